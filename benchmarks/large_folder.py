"""Open a folder of 100,000 photos in the real window: time to the first photo, scrolling, memory.

    python benchmarks/large_folder.py --images 100000

The folder is generated: a few real photos, linked under many names. It is opened twice: for the
first time (the project file is made) and again (it is read). Times are those of the clock from the
wish to open until the photo is painted on the canvas; frames are those of the list while it is
scrolled from end to end, by the clock and by the processor time of the window's thread (on a
machine that others use too, the clock counts their work); memory is the resident peak of the
process.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QListView
from skimage import data

from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow

PHOTOS = ("astronaut", "chelsea", "coffee", "rocket")
IN_A_FOLDER = 1000
LINKS = 20_000  # of one file: below what file systems allow
FRAMES = 200


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--images", type=int, default=100_000)
    parser.add_argument("--json", type=Path, help="also write the figures there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        started = time.perf_counter()
        make_folder(work / "photos", arguments.images)
        print(
            f"folder of {arguments.images:,} photos made in {time.perf_counter() - started:.1f} s"
        )
        figures = measure(work)
    for name, value in figures.items():
        print(f"{name}: {value:,.1f}")
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(figures, indent=2))
    return 0


def make_folder(folder: Path, count: int) -> None:
    """Link a few real photos under ``count`` names: the disk holds them once, the list does not."""
    sources: list[Path] = []
    for number in range(count):
        if number % LINKS < len(PHOTOS) and number % LINKS == len(sources) % len(PHOTOS):
            name = PHOTOS[len(sources) % len(PHOTOS)]
            path = folder.parent / f"source{len(sources)}.jpg"
            folder.mkdir(exist_ok=True)
            Image.fromarray(np.asarray(getattr(data, name)())[:, :, :3]).save(path, quality=88)
            sources.append(path)
        place = folder / f"{number // IN_A_FOLDER:03d}"
        if number % IN_A_FOLDER == 0:
            place.mkdir()
        os.link(sources[-1 - number % min(len(sources), len(PHOTOS))], place / f"img_{number}.jpg")


def measure(work: Path) -> dict[str, float]:
    """Return the figures by name."""
    app = QApplication([])
    store = SettingsStore(work / "settings.json")
    store.update(load_model_at_start=False, theme="light")
    session = Session(settings=store, cache_folder=work / "cache")
    window = MainWindow(session, Theme(app, "light"))
    window.resize(1440, 900)
    window.show()
    wait(300)
    before = memory_mb()
    figures = {"first opening, s": opened(session, window, work / "photos")}
    print(f"first opening: {figures['first opening, s']:.2f} s", flush=True)
    session.project.flush()
    session.project.close()
    wait(500)
    figures["opening again, s"] = opened(session, window, work / "photos")
    wait(1000)
    figures |= scrolled(window)
    figures |= filtered(session, window)
    figures["memory before, MB"] = before
    figures["memory peak, MB"] = memory_mb()
    window.close()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return figures


def opened(session: Session, window: MainWindow, folder: Path) -> float:
    """Open a folder; return seconds until its first photo is painted."""
    started = time.perf_counter()
    until(session.image_opened, lambda: session.project.open(folder))
    window.canvas.view.viewport().repaint()
    return time.perf_counter() - started


def scrolled(window: MainWindow) -> dict[str, float]:
    """Scroll the list from end to end, one frame after the other, thumbnails coming in."""
    view = list_of(window)
    bar = view.verticalScrollBar()
    frames: list[float] = []
    used: list[float] = []
    for kind in ("far", "near"):
        for frame in range(FRAMES):
            step = bar.maximum() / FRAMES if kind == "far" else 37
            started, busy = time.perf_counter(), time.thread_time()
            bar.setValue(round(step * frame))
            QApplication.processEvents()  # what came in since belongs to the frame
            view.viewport().repaint()
            frames.append((time.perf_counter() - started) * 1000)
            used.append((time.thread_time() - busy) * 1000)
            wait(4)
    p50, p99 = np.percentile(frames, [50, 99])
    return {
        "scroll p50, ms": p50,
        "scroll p99, ms": p99,
        "scroll worst, ms": max(frames),
        "scroll p99 of the processor, ms": float(np.percentile(used, 99)),
    }


def filtered(session: Session, window: MainWindow) -> dict[str, float]:
    """Filter and sort the list of the panel; the waiting for more letters is not counted."""
    panel = window.images
    figures = {}
    wishes: dict[str, dict[str, Any]] = {
        "search": {"words": "99"},
        "filter by state": {"choice": 1},
        "order by doubt": {"order": "doubt"},
        "order by concept": {"order": "concept"},
        "all": {},
    }
    for name, wish in wishes.items():
        started = time.perf_counter()
        panel.show_filtered(**wish)
        list_of(window).viewport().repaint()
        figures[f"{name}, ms"] = (time.perf_counter() - started) * 1000
    assert len(session.images.listed()) > 0
    return figures


def list_of(window: MainWindow) -> QListView:
    """Return the list of images."""
    found = window.images.findChild(QListView)
    if not isinstance(found, QListView):
        raise TypeError("the panel has no list")
    return found


def memory_mb() -> float:
    """Return the largest resident size of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def wait(milliseconds: int) -> None:
    """Let the window live for a moment."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(signal: Any, act: Callable[[], object]) -> None:
    """Act and wait for the signal that answers."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    act()
    loop.exec()
    signal.disconnect(loop.quit)


if __name__ == "__main__":
    raise SystemExit(main())
