"""Where long work is, and how it is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a long computation is: ``done`` of ``total`` within ``stage``; total 0 = unknown."""

    stage: str
    done: int = 0
    total: int = 0
    step: int = 0
    text: str = ""


ProgressCallback = Callable[[Progress], None]


"""Called often by long work: may show progress, raises :class:`Cancelled` to stop it."""


def ignore_progress(progress: Progress) -> None:
    """Ignore ``progress``: for callers that neither show progress nor cancel."""
