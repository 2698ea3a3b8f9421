"""Pictures whose pixels are numbers: read and written, each verified by reading it again."""

from __future__ import annotations

from collections.abc import Collection
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.export.objects import ExportObject
from carnn_desktop.formats.source import BadSource
from carnn_desktop.photos.images import use_own_limits
from carnn_desktop.regular_files import open_regular

Labels = NDArray[np.int32]
MAX_LABEL_PIXELS = 120_000_000

VOID = 255
MOST_CLASSES = 254
"""Classes that 8 bits can tell beside the background and what is void."""
_DAMAGE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


def holds_colours(path: Path, *, numbers: Collection[int] = ()) -> bool:
    """Return whether a picture says things by colours instead of numbers. Raises BadSource.

    numbers : colours that are known (r + 256 g + 65536 b): a palette of these alone counts too
        where its places are not those of Pascal VOC
    """
    use_own_limits()
    try:
        with open_regular(path) as stream, Image.open(stream, formats=["PNG"]) as image:
            if image.mode in ("RGB", "RGBA"):
                return True
            if image.mode != "P" or not numbers:
                return False
            palette = np.array(image.getpalette("RGB") or (), dtype=np.int64).reshape(-1, 3)
            used = [value for _, value in image.getcolors(256) or () if isinstance(value, int)]
    except _DAMAGE as error:
        raise BadSource(
            Told("{name} is no label picture ({error})", name=path.name, error=error)
        ) from None
    colours = (palette @ (1, 256, 65536)).tolist()
    voc = np.frombuffer(voc_palette(), dtype=np.uint8).reshape(-1, 3).astype(np.int64)
    is_vocs = all(colours[at] == int(voc[at] @ (1, 256, 65536)) for at in used if at < len(colours))
    return not is_vocs and all(at < len(colours) and colours[at] in numbers for at in used)


def read_labels(path: Path, *, rgb: bool = False) -> Labels:
    """Return (h, w) the numbers of a label picture; ``rgb``: r + 256 g + 65536 b. BadSource."""
    use_own_limits()
    try:
        with open_regular(path) as stream, Image.open(stream, formats=["PNG"]) as image:
            if image.width * image.height > MAX_LABEL_PIXELS:
                most = MAX_LABEL_PIXELS // 1_000_000
                raise BadSource(
                    Told("{name} is larger than {most} megapixels", name=path.name, most=most)
                )
            if rgb:
                parts = np.asarray(image.convert("RGB"))
                labels = parts[..., 2].astype(np.int32)
                for channel in (1, 0):
                    labels *= 256
                    labels += parts[..., channel]
                return labels
            if image.mode not in ("P", "L", "I", "I;16", "1"):
                raise BadSource(
                    Told(
                        "{name} holds colours ({mode}), not numbers",
                        name=path.name,
                        mode=image.mode,
                    )
                )
            return np.asarray(image, dtype=np.int32)
    except _DAMAGE as error:
        raise BadSource(
            Told("{name} is no label picture ({error})", name=path.name, error=error)
        ) from None


def paint(
    objects: list[ExportObject], labels: list[int], size_wh: tuple[int, int]
) -> NDArray[np.uint32]:
    """Return (h, w) uint32: the label of each pixel's uppermost object, 0 = none."""
    width, height = size_wh
    canvas = np.zeros((height, width), dtype=np.uint32)
    for item, label in zip(objects, labels, strict=True):
        x, y, w, h = item.mask.bbox_xywh
        canvas[y : y + h, x : x + w][item.mask.pixels] = label
    return canvas


def label_picture(labels: NDArray[np.uint32]) -> bytes:
    """Return a PNG of numbers below 256 in the colours of Pascal VOC."""
    pixels = labels.astype(np.uint8)
    picture = Image.fromarray(pixels, mode=None)
    picture.putpalette(voc_palette())
    return _verified(picture, pixels)


def plain_picture(pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    """Return a PNG of (h, w) numbers or (h, w, 3) colours."""
    return _verified(Image.fromarray(pixels), pixels)


def _verified(picture: Image.Image, pixels: NDArray[np.uint8] | NDArray[np.uint16]) -> bytes:
    stream = BytesIO()
    picture.save(stream, "PNG", compress_level=4)
    with Image.open(stream) as again:
        if not np.array_equal(np.asarray(again), pixels):
            raise CarnnError(
                Told("A written mask does not read as it should."), Told("Report this as a fault.")
            )
    return stream.getvalue()


def voc_palette() -> bytes:
    """Return the colours of Pascal VOC: 256 x RGB, the bits of the number spread over them."""
    colours = bytearray()
    for number in range(256):
        rgb = [0, 0, 0]
        for bit in range(8):
            for channel in range(3):
                rgb[channel] |= (number >> (3 * bit + channel) & 1) << (7 - bit)
        colours += bytes(rgb)
    return bytes(colours)
