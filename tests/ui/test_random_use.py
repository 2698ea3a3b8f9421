"""Hundreds of random actions: nothing raises, undo and redo end where they should, disk and all.

Every seed is a fixed sequence of mouse and menu actions (which of them are possible depends on
what the ones before have done). Signals that raise fail a test by themselves (pytest-qt).
"""

from __future__ import annotations

import random
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_keys import run

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.project.project import Project
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.shell.main_window import MainWindow

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
MODIFIERS = (
    *[Qt.KeyboardModifier.NoModifier] * 4,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
EDITS = (
    *("undo", "undo", "redo", "delete", "deselect", "select_all", "copy", "paste", "duplicate"),
    *("accept", "reject", "accept_all", "restore", "flag", "mark_done", "reopen"),
    *("fill_holes", "remove_islands", "split_parts", "join", "subtract", "protect", "crowd"),
    *("raise", "lower", "to_top", "to_bottom", "nudge_left", "nudge_up", "brush_larger"),
    *("next_proposal", "previous_proposal", "show_rejected", "hide_selected", "hide_all", "fill"),
    *("zoom_in", "zoom_out", "fit", "zoom_to_object", "cancel", "run_image", "peek"),
)
TOOLS = (
    *("tool_select", "tool_select", "tool_move", "tool_polygon", "tool_box", "tool_brush"),
    *("tool_eraser", "tool_vertices", "tool_knife"),
)
STEPS = 350


class Hand:
    """Does one random thing after the other."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window = window
        self._random = random.Random(seed)
        self.done: list[str] = []

    def step(self) -> None:
        chance = self._random.random()
        if chance < 0.5:
            self._use_mouse()
        elif chance < 0.65:
            self._trigger(self._random.choice(TOOLS))
        elif chance < 0.7:
            key = self._random.choice((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3))
            self.done.append(key.name)
            QTest.keyClick(self._window.canvas.view, key)
        else:
            self._trigger(self._random.choice(EDITS))
        QApplication.processEvents()

    def _trigger(self, action_id: str) -> None:
        action = self._window.actions_by_id[action_id]
        if action.isEnabled():
            self.done.append(action_id)
            action.trigger()

    def _place(self) -> QPoint:
        area = self._window.canvas.view.viewport().rect()
        return QPoint(self._random.randrange(area.width()), self._random.randrange(area.height()))

    def _use_mouse(self) -> None:
        target, chance = self._window.canvas.view.viewport(), self._random.random()
        modifier = self._random.choice(MODIFIERS)
        if chance < 0.3:
            self.done.append("click")
            QTest.mouseClick(target, LEFT, modifier, self._place())
        elif chance < 0.4:
            self.done.append("double click")
            QTest.mouseDClick(target, LEFT, modifier, self._place())
        else:
            self.done.append("drag")
            QTest.mousePress(target, LEFT, modifier, self._place())
            for _ in range(self._random.randrange(1, 5)):
                QTest.mouseMove(target, self._place())
                QApplication.processEvents()
            if chance > 0.95:
                QTest.keyClick(self._window.canvas.view, Qt.Key.Key_Escape)
            QTest.mouseRelease(target, LEFT, modifier, self._place())


def _document(session: Session) -> ImageDocument:
    current = session.images.document()
    assert current is not None
    return current


def _exhaust(window: MainWindow, action_id: str) -> int:
    action, count = window.actions_by_id[action_id], 0
    while action.isEnabled():
        action.trigger()
        QApplication.processEvents()
        count += 1
        assert count <= 4 * STEPS, f"{action_id} never ends"
    return count


@pytest.mark.parametrize("seed", range(4))
def test_random_use_is_undone_redone_and_stored(
    seed: int, ready: MainWindow, session: Session, qtbot: Any
) -> None:
    first = _document(session)
    ready.canvas.setFocus()
    run(ready, session, "dog, cat", qtbot)
    hand = Hand(ready, seed)
    for _ in range(STEPS):
        hand.step()
    ready.actions_by_id["tool_select"].trigger()
    ready.actions_by_id["cancel"].trigger()
    qtbot.waitUntil(lambda: not session.runs.state().active, timeout=20_000)
    _exhaust(ready, "redo")  # the last step may have been an undo
    last = _document(session)
    undone = _exhaust(ready, "undo")
    assert undone > 10, hand.done
    assert _document(session).annotations == first.annotations, hand.done
    assert _exhaust(ready, "redo") == undone, hand.done
    assert _document(session) == last, hand.done
    info = session.project.info()
    assert info is not None
    assert session.project.flush(20.0)
    session.shutdown()
    with Project.open(info.project_path) as stored:
        assert stored.documents.load(last.image_id) == last
