"""Wall time of a run, by stage."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from carnn_desktop.engine import device as devices


class Clock:
    """Adds up the wall time of named stages."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._seconds: dict[str, float] = {}

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Count the time of the ``with`` block to ``stage``."""
        started = time.perf_counter()
        yield
        devices.synchronize(self._device)
        passed = time.perf_counter() - started
        self._seconds[stage] = self._seconds.get(stage, 0.0) + passed

    def timings(self) -> tuple[tuple[str, float], ...]:
        """Return (stage, seconds) in the order of first use."""
        return tuple(self._seconds.items())
