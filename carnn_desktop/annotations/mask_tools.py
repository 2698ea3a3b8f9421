"""Masks from strokes, polygons and boxes, and what tools make of a mask. Pure, in image pixels.

Points are (x, y) in the plane of the photo, pixel (0, 0) being the square from (0, 0) to (1, 1).
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Mask
from carnn_desktop.annotations.outlines import corner_rings, rasterize, rings
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.contracts.texts import Told
from carnn_desktop.objects.separation import whole_objects

Point = tuple[float, float]


def capsule(start: Point, end: Point, radius: float) -> Mask:
    """Return the pixels whose middle lies within ``radius`` of the line from start to end.

    It is what a round brush covers between two places; at least the pixel under ``end``.
    """
    radius = max(radius, 0.5)
    left = int(np.floor(min(start[0], end[0]) - radius))
    top = int(np.floor(min(start[1], end[1]) - radius))
    right = int(np.ceil(max(start[0], end[0]) + radius)) + 1
    bottom = int(np.ceil(max(start[1], end[1]) + radius)) + 1
    x = np.arange(left, right, dtype=np.float32)[None, :] + np.float32(0.5 - start[0])
    y = np.arange(top, bottom, dtype=np.float32)[:, None] + np.float32(0.5 - start[1])
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    length = along_x * along_x + along_y * along_y
    share = np.clip((x * along_x + y * along_y) / length, 0.0, 1.0) if length else np.float32(0.0)
    away_x, away_y = x - share * along_x, y - share * along_y
    pixels: BoolMask = away_x * away_x + away_y * away_y <= radius * radius
    column, row = int(np.floor(end[0])) - left, int(np.floor(end[1])) - top
    pixels[row, column] = True
    return masks.crop_mask(pixels, left, top)


def polygon(points: Sequence[Point]) -> Mask:
    """Return the pixels inside a polygon of at least three corners, as COCO draws them."""
    return rasterize([[coordinate for point in points for coordinate in point]])


def box(corner: Point, other: Point) -> Mask:
    """Return the pixels of a rectangle, its edges rounded to those of pixels; at least one."""
    x1, x2 = sorted((corner[0], other[0]))
    y1, y2 = sorted((corner[1], other[1]))
    left, top = round(x1), round(y1)
    width, height = max(1, round(x2) - left), max(1, round(y2) - top)
    return masks.crop_mask(np.ones((height, width), dtype=bool), left, top)


def moved(mask: Mask, right: int, down: int) -> Mask:
    """Return the mask elsewhere; parts of it may then lie outside the image."""
    return Mask(mask.x + right, mask.y + down, mask.pixels)


def smoothed(mask: Mask, radius: float) -> Mask:
    """Return the mask with corners rounded: blurred by ``radius`` pixels and cut at one half."""
    if not mask.pixels.size:
        return mask
    room = int(np.ceil(3 * radius)) + 1
    soft = np.pad(mask.pixels.astype(np.float32), room)
    soft = np.asarray(cv2.GaussianBlur(soft, (0, 0), radius))
    return masks.crop_mask(soft > 0.5, mask.x - room, mask.y - room)


def simplified(mask: Mask, tolerance: float) -> tuple[Mask, int]:
    """Return the mask of its outlines, simplified by at most ``tolerance`` pixels, and the number
    of corners that they have. Holes stay holes.
    """
    lines = corner_rings(rings(mask), tolerance)
    inside, holes = (
        rasterize([ring.ravel().tolist() for ring, is_hole in lines if is_hole is wanted])
        for wanted in (False, True)
    )
    return masks.difference(inside, holes), sum(len(ring) for ring, _ in lines)


def without_islands(mask: Mask, share: float) -> Mask:
    """Return the mask without parts smaller than ``share`` of its largest part."""
    parts = masks.connected_parts(mask)
    if len(parts) < 2:
        return mask
    return masks.remove_islands(mask, max(1, int(np.ceil(share * parts[0].area))))


def cut(mask: Mask, line: Sequence[Point]) -> tuple[Mask, ...]:
    """Return the pieces into which a drawn line divides the mask, largest first; no pixel is lost.

    A part that the line does not cross goes with the largest piece. Raises CarnnError when the
    line divides nothing.
    """
    height, width = mask.pixels.shape
    blade = _blade(line, mask)
    rest = mask.pixels & ~blade
    count, found = cv2.connectedComponents(rest.astype(np.uint8), connectivity=8)
    labels = np.asarray(found, dtype=np.int32)
    before = cv2.connectedComponents(mask.pixels.astype(np.uint8), connectivity=8)[1]
    pieces_of: dict[int, list[int]] = {}
    for piece in range(1, count):
        row, column = np.unravel_index(int(np.argmax(labels == piece)), (height, width))
        pieces_of.setdefault(int(before[row, column]), []).append(piece)
    divided = [piece for pieces in pieces_of.values() if len(pieces) > 1 for piece in pieces]
    if not divided:
        raise CarnnError(
            Told("The line divides no object."),
            Told("Draw it across the object, from edge to edge."),
        )
    owner = _nearest(labels, mask.pixels)
    sizes = {piece: int((owner == piece).sum()) for piece in divided}
    divided.sort(key=lambda piece: -sizes[piece])
    for piece in range(1, count):
        if piece not in sizes:
            owner[owner == piece] = divided[0]
    return tuple(masks.crop_mask(owner == piece, mask.x, mask.y) for piece in divided)


def objects(mask: Mask, sizes: ObjectSizes | None, photo_area: int) -> tuple[Mask, ...]:
    """Return the objects in a mask, largest first; no pixel is lost, crumbs go with the nearest.

    sizes : of objects of its category, where known; photo_area : pixels of the photo
    """
    if not mask.pixels.size:
        return ()
    parts = whole_objects(mask.pixels, sizes, photo_area)
    if len(parts) == 1:
        return (mask,)
    return tuple(
        masks.crop_mask(one.mask, mask.x + one.origin_xy[0], mask.y + one.origin_xy[1])
        for one in parts
    )


def _blade(line: Sequence[Point], mask: Mask) -> BoolMask:
    """Return the line's pixels in the mask's crop, closed against 8-connected neighbours."""
    canvas = np.zeros((mask.pixels.shape[0], mask.pixels.shape[1]), np.uint8)
    corners = np.array([[x - mask.x - 0.5, y - mask.y - 0.5] for x, y in line])
    cv2.polylines(canvas, [np.round(corners).astype(np.int32)[:, None]], False, 1)
    canvas[:, 1:] |= canvas[:, :-1]  # two wide: nothing touches corner to corner through it
    return canvas.astype(bool)


def _nearest(labels: NDArray[np.int32], pixels: BoolMask) -> NDArray[np.int32]:
    """Return the labels grown over the unlabelled pixels of the mask, to the nearest label."""
    _, zones = cv2.distanceTransformWithLabels(
        (labels == 0).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_PIXEL
    )
    label_of_zone = np.zeros(int(zones.max()) + 1, np.int32)
    found = labels > 0
    label_of_zone[zones[found]] = labels[found]
    owner: NDArray[np.int32] = np.where(pixels, label_of_zone[zones], 0)
    return owner
