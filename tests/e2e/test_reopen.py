"""A change of the language builds the window anew, at the photo that was open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from carnn_desktop.app import run_gui
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.shell.main_window import MainWindow
from carnn_desktop.ui.shell.reopen import reopen

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform
PATIENCE_MS = 30_000
TOO_LATE = 99


def the_window() -> MainWindow | None:
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)]
    visible = [window for window in found if window.isVisible()]
    return visible[0] if visible else None


class Script:
    """Goes through steps while the program runs; a step is over when it returns True."""

    def __init__(self, *steps: Callable[[MainWindow], bool]) -> None:
        self._steps = list(steps)
        self._timer = QTimer(interval=30)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        self._end = QTimer(singleShot=True, interval=PATIENCE_MS)
        self._end.timeout.connect(lambda: QApplication.exit(TOO_LATE))
        self._end.start()

    def _go_on(self) -> None:
        window = the_window()
        if window is not None and self._steps and self._steps[0](window):
            self._steps.pop(0)

    def stop(self) -> list[Callable[[MainWindow], bool]]:
        self._timer.stop()
        self._end.stop()
        return self._steps


def test_the_window_comes_back_in_the_other_language(qapp: QApplication, photos: Path) -> None:
    SettingsStore().update(load_model_at_start=False, language="en", guide="seen")
    seen: list[str] = []

    def shows(window: MainWindow, name: str) -> bool:
        return window.windowTitle().startswith(name)

    def go_on(window: MainWindow) -> bool:
        window.actions_by_id["next_image"].trigger()
        return True

    def change(window: MainWindow) -> bool:
        seen.append(window.actions_by_id["open_folder"].text())
        window._session.settings.update(language="de")
        reopen(window)
        return True

    def note(window: MainWindow) -> bool:
        seen.append(window.actions_by_id["open_folder"].text())
        window.close()
        return True

    script = Script(
        lambda w: shows(w, "astronaut"),
        go_on,
        lambda w: shows(w, "chelsea"),
        change,
        lambda w: shows(w, "chelsea") and bool(seen),
        note,
    )
    code = run_gui(photos)
    assert script.stop() == []
    assert code == 0
    english, german = seen
    assert "Open folder" in english.replace("&", "")
    assert "Ordner" in german
