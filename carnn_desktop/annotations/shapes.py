"""Shapes as annotation files have them, before they are pixels: outlines, boxes, masks.

Coordinates are pixels of the image, x to the right, y down, edges of pixels at whole numbers, as in
COCO; or shares of its sides, 0..1, for files that do not know its size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.geometry import (
    Ring,
    can_rasterise,
    draw_rings,
)
from carnn_desktop.annotations.masks import crop_mask, empty_mask, from_rle, mask_of_runs, window
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.texts import Told

SizeWh = tuple[int, int]

MAX_AREA = 1 << 29
"""Pixels; above that of any photo that is read."""


class Unusable(Exception):
    """A value that has no sure meaning. ``path`` is relative to its annotation, e.g. ``.bbox``."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """Polygons, each (2 n,) float64 x1, y1, x2, y2, ..., n >= 3; their union is the object.

    erased : places in ``rings`` of those that take their pixels away from what the rings before
        them cover: holes
    """

    rings: tuple[Ring, ...]
    erased: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class RunLengths:
    """COCO run lengths, column by column, that were found to fill width x height."""

    runs: NDArray[np.uint32]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Box:
    """A box without an outline: its edges, not ordered in any way the file did not order them."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class RowRuns:
    """Run lengths row by row of a crop of an image of any size, beginning with background."""

    runs: NDArray[np.uint32]
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, eq=False)
class Pixels:
    """A mask of an image of that size, as label pictures have it; packed, see :func:`packed`."""

    x: int
    y: int
    rle: dict[str, Any]
    width: int
    height: int


Shape = Rings | RunLengths | RowRuns | Box | Pixels


def packed(mask: Mask, size_wh: SizeWh) -> Pixels:
    """Return the mask of an image of that size, in little memory."""
    rle = coco_mask.encode(np.asfortranarray(mask.pixels.view(np.uint8)))
    return Pixels(mask.x, mask.y, rle, *size_wh)


def row_runs(pixels: BoolMask, x: int, y: int) -> RowRuns:
    """Return (h, w) bool pixels whose pixel (0, 0) lies at (x, y) of an image of any size."""
    flat = np.concatenate(([False], pixels.ravel()))
    edges = np.flatnonzero(flat[1:] != flat[:-1])
    runs = np.diff(np.concatenate(([0], edges, [pixels.size]))).astype(np.uint32)
    height, width = pixels.shape
    return RowRuns(runs, x, y, width, height)


def own_size(shape: Shape) -> SizeWh | None:
    """Return the (width, height) a shape brings along, None for outlines and boxes."""
    if isinstance(shape, RunLengths | Pixels):
        return (shape.width, shape.height)
    return None


