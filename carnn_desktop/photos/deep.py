"""Colours of 16 bits, of which Pillow keeps the upper 8 alone: photos of 12 bits would be black."""

from __future__ import annotations

from io import BufferedReader
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.photos import tiff as image_tiff
from carnn_desktop.photos.pixels import depth_notes, to_eight_bits

_BITS_PER_SAMPLE = 258  # TIFF tag
_PNG_DEPTH = 24  # byte of the header that says how many bits a sample has
_PNG_COLOURS = (2, 4, 6)


def has_deep_colours(image: Image.Image, start: bytes) -> bool:
    """Return whether an opened image has colours, or grey with alpha, of 16 bits.

    start : the file's first 32 bytes
    """
    if image.format == "PNG":
        return start[_PNG_DEPTH : _PNG_DEPTH + 1] == b"\x10" and start[25] in _PNG_COLOURS
    if image.format == "TIFF":
        bits = getattr(image, "tag_v2", {}).get(_BITS_PER_SAMPLE, (8,))
        return image.mode in ("RGB", "RGBA", "RGBX", "LA") and 16 in tuple(bits)
    return image.format in ("PPM", "JPEG2000") and image.mode in ("RGB", "RGBA", "LA")


def read_deep_colours(
    path: Path, stream: BufferedReader, max_pixels: int
) -> tuple[RgbImage, tuple[str, ...]] | None:
    """Return (pixels as stored, notes) of a file with 16-bit colours; None where there are none."""
    if path.suffix.lower() in (".tif", ".tiff") and image_tiff.is_available():
        read = image_tiff.read_tiff(stream, max_pixels)
        return None if read is None else (read[0], read[2])
    try:
        stream.seek(0)
        data = np.frombuffer(stream.read(), dtype=np.uint8)
        values = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    except (OSError, cv2.error, MemoryError):
        return None
    if values is None or values.dtype != np.uint16 or values.ndim != 3:
        return None
    return _to_rgb(values)


def _to_rgb(values: NDArray[Any]) -> tuple[RgbImage, tuple[str, ...]]:
    """Return (h, w, 3) of OpenCV's (h, w, 3 or 4), blue first; alpha is laid over white."""
    colours = values[..., :3][..., ::-1]
    rgb = to_eight_bits(colours)
    notes = depth_notes(colours)
    if values.shape[2] == 4:
        share = (values[..., 3].astype(np.float32) / 65535.0)[..., None]
        rgb = np.rint(rgb * share + 255.0 * (1.0 - share)).astype(np.uint8)
    return np.ascontiguousarray(rgb), notes
