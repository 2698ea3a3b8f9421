"""Objects are moved by a drag or by the arrow keys: never by mistake, and one drag is one step."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from services_watch import draw_mask
from ui_hand import ALT, CTRL, SHIFT, Hand

from carnn_desktop.annotations import drawing
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import ImageDocument, Mask
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.drawing.options_bar import OptionsBar
from carnn_desktop.ui.look.qimage import rgb_array
from carnn_desktop.ui.shell.main_window import MainWindow


def block(x: int, y: int, width: int, height: int) -> Mask:
    return crop_mask(np.ones((height, width), bool), x, y)


def document(session: Session) -> ImageDocument:
    current = session.images.document()
    assert current is not None
    return current


def masks(session: Session) -> list[Mask]:
    return [annotation.mask for annotation in document(session).annotations]


def steps(session: Session) -> int:
    stack = session.edits.undo_stack()
    assert stack is not None
    return stack.index()


@pytest.fixture
def hand(ready: MainWindow, session: Session, qtbot: Any) -> Hand:
    """The window with two accepted objects on the photo, the first one selected."""
    session.categories.ensure("cat")
    qtbot.waitUntil(lambda: bool(session.categories.listed()), timeout=20_000)
    draw_mask(session, 1, block(5, 5, 10, 10))
    draw_mask(session, 1, block(30, 20, 10, 10))
    session.selection.select([document(session).annotations[0].id])
    ready.canvas.setFocus()
    return Hand(ready)


def test_a_plain_drag_moves_the_photo_not_the_object(hand: Hand, session: Session) -> None:
    before = masks(session)
    hand.drag([(10, 10), (20, 15), (30, 20)])
    assert masks(session) == before
    assert steps(session) == 2


def test_a_drag_with_ctrl_moves_the_selected_object(hand: Hand, session: Session) -> None:
    hand.drag([(10, 10), (15, 12), (18, 14)], CTRL)
    assert masks(session) == [block(13, 9, 10, 10), block(30, 20, 10, 10)]
    assert steps(session) == 3
    assert session.selection.ids() == (document(session).annotations[0].id,)
    session.edits.undo()
    assert masks(session)[0] == block(5, 5, 10, 10)
    session.edits.redo()
    assert masks(session)[0] == block(13, 9, 10, 10)


def test_a_tremble_is_a_click_not_a_drag(hand: Hand, session: Session) -> None:
    view = hand.view
    place, far = hand.at(10, 10), QApplication.startDragDistance()
    hand.down(10, 10, CTRL)
    hand.to_place(place.x() + far - 1, place.y(), CTRL)
    hand.up(10, 10, CTRL)
    assert masks(session)[0] == block(5, 5, 10, 10)
    assert session.selection.ids() == ()  # Ctrl and a click take it out of the selection
    assert view.viewport().cursor().shape() != Qt.CursorShape.SizeAllCursor


def test_ctrl_drag_beside_the_selected_object_moves_the_photo(hand: Hand, session: Session) -> None:
    before = masks(session)
    hand.drag([(35, 25), (45, 30)], CTRL)
    assert masks(session) == before


def test_escape_puts_it_back_and_the_rest_of_the_drag_does_nothing(
    hand: Hand, session: Session
) -> None:
    plain = rgb_array(hand.view.viewport().grab().toImage())
    hand.down(10, 10, CTRL)
    hand.to(20, 20, CTRL)
    shown = rgb_array(hand.view.viewport().grab().toImage())
    assert (shown != plain).any()
    assert hand.view.viewport().cursor().shape() == Qt.CursorShape.SizeAllCursor
    hand.press(Qt.Key.Key_Escape)
    hand.to(30, 20, CTRL)
    hand.up(30, 20, CTRL)
    assert masks(session)[0] == block(5, 5, 10, 10)
    assert steps(session) == 2
    assert session.selection.ids() == (document(session).annotations[0].id,)
    session.selection.select([])
    session.selection.select([document(session).annotations[0].id])
    hand.to(50, 40, held=False)
    assert np.array_equal(rgb_array(hand.view.viewport().grab().toImage()), plain)


def test_shift_keeps_it_straight(hand: Hand, session: Session) -> None:
    hand.drag([(10, 10), (15, 10), (20, 13)], CTRL | SHIFT)
    assert masks(session)[0] == block(15, 5, 10, 10)


def test_several_move_together_and_stay_whole(hand: Hand, session: Session) -> None:
    session.edits.undo()
    draw_mask(session, 1, block(15, 5, 10, 10))  # touches the first one
    session.selection.select(annotation.id for annotation in document(session).annotations)
    hand.drag([(20, 10), (24, 12), (26, 13)], CTRL)
    assert masks(session) == [block(11, 8, 10, 10), block(21, 8, 10, 10)]
    assert len(session.selection.ids()) == 2


def test_what_leaves_the_photo_is_cut_off_and_comes_back(hand: Hand, session: Session) -> None:
    hand.drag([(12, 12), (8, 8), (4, 12)], CTRL)
    assert masks(session)[0] == block(0, 5, 7, 10)
    session.edits.undo()
    assert masks(session)[0] == block(5, 5, 10, 10)


def test_the_tool_takes_what_is_under_it(hand: Hand, session: Session, ready: MainWindow) -> None:
    hand.press("m")
    assert ready.actions_by_id["tool_move"].isChecked()
    bar = ready.findChild(OptionsBar)
    assert isinstance(bar, OptionsBar)
    assert bar.isVisible()
    hand.drag([(35, 25), (38, 25), (40, 27)])
    assert masks(session) == [block(5, 5, 10, 10), block(35, 22, 10, 10)]
    hand.drag([(55, 5), (60, 9)])
    assert session.selection.ids() == ()
    assert masks(session) == [block(5, 5, 10, 10), block(35, 22, 10, 10)]
    hand.press(Qt.Key.Key_Escape)
    assert ready.actions_by_id["tool_select"].isChecked()


def test_the_next_photo_lets_go_of_a_drag(hand: Hand, session: Session, qtbot: Any) -> None:
    hand.down(10, 10, CTRL)
    hand.to(20, 20, CTRL)
    here = document(session)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next()
    hand.up(25, 25, CTRL)
    assert document(session).annotations == ()
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        session.images.open_next(-1)
    assert document(session).annotations == here.annotations


def test_arrow_keys_are_one_step_and_lose_nothing_on_the_way(hand: Hand, session: Session) -> None:
    for _ in range(8):
        hand.press(Qt.Key.Key_Left, ALT)
    assert masks(session)[0] == block(0, 5, 7, 10)
    for _ in range(10):
        hand.press(Qt.Key.Key_Right, ALT)
    assert masks(session)[0] == block(7, 5, 10, 10)
    assert steps(session) == 3
    session.edits.undo()
    assert masks(session)[0] == block(5, 5, 10, 10)
    session.selection.select([document(session).annotations[1].id])
    hand.press(Qt.Key.Key_Down, ALT)
    assert masks(session) == [block(5, 5, 10, 10), block(30, 21, 10, 10)]


def test_accepted_objects_keep_off_each_other_or_take(
    hand: Hand, session: Session, ready: MainWindow
) -> None:
    hand.drag([(10, 10), (20, 20), (30, 20)], CTRL)  # onto the other one
    assert masks(session)[0].area == 100 - 25
    assert masks(session)[1].area == 100
    session.edits.undo()
    ready.actions_by_id["protect"].setChecked(False)
    hand.drag([(10, 10), (20, 20), (30, 20)], CTRL)
    assert masks(session)[0] == block(25, 15, 10, 10)
    assert masks(session)[1].area == 100 - 25
    assert steps(session) == 3


def test_nothing_is_moved_wholly_out_of_the_photo(hand: Hand, session: Session) -> None:
    told: list[Any] = []
    session.notice.connect(told.append)
    before = document(session)
    hand.drag([(10, 10), (-5, 5), (-20, 10)], CTRL)
    assert document(session).annotations == before.annotations
    assert told
    assert told[-1].remedy


def test_a_move_by_nothing_changes_nothing(hand: Hand, session: Session) -> None:
    before = document(session)
    assert drawing.move(before, [before.annotations[0].id], 0, 0, protect=True).document is before
    hand.drag([(10, 10), (20, 10), (10, 10)], CTRL)
    assert document(session) is before
    assert hand.view.viewport().cursor().shape() != Qt.CursorShape.ClosedHandCursor
