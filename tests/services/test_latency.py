"""With the real built-in model: the GUI thread stays free, and cancel takes effect at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import Events, wait_until
from PIL import Image
from PySide6.QtCore import QObject, Qt, QTimer, Slot

from carnn_desktop.contracts import frozen
from carnn_desktop.services.diagnostics import GarbageTimer
from carnn_desktop.services.events import (
    EngineReported,
    JobCancelled,
    JobDone,
    JobProgress,
    RunRequest,
)
from carnn_desktop.services.inference import InferenceThread, load_default
from carnn_desktop.services.run_plan import plan_run
from carnn_desktop.services.session import Session
from carnn_desktop.services.settings import SettingsStore

pytestmark = pytest.mark.slow
CONCEPTS = RunRequest(text="rocket, helmet, cat")
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


@pytest.fixture
def real(qapp: Any, tmp_path: Path, qtbot: Any) -> Iterator[Session]:
    """A session with the built-in model loaded and a real photo open."""
    folder = tmp_path / "photos"
    folder.mkdir()
    Image.fromarray(photo()).save(folder / "astronaut.png")
    session = Session(
        settings=SettingsStore(tmp_path / "settings.json"), cache_folder=tmp_path / "cache"
    )
    session.load_engine()
    with qtbot.waitSignal(session.image_opened, timeout=10_000):
        session.open_folder(folder)
    qtbot.waitUntil(lambda: session.engine_state().status in ("ready", "failed"), timeout=120_000)
    assert session.engine_state().status == "ready", session.engine_state().message
    yield session
    session.shutdown()


def test_the_gui_thread_keeps_its_beat_while_the_model_works(real: Session, qtbot: Any) -> None:
    garbage = GarbageTimer()
    garbage.settle()
    worst: list[tuple[float, float]] = []
    try:
        for _ in range(ATTEMPTS):
            beat = Beat()
            real.run_image(CONCEPTS)
            qtbot.waitUntil(lambda: not real.run_state().active, timeout=240_000)
            gaps = beat.stop()
            assert len(gaps) > 100
            worst.append((float(np.percentile(gaps, 99)), float(gaps.max())))
            if worst[-1][0] < 50 and worst[-1][1] < 150:
                break
    finally:
        garbage.stop()
    p99, longest = worst[-1]
    assert p99 < 50, worst
    assert longest < 150, worst
    assert real.current() is not None
    assert real.engine_state().seconds_per_image is not None


def test_cancel_takes_effect_within_300_ms(qapp: Any, qtbot: Any) -> None:
    thread = InferenceThread(load_default)
    events = Events(thread.reported)
    plan = plan_run(CONCEPTS, SettingsStore(Path("/nonexistent/settings.json")).current.model)
    image = frozen(photo())
    late: list[float] = []
    thread.start()
    try:
        thread.load(plan.model)
        wait_until(qtbot, lambda: len(events.of(EngineReported)) == 2, 120)
        started = time.monotonic()
        thread.submit(plan.request(1), image, "image")
        wait_until(qtbot, lambda: bool(events.of(JobDone)), 120)
        whole = time.monotonic() - started
        for moment in range(MOMENTS):
            events.all.clear()
            request = plan.request(1)
            thread.submit(request, image, "image")
            wait_until(qtbot, lambda: bool(events.of(JobProgress)), 10)
            qtbot.wait(int(min(0.85 * whole * moment / (MOMENTS - 1), 15.0) * 1000))
            if events.of(JobDone):
                continue
            thread.cancel(job_id=request.id)
            late.append(wait_until(qtbot, lambda: bool(events.of(JobCancelled)), 10))
    finally:
        thread.close()
    assert len(late) >= MOMENTS - 2
    # One slow moment of a busy machine is allowed; the rule is not.
    assert sorted(late)[-2] < 0.3, late
