"""The fixture that hunts for leftovers finds them."""

from __future__ import annotations

import threading
from typing import Any

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QLabel
from services_watch import leftovers


def test_a_running_thread_a_timer_and_a_window_are_found(qapp: Any) -> None:
    found_it = threading.Event()

    class Sleeper(QThread):
        def run(self) -> None:
            found_it.wait(30)  # the search takes its time where much was imported

    assert leftovers({id(item) for item in qapp.topLevelWidgets()}) == []
    thread, timer, window = Sleeper(), QTimer(), QLabel("left")
    thread.start()
    timer.start(1000)
    found = " ".join(leftovers(set()))
    assert "Sleeper" in found
    assert "QTimer" in found
    assert "QLabel" in found
    found_it.set()
    thread.wait()
    timer.stop()
    window.deleteLater()
    qapp.sendPostedEvents(window, 52)  # QEvent.DeferredDelete
