"""How the commands get at a model."""

from __future__ import annotations

from collections.abc import Callable

from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.segmenter import Segmenter

Loader = Callable[[ModelChoice], Segmenter]


def cuda_devices() -> int:
    """Return how many CUDA devices there are; imports torch."""
    from carnn_desktop.engine.device import cuda_devices as count

    return count()


def load_real_segmenter(choice: ModelChoice) -> Segmenter:
    """Load weights; the first place on the command line's way that imports torch."""
    from carnn_desktop.engine.loading import load_model

    return load_model(choice)
