"""Progress from within a model of transformers, so that a cancel is possible within its layers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.in_pieces import InPieces


@contextmanager
def ticking(module: Any, on_progress: ProgressCallback, stage: str) -> Iterator[None]:
    """Call the progress callback before each smallest layer of ``module`` while the block runs.

    Also before each piece of what takes long within one.
    """
    layers = [layer for layer in module.modules() if not list(layer.children())]
    done = 0

    def tell() -> None:
        on_progress(Progress(stage, min(done, len(layers)), len(layers)))

    def tick(_layer: Any, _arguments: Any) -> None:
        nonlocal done
        tell()
        done += 1

    handles = [layer.register_forward_pre_hook(tick) for layer in layers]
    try:
        with InPieces(tell):
            yield
    finally:
        for handle in handles:
            handle.remove()
