"""The parts that stored documents are made of: JSON, masks as run lengths, packed level maps.

Nothing here believes what it reads: damaged values raise :class:`DamagedData`.
"""

from __future__ import annotations

import zlib
from typing import Annotated, Any

import msgspec
import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.geometry import parse_counts
from carnn_desktop.annotations.masks import crop_mask, empty_mask
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.texts import Told

MAX_SIDE = 1_000_000
MAX_AREA = 300_000_000
"""Pixels of the largest photo that is read: nothing stored of a photo is larger."""
MASKS_AREA = 600_000_000
"""Pixels that the masks of a photo may take together, however little is written of them."""
BAD_JSON = (msgspec.DecodeError, UnicodeDecodeError, TypeError, RecursionError)
"""What reading JSON raises where it is none, or of another shape, or nested without end."""

Count = Annotated[int, Meta(ge=0)]
Side = Annotated[int, Meta(ge=0, le=MAX_SIDE)]
Place = Annotated[int, Meta(ge=-10 * MAX_SIDE, le=10 * MAX_SIDE)]


class DamagedData(Exception):
    """Stored data that cannot be what was written; the text says why."""


class StoredArray(Struct, array_like=True, frozen=True):
    """(height, width) uint8, see :func:`pack_levels`."""

    width: Side
    height: Side
    data: bytes


class StoredMask(Struct, array_like=True, frozen=True):
    """A mask: origin and size of the crop, compressed COCO run lengths of it."""

    x: Place
    y: Place
    width: Side
    height: Side
    counts: str


def to_json(value: Any) -> bytes:
    """Return JSON. Half characters (of a name that is not valid text) become question marks."""
    try:
        return msgspec.json.encode(value, enc_hook=_plain)
    except UnicodeEncodeError:
        return msgspec.json.encode(_readable(msgspec.to_builtins(value, enc_hook=_plain)))


def _plain(value: Any) -> Any:
    """Return a sentence as the text that it is: msgspec takes no other strings than str."""
    if isinstance(value, str):
        return str.__str__(value)
    raise NotImplementedError


def readable(text: str) -> str:
    """Return text with question marks for half characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _readable(value: Any) -> Any:
    if isinstance(value, str):
        return readable(value)
    if isinstance(value, list | tuple):
        return [_readable(item) for item in value]
    if isinstance(value, dict):
        return {_readable(key): _readable(item) for key, item in value.items()}
    return value


def pack_levels(values: NDArray[np.uint8]) -> StoredArray:
    """Pack a (h, w) uint8 map. Soft maps are smooth, so their second differences are small."""
    values = np.ascontiguousarray(values, dtype=np.uint8)
    across = values.copy()
    across[:, 1:] -= values[:, :-1]
    both = across.copy()
    both[1:] -= across[:-1]
    height, width = values.shape
    return StoredArray(width, height, zlib.compress(both.tobytes(), 1))


def unpack_levels(stored: StoredArray) -> NDArray[np.uint8]:
    """Return what :func:`pack_levels` packed, read-only; raise DamagedData."""
    size = stored.width * stored.height
    if size > MAX_AREA:
        raise DamagedData(Told("a mask level map is larger than any photo"))
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(stored.data, size + 1)
    except zlib.error as error:
        raise DamagedData(Told("a mask level map: {error}", error=error)) from error
    if len(data) != size or (size and not unpacker.eof):
        raise DamagedData(Told("a mask level map has another size than it says"))
    values = np.frombuffer(data, dtype=np.uint8).reshape(stored.height, stored.width)
    values = np.add.accumulate(values, axis=0, dtype=np.uint8)
    return frozen(np.add.accumulate(values, axis=1, dtype=np.uint8))


def pack_mask(mask: Mask) -> StoredMask:
    """Return a mask as it is stored."""
    height, width = mask.pixels.shape
    if not mask.pixels.size:
        return StoredMask(mask.x, mask.y, width, height, "")
    encoded = coco_mask.encode(np.asfortranarray(mask.pixels.view(np.uint8)))
    return StoredMask(mask.x, mask.y, width, height, encoded["counts"].decode("ascii"))


def unpack_mask(stored: StoredMask) -> Mask:
    """Return a stored mask; raise DamagedData. The counts are checked before they are used."""
    size = stored.width * stored.height
    if not size:
        return empty_mask()
    if size > MAX_AREA:
        raise DamagedData(Told("a mask is larger than any photo"))
    try:
        runs = parse_counts(stored.counts)
    except ValueError as error:
        raise DamagedData(Told("a mask: {error}", error=error)) from error
    if runs.min() < 0 or runs.max() > size or int(runs.sum()) != size:
        raise DamagedData(
            Told(
                "a mask: its run lengths do not fill {width} x {height}",
                width=stored.width,
                height=stored.height,
            )
        )
    # a crop has no column without a pixel: all of it is written, which is quicker than measuring
    flat = np.repeat(np.arange(len(runs)) % 2 == 1, runs)
    pixels = frozen(np.ascontiguousarray(flat.reshape(stored.width, stored.height).T))
    return crop_mask(pixels, stored.x, stored.y)
