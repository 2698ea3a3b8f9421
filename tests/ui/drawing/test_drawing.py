"""The drawing tools with real mouse and keys on the real window: one drag is one step."""

from __future__ import annotations

from typing import Any

import pytest
from drawn import block, document, only, steps
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication
from ui_hand import ALT, CTRL, LEFT, NONE, RIGHT, SHIFT, Hand

from carnn_desktop.annotations.masks import full_mask, mask_iou
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.events import Notice
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.shell.main_window import MainWindow


def test_a_polygon_by_clicks(hand: Hand, session: Session) -> None:
    hand.press("p")
    for point in ((10, 10), (30, 10), (30, 30), (10, 30)):
        hand.click(*point)
    assert not document(session).annotations
    hand.press(Qt.Key.Key_Return)
    annotation = only(session)
    assert annotation.state == "accepted"
    assert mask_iou(annotation.mask, block(10, 10, 20, 20)) > 0.9
    assert session.selection.ids() == (annotation.id,)
    assert steps(session) == 1


def test_corners_are_taken_back_and_a_polygon_is_let_go(hand: Hand, session: Session) -> None:
    hand.press("p")
    for point in ((10, 10), (30, 10), (30, 30), (60, 40)):
        hand.click(*point)
    hand.press(Qt.Key.Key_Backspace)
    hand.click(10, 30)
    hand.click(10, 10)  # closes
    assert mask_iou(only(session).mask, block(10, 10, 20, 20)) > 0.9
    for point in ((40, 10), (50, 10), (50, 20)):
        hand.click(*point)
    hand.press(Qt.Key.Key_Escape)
    hand.press(Qt.Key.Key_Return)
    assert len(document(session).annotations) == 1


def test_a_double_click_closes(hand: Hand, session: Session) -> None:
    hand.press("p")
    hand.click(10, 10)
    hand.click(30, 10)
    hand.click(30, 30)
    hand.double_click(30, 30)
    assert abs(only(session).mask.area - 200) < 40


def test_a_box_and_more_and_less_of_it(hand: Hand, session: Session) -> None:
    hand.press("r")
    hand.drag([(10, 10), (20, 20), (30, 30)])
    annotation = only(session)
    assert mask_iou(annotation.mask, block(10, 10, 20, 20)) > 0.9
    hand.drag([(30, 10), (40, 30)], SHIFT)
    assert mask_iou(only(session).mask, block(10, 10, 30, 20)) > 0.9
    hand.drag([(10, 10), (40, 15)], ALT)
    assert mask_iou(only(session).mask, block(10, 15, 30, 15)) > 0.85
    assert only(session).id == annotation.id
    assert steps(session) == 3


def test_the_brush_paints_one_object_in_strokes(
    hand: Hand, session: Session, context: DrawingContext
) -> None:
    context.options.set_size(6)
    hand.press("b")
    hand.drag([(10, 20), (20, 20), (40, 20)])
    first = only(session)
    assert 6 * 30 * 0.8 < first.mask.area < 6 * 36 * 1.2
    hand.press("c")
    hand.drag([(25, 10), (25, 30)])
    assert only(session).id == first.id
    assert only(session).mask.area > first.mask.area
    hand.drag([(10, 20), (22, 20)], CTRL)  # erases
    painted = full_mask(only(session).mask, 64, 48)
    assert not painted[20, 12]
    assert painted[20, 35]
    assert steps(session) == 3
    session.edits.undo()
    session.edits.undo()
    assert only(session) == first
    session.edits.undo()
    assert not document(session).annotations


def test_the_eraser_takes_what_is_under_it(
    hand: Hand, session: Session, context: DrawingContext
) -> None:
    hand.press("r")
    hand.drag([(10, 10), (40, 40)])
    session.selection.select(())
    context.options.set_size(8)
    hand.press("e")
    hand.drag([(5, 25), (45, 25)])
    erased = full_mask(only(session).mask, 64, 48)
    assert not erased[25, 10:40].any()
    assert erased[12, 12:38].all()
    context.options.set_size(200)
    hand.drag([(20, 20), (30, 30)])
    assert not document(session).annotations  # nothing was left of it


def test_keys_change_the_size(hand: Hand, context: DrawingContext) -> None:
    hand.press("b")
    before = context.options.size
    hand.press("]")
    hand.press("]")
    assert context.options.size > before
    for _ in range(40):
        hand.press("[")
    assert context.options.size == 1


def test_painting_keeps_off_accepted_objects_or_takes_from_them(
    hand: Hand, session: Session, ready: MainWindow, context: DrawingContext
) -> None:
    hand.press("r")
    hand.drag([(10, 10), (30, 40)])
    first = only(session)
    session.selection.select(())
    context.options.set_size(10)
    hand.press("b")
    hand.drag([(25, 20), (45, 20)])
    second = document(session).annotations[1]
    assert document(session).annotation(first.id) == first
    assert not full_mask(second.mask, 64, 48)[:, :30].any()
    session.edits.undo()
    session.selection.select(())
    ready.actions_by_id["protect"].setChecked(False)
    hand.drag([(25, 20), (45, 20)])
    second = document(session).annotations[1]
    assert full_mask(second.mask, 64, 48)[20, 22:45].all()
    taken = document(session).annotation(first.id).mask
    assert taken.area < first.mask.area
    assert not (full_mask(taken, 64, 48) & full_mask(second.mask, 64, 48)).any()


