"""Array types of values that cross a layer or a thread, and how they are shared.

Arrays are numpy, C-contiguous and read-only (see :func:`frozen`); tensors never leave the engine.
Images are (H, W, 3) uint8 RGB, upright.
"""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told

BoolMask = NDArray[np.bool_]


RgbImage = NDArray[np.uint8]


_Array = TypeVar("_Array", bound=NDArray[Any])


def frozen(array: _Array) -> _Array:
    """Return ``array`` set read-only, so that threads can share it without copies."""
    array.flags.writeable = False
    return array


def check_photo(image: NDArray[Any]) -> None:
    """Raise CarnnError unless ``image`` is (H, W, 3) uint8 with at least one pixel."""
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or image.size == 0:
        raise CarnnError(
            Told(
                "The image has shape {shape} and type {dtype}, not RGB.",
                shape=image.shape,
                dtype=image.dtype,
            )
        )
