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
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    # with a screen that has room for the window: it is made to fit the one it is on
    SCREEN = Path(__file__).resolve().parents[1] / "tests" / "samples" / "screen.json"
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")

from PySide6.QtCore import QEvent, QEventLoop, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.help.error import ErrorDialog
from carnn_desktop.ui.import_labels.dialog import ImportDialog
from carnn_desktop.ui.learned.feature import LearnedClasses
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.quality.window import QualityWindow
from carnn_desktop.ui.shell.main_window import MainWindow

PHOTOS = ("astronaut", "chelsea", "coffee", "rocket", "motorcycle_left", "motorcycle_right", "ihc")
CATEGORIES = {
    "coffee": "coffee cup, spoon, dog, bicycle, horse",
    "astronaut": "rocket, flag, helmet, cat, dog, bus",
    "chelsea": "cat, dog, car, sofa, pizza, horse",
    "motorcycle_left": "motorcycle, car",
    "motorcycle_right": "motorcycle, car",
}
LEARNED = 4  # photos of these that are reviewed for the pictures of what was learned
SIZE = QSize(1500, 940)


class Photographer:
    """Drives one window and keeps pictures of it."""

    def __init__(
        self, app: QApplication, work: Path, out: Path, *, size: QSize | None = SIZE
    ) -> None:
        self._out = out
        self.theme = Theme(app, "light")
        store = SettingsStore(work / "settings.json")
        store.update(load_model_at_start=False, theme="light", background_proposals=False)
        self.session = Session(settings=store, cache_folder=work / "cache")
        self.window = MainWindow(self.session, self.theme)
        if size is not None:
            self.window.resize(size)
        self.window.show()
        self.wait(300)

    def wait(self, milliseconds: int) -> None:
        """Let the window live for a moment."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def wait_for(self, condition: Callable[[], bool], timeout_s: float = 600) -> None:
        """Let the window live until something is so."""
        until = time.monotonic() + timeout_s
        while not condition() and time.monotonic() < until:
            self.wait(100)

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
        images = {Path(ref.path).stem: ref.id for ref in self.session.images.listed()}
        self.until(self.session.image_opened, lambda: self.session.images.open(images[stem]))

    def run(self, stem: str) -> None:
        """Look for the categories of a photo in it, as Enter in the prompt bar does."""
        self.open_image(stem)
        self.window.prompt.set_text(CATEGORIES[stem])
        self.until(self.session.trace_changed, self.window.controller.run_image)

    def dialog(self, name: str, dialog: QWidget, *, seconds: float = 0.4) -> None:
        """Show a dialog for its picture only."""
        dialog.show()
        self.wait(round(seconds * 1000))
        self.keep(name, dialog)
        dialog.close()
        dialog.deleteLater()

    def modal(
        self, name: str, open_it: Callable[[], object], first: Callable[[Any], object] | None = None
    ) -> None:
        """Take the picture of the dialog that an action opens, and leave it."""

        def picture() -> None:
            dialog = QApplication.activeModalWidget()
            if dialog is None:
                return
            if first is not None:
                first(dialog)
            self.keep(name, dialog)
            dialog.close()

        QTimer.singleShot(600, picture)
        open_it()

    def mouse(self, x: float, y: float, *, press: bool = False, release: bool = False) -> None:
        """Click on a pixel of the photo, or only press or release there."""
        view = self.window.canvas.view
        act = QTest.mousePress if press else QTest.mouseRelease if release else QTest.mouseClick
        place = view.mapFromScene(QPointF(x, y))
        act(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def hover(self, x: float, y: float, *, held: bool = False) -> None:
        """Move the pointer over the photo, with the left button held or not."""
        viewport = self.window.canvas.view.viewport()
        place = QPointF(self.window.canvas.view.mapFromScene(QPointF(x, y)))
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        QApplication.sendEvent(
            viewport,
            QMouseEvent(
                QEvent.Type.MouseMove,
                place,
                viewport.mapToGlobal(place),
                none,
                left if held else none,
                Qt.KeyboardModifier.NoModifier,
            ),
        )

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)

    def close(self) -> None:
        """Close the window as a person would; it shuts the session down."""
        self.window.close()
        self.window.deleteLater()


def take(photographer: Photographer, folder: Path) -> None:
    """Walk through the program in the order of docs/WALKTHROUGH.md, picture by picture."""
    it, session = photographer, photographer.session
    it.keep("start")
    it.until(session.image_opened, lambda: session.project.open(folder))
    it.wait(800)  # thumbnails
    it.run("chelsea")
    session.edits.accept_all()
    session.edits.mark_done()
    it.run("coffee")
    it.run("astronaut")
    session.selection.select_next_proposal(1)
    session.edits.accept()  # one decided, one selected, one waiting
    it.keep("main-window")
    it.keep("trace", it.window.trace)
    it.theme.choose("dark")
    it.keep("main-window-dark")
    it.window.controller.zoom_to_selection()
    it.keep("review")
    it.window.canvas.view.fit()
    it.theme.choose("light")
    _phrase(it)
    _draw(it)
    _dialogs(it)
    _exchange(it, folder)
    learned(it)


def learned(it: Photographer) -> None:
    """A word that the model does not know, and what reviewed photos taught of others."""
    session = it.session
    for stem in ("motorcycle_left", "motorcycle_right", "coffee", "astronaut"):
        it.run(stem)
        session.edits.accept_all()
        session.edits.mark_done()
    it.window.resize(SIZE)
    it.open_image("ihc")
    it.window.prompt.set_text("cell nucleus, cat")
    it.until(session.trace_changed, it.window.controller.run_image)
    it.keep("unknown-words")
    it.wait_for(lambda: session.learning.state().learned.photos >= LEARNED)
    it.keep("prompt-bar", it.window.prompt)
    window = next(c for c in it.window.children() if isinstance(c, LearnedClasses)).open()
    window.resize(960, 560)
    it.wait_for(lambda: session.learning.state().gains is not None)
    it.keep("learned", window)
    it.theme.choose("dark")
    it.keep("learned-dark", window)
    it.theme.choose("light")
    window.close()


def _phrase(it: Photographer) -> None:
    """Candidates of a phrase, waiting for a digit."""
    it.open_image("motorcycle_left")
    it.window.prompt.set_text("the red motorcycle", "phrases")
    it.until(it.session.trace_changed, it.window.controller.run_image)
    it.keep("phrase-candidates")
    it.window.prompt.set_text(CATEGORIES["astronaut"])


def _draw(it: Photographer) -> None:
    """Each drawing tool in the middle of its work."""
    it.open_image("rocket")
    rocket = next(c for c in it.session.categories.listed() if c.name == "rocket")
    it.session.categories.set_current(rocket.id)
    it.window.canvas.setFocus()
    actions = it.window.actions_by_id
    actions["tool_polygon"].setChecked(True)
    for place in ((297, 230), (322, 190), (345, 232), (350, 330), (290, 330)):
        it.mouse(*place)
    it.hover(283, 290)
    it.keep("draw-polygon")
    it.key(Qt.Key.Key_Return)
    actions["tool_brush"].setChecked(True)
    it.mouse(318, 200, press=True)
    for place in ((320, 170), (322, 140), (322, 110)):
        it.hover(*place, held=True)
    it.keep("draw-brush")
    it.mouse(322, 110, release=True)
    actions["tool_vertices"].setChecked(True)
    it.keep("draw-outline")
    it.key(Qt.Key.Key_Escape)
    actions["simplify"].trigger()
    it.keep("simplify")
    it.key(Qt.Key.Key_Escape)
    it.session.selection.select(())


def _dialogs(it: Photographer) -> None:
    """The windows that belong to the program, each as its action opens it."""
    actions = it.window.actions_by_id
    for name, action in (
        ("models", "manage_models"),
        ("shortcuts", "shortcuts"),
        ("about", "about"),
    ):
        it.modal(name, actions[action].trigger)
    for page in ("general", "engine", "recognition", "keys"):
        it.modal(f"settings-{page}", actions["settings"].trigger, lambda d, p=page: d.show_page(p))
    it.theme.choose("dark")
    it.modal("settings-dark", actions["settings"].trigger)
    it.theme.choose("light")
    it.window.prompt.set_text(CATEGORIES["astronaut"])
    it.modal("run-folder", it.window.controller.run_folder)
    it.dialog(
        "error",
        ErrorDialog(
            "This did not work",
            "There is no photo in /home/anna/empty.",
            "Choose a folder with photos.",
            parent=it.window,
        ),
    )


def _exchange(it: Photographer, folder: Path) -> None:
    """Export, import of what was exported, and the measures of the labels."""
    actions = it.window.actions_by_id
    it.modal("export", actions["export"].trigger)
    exported = folder.parent / "photos.json"
    options = ExportOptions(reviewed_only=False, overwrite=True)
    it.until(it.session.export_finished, lambda: it.session.export.start(exported, options))
    it.wait(300)
    for widget in QApplication.topLevelWidgets():
        if widget is not it.window and widget.isVisible():
            it.keep("export-report", widget)
            widget.close()
    it.dialog("import", ImportDialog(it.session, exported, it.window), seconds=3)
    actions["quality_open"].trigger()
    it.wait(2500)
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QualityWindow):
            window.resize(1100, 720)
            it.keep("quality-statistics", window)
            window.start_comparison(exported)
            it.wait(2500)
            window.show_tab("compare")
            it.keep("quality-compare", window)
            window.close()


def main() -> int:
    """Take all pictures; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=Path("docs/screenshots"), metavar="DIR")
    parser.add_argument("--learned", action="store_true", help="only those of what was learned")
    options = parser.parse_args()
    out = options.out
    out.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix="carnn-screenshots-"))
    app = QApplication(sys.argv[:1])
    try:
        folder = work / "photos"
        folder.mkdir()
        copy_photos(folder)
        photographer = Photographer(app, work, out)
        try:
            if options.learned:
                opened = photographer.session.image_opened
                photographer.until(opened, lambda: photographer.session.project.open(folder))
                learned(photographer)
            else:
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
