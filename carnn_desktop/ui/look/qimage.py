"""The only place where numpy arrays become Qt images and back.

A ``QImage`` over numpy memory does not own it: keep the array as long as the image is used. Always
with an explicit stride, because Qt assumes rows of whole 32-bit words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from carnn_desktop.contracts.arrays import BoolMask


def rgb_image(pixels: NDArray[np.uint8]) -> QImage:
    """Return an image over (H, W, 3) uint8 RGB memory, not copied; keep ``pixels`` alive."""
    _check(pixels, (3, 3))
    height, width = pixels.shape[:2]
    return QImage(pixels.data, width, height, pixels.strides[0], QImage.Format.Format_RGB888)


def indexed_image(labels: NDArray[np.uint8], table: Sequence[int]) -> QImage:
    """Return an image over (H, W) uint8 labels, not copied, coloured by ``table`` (ARGB ints)."""
    _check(labels, (2, 0))
    height, width = labels.shape
    image = QImage(labels.data, width, height, labels.strides[0], QImage.Format.Format_Indexed8)
    image.setColorTable(list(table))
    return image


def mask_image(mask: BoolMask, color: int, outside: int = 0) -> QImage:
    """Return an image of its own memory: ``color`` (ARGB) where (h, w) ``mask`` is set."""
    labels = np.ascontiguousarray(mask).view(np.uint8)
    return indexed_image(labels, (outside, color)).copy()


def gray_image(values: NDArray[np.uint8]) -> QImage:
    """Return an image over (H, W) uint8 gray values, not copied; keep ``values`` alive."""
    _check(values, (2, 0))
    height, width = values.shape
    return QImage(values.data, width, height, values.strides[0], QImage.Format.Format_Grayscale8)


def rgb_array(image: QImage) -> NDArray[np.uint8]:
    """Return a copy of ``image`` as (H, W, 3) uint8 RGB."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    height, width, stride = plain.height(), plain.width(), plain.bytesPerLine()
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(height, stride)
    return rows[:, : width * 3].reshape(height, width, 3).copy()


def _check(array: NDArray[np.uint8], expected: tuple[int, int]) -> None:
    dimensions, channels = expected
    if array.dtype != np.uint8 or array.ndim != dimensions or not array.flags.c_contiguous:
        raise ValueError(f"{array.dtype} {array.shape} is no C-contiguous {dimensions}-D uint8")
    if channels and array.shape[-1] != channels:
        raise ValueError(f"{array.shape} has not {channels} channels")
