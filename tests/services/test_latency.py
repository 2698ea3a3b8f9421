"""With the real built-in model: the GUI thread stays free, and cancel takes effect at once."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication
from services_fakes import a_photo
from services_watch import Events, wait_until

from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.runs.planning import plan_run
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.diagnostics import GarbageTimer
from carnn_desktop.services.events import JobCancelled, JobDone, JobProgress
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore

pytestmark = [pytest.mark.slow, pytest.mark.alone]
_log = logging.getLogger("carnn_desktop.tests")
CATEGORIES = RunRequest(text="rocket, helmet, cat")
MOMENTS = 6
ATTEMPTS = 3  # other programs on the machine may hold both cores for a moment


class Beat(QObject):
    """A 5 ms timer of the GUI thread that notes the gaps between its beats."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer.start(5)

    def stop(self) -> np.ndarray:
        self._timer.stop()
        return np.array(self.gaps) * 1000

    @Slot()
    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


def photo() -> np.ndarray:
    data = pytest.importorskip("skimage.data")
    return np.ascontiguousarray(data.astronaut()[:, :, :3])


@pytest.fixture(scope="module")
def real(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session with the built-in model loaded and a real photo open, for all tests here."""
    folder = tmp_path_factory.mktemp("real")
    photos = folder / "photos"
    photos.mkdir()
    Image.fromarray(photo()).save(photos / "astronaut.png")
    Image.fromarray(photo()[:, ::-1]).save(photos / "mirrored.png")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(folder / name.lower()))
        session = Session(
            settings=SettingsStore(folder / "settings.json"), cache_folder=folder / "cache"
        )
        session.models.load()
        session.project.open(photos)
        until = time.monotonic() + 300
        while time.monotonic() < until and not (
            session.runs.engine().status in ("ready", "failed") and session.images.document()
        ):
            # QTest.qWait would hold the interpreter lock, and the model load a minute
            loop = QEventLoop()
            QTimer.singleShot(20, loop.quit)
            loop.exec()
        assert session.runs.engine().status == "ready", session.runs.engine().message
        yield session
        session.shutdown()


def test_the_gui_thread_keeps_its_beat_while_the_model_works(real: Session, qtbot: Any) -> None:
    garbage = GarbageTimer()
    garbage.settle()
    worst: list[tuple[float, float]] = []
    try:
        for _ in range(ATTEMPTS):
            beat = Beat()
            real.runs.run_image(CATEGORIES)
            qtbot.waitUntil(lambda: not real.runs.state().active, timeout=300_000)
            gaps = beat.stop()
            assert len(gaps) > 100
            worst.append((float(np.percentile(gaps, 99)), float(gaps.max())))
            if worst[-1][0] < 50 and worst[-1][1] < 150:
                break
    finally:
        garbage.stop()
    _log.info("gaps in ms, 99th percentile and longest: %s", worst)
    p99, longest = worst[-1]
    assert p99 < 50, worst
    assert longest < 150, worst
    assert real.images.document() is not None
    assert real.runs.engine().seconds_per_image is not None


def test_the_gui_thread_keeps_its_beat_while_photos_are_learned_from(
    real: Session, qtbot: Any
) -> None:
    """Marked done, learned, and the other photo proposed anew, again and again."""
    garbage = GarbageTimer()
    garbage.settle()
    real.runs.run_image(CATEGORIES)
    qtbot.waitUntil(lambda: not real.runs.state().active, timeout=300_000)
    real.edits.accept_all()
    worst: list[tuple[float, float]] = []
    try:
        for _ in range(ATTEMPTS):
            before = real.learning.state().learned.examples
            beat = Beat()
            real.edits.mark_done()
            qtbot.waitUntil(
                lambda b=before: real.learning.state().learned.examples not in ("", b),
                timeout=300_000,
            )
            qtbot.waitUntil(lambda: not real.background.busy, timeout=300_000)
            gaps = beat.stop()
            assert len(gaps) > 100
            worst.append((float(np.percentile(gaps, 99)), float(gaps.max())))
            if worst[-1][0] < 50 and worst[-1][1] < 150:
                break
            real.edits.reopen()
            qtbot.waitUntil(lambda: not real.learning.state().learned.examples, timeout=60_000)
    finally:
        garbage.stop()
    _log.info("gaps in ms, 99th percentile and longest, while learning: %s", worst)
    assert worst[-1][0] < 50, worst
    assert worst[-1][1] < 150, worst
    second = real.images.listed()[1]
    assert second.state == "proposed", "the other photo got no fresh proposals"


def test_cancel_takes_effect_within_300_ms(real: Session, qtbot: Any) -> None:
    thread = real._inference
    events = Events(thread.reported)
    plan = plan_run(CATEGORIES, real.settings.current.model)
    image = frozen(photo())
    started = time.monotonic()
    thread.submit(plan.request(1), a_photo(image), "image")
    wait_until(qtbot, lambda: bool(events.of(JobDone)), 300)
    whole = time.monotonic() - started

    def cancelled_after(delay_s: float) -> float | None:
        """Return how long the cancel took; None when the run had ended before it."""
        events.all.clear()
        request = plan.request(1)
        thread.submit(request, a_photo(image), "image")
        wait_until(qtbot, lambda: bool(events.of(JobProgress)), 30)
        qtbot.wait(int(delay_s * 1000))
        if events.of(JobDone):
            return None
        thread.cancel(job_id=request.id)
        return wait_until(qtbot, lambda: bool(events.of(JobCancelled)), 30)

    taken: list[list[float]] = []
    for moment in range(MOMENTS):
        tries: list[float] = []
        while len(tries) < ATTEMPTS and (not tries or tries[-1] >= 0.3):
            seconds = cancelled_after(min(0.85 * whole * moment / (MOMENTS - 1), 10.0))
            if seconds is None:
                break
            tries.append(seconds)
        if tries:
            taken.append(tries)
    _log.info("seconds until a cancelled run had ended, by moment: %s", taken)
    assert len(taken) >= MOMENTS - 2
    assert all(tries[-1] < 0.3 for tries in taken), taken
