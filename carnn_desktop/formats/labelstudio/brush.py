"""Label Studio's brush strokes: run lengths of an RGBA picture, written bit by bit."""

from __future__ import annotations

from typing import Any

import numpy as np

from carnn_desktop.annotations.shapes import MAX_AREA, SizeWh, Unusable
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.texts import Told

_PATH = ".value.rle"
_MAX_BYTES = 1 << 20


class _Bits:
    """Numbers of any width from a list of bytes, the highest bit first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._end = 8 * len(data)

    def take(self, width: int) -> int:
        """Return the next ``width`` bits as a number. Raises Unusable at the end."""
        stop = self._at + width
        if stop > self._end:
            raise Unusable(_PATH, Told("ends in the middle of a run"))
        first, last = self._at >> 3, (stop + 7) >> 3
        number = int.from_bytes(self._data[first:last], "big") >> (8 * last - stop)
        self._at = stop
        return number & ((1 << width) - 1)


def brush_pixels(values: Any, size_wh: SizeWh) -> BoolMask:
    """Return (h, w) bool: what strokes cover, their alpha channel. Raises Unusable.

    The picture is encoded as by @thi.ng/rle-pack: 32 bits say how many values there are, 5 their
    width, 4 x 4 the widths of the lengths of runs; then runs of one value, or of several.
    """
    width, height = size_wh
    total = 4 * width * height
    if total > MAX_AREA:
        raise Unusable(_PATH, Told("is larger than can be read"))
    if not isinstance(values, list) or not 0 < len(values) <= _MAX_BYTES:
        raise Unusable(_PATH, Told("must be a list of bytes"))
    if not all(type(value) is int and 0 <= value <= 255 for value in values):
        raise Unusable(_PATH, Told("must be a list of bytes"))
    bits = _Bits(bytes(values))
    count = bits.take(32)
    if count != total:
        raise Unusable(
            _PATH,
            Told(
                "has {count:,} values, not 4 x {width} x {height}",
                count=count,
                width=width,
                height=height,
            ),
        )
    word = bits.take(5) + 1
    sizes = [bits.take(4) + 1 for _ in range(4)]
    numbers: list[int] = []
    lengths: list[int] = []
    done = 0
    while done < count:
        same = bits.take(1)
        length = min(bits.take(sizes[bits.take(2)]) + 1, count - done)
        if same:
            numbers.append(bits.take(word))
            lengths.append(length)
        else:
            numbers += [bits.take(word) for _ in range(length)]
            lengths += [1] * length
        done += length
    # only whether a value is above 0 matters, and a byte each is enough for that
    flags = np.array([number > 0 for number in numbers], dtype=bool)
    whole = np.repeat(flags, np.array(lengths, dtype=np.int64))
    return np.ascontiguousarray(whole.reshape(height, width, 4)[..., 3])
