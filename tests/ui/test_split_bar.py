"""Split into parts shows the objects with their number; Enter keeps them, Esc takes it back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from services_watch import draw_mask
from ui_hand import SHIFT, Hand

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.drawing.split_bar import SplitBar
from carnn_desktop.ui.shell.main_window import MainWindow


@pytest.fixture
def hand(ready: MainWindow, session: Session, qtbot: Any) -> Hand:
    """The window with one selected object of three parts."""
    session.categories.ensure("cat")
    qtbot.waitUntil(lambda: bool(session.categories.listed()))
    pixels = np.zeros((48, 64), np.bool_)
    for left in (4, 24, 44):
        pixels[10:30, left : left + 12] = True
    draw_mask(session, session.categories.listed()[0].id, crop_mask(frozen(pixels)))
    ready.canvas.setFocus()
    session.selection.select([whole(session)])
    return Hand(ready)


def whole(session: Session) -> str:
    (annotation,) = annotations(session)
    return str(annotation.id)


def annotations(session: Session) -> Any:
    document = session.images.document()
    assert document is not None
    return document.annotations


@pytest.fixture
def bar(ready: MainWindow) -> SplitBar:
    found = ready.findChild(SplitBar)
    assert found is not None
    return found


def test_the_parts_are_counted_and_kept_by_enter(
    hand: Hand, session: Session, bar: SplitBar
) -> None:
    hand.press("p", SHIFT)
    assert bar.isVisible()
    assert bar._count.text() == "3 objects"
    assert len(annotations(session)) == 3
    hand.press(Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert len(annotations(session)) == 3
    session.edits.undo()
    assert len(annotations(session)) == 1, "splitting is one step"


def test_esc_takes_it_back(hand: Hand, session: Session, bar: SplitBar) -> None:
    before = annotations(session)
    hand.press("p", SHIFT)
    hand.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert annotations(session) == before
    assert session.selection.ids() == (whole(session),)


def test_doing_something_else_keeps_the_parts(hand: Hand, session: Session, bar: SplitBar) -> None:
    hand.press("p", SHIFT)
    session.edits.reject([annotations(session)[0].id])
    assert not bar.isVisible()
    assert len(annotations(session)) == 3


def test_one_part_is_told_and_shows_nothing(hand: Hand, session: Session, bar: SplitBar) -> None:
    hand.press("p", SHIFT)
    hand.press(Qt.Key.Key_Return)
    session.selection.select([annotations(session)[0].id])
    hand.press("p", SHIFT)
    assert not bar.isVisible()
    assert len(annotations(session)) == 3
