"""Telling that memory ran out from any other failure, and saying so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the device's or the computer's memory was not enough."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    text = str(error)
    return isinstance(error, RuntimeError) and (
        "can't allocate memory" in text or "out of memory" in text
    )


@contextmanager
def computing(device: torch.device) -> Iterator[None]:
    """Keep no gradients, and turn running out of memory in the block into a CarnnError."""
    try:
        with torch.no_grad():
            yield
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        if device.type == "cuda":
            torch.cuda.empty_cache()
        raise CarnnError(
            Told(
                "The memory of the device ({type}) was not enough for this photo.", type=device.type
            ),
            Told("Close other programs, choose a smaller model, or run on another device."),
        ) from error
