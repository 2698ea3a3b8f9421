"""Touching objects told apart where it is known how large one is."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, frozen
from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.objects.sizes import measured

_NECKS = (0.05, 0.12, 0.25, 0.4)
"""How much narrower than its objects a neck between them must be, tried one after another."""
_CORE = 0.45  # of the known inmost distance; what is thinner is no object of its own
_BETTER = 0.75
"""How much better the parts must fit than the whole."""
_WORK_DEPTH = 16.0
"""Pixels from an object's middle to its outline at which masks are divided."""
_LEVELS = 20
_PIECE = 0.7
"""Of the size of the smallest shown objects; a piece that is smaller is only a bulge."""
_WHOLE = 0.4
"""Of the size of the smallest shown objects; what is smaller is a crumb."""
CRUMB = 0.02
"""Of the largest object's area; what is smaller joins another object when a mask is split."""

Floats = NDArray[np.float32]
Labels = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Part:
    """One object: mask (h, w) bool, tight, and where its pixel (0, 0) lies, (x, y)."""

    mask: BoolMask
    origin_xy: tuple[int, int]

    @property
    def area(self) -> int:
        """Number of pixels."""
        return int(np.count_nonzero(self.mask))


def parted(mask: BoolMask, sizes: ObjectSizes, photo_area: int) -> tuple[Part, ...]:
    """Return the objects in ``mask``, any crop (h, w) of a photo, largest first.

    A connected part is divided only where what comes out is more like the shown objects than the
    whole. No pixel is lost but crumbs that touch nothing, unless there is nothing else.
    """
    found: list[Part] = []
    for one in _connected(mask):
        found += _divided(one, sizes, photo_area)
    found.sort(key=lambda one: (-one.area, one.origin_xy))
    least = (_WHOLE * sizes.smallest) ** 2 * photo_area
    return tuple(one for one in found if one.area >= least) or tuple(found[:1])


def whole_objects(mask: BoolMask, sizes: ObjectSizes | None, photo_area: int) -> tuple[Part, ...]:
    """Return the objects in ``mask`` (h, w), largest first, without losing a pixel of it.

    sizes : of its class, where known; without them connected parts are objects. Crumbs join the
    object that is nearest to them.
    """
    if sizes is not None and sizes.tells:
        found = parted(mask, sizes, photo_area)
    else:
        found = _connected(mask)
    least = CRUMB * found[0].area if found else 0
    owner = np.zeros(mask.shape, np.int32)
    for number, one in enumerate((one for one in found if one.area >= least), 1):
        (x, y), (height, width) = one.origin_xy, one.mask.shape
        owner[y : y + height, x : x + width][one.mask] = number
    owner = _grown(owner, mask)
    parts = [_tight(owner == number, (0, 0)) for number in range(1, int(owner.max(initial=0)) + 1)]
    return tuple(sorted(parts, key=lambda one: (-one.area, one.origin_xy)))


def _connected(mask: BoolMask) -> tuple[Part, ...]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        np.ascontiguousarray(mask).view(np.uint8), connectivity=8, ltype=cv2.CV_32S
    )
    parts = []
    for label in range(1, count):
        x, y, width, height = (int(value) for value in stats[label, :4])
        inside = labels[y : y + height, x : x + width] == label
        parts.append(Part(frozen(inside), (x, y)))
    return tuple(sorted(parts, key=lambda one: (-one.area, one.origin_xy)))


def _divided(whole: Part, sizes: ObjectSizes, photo_area: int) -> list[Part]:
    if not sizes.alike:
        return [whole]
    inmost = sizes.depth * float(np.exp(sizes.size)) * photo_area**0.5
    factor = min(1.0, _WORK_DEPTH / inmost)
    small = _scaled(whole.mask, factor)  # a photo may have forty million pixels
    if _misfit([small], sizes, photo_area * factor**2) < _BETTER:
        return [whole]
    pieces = _best_pieces(small, sizes, photo_area * factor**2, inmost * factor)
    if len(pieces) < 2:
        return [whole]
    owner = np.zeros(small.shape, np.int32)
    for number, piece in enumerate(pieces, 1):
        owner[piece] = number
    height, width = whole.mask.shape
    large = cv2.resize(owner, (width, height), interpolation=cv2.INTER_NEAREST_EXACT)
    owner = _grown(np.where(whole.mask, large, 0).astype(np.int32), whole.mask)
    numbers = np.unique(owner[whole.mask]).tolist()
    return [_tight(owner == number, whole.origin_xy) for number in numbers]


