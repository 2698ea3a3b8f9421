"""From what a decoder gives to upright 8-bit RGB, in strips: large photos are not copied twice."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.texts import Told

_STRIP_PIXELS = 4_000_000
_PHOTOMETRIC, _SAMPLE_FORMAT = 262, 339  # TIFF tags
_WHITE_IS_ZERO, _UNSIGNED = 0, 1
_ALPHA_MODES = frozenset(("RGBA", "LA", "PA", "La", "RGBa"))


def is_deep(image: Image.Image) -> bool:
    """Whether an image has more than 8 bits a channel that Pillow does not reduce itself."""
    return image.mode.startswith(("I", "F"))


def to_rgb(image: Image.Image) -> RgbImage:
    """Return (h, w, 3) uint8 of a loaded image as stored. Alpha is laid over white.

    Palette, CMYK, grey, LAB, YCbCr and 1-bit go through Pillow's conversions; deep modes through
    :func:`to_eight_bits`.
    """
    if is_deep(image):
        grey = _scaled_grey(image, deep_values(image))
        return np.repeat(grey[:, :, None], 3, axis=2)
    width, height = image.size
    pixels = np.empty((height, width, 3), np.uint8)
    rows = max(1, _STRIP_PIXELS // max(1, width))
    has_alpha = image.mode in _ALPHA_MODES or "transparency" in image.info
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        strip = image if rows >= height else image.crop((0, top, width, bottom))
        if has_alpha:
            strip = strip.convert("RGBA")
            white = Image.new("RGBA", strip.size, (255, 255, 255, 255))
            strip = Image.alpha_composite(white, strip)
        pixels[top:bottom] = np.asarray(strip if strip.mode == "RGB" else strip.convert("RGB"))
    return pixels


def deep_values(image: Image.Image) -> NDArray[Any]:
    """Return (h, w) of a deep image, mending what Pillow overlooks in such TIFF files."""
    values: NDArray[Any] = np.asarray(image)
    tags = getattr(image, "tag_v2", {})
    if image.mode == "I" and tags and tags.get(_SAMPLE_FORMAT, (_UNSIGNED,))[0] == _UNSIGNED:
        values = values.view(np.uint32)
    return values


def _scaled_grey(image: Image.Image, values: NDArray[Any]) -> NDArray[np.uint8]:
    grey = to_eight_bits(values)
    tags = getattr(image, "tag_v2", {})
    return 255 - grey if tags.get(_PHOTOMETRIC) == _WHITE_IS_ZERO else grey


def to_eight_bits(values: NDArray[Any]) -> NDArray[np.uint8]:
    """Scale (h, w, ...) integers or floats to 8 bits.

    Integers that fit 16 bits: the full range of the smallest of 8, 10, 12, 14 and 16 bits that
    holds the maximum becomes 0..255, so that pictures of one camera stay comparable. Floats within
    0..1: that range. Others (floats, 32 bits): the finite minimum..maximum. What is not a number
    becomes black.
    """
    low, high = value_range(values)
    scaled = np.empty(values.shape, np.uint8)
    width = int(np.prod(values.shape[1:]))
    rows = max(1, _STRIP_PIXELS // max(1, width))
    span = high - low if high > low else np.inf
    for top in range(0, len(values), rows):
        strip = values[top : top + rows].astype(np.float64)
        strip = (np.where(np.isfinite(strip), strip, low) - low) * 255.0 / span
        scaled[top : top + rows] = np.clip(np.rint(strip), 0, 255)
    return scaled


def upright(pixels: RgbImage, orientation: int) -> RgbImage:
    """Return the image turned as its EXIF orientation, 1..8, says."""
    if orientation == 1:
        return pixels
    if orientation in {5, 6, 7, 8}:
        pixels = np.asarray(cv2.transpose(pixels), dtype=np.uint8)
    flips = {2: 1, 3: -1, 4: 0, 6: 1, 7: -1, 8: 0}
    if orientation in flips:
        pixels = np.asarray(cv2.flip(pixels, flips[orientation]), dtype=np.uint8)
    return pixels


def known_orientation(value: object) -> int:
    """Return an EXIF orientation as a file says it, 1 for what is none."""
    return int(value) if isinstance(value, int) and 1 <= value <= 8 else 1


def frame_notes(frames: int) -> tuple[str, ...]:
    """Return what people are told of a file with that many frames."""
    return (Told("first of {frames} frames", frames=frames),) if frames > 1 else ()


def value_range(values: NDArray[Any]) -> tuple[float, float]:
    """Return what becomes 0 and 255; (0, 0) where no value is a number."""
    if np.issubdtype(values.dtype, np.integer) or values.dtype == np.bool_:
        low, high = float(values.min()), float(values.max())
        if low >= 0 and high <= 65535:
            bits = next(bits for bits in (8, 10, 12, 14, 16) if high < 2**bits)
            return 0.0, 2.0**bits - 1
        return low, high
    finite = values[np.isfinite(values)]
    if not finite.size:
        return 0.0, 0.0
    low, high = float(finite.min()), float(finite.max())
    return (0.0, 1.0) if low >= 0.0 and high <= 1.0 else (low, high)


def depth_notes(values: NDArray[Any]) -> tuple[str, ...]:
    """Return what people are told of values that were scaled: how, where that is not plain."""
    if values.dtype.itemsize < 2:
        return ()
    notes = (Told("scaled to 8 bits"),)
    if values.dtype.kind != "u" or values.dtype.itemsize != 2 or not values.size:
        return notes
    white = int(value_range(values)[1])
    if white == 65535:
        return notes
    return (
        *notes,
        Told(
            "its values need {bits} bits: {white:,} is shown as white",
            bits=white.bit_length(),
            white=white,
        ),
    )
