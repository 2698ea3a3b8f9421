"""What a run says, its count and the time that is left, is in sight for as long as it goes on."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flow_window import CTRL, Desk
from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from services_fakes import Script

from carnn_desktop.ui.look import languages

SMALL_WH = (1024, 660)  # what a frame leaves of a screen of 1024 x 700


@pytest.fixture(scope="module", params=["en", "de"])
def kept_desk(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Desk]:
    font = qapp.font()
    installed = languages.install(qapp, request.param)
    made = Desk(qapp, tmp_path_factory.mktemp("home"), Script())
    yield made
    made.close()
    languages.remove(qapp, installed)
    qapp.setFont(font)


def _told(desk: Desk) -> str:
    """Return the words beside the bar; they have to be read whole."""
    label = desk.window.status._what
    assert label.isVisible()
    wide = label.fontMetrics().horizontalAdvance(label.text())
    assert wide <= label.contentsRect().width(), f"{label.text()!r} is shown with dots"
    return label.text()


def _point_at(desk: Desk, tip: str) -> str:
    """Let the mouse rest on a control with that tip; return the message that the bar shows."""
    QApplication.sendEvent(desk.window, QStatusTipEvent(tip))
    return desk.window.status.currentMessage()


def test_on_a_small_screen_with_the_mouse_anywhere(opened: Desk, script: Script) -> None:
    opened.window.resize(*SMALL_WH)
    least = opened.window.minimumSizeHint().width()
    opened.look_for("cat")  # the time that a photo takes is known now
    at_rest = opened.window.canvas.view.viewport().height()
    script.gate = threading.Event()

    def run(dialog: QDialog) -> None:
        button = next(b for b in dialog.findChildren(QPushButton) if b.isDefault())
        opened.wait(button.isEnabled)
        assert _point_at(opened, "Run") == "Run"  # it rests on what starts the run
        opened.click(button)

    opened.press("/")
    opened.answer(run, lambda: opened.press("b", CTRL))
    runs = opened.session.runs
    opened.wait(lambda: runs.state().total == 4 and runs.state().seconds_left is not None)
    opened.wait(opened.window.status._what.isVisible)
    assert re.search(r"1 .+ 4, .+ ", _told(opened))
    assert opened.window.canvas.view.viewport().height() == at_rest  # the photo stays in its place
    assert _point_at(opened, "Stop") == ""
    assert re.search(r"1 .+ 4, .+ ", _told(opened))
    late = replace(runs.state(), done=117, total=118, failed=12, seconds_left=3_000.0)
    status = opened.window.status
    with QSignalBlocker(opened.session):  # a report of the run would take its place
        status._run_changed(late)
        for box in (status._what.parentWidget(), status):
            box.updateGeometry()
            box.layout().activate()
        assert re.search(r"118 .+ 118, .+ 50 min.*, 12 ", status._what.text())
        assert status.layout().minimumSize().width() <= SMALL_WH[0]  # all has its room
    assert opened.window.minimumSizeHint().width() == least  # no words make the window wider
    script.gate.set()
    opened.wait(lambda: not runs.state().active)
    assert _point_at(opened, "Run") == "Run"
    assert _point_at(opened, "") == ""
