"""The answers of the last few clicks, so that the next click goes on from them.

A request says where all clicks were, not what was shown after each; what was shown last is needed
for the rule that a plus click takes nothing away. Taking a click back finds its answer here too.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.engine.interactive.rules import Click
from carnn_desktop.engine.interactive.window import Box

if TYPE_CHECKING:
    from carnn_desktop.engine.interactive.predict import Odds

_KEPT = 48


@dataclass(frozen=True, slots=True)
class Base:
    """What clicks begin with: the photo, the mask that is mended ("" for none), and a box.

    evidence : stands for what was known of the class, "" for nothing
    """

    image_key: str
    mask_sha1: str
    box: Box | None
    evidence: str = ""

    @property
    def starts(self) -> bool:
        """Whether there is something to begin with before any plus click."""
        return bool(self.mask_sha1) or self.box is not None


@dataclass(frozen=True, slots=True)
class _Packed:
    """A mask in an eighth of its memory, or less."""

    shape: tuple[int, int]
    top: int
    left: int
    height: int
    width: int
    bits: NDArray[np.uint8]


class Answers:
    """The newest answers by what was asked. Not for two threads at once."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[Base, tuple[Click, ...]], tuple[_Packed, Odds | None]] = (
            OrderedDict()
        )

    def find(self, base: Base, clicks: tuple[Click, ...]) -> tuple[BoolMask, Odds | None] | None:
        """Return the mask (H, W) and the head's odds of an answer, None when it is not known."""
        found = self._kept.get((base, clicks))
        if found is None:
            return None
        self._kept.move_to_end((base, clicks))
        return _unpacked(found[0]), found[1]

    def keep(
        self, base: Base, clicks: tuple[Click, ...], mask: BoolMask, odds: Odds | None = None
    ) -> None:
        """Remember an answer; the oldest is forgotten."""
        self._kept[base, clicks] = (_packed(mask), odds)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)


def digest(mask: BoolMask | None) -> str:
    """Return what stands for a mask in a :class:`Base`: "" for none or an empty one."""
    if mask is None or not mask.any():
        return ""
    return hashlib.sha1(np.packbits(mask).tobytes(), usedforsecurity=False).hexdigest()


def _packed(mask: BoolMask) -> _Packed:
    height, width = mask.shape
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    if not len(rows):
        return _Packed((height, width), 0, 0, 0, 0, np.zeros(0, np.uint8))
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    part = mask[top:bottom, left:right]
    high, wide = part.shape
    return _Packed((height, width), int(top), int(left), high, wide, np.packbits(part))


def _unpacked(packed: _Packed) -> BoolMask:
    mask = np.zeros(packed.shape, np.bool_)
    area = packed.height * packed.width
    if area:
        part = np.unpackbits(packed.bits, count=area).reshape(packed.height, packed.width)
        mask[packed.top : packed.top + packed.height, packed.left : packed.left + packed.width] = (
            part > 0
        )
    return mask
