"""How long a click takes to show its mask, from the mouse button to the painted window.

    QT_QPA_PLATFORM=offscreen python benchmarks/click_latency.py
    QT_QPA_PLATFORM=offscreen python benchmarks/click_latency.py --busy --out clicks.json

The real window opens a photo of skimage (or ``--photo FILE``) enlarged to 0.3, 2, 8 and 24
megapixels and is clicked on with the click tool (GrabCut, no model installed). Three gestures: a
click for a new object, a click that takes something off it, and both on an accepted annotation;
each at several places. A time runs from the release of the button until the window has painted the
answer; ``take`` from Enter until the annotation of the document has changed. Beside them the
longest time in which the window could not react. ``--busy``: the built-in model works through a
folder meanwhile; ``loading``: the first click after the window has begun to load that model.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.events import Refined
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow

MEGAPIXELS = (0.3, 2.0, 8.0, 24.0)
PLACES = ((0.5, 0.5), (0.35, 0.4), (0.62, 0.58), (0.3, 0.7), (0.7, 0.3))  # shares of the photo
LIMIT_S = 1.0
_BEAT_MS = 5


class Pulse(QObject):
    """Beats in the GUI thread and keeps the longest time between two beats."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)
        self._timer.start(_BEAT_MS)
        self._last = time.perf_counter()
        self.longest = 0.0

    def reset(self) -> None:
        """Begin anew."""
        self._last, self.longest = time.perf_counter(), 0.0

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


class Answers(QObject):
    """Keeps the newest answer to clicks."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.last: Refined | None = None
        session.refined.connect(self._take)

    @Slot(object)
    def _take(self, refined: Refined) -> None:
        self.last = refined


@dataclass
class Times:
    """Seconds of each gesture at one size, in the order they were made."""

    first: list[float] = field(default_factory=list)
    correction: list[float] = field(default_factory=list)
    edit: list[float] = field(default_factory=list)
    take: list[float] = field(default_factory=list)
    stall: float = 0.0

    def rows(self) -> dict[str, list[float]]:
        """Return the gestures by name."""
        return {"new": self.first, "correct": self.correction, "edit": self.edit, "take": self.take}


class Bench:
    """The real window with one photo open."""

    def __init__(self, app: QApplication, home: Path, folder: Path) -> None:
        store = SettingsStore(home / "settings.json")
        self.session = Session(settings=store, cache_folder=home / "cache")
        self.session.settings.update(sam_model="off")
        self.window = MainWindow(self.session, Theme(app, "light", self.session))
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.answers, self.pulse = Answers(self.session), Pulse()
        self.session.project.open(folder)
        wait(lambda: self.session.images.document() is not None)
        self.session.categories.ensure("thing")
        wait(lambda: self.session.categories.current() is not None)

    def open(self, index: int) -> tuple[int, int]:
        """Open a photo; return its (width, height)."""
        ref = self.session.images.listed()[index]
        if self._shown() != ref.id:
            self.session.images.open(ref.id)
            wait(lambda: self._shown() == ref.id)
        self.window.canvas.setFocus()
        QApplication.processEvents()
        document = self.session.images.document()
        assert document is not None
        return document.width, document.height

    def click(self, x: float, y: float, button: Any = Qt.MouseButton.LeftButton) -> float:
        """Click on a pixel of the photo; return the seconds until its mask is painted."""
        view = self.window.canvas.view
        place = view.mapFromScene(x, y)
        QApplication.processEvents()
        self.answers.last = None
        self.pulse.reset()
        started = time.perf_counter()
        QTest.mouseClick(view.viewport(), button, pos=place)
        wait(lambda: self.answers.last is not None and self.answers.last.final)
        view.viewport().repaint()
        return time.perf_counter() - started

    def take(self) -> float:
        """Press Enter; return the seconds until the document has the mask and it is painted."""
        started = time.perf_counter()
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Return)
        wait(lambda: self._annotations() > 0)
        self.window.canvas.view.viewport().repaint()
        return time.perf_counter() - started

    def forget(self) -> None:
        """Let go of the clicks and take the annotation back, so that the next place is free."""
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key.Key_Escape)
        self.session.edits.undo()
        wait(lambda: not self._annotations())

    def _annotations(self) -> int:
        document = self.session.images.document()
        return 0 if document is None else len(document.annotations)

    def _shown(self) -> int | None:
        document = self.session.images.document()
        return None if document is None else document.image_id


def wait(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let the program work until something is so."""
    until = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError("the program did not get there")
        QApplication.processEvents()
        time.sleep(0.001)