def test_a_line_divides(hand: Hand, session: Session) -> None:
    hand.press("r")
    hand.drag([(10, 10), (40, 40)])
    whole = only(session)
    session.selection.select(())
    hand.press("j", ALT)
    hand.drag([(5, 20), (30, 20), (50, 20)])
    pieces = document(session).annotations
    assert len(pieces) == 2
    assert pieces[0].id == whole.id
    assert sum(piece.mask.area for piece in pieces) == whole.mask.area
    session.edits.undo()
    assert only(session) == whole


@pytest.mark.parametrize("tool", ["p", "r", "b", "e", "q"])
def test_escape_lets_go_then_puts_the_tool_away(
    hand: Hand, session: Session, ready: MainWindow, tool: str
) -> None:
    hand.press(tool)
    hand.down(10, 10)
    hand.to(20, 20)
    hand.press(Qt.Key.Key_Escape)
    hand.up(20, 20)
    assert not document(session).annotations
    hand.press(Qt.Key.Key_Escape)
    assert ready.actions_by_id["tool_select"].isChecked()


def test_without_a_class_its_name_is_asked(
    ready: MainWindow, session: Session, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready.dialogs, "ask_name", lambda *_args: "bird")
    ready.canvas.setFocus()
    hand = Hand(ready)
    hand.press("r")
    hand.drag([(10, 10), (30, 30)])
    qtbot.waitUntil(lambda: bool(document(session).annotations))
    assert [category.name for category in session.categories.listed()] == ["bird"]


def test_the_name_that_is_asked_for_is_what_was_looked_for(
    ready: MainWindow, session: Session, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def ask(_title: str, text: str) -> str:
        offered.append(text)
        return ""

    monkeypatch.setattr(ready.dialogs, "ask_name", ask)
    monkeypatch.setattr(session.categories, "current", lambda: None)
    ready.canvas.setFocus()
    hand = Hand(ready)
    session.runs.run_image(RunRequest(text="pothole|hole, crack"))
    qtbot.waitUntil(lambda: not session.runs.state().active, timeout=60_000)
    hand.press("r")
    hand.drag([(10, 10), (30, 30)])
    assert offered == ["pothole"]


def test_undo_all_redo_all(hand: Hand, session: Session, context: DrawingContext) -> None:
    first = document(session)
    hand.press("r")
    hand.drag([(10, 10), (40, 40)])
    context.options.set_size(6)
    hand.press("b")
    hand.drag([(40, 25), (55, 25)], SHIFT)
    hand.press("j", ALT)
    hand.drag([(5, 20), (60, 20)])
    last = document(session)
    assert len(last.annotations) == 2
    for _ in range(3):
        session.edits.undo()
    assert document(session).annotations == first.annotations
    for _ in range(3):
        session.edits.redo()
    assert document(session) == last


def test_a_refused_drawing_says_why(hand: Hand, session: Session) -> None:
    told: list[Notice] = []
    session.notice.connect(told.append)
    hand.press("r")
    hand.drag([(10, 10), (40, 40)])
    session.selection.select(())
    hand.drag([(15, 15), (20, 20)])
    assert len(document(session).annotations) == 1
    assert told
    assert told[-1].remedy


def test_other_buttons_within_a_stroke_do_not_end_it(
    hand: Hand, session: Session, context: DrawingContext
) -> None:
    port = hand.view.viewport()

    def send(kind: QMouseEvent.Type, button: Any, buttons: Any, x: float, y: float) -> None:
        place = QPointF(hand.at(x, y))
        event = QMouseEvent(kind, place, port.mapToGlobal(place), button, buttons, NONE)
        QApplication.sendEvent(port, event)

    middle, none = Qt.MouseButton.MiddleButton, Qt.MouseButton.NoButton
    press, release = QMouseEvent.Type.MouseButtonPress, QMouseEvent.Type.MouseButtonRelease
    context.options.set_size(6)
    hand.press("b")
    send(press, LEFT, LEFT, 10, 20)
    hand.to(20, 20)
    for button in (RIGHT, middle):
        send(press, button, LEFT | button, 20, 20)
        send(release, button, LEFT, 20, 20)
    hand.to(40, 20)
    send(release, LEFT, none, 40, 20)
    assert full_mask(only(session).mask, 64, 48)[20, 10:40].all()
    before = hand.at(0, 0)
    hand.to(10, 40, held=False)
    assert hand.at(0, 0) == before  # nothing pans
    assert steps(session) == 1


def test_the_other_end_of_a_pen_erases(
    hand: Hand, session: Session, context: DrawingContext
) -> None:
    kind = QPointingDevice.PointerType.Eraser
    able = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    pen = QPointingDevice("pen", 7, QInputDevice.DeviceType.Stylus, kind, able, 1, 2)

    def send(event_type: QTabletEvent.Type, x: float, y: float, buttons: Any) -> None:
        place = QPointF(hand.at(x, y))
        event = QTabletEvent(event_type, pen, place, place, 1.0, 0, 0, 0, 0, 0, NONE, LEFT, buttons)
        QApplication.sendEvent(hand.view.viewport(), event)

    hand.press("r")
    hand.drag([(10, 10), (40, 40)])
    context.options.set_size(8)
    for tool in ("b", "e"):
        hand.press(tool)
        send(QTabletEvent.Type.TabletPress, 5, 25, LEFT)
        send(QTabletEvent.Type.TabletMove, 45, 25, LEFT)
        send(QTabletEvent.Type.TabletRelease, 45, 25, Qt.MouseButton.NoButton)
        erased = full_mask(only(session).mask, 64, 48)
        assert not erased[25, 10:40].any()
        assert erased[12, 12:38].all()
        session.edits.undo()
        assert full_mask(only(session).mask, 64, 48)[25, 12:38].all()
