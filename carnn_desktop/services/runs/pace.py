"""How far a run is and how long it still takes: one measure for the dialog and the status bar."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from statistics import median
from typing import Literal

from carnn_desktop.contracts.progress import Progress

Stage = Literal["loading", "looking", "comparing", "drawing", "tiles", "working"]
"""What the model does, as far as it concerns a user; ``working`` where nothing better is known."""

_RECENT = 9
_LONGEST = 0.97  # share of a photo at which its bar waits for the result
_STAGES: dict[str, Stage] = {
    "load": "loading",
    "loading": "loading",
    "verify": "loading",
    "verifying": "loading",
    "asking the hub": "loading",
    "downloading": "loading",
    "image": "looking",
    "features": "looking",
    "texts": "looking",
    "sam image": "looking",
    "proposals": "comparing",
    "gradients": "comparing",
    "classifier": "comparing",
    "candidates": "comparing",
    "step": "comparing",
    "crf": "drawing",
    "refining": "drawing",
    "masks": "drawing",
    "sam masks": "drawing",
    "sam matching": "drawing",
    "tiles": "tiles",
}
_SPANS: dict[Stage, tuple[float, float]] = {
    "looking": (0.02, 0.3),
    "comparing": (0.3, 0.8),
    "drawing": (0.8, _LONGEST),
    "tiles": (0.02, _LONGEST),
}


def stage_of(progress: Progress | None) -> Stage:
    """Return what a report of the model means to a user."""
    return "working" if progress is None else _STAGES.get(progress.stage, "working")


class Pace:
    """Seconds of the last photos of one model. Their median settles: an odd photo moves nothing."""

    def __init__(self) -> None:
        self._last: deque[float] = deque(maxlen=_RECENT)
        self._model = ""

    def add(self, seconds: float, model: str) -> None:
        """Note how long a photo took; those of another model no longer count."""
        self._keep_to(model)
        self._last.append(seconds)

    def seconds(self, model: str) -> float | None:
        """Return what a photo takes with that model; None while nothing was measured."""
        self._keep_to(model)
        return median(self._last) if self._last else None

    def _keep_to(self, model: str) -> None:
        if model != self._model:
            self._model = model
            self._last.clear()


class PhotoMeter:
    """The share of one photo that is done, 0..1. It never goes back.

    seconds : what a photo takes, where that is known; ``None`` = only the stages tell
    """

    def __init__(
        self, seconds: float | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._seconds, self._clock = seconds, clock
        self._begun: float | None = None
        self._share = 0.0

    def start(self) -> None:
        """Begin to count: the model took the photo up, or is loaded now."""
        self._begun = self._clock()

    def elapsed(self) -> float:
        """Return the seconds since the start, 0.0 before it."""
        return 0.0 if self._begun is None else self._clock() - self._begun

    def share(self, progress: Progress | None = None) -> float:
        """Return how much is done, after a report of the model."""
        if self._begun is None:
            return self._share
        now = self.elapsed() / self._seconds if self._seconds else _by_stage(progress)
        self._share = max(self._share, min(now, _LONGEST))
        return self._share

    def left(self) -> float | None:
        """Return the seconds that are left of this photo; None: nobody knows."""
        return None if self._seconds is None else max(0.0, self._seconds - self.elapsed())


def _by_stage(progress: Progress | None) -> float:
    """Return a share by the stage alone; each further step of the recurrence is half as long."""
    span = _SPANS.get(stage_of(progress))
    if progress is None or span is None:
        return 0.0
    part = progress.done / progress.total if progress.total else 0.0
    if span == _SPANS["comparing"]:
        step = max(1, progress.step)
        part = 1.0 - 0.5 ** (step - 1) * (1.0 - 0.5 * min(1.0, part))
    return span[0] + (span[1] - span[0]) * min(1.0, part)