def photos(folder: Path, source: Path) -> None:
    """Write the photo in four sizes, with grain, as a camera's would have."""
    folder.mkdir()
    grain = np.random.default_rng(0)
    with Image.open(source) as opened:
        photo = opened.convert("RGB")
    for megapixels in MEGAPIXELS:
        scale = (megapixels * 1e6 / (photo.width * photo.height)) ** 0.5
        size = round(photo.width * scale), round(photo.height * scale)
        pixels = np.asarray(photo.resize(size, Image.Resampling.BICUBIC), dtype=np.int16)
        noise = grain.integers(-4, 5, pixels.shape, dtype=np.int16)
        name = f"{megapixels:04.1f}.jpg"
        Image.fromarray(np.clip(pixels + noise, 0, 255).astype(np.uint8)).save(folder / name)


def measure(bench: Bench, index: int) -> tuple[str, Times]:
    """Click at every place of one photo; return its size in words and the times."""
    width, height = bench.open(index)
    bench.window.actions_by_id["tool_clicks"].trigger()
    times = Times()
    for across, down in PLACES:
        x, y = across * width, down * height
        times.first.append(bench.click(x, y))
        times.stall = max(times.stall, bench.pulse.longest)
        times.correction.append(bench.click(x + 0.12 * width, y, Qt.MouseButton.RightButton))
        times.stall = max(times.stall, bench.pulse.longest)
        times.take.append(bench.take())
        times.edit.append(bench.click(x, y + 0.1 * height))
        times.stall = max(times.stall, bench.pulse.longest)
        bench.forget()
    return f"{width} x {height}", times


def keep_busy(bench: Bench) -> None:
    """Have the built-in model segment the folder until the last answer is in."""
    words = "cat, dog, astronaut, rocket, flag, helmet, coffee cup, spoon, person, keyboard"
    bench.session.runs.folder.start(RunRequest(mode="concepts", text=words))
    bench.session.folder_run_finished.connect(
        lambda _report: bench.session.runs.folder.start(RunRequest(mode="concepts", text=words))
    )
    wait(lambda: bench.session.runs.engine().status == "ready")


def main() -> int:
    """Measure, print and judge; 1 when a click took longer than LIMIT_S."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photo", type=Path, help="default: the astronaut of skimage")
    parser.add_argument("--busy", action="store_true", help="while the model works on a folder")
    parser.add_argument("--out", type=Path, help="write all times as JSON")
    options = parser.parse_args()
    source = options.photo
    if source is None:
        from skimage import data

        source = Path(data.__file__).parent / "astronaut.png"
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as home:
        photos(Path(home) / "photos", source)
        bench = Bench(app, Path(home), Path(home) / "photos")
        loading = None
        if options.busy:
            width, height = bench.open(0)
            bench.window.actions_by_id["tool_clicks"].trigger()
            bench.session.models.load()
            loading = bench.click(0.5 * width, 0.5 * height)
            keep_busy(bench)
        results = [measure(bench, index) for index in range(len(MEGAPIXELS))]
        bench.window.close()
    worst = show(results, loading)
    if options.out is not None:
        rows = {size: {**times.rows(), "stall": times.stall} for size, times in results}
        options.out.write_text(json.dumps({"loading": loading, "photos": rows}, indent=1))
    print(f"slowest click {worst:.2f} s, limit {LIMIT_S:.0f} s")
    return 0 if worst < LIMIT_S else 1


def show(results: list[tuple[str, Times]], loading: float | None) -> float:
    """Print the table in milliseconds; return the slowest click in seconds."""
    print(f"{'photo':14s}{'gesture':>9s}{'median':>9s}{'slowest':>9s}  ms")
    worst = 0.0 if loading is None else loading
    for size, times in results:
        for name, seconds in times.rows().items():
            print(f"{size:14s}{name:>9s}{np.median(seconds) * 1e3:9.0f}{max(seconds) * 1e3:9.0f}")
            worst = max(worst, *seconds)
        print(f"{size:14s}{'stall':>9s}{'':9s}{times.stall * 1e3:9.0f}")
    if loading is not None:
        print(f"first click while the model is loaded: {loading * 1e3:.0f} ms")
    return worst


if __name__ == "__main__":
    sys.exit(main())
