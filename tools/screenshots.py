"""Take the pictures of the README and the walk-through from the running program.

    xvfb-run -s "-screen 0 1600x1000x24" python tools/screenshots.py --out docs/screenshots

Nothing is staged: the real window, session, segmenter and built-in model work on the photos that
come with scikit-image, in a folder that is removed afterwards.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from carnn_desktop.services.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.dialogs.about import AboutDialog
from carnn_desktop.ui.dialogs.export import ExportDialog
from carnn_desktop.ui.dialogs.run_folder import RunFolderDialog
from carnn_desktop.ui.dialogs.shortcuts import ShortcutSheet
from carnn_desktop.ui.main_window import MainWindow
from carnn_desktop.ui.theme import Theme

PHOTOS = ("astronaut", "chelsea", "coffee", "rocket", "motorcycle_left", "ihc")
CONCEPTS = {
    "coffee": "coffee cup, spoon, dog, bicycle, horse",
    "astronaut": "rocket, flag, helmet, cat, dog, bus",
    "chelsea": "cat, dog, car, sofa, pizza, horse",
}
SIZE = QSize(1500, 940)


class Photographer:
    """Drives one window and keeps pictures of it."""

    def __init__(self, app: QApplication, work: Path, out: Path) -> None:
        self._out = out
        self.theme = Theme(app, "light")
        store = SettingsStore(work / "settings.json")
        store.update(load_model_at_start=False, theme="light")
        self.session = Session(settings=store, cache_folder=work / "cache")
        self.window = MainWindow(self.session, self.theme)
        self.window.resize(SIZE)
        self.window.show()
        self.wait(300)

    def wait(self, milliseconds: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until(self, signal: Any, act: Callable[[], object], timeout_s: float = 300) -> Any:
        """Do something and wait for the signal that answers it; return what it carried."""
        loop, answers = QEventLoop(), []

        def arrived(value: object) -> None:
            answers.append(value)
            loop.quit()

        signal.connect(arrived)
        timer = QTimer()
        timer.setSingleShot(True)
        timer.timeout.connect(loop.quit)
        timer.start(round(timeout_s * 1000))
        act()
        if not answers:
            loop.exec()
        signal.disconnect(arrived)
        if not answers:
            raise TimeoutError(f"nothing came within {timeout_s:.0f} s")
        return answers[0]

    def keep(self, name: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window or of a dialog."""
        self.wait(400)
        path = self._out / f"{name}.png"
        (widget or self.window).grab().save(str(path))
        sys.stdout.write(f"{path}\n")

    def open_image(self, stem: str) -> None:
        """Show an image of the folder by its name."""
        images = {Path(ref.path).stem: ref.id for ref in self.session.images()}
        self.until(self.session.image_opened, lambda: self.session.open_image(images[stem]))

    def run(self, stem: str) -> None:
        """Look for the concepts of a photo in it, as Enter in the prompt bar does."""
        self.open_image(stem)
        self.window.prompt.set_text(CONCEPTS[stem])
        self.until(self.session.trace_changed, self.window.controller.run_image)

    def dialog(self, name: str, dialog: QWidget) -> None:
        """Show a dialog for its picture only."""
        dialog.show()
        self.keep(name, dialog)
        dialog.close()
        dialog.deleteLater()

    def close(self) -> None:
        """Close the window as a person would; it shuts the session down."""
        self.window.close()
        self.window.deleteLater()


def take(photographer: Photographer, folder: Path) -> None:
    """Walk through the program, picture by picture."""
    it, session, window = photographer, photographer.session, photographer.window
    it.keep("start")
    it.until(session.image_opened, lambda: session.open_folder(folder))
    it.wait(800)  # thumbnails
    it.run("chelsea")
    session.accept_all()
    session.mark_done()
    it.run("coffee")
    it.run("astronaut")
    session.select_next_proposal(1)
    session.accept()  # one decided, one selected, one waiting
    it.keep("main-window")
    it.keep("trace", window.trace)
    it.theme.choose("dark")
    it.keep("main-window-dark")
    window.controller.zoom_to_selection()
    it.keep("review")
    window.canvas.view.fit()
    it.dialog("export", ExportDialog(window))
    request, images = window.prompt.request(), session.images()
    seconds = session.engine_state().seconds_per_image
    it.dialog(
        "run-folder", RunFolderDialog(request, images, seconds_per_image=seconds, parent=window)
    )
    it.theme.choose("light")
    it.dialog("shortcuts", ShortcutSheet(window.actions_by_id, window))
    models = [(info.title, info.licence, info.sentence) for info in session.models()]
    it.dialog("about", AboutDialog(models, window))


def main() -> int:
    """Take all pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"), metavar="DIR")
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="carnn-screenshots-"))
    app = QApplication(sys.argv[:1])
    try:
        folder = work / "photos"
        folder.mkdir()
        copy_photos(folder)
        photographer = Photographer(app, work, out)
        try:
            take(photographer, folder)
        finally:
            photographer.close()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return 0


def copy_photos(folder: Path) -> None:
    """Copy the photos that lie in the installed scikit-image."""
    import skimage

    data = Path(skimage.__file__).parent / "data"
    for path in sorted(data.iterdir()):
        if path.stem in PHOTOS:
            shutil.copy(path, folder / path.name)


if __name__ == "__main__":
    sys.exit(main())