def _scaled(mask: BoolMask, factor: float) -> BoolMask:
    """Return the mask reduced."""
    height, width = mask.shape
    size_wh = max(1, round(width * factor)), max(1, round(height * factor))
    plain = np.ascontiguousarray(mask).astype(np.float32)
    return np.asarray(cv2.resize(plain, size_wh, interpolation=cv2.INTER_AREA) >= 0.5)


def _best_pieces(
    part: BoolMask, sizes: ObjectSizes, photo_area: float, inmost: float
) -> list[BoolMask]:
    """Return the pieces that fit best, the part alone where they are not clearly better."""
    depth = np.asarray(
        cv2.distanceTransform(np.pad(part.view(np.uint8), 1), cv2.DIST_L2, 5)[1:-1, 1:-1],
        np.float32,
    )
    best, chosen = _misfit([part], sizes, photo_area) - _BETTER, [part]
    seen: set[int] = set()
    for neck in _NECKS:
        seeds = _seeds(depth, _CORE * inmost, neck)
        if len(seeds) < 2 or len(seeds) in seen:
            continue
        seen.add(len(seeds))
        pieces = _pieces(part, depth, seeds)
        least = (_PIECE * sizes.smallest) ** 2 * photo_area
        large = [s for s, piece in zip(seeds, pieces, strict=True) if piece.sum() >= least]
        if len(large) < len(pieces):  # a bulge is no object: its neighbours take it
            if len(large) < 2:
                continue
            pieces = _pieces(part, depth, large)
        fit = _misfit(pieces, sizes, photo_area)
        if fit < best:
            best, chosen = fit, pieces
    return chosen


def _misfit(pieces: list[BoolMask], sizes: ObjectSizes, photo_area: float) -> float:
    """Return the misfit of pieces, each counting by its area."""
    total = 0.0
    weights = 0
    for piece in pieces:
        shape, area = measured(piece, photo_area), int(np.count_nonzero(piece))
        if shape is not None:
            total += area * sizes.misfit(shape)
            weights += area
    return total / max(weights, 1)


def _seeds(depth: Floats, least: float, neck: float) -> list[tuple[int, int]]:
    """Return (row, column) of the inmost places that are parted by necks, deepest first."""
    reach = max(1, int(least / 2))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1,) * 2)
    peaks = (depth >= cv2.dilate(depth, disc)) & (depth >= max(least, 1.0))
    rows, columns = np.nonzero(peaks)
    order = np.argsort(-depth[rows, columns], kind="stable")
    kept: list[tuple[int, int]] = []
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if all(_narrow(depth, (row, column), other, neck) for other in kept):
            kept.append((row, column))
    return kept


def _narrow(depth: Floats, one: tuple[int, int], other: tuple[int, int], neck: float) -> bool:
    """Whether the way between two places leads through a neck, or out of the part."""
    steps = 2 + int(max(abs(one[0] - other[0]), abs(one[1] - other[1])))
    rows = np.rint(np.linspace(one[0], other[0], steps)).astype(int)
    columns = np.rint(np.linspace(one[1], other[1], steps)).astype(int)
    return float(depth[rows, columns].min()) < (1 - neck) * min(
        float(depth[one]), float(depth[other])
    )


def _pieces(part: BoolMask, depth: Floats, seeds: list[tuple[int, int]]) -> list[BoolMask]:
    """Return the part divided along its necks, a piece a seed: flooded from the inmost places."""
    owner = np.zeros(part.shape, np.int32)
    for number, (row, column) in enumerate(seeds, 1):
        owner[row, column] = number
    for level in np.linspace(float(depth.max()), 0.0, _LEVELS):
        owner = _grown(owner, part & ((depth >= level) | (owner > 0)))
    return [owner == number for number in range(1, len(seeds) + 1)]


def _grown(owner: Labels, part: BoolMask) -> Labels:
    """Return the owners with each pixel of ``part`` that has none given to the nearest."""
    _, zones = cv2.distanceTransformWithLabels(
        (owner == 0).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    of_zone = np.zeros(int(zones.max()) + 1, np.int32)
    of_zone[zones[owner > 0]] = owner[owner > 0]
    return np.where(part, of_zone[zones], 0).astype(np.int32)


def _tight(mask: BoolMask, origin: tuple[int, int]) -> Part:
    columns, rows = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
    left, top = int(columns[0]), int(rows[0])
    inside = mask[top : int(rows[-1]) + 1, left : int(columns[-1]) + 1]
    return Part(frozen(inside.copy()), (origin[0] + left, origin[1] + top))
