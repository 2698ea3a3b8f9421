"""TIFF files that Pillow cannot read (floats in colour, planes, ...), by tifffile if installed."""

from __future__ import annotations

import importlib.util
import logging
import struct
import zlib
from io import BufferedReader
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos.pixels import depth_notes, frame_notes, known_orientation, to_eight_bits

_MAX_BYTES = 4 << 30
_GREY_INVERTED, _GREY, _RGB = 0, 1, 2
_TIFF_STARTS = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")


def is_tiff(start: bytes) -> bool:
    """Whether a file that starts so is a TIFF."""
    return start.startswith(_TIFF_STARTS)


def is_available() -> bool:
    """Whether tifffile is installed."""
    return importlib.util.find_spec("tifffile") is not None


def read_tiff(
    stream: BufferedReader, max_pixels: int
) -> tuple[RgbImage, int, tuple[str, ...]] | None:
    """Return (pixels as stored, EXIF orientation, notes) of the first page.

    None where tifffile cannot help either; the size is judged before anything is decoded.
    """
    import tifffile

    logging.getLogger("tifffile").addHandler(logging.NullHandler())
    failures = (
        tifffile.TiffFileError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        OSError,
        RuntimeError,
        TypeError,
        ValueError,
        struct.error,
        zlib.error,
    )
    try:
        stream.seek(0)
        with tifffile.TiffFile(stream) as file:
            page: Any = file.pages[0]
            if not _is_usual(page, max_pixels):
                return None
            orientation = page.tags.valueof(274, default=1)
            pixels, notes = _to_rgb(page, np.asarray(page.asarray()))
            notes = frame_notes(len(file.pages)) + notes
            return pixels, known_orientation(orientation), notes
    except failures:
        return None


def _is_usual(page: Any, max_pixels: int) -> bool:
    pixels = int(page.imagewidth) * int(page.imagelength)
    return (
        0 < pixels <= max_pixels
        and page.nbytes <= _MAX_BYTES
        and int(page.photometric) in {_GREY_INVERTED, _GREY, _RGB}
        and page.imagedepth == 1
        and page.axes in {"YX", "YXS", "SYX"}
    )


def _to_rgb(page: Any, values: NDArray[Any]) -> tuple[RgbImage, tuple[str, ...]]:
    if page.axes == "SYX":
        values = np.moveaxis(values, 0, -1)
    elif page.axes == "YX":
        values = values[:, :, None]
    photometric, samples = int(page.photometric), values.shape[2]
    colors = 3 if photometric == _RGB and samples >= 3 else 1
    notes = depth_notes(values[:, :, :colors])
    rgb = to_eight_bits(values[:, :, :colors])
    if photometric == _GREY_INVERTED:
        rgb = 255 - rgb
    if samples > colors + 1 or (samples > colors and not page.extrasamples):
        notes = (
            *notes,
            Told("first {colors} of {samples} channels", colors=colors, samples=samples),
        )
    elif samples == colors + 1 and int(page.extrasamples[0]) in {1, 2}:
        rgb = _over_white(rgb, values[:, :, colors], premultiplied=int(page.extrasamples[0]) == 1)
    return np.ascontiguousarray(np.broadcast_to(rgb, (*rgb.shape[:2], 3))), notes


def _over_white(rgb: RgbImage, alpha: NDArray[Any], *, premultiplied: bool) -> RgbImage:
    scale = float(np.iinfo(alpha.dtype).max) if np.issubdtype(alpha.dtype, np.integer) else 1.0
    share = np.clip(np.nan_to_num(alpha.astype(np.float64)) / scale, 0.0, 1.0)[:, :, None]
    mixed = (rgb if premultiplied else rgb * share) + 255.0 * (1.0 - share)
    return np.clip(np.rint(mixed), 0, 255).astype(np.uint8)
