"""Opens every window and dialog on a screen of a given size, and says what does not fit on it.

    python screen_program.py WIDTH HEIGHT SCALE PHOTOS [--shots FOLDER] [--dark]

Run by a test in a process of its own: Qt reads the screen when it starts. Prints one JSON list of
sentences; an empty one is what is wanted. Width and height are pixels of the screen, not scaled.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1 + up]) for up in (2, 1)]
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "samples"))
ACTIONS = (
    *("run_folder", "export", "settings", "shortcuts", "about", "manage_models", "quality_open"),
    *("choose_class", "attributes", "learned_open"),
)


def use_screen(width: int, height: int, scale: float) -> None:
    """Give Qt's offscreen platform a screen of that size, before it starts."""
    screen = {"name": "s", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    file = Path(tempfile.mkdtemp()) / "screen.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    os.environ["QT_SCALE_FACTOR"] = str(scale)


class Tour:
    """Walks through the windows of the program."""

    def __init__(self, home: Path, photos: Path, shots: Path | None, *, dark: bool) -> None:
        from PySide6.QtWidgets import QApplication
        from services_fakes import Script

        from carnn_desktop.services.session.session import Session
        from carnn_desktop.services.settings import SettingsStore
        from carnn_desktop.ui.look.theme import Theme
        from carnn_desktop.ui.shell.main_window import MainWindow

        self.found: list[str] = []
        self._shots, self._photos = shots, photos
        self.app = QApplication.instance() or QApplication(["carnn"])
        store = SettingsStore(home / "settings.json")
        store.update(load_model_at_start=False)
        self.script = Script()
        self.session = Session(
            settings=store, cache_folder=home / "cache", segmenter_factory=self.script.factory
        )
        self.window = MainWindow(
            self.session, Theme(self.app, "dark" if dark else "light", self.session)
        )

    def go(self) -> None:
        """Open one window after the other."""
        self.window.show()
        self.window.activateWindow()
        self._settle(self.window.isVisible)
        self._look(self.window, "start")
        self.session.project.open(self._photos)
        self._settle(lambda: self.session.images.document() is not None)
        self.window.prompt.set_text("cat, dog")
        self.window.actions_by_id["run_image"].trigger()
        self._settle(lambda: len(self.session.images.document().annotations) == 2)
        self._settle(lambda: not self.session.runs.state().active)
        self.session.selection.select_next_proposal()
        self._look(self.window, "review")
        for name in ACTIONS:
            self._open(name)
        self.script.guesses, self.script.finds = True, lambda name: False
        self.window.prompt.set_text("horse, cow")
        self.window.actions_by_id["run_image"].trigger()
        self._settle(lambda: not self.session.runs.state().active)
        self._look(self.window, "none found")
        self.window.actions_by_id["show_trace"].trigger()
        self._look(self.window, "trace")
        self.window.close()

    def _open(self, name: str) -> None:
        """Trigger an action and look at what it opens, modal or not."""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QDialog

        def look() -> None:
            shown = [
                w
                for w in QApplication.topLevelWidgets()
                if w is not self.window and w.isVisible() and w.isWindow()
            ]
            if not shown:
                self.found.append(f"{name} opened nothing")
            for widget in shown:
                self._look(widget, name)
                widget.reject() if isinstance(widget, QDialog) else widget.close()

        QTimer.singleShot(250, look)
        self.window.actions_by_id[name].trigger()
        self._settle(lambda: True, at_least=0.4)

    def _look(self, widget: object, name: str) -> None:
        from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QLabel, QWidget

        assert isinstance(widget, QWidget)
        self._settle(lambda: True, at_least=0.05)
        room, frame = widget.screen().availableGeometry(), widget.frameGeometry()
        if not room.contains(frame):
            self.found.append(f"{name}: {frame} is not inside {room}")
        for box in widget.findChildren(QDialogButtonBox):
            for button in box.findChildren(QAbstractButton):
                place = button.mapTo(widget, button.rect().bottomRight())
                if button.isVisible() and not widget.rect().contains(place):
                    self.found.append(f"{name}: the button {button.text()} is cut off")
        for label in widget.findChildren(QLabel):
            if label.isVisible() and label.wordWrap() and label.text():
                missing = label.heightForWidth(label.width()) - label.height()
                if missing > 1:  # one by rounding, on scaled screens
                    self.found.append(f"{name}: {missing} pixels of {label.text()!r} are cut off")
        if self._shots is not None:
            widget.grab().save(str(self._shots / f"{name.replace(' ', '_')}.png"))

    def _settle(self, holds: Callable[[], bool], at_least: float = 0.0) -> None:
        from PySide6.QtTest import QTest

        began = time.monotonic()
        while not holds() or time.monotonic() - began < at_least:
            QTest.qWait(10)
            if time.monotonic() - began > 60:
                raise TimeoutError


def main() -> int:
    """Walk through and print what does not fit."""
    parser = argparse.ArgumentParser()
    parser.add_argument("width", type=int)
    parser.add_argument("height", type=int)
    parser.add_argument("scale", type=float)
    parser.add_argument("photos", type=Path)
    parser.add_argument("--shots", type=Path)
    parser.add_argument("--dark", action="store_true")
    arguments = parser.parse_args()
    use_screen(arguments.width, arguments.height, arguments.scale)
    if arguments.shots is not None:
        arguments.shots.mkdir(parents=True, exist_ok=True)
    tour = Tour(Path(tempfile.mkdtemp()), arguments.photos, arguments.shots, dark=arguments.dark)
    tour.go()
    tour.session.shutdown()
    sys.stdout.write(json.dumps(tour.found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
