"""Outlines along pixel edges ("cracks"): polygons that rasterise to exactly their mask.

``cv2.findContours`` runs through pixel centres, and COCO's rasteriser fills between edges, so its
polygons lose half a pixel all around (a 3 x 3 square comes back with IoU 0.44). Traced on the mask
at twice its size, however, every boundary sub-pixel names the corner of the pixel that it lies in:
sub-pixel X belongs to corner (X + 1) // 2. That is the crack outline, found at OpenCV's speed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask
from shapely import LineString, get_coordinates

from carnn_desktop.annotations.masks import crop_mask, mask_iou
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.arrays import BoolMask

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Ring:
    """Outline of one 8-connected part: (n, 2) xy corners, closing implied; holes likewise."""

    exterior: Points
    holes: tuple[Points, ...]


def rings(mask: Mask) -> tuple[Ring, ...]:
    """Return the pixel-edge outlines of all parts, in image coordinates."""
    if not mask.pixels.size:
        return ()
    contours, hierarchy = cv2.findContours(_doubled(mask), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    tree = hierarchy[0]  # next, previous, first child, parent
    offset = np.array([mask.x, mask.y], dtype=np.float64)
    outlines = [line + offset for line in _corners(np.asarray(contour) for contour in contours)]
    found = []
    for index, (_, _, child, parent) in enumerate(tree):
        if parent >= 0:
            continue
        inner = []
        hole = child
        while hole >= 0:
            inner.append(outlines[hole])
            hole = tree[hole][0]
        found.append(Ring(outlines[index], tuple(inner)))
    return tuple(found)


def corner_rings(
    outlines: Iterable[Ring], tolerance: float, *, least: float = 0.0
) -> tuple[tuple[Points, bool], ...]:
    """Return ((n, 2) xy corners, whether they go around a hole) of outlines, simplified.

    Corners are off the exact outline by at most ``tolerance`` pixels; those that extend less than
    ``least`` pixels are left out, unless all do.
    """
    found = [
        (line, number > 0)
        for ring in outlines
        for number, line in enumerate((ring.exterior, *ring.holes))
    ]
    large = [pair for pair in found if np.ptp(pair[0], axis=0).max() >= least]
    return tuple((_simplified(line, tolerance), hole) for line, hole in large or found)


def polygons(mask: Mask) -> list[list[float]]:
    """Return COCO polygons [x1, y1, x2, y2, ...] of all parts; holes cannot be expressed."""
    return [ring.exterior.ravel().tolist() for ring in rings(mask)]


def simplify(mask: Mask, tolerance: float) -> tuple[list[list[float]], float]:
    """Return (COCO polygons, IoU with the mask) with corners moved by at most ``tolerance`` pixels.

    Douglas-Peucker on each exterior; a part that would lose its area keeps its exact outline. Holes
    are filled (and cost IoU).
    """
    simple = [_simplified(ring.exterior, tolerance).ravel().tolist() for ring in rings(mask)]
    return simple, mask_iou(mask, rasterize(simple, near=mask))


def rasterize(coco_polygons: list[list[float]], *, near: Mask | None = None) -> Mask:
    """Return the union of COCO polygons as pycocotools draws them.

    near : a mask whose crop gives the canvas; without it the polygons' own extent does
    """
    usable = [polygon for polygon in coco_polygons if len(polygon) >= 6]
    if not usable:
        return crop_mask(np.zeros((0, 0), dtype=bool))
    points = np.concatenate([np.asarray(polygon).reshape(-1, 2) for polygon in usable])
    low, high = np.floor(points.min(axis=0)), np.ceil(points.max(axis=0)) + 1
    if near is not None and near.pixels.size:
        x, y, w, h = near.bbox_xywh
        low, high = np.minimum(low, (x, y)), np.maximum(high, (x + w, y + h))
    x, y = int(low[0]), int(low[1])
    width, height = int(high[0]) - x, int(high[1]) - y
    moved = [(np.asarray(polygon).reshape(-1, 2) - (x, y)).ravel().tolist() for polygon in usable]
    merged = coco_mask.merge(coco_mask.frPyObjects(moved, height, width))
    pixels: BoolMask = coco_mask.decode(merged).astype(bool)
    return crop_mask(pixels, x, y)


def _doubled(mask: Mask) -> NDArray[np.uint8]:
    """Return the mask's crop at twice its size, (2 h, 2 w)."""
    height, width = mask.pixels.shape
    doubled = np.empty((height, 2, width), dtype=np.uint16)
    # one 16-bit number is two pixels side by side
    doubled[:] = (mask.pixels.astype(np.uint16) * np.uint16(0x0101))[:, None]
    return doubled.view(np.uint8).reshape(2 * height, 2 * width)


def _corners(contours: Iterable[NDArray[Any]]) -> list[Points]:
    """Return the pixel corners of closed paths on the doubled mask, (n, 1, 2) each.

    Repeated points and points on straight lines are dropped, of all paths at once: ragged masks
    have hundreds.
    """
    contours = list(contours)
    path = (np.concatenate(contours)[:, 0, :].astype(np.int32) + 1) >> 1
    counts = np.array([len(contour) for contour in contours])
    steps = path - path[_neighbours(counts, -1)]
    moved = (steps[:, 0] | steps[:, 1]) != 0
    counts = np.add.reduceat(moved.astype(np.intp), np.cumsum(counts) - counts)
    path, x, y = path[moved], steps[moved, 0], steps[moved, 1]
    following = _neighbours(counts, 1)
    next_x, next_y = x[following], y[following]
    kept = (x * next_y != y * next_x) | (x * next_x + y * next_y < 0)
    counts = np.add.reduceat(kept.astype(np.intp), np.cumsum(counts) - counts)
    return np.split(path[kept].astype(np.float64), np.cumsum(counts)[:-1])


def _neighbours(counts: NDArray[np.intp], step: int) -> NDArray[np.intp]:
    """Return the index of the next (1) or previous (-1) point in closed paths laid end to end."""
    ends = np.cumsum(counts)
    starts = ends - counts
    places = np.arange(ends[-1]) + step
    if step > 0:
        places[ends - 1] = starts
    else:
        places[starts] = ends - 1
    return places


def corner_places(ring: Points, tolerance: float) -> NDArray[np.intp]:
    """Return which points of a closed outline are its corners, rising; all of a small one's.

    The lines between them are off the outline by at most ``tolerance`` pixels.
    """
    return np.sort(_kept_places(ring, tolerance))


def _simplified(ring: Points, tolerance: float) -> Points:
    return ring[_kept_places(ring, tolerance)]


def _kept_places(ring: Points, tolerance: float) -> NDArray[np.intp]:
    """Return the points that Douglas-Peucker keeps, in the order of the outline."""
    count = len(ring)
    if tolerance <= 0 or count <= 4:
        return np.arange(count)
    # Douglas-Peucker keeps the end points: start at the corner farthest from the centre.
    start = int(np.argmax(((ring - ring.mean(axis=0)) ** 2).sum(axis=1)))
    order = (np.arange(count + 1) + start) % count
    # the third coordinate has no part in it, and tells which points are left
    line = LineString(np.column_stack((ring[order], order)))
    kept = get_coordinates(line.simplify(tolerance, preserve_topology=False), include_z=True)
    places: NDArray[np.intp] = kept[:-1, 2].astype(np.intp)
    x, y = ring[places].T
    area = abs(np.dot(x, np.roll(y, 1)) - np.dot(y, np.roll(x, 1))) / 2
    return places if len(places) >= 3 and area >= 0.5 else np.arange(count)
