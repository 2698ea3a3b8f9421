"""A morning's work in the real window with the real model: run, review by keys, draw, undo, export.

Everything is done with mouse and keys; the session is only looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_program import Program, press

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.formats.coco.checking.check import check_file
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.shell.main_window import MainWindow

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform
]
RUN_MS = 240_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


def drag(window: MainWindow, points: Sequence[tuple[float, float]]) -> None:
    """Drag the mouse through places of the photo."""
    view = window.canvas.view
    places = [view.mapFromScene(QPointF(*point)) for point in points]
    QTest.mousePress(view.viewport(), LEFT, pos=places[0])
    for place in places[1:]:
        here = QPointF(place)
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            here,
            view.viewport().mapToGlobal(here),
            Qt.MouseButton.NoButton,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), event)
    QTest.mouseRelease(view.viewport(), LEFT, pos=places[-1])


def click(window: MainWindow, x: float, y: float) -> None:
    view = window.canvas.view
    QTest.mouseClick(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(x, y)))


def document(session: Session) -> ImageDocument:
    current = session.images.document()
    assert current is not None
    return current


def count(session: Session, state: str) -> int:
    return sum(annotation.state == state for annotation in document(session).annotations)


def look_for(session: Session, text: str, qtbot: Any) -> None:
    """Type into the prompt bar and run."""
    press("/")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, text)
    with qtbot.waitSignal(session.trace_changed, timeout=RUN_MS):
        press(Qt.Key.Key_Return)


def undo_all(session: Session) -> int:
    steps = 0
    stack = session.edits.undo_stack()
    while stack is not None and stack.canUndo():
        press("z", CTRL)
        steps += 1
    return steps


def test_run_review_draw_undo_export_reopen(
    photos: Path, program: Program, tmp_path: Path, qtbot: Any
) -> None:
    window, session = program.open()
    with qtbot.waitSignal(session.image_opened, timeout=10_000):
        session.project.open(photos)
    before = document(session)
    look_for(session, "rocket, flag, helmet, cat, dog, bus", qtbot)
    assert count(session, "proposed") >= 3

    # review by keys alone: accept two, reject one
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, "x"):
        press(Qt.Key.Key_Tab)
        press(key)
    assert (count(session, "accepted"), count(session, "rejected")) == (2, 1)

    press(Qt.Key.Key_Escape)
    press("p")
    for point in ((200, 60), (280, 60), (280, 140), (200, 140)):
        click(window, *point)
    press(Qt.Key.Key_Return)
    assert count(session, "accepted") == 3
    press("b")
    press("c")
    drag(window, [(240, 140), (240, 160), (240, 190)])
    assert count(session, "accepted") == 3  # the stroke belongs to the polygon
    press("j", ALT)
    drag(window, [(190, 100), (240, 100), (290, 100)])
    assert count(session, "accepted") == 4  # divided

    last = document(session)
    steps = undo_all(session)
    assert document(session).annotations == before.annotations
    for _ in range(steps):
        press("z", CTRL | SHIFT)
    assert document(session) == last

    press(Qt.Key.Key_Return, CTRL)
    done = document(session)
    assert done.state == "done"
    out = tmp_path / "out.json"
    with qtbot.waitSignal(session.export_finished, timeout=30_000) as exported:
        session.export.start(out, ExportOptions(overwrite=True))
    assert exported.args[0].annotations >= 4
    assert [v for v in check_file(out, photos) if v.level == "error"] == []
    program.close()

    window, session = program.open()
    with qtbot.waitSignal(session.project_opened, timeout=10_000):
        session.project.open(photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=10_000)
    assert document(session) == done


def test_closing_in_a_stroke_keeps_what_was_accepted(
    photos: Path, program: Program, qtbot: Any
) -> None:
    window, session = program.open()
    with qtbot.waitSignal(session.image_opened, timeout=10_000):
        session.project.open(photos)
    session.categories.ensure("helmet")
    qtbot.waitUntil(lambda: bool(session.categories.listed()), timeout=20_000)
    window.canvas.setFocus()
    press("r")
    drag(window, [(50, 50), (100, 100), (150, 150)])
    accepted = document(session)
    assert count(session, "accepted") == 1
    press("b")
    view = window.canvas.view
    QTest.mousePress(view.viewport(), LEFT, pos=view.mapFromScene(QPointF(300, 300)))
    program.close()

    window, session = program.open()
    with qtbot.waitSignal(session.project_opened, timeout=10_000):
        session.project.open(photos)
    qtbot.waitUntil(lambda: session.images.document() is not None, timeout=10_000)
    assert document(session) == accepted