def bounds_xyxy(shape: Shape) -> tuple[float, float, float, float] | None:
    """Return left, top, right, bottom of outlines, boxes and crops; None for pixels, which fit."""
    if isinstance(shape, RowRuns):
        return (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    if isinstance(shape, Rings):
        points = np.concatenate(shape.rings).reshape(-1, 2)
        (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        return (left, top, right, bottom)
    if isinstance(shape, Box):
        return (shape.left, shape.top, shape.right, shape.bottom)
    return None


def mask_of(shape: Shape, size_wh: SizeWh) -> Mask:
    """Return the pixels of a shape inside an image of that size, never empty. Raises Unusable."""
    width, height = size_wh
    if width * height > MAX_AREA:
        raise Unusable(
            "",
            Told(
                "an image of {width} x {height} pixels is larger than any photo",
                width=width,
                height=height,
            ),
        )
    if isinstance(shape, Rings):
        return _drawn(shape, width, height)
    if isinstance(shape, Box):
        return _filled(shape, width, height)
    if isinstance(shape, RowRuns):
        return _unrolled(shape, width, height)
    if (shape.width, shape.height) != size_wh:
        text = Told(
            "is {stated}, the image is {real} (height, width)",
            stated=[shape.height, shape.width],
            real=[height, width],
        )
        raise Unusable(".segmentation.size", text)
    if isinstance(shape, Pixels):
        pixels = coco_mask.decode(shape.rle).astype(bool)
        mask = crop_mask(pixels, shape.x, shape.y)
    else:
        mask = mask_of_runs(shape.runs.astype(np.int64), width, height)
    if not mask.pixels.size:
        raise Unusable(".segmentation", Told("holds no pixel"))
    return mask


def scaled(shape: Shape, factor_x: float, factor_y: float, size_wh: SizeWh) -> Shape:
    """Return the shape in an image that is larger by these factors; ``size_wh`` is its new size."""
    if isinstance(shape, Rings):
        factors = np.array((factor_x, factor_y))
        rings = tuple((r.reshape(-1, 2) * factors).ravel() for r in shape.rings)
        return Rings(rings, shape.erased)
    if isinstance(shape, Box):
        x, y = factor_x, factor_y
        return Box(shape.left * x, shape.top * y, shape.right * x, shape.bottom * y)
    width, height = size_wh
    before = (round(width / factor_x), round(height / factor_y))
    mask = mask_of(shape, before)
    columns = np.minimum((np.arange(width) + 0.5) / factor_x, before[0] - 0.5).astype(np.int64)
    rows = np.minimum((np.arange(height) + 0.5) / factor_y, before[1] - 0.5).astype(np.int64)
    columns, rows = columns - mask.x, rows - mask.y
    h, w = mask.pixels.shape
    inside_x = np.flatnonzero((columns >= 0) & (columns < w))
    inside_y = np.flatnonzero((rows >= 0) & (rows < h))
    if not inside_x.size or not inside_y.size:
        raise Unusable(".segmentation", Told("is too small to be scaled"))
    pixels = mask.pixels[rows[inside_y]][:, columns[inside_x]]
    return packed(crop_mask(pixels, int(inside_x[0]), int(inside_y[0])), size_wh)


def turned(shape: Shape, orientation: int, raw_wh: SizeWh) -> Shape:
    """Return the shape of a photo as stored in the photo turned upright.

    orientation : EXIF, 1..8; raw_wh : size as stored
    """
    if orientation == 1:
        return shape
    if isinstance(shape, Rings):
        points = [turned_points(r.reshape(-1, 2), orientation, raw_wh) for r in shape.rings]
        return Rings(tuple(ring.ravel() for ring in points), shape.erased)
    if isinstance(shape, Box):
        corners = np.array(((shape.left, shape.top), (shape.right, shape.bottom)))
        edges = turned_points(corners, orientation, raw_wh)
        (left, top), (right, bottom) = edges.min(axis=0).tolist(), edges.max(axis=0).tolist()
        return Box(left, top, right, bottom)
    mask = mask_of(shape, raw_wh)
    corners = np.array(
        ((mask.x, mask.y), (mask.x + mask.pixels.shape[1], mask.y + mask.pixels.shape[0])),
        dtype=np.float64,
    )
    left, top = turned_points(corners, orientation, raw_wh).min(axis=0).tolist()
    pixels = turned_array(mask.pixels, orientation)
    return packed(crop_mask(pixels, round(left), round(top)), upright_size(orientation, raw_wh))


def upright_size(orientation: int, raw_wh: SizeWh) -> SizeWh:
    """Return (width, height) after the EXIF orientation."""
    return (raw_wh[1], raw_wh[0]) if orientation >= 5 else raw_wh


def turned_points(
    points: NDArray[np.float64], orientation: int, raw_wh: SizeWh
) -> NDArray[np.float64]:
    """Return (n, 2) x, y of a stored photo in the upright one."""
    width, height = raw_wh
    x, y = points[:, 0], points[:, 1]
    to_left, up = width - x, height - y
    turned_xy = {
        2: (to_left, y),
        3: (to_left, up),
        4: (x, up),
        5: (y, x),
        6: (up, x),
        7: (up, to_left),
        8: (y, to_left),
    }.get(orientation, (x, y))
    return np.stack(turned_xy, axis=1)


def turned_array(pixels: BoolMask, orientation: int) -> BoolMask:
    """Return stored pixels (h, w) upright."""
    if orientation >= 5:
        pixels = pixels.T
    axes = {2: (1,), 3: (0, 1), 4: (0,), 6: (1,), 7: (0, 1), 8: (0,)}.get(orientation, ())
    return np.flip(pixels, axes)


def _drawn(shape: Rings, width: int, height: int) -> Mask:
    rings = list(shape.rings)
    if not can_rasterise(rings):
        raise Unusable(".segmentation", Told("is too long to be the outline of an object"))
    drawn = draw_rings(rings, height, width)
    mask = _painted(drawn, shape.erased) if shape.erased else from_rle(coco_mask.merge(drawn))
    if not mask.pixels.size:
        raise Unusable(".segmentation", Told("covers no pixel of the image"))
    return mask


def _painted(drawn: list[dict[str, Any]], erased: frozenset[int]) -> Mask:
    """Return what is left when rings are painted one after the other, some of them erasing."""
    masks = [from_rle(rle) for rle in drawn]
    seen = [mask for at, mask in enumerate(masks) if at not in erased and mask.pixels.size]
    if not seen:
        return empty_mask()
    left, top = min(mask.x for mask in seen), min(mask.y for mask in seen)
    right = max(mask.x + mask.pixels.shape[1] for mask in seen)
    bottom = max(mask.y + mask.pixels.shape[0] for mask in seen)
    canvas = np.zeros((bottom - top, right - left), dtype=bool)
    for at, mask in enumerate(masks):
        part = window(mask, (left, top, right, bottom))
        canvas = canvas & ~part if at in erased else canvas | part
    return crop_mask(canvas, left, top)


def _unrolled(shape: RowRuns, width: int, height: int) -> Mask:
    """Return the pixels of a crop that lie in the image; the others are never made."""
    top, bottom = max(0, -shape.y), min(shape.height, height - shape.y)
    left, right = max(0, -shape.x), min(shape.width, width - shape.x)
    if top >= bottom or left >= right:
        raise Unusable("", Told("no pixel of the mask lies inside the image"))
    ends = np.cumsum(shape.runs, dtype=np.int64).clip(top * shape.width, bottom * shape.width)
    runs = np.diff(ends, prepend=top * shape.width)
    flat = np.repeat(np.arange(runs.size) % 2 == 1, runs)
    pixels = flat.reshape(bottom - top, shape.width)[:, left:right]
    mask = crop_mask(pixels, shape.x + left, shape.y + top)
    if not mask.pixels.size:
        if shape.runs[1::2].any():
            raise Unusable("", Told("no pixel of the mask lies inside the image"))
        raise Unusable("", Told("the mask holds no pixel"))
    return mask


def _filled(box: Box, width: int, height: int) -> Mask:
    left, top = max(0, math.floor(box.left + 0.5)), max(0, math.floor(box.top + 0.5))
    right = min(width, math.floor(box.right + 0.5))
    bottom = min(height, math.floor(box.bottom + 0.5))
    if left >= right or top >= bottom:
        raise Unusable(".bbox", Told("covers no pixel of the image"))
    return crop_mask(np.ones((bottom - top, right - left), dtype=bool), left, top)
