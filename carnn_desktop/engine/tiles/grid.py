"""Where the tiles of a photo lie, how much each counts where they overlap, and whether there are
any.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.requests import SegmentationRequest, SegmentationSettings
from carnn_desktop.engine.weights.models import family_for

Floats = NDArray[np.float32]

_MUCH_LARGER = 2.0
"""Longest sides of a photo to what the model sees at once, above which ``auto`` makes tiles."""
_WINDOW_OF_PATCHES = 336
"""Shortest side to which a photo is brought whose patches are compared in windows."""
_LEAST = 1e-3


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a photo, pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Its rows and columns."""
        return slice(self.y, self.y + self.height), slice(self.x, self.x + self.width)

    def shared(self, other: Box) -> Box | None:
        """Return what both have in common, None for nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Box(x, y, right - x, bottom - y) if right > x and bottom > y else None

    def within(self, outer: Box) -> Box:
        """Return it with the corner of ``outer`` as its origin."""
        return Box(self.x - outer.x, self.y - outer.y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a photo that is looked at by itself.

    core : the part of it that is nearer to its middle than to that of any other tile; the cores
        of all tiles cover the photo without a common pixel
    across, down : (width,) and (height,) float32, what its columns and rows count, 0..1; falling
        towards other tiles, so that what it says fades where theirs comes up
    """

    box: Box
    core: Box
    across: Floats
    down: Floats

    def weights(self, part: Box) -> Floats:
        """Return (height, width) float32: what it counts in a part of itself."""
        inside = part.within(self.box)
        rows, columns = inside.slices
        return np.asarray(self.down[rows][:, None] * self.across[columns], np.float32)


def tiles_of(size_wh: tuple[int, int], side: int, overlap: float) -> tuple[Tile, ...]:
    """Return tiles of at most ``side`` that cover a photo, row by row, evenly spread.

    overlap : share of the side that neighbours have in common at least
    """
    columns, rows = (_pieces(length, side, overlap) for length in size_wh)
    return tuple(
        Tile(
            Box(x.start, y.start, x.length, y.length),
            Box(x.core[0], y.core[0], x.core[1] - x.core[0], y.core[1] - y.core[0]),
            x.weights,
            y.weights,
        )
        for y in rows
        for x in columns
    )


def tiles_for(request: SegmentationRequest, size_wh: tuple[int, int]) -> tuple[Tile, ...]:
    """Return the tiles that a photo is looked at in as the settings ask; none where there are no
    two.
    """
    settings = request.settings
    if settings.tiles == "off":
        return ()
    side = settings.tile_size or seen_at_once(request.model.proposer, settings)
    longest = max(size_wh)
    if longest <= side or (settings.tiles == "auto" and longest <= _MUCH_LARGER * side):
        return ()
    return tiles_of(size_wh, side, settings.tile_overlap)


def seen_at_once(model: str, settings: SegmentationSettings) -> int:
    """Return the longest side, pixels, of a photo that a model sees without reducing it much."""
    family = family_for(model)
    by_windows = settings.proposals == "dense" and settings.dense_view == "windows"
    return _WINDOW_OF_PATCHES if by_windows and not family.load_instances else family.tile_side


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tile along one side of the photo."""

    start: int
    length: int
    core: tuple[int, int]
    weights: Floats


def _pieces(length: int, side: int, overlap: float) -> list[_Piece]:
    if length <= side:
        return [_Piece(0, length, (0, length), np.ones(length, np.float32))]
    stride = max(1.0, side * (1.0 - overlap))
    count = math.ceil((length - side) / stride) + 1
    starts = [round(place * (length - side) / (count - 1)) for place in range(count)]
    # neighbours share from a start to the end of the tile before: its middle parts their cores
    middles = [(later + before + side) // 2 for before, later in pairwise(starts)]
    edges = [0, *middles, length]
    pieces = []
    for place, start in enumerate(starts):
        before = starts[place - 1] + side - start if place else 0
        after = start + side - starts[place + 1] if place + 1 < count else 0
        weights = np.minimum(_ramp(side, before), _ramp(side, after)[::-1])
        pieces.append(_Piece(start, side, (edges[place], edges[place + 1]), weights))
    return pieces


def _ramp(side: int, shared: int) -> Floats:
    """Return (side,) weights that rise smoothly from next to 0 to 1 over ``shared`` pixels."""
    weights = np.ones(side, np.float32)
    if shared > 0:
        places = (np.arange(shared) + 0.5) / shared
        weights[:shared] = np.maximum(0.5 - 0.5 * np.cos(np.pi * places), _LEAST)
    return weights
