"""The corners of a polygon and the edges of a box, kept for as long as nothing else changes the
mask.

They are stored where the outline of an imported file is, in ``Annotation.rings``. Of an imported
annotation they hold while they decode to its mask. Of a drawn one they hold until another edit
takes them away (:func:`carnn_desktop.annotations.edits.with_mask`); its mask may lack what accepted
objects had before it. A box is a ring of four corners on the edges of pixels, and marked as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from carnn_desktop.annotations import edits, masks
from carnn_desktop.annotations.edit_result import EditResult, with_annotations, with_changes
from carnn_desktop.annotations.geometry import can_rasterise
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.annotations.outlines import rasterize

Corners = NDArray[np.float64]
"""(n, 2) x, y in image pixels, closing implied."""
Edges = tuple[int, int, int, int]
"""Left, top, right, bottom of a box, on the edges of pixels."""
Point = tuple[float, float]
Handle = tuple[Literal[-1, 0, 1], Literal[-1, 0, 1]]
"""Which edges a handle moves: -1 left or top, 1 right or bottom, 0 neither."""

_FRACTION = 256.0
"""Parts of a pixel that are kept: moved by whole pixels, such corners make the same mask."""

HANDLES: tuple[Handle, ...] = (
    *((-1, -1), (0, -1), (1, -1), (1, 0)),
    *((1, 1), (0, 1), (-1, 1), (-1, 0)),
)
"""The eight handles of a box, clockwise from the upper left corner."""


def as_corners(points: ArrayLike) -> Corners:
    """Return (n, 2) points as they are kept: to the 256th part of a pixel."""
    rounded: Corners = np.rint(np.asarray(points, dtype=np.float64) * _FRACTION) / _FRACTION
    return rounded.reshape(-1, 2)


def as_rings(corners: Iterable[Corners]) -> tuple[tuple[float, ...], ...]:
    """Return corners as an annotation holds them: x1, y1, x2, y2, ... of each ring."""
    return tuple(tuple(ring.ravel().tolist()) for ring in corners)


def mask_of_corners(corners: Sequence[Corners], width: int, height: int) -> Mask:
    """Return the pixels inside any of the rings, as COCO draws them, within an image."""
    drawn = rasterize([ring.ravel().tolist() for ring in corners])
    return masks.clipped(drawn, width, height)


def box_corners(edges: Edges) -> Corners:
    """Return the four corners of a box, clockwise from the upper left."""
    left, top, right, bottom = edges
    return as_corners(((left, top), (right, top), (right, bottom), (left, bottom)))


def corners_of(annotation: Annotation, width: int, height: int) -> tuple[Corners, ...]:
    """Return the corners that the annotation was drawn with, () when its mask has another shape.

    width, height : of its image
    """
    edges = edges_of(annotation)
    if edges is not None:
        return (box_corners(edges),)
    rings = [np.array(ring, dtype=np.float64) for ring in annotation.rings]
    if not rings or annotation.is_box or not can_rasterise(rings):
        return ()
    corners = tuple(ring.reshape(-1, 2) for ring in rings)
    drawn = mask_of_corners(corners, width, height)
    mask = annotation.mask
    if drawn == mask:
        return corners
    # of a drawn one accepted objects may have kept some pixels
    within = annotation.provenance.run.source == "manual" and _contains(drawn, mask)
    return corners if within else ()


def edges_of(annotation: Annotation) -> Edges | None:
    """Return the edges of an annotation that is a box, None for any other."""
    if not annotation.is_box:
        return None
    x, y, width, height = annotation.mask.bbox_xywh
    if annotation.mask.area == width * height and not annotation.rings:
        return (x, y, x + width, y + height)  # of a file that had boxes only
    if len(annotation.rings) != 1 or len(annotation.rings[0]) != 8:
        return None
    corners = np.asarray(annotation.rings[0]).reshape(4, 2)
    left, top = (round(number) for number in corners.min(axis=0).tolist())
    right, bottom = (round(number) for number in corners.max(axis=0).tolist())
    inside = left <= x and top <= y and x + width <= right and y + height <= bottom
    return (left, top, right, bottom) if inside else None


def resized(edges: Edges, handle: Handle, to: Point) -> Edges:
    """Return a box one of whose handles was dragged ``to`` a place; it never gets empty.

    An edge that is dragged across the other one takes its place.
    """
    left, top, right, bottom = edges
    across, down = handle
    low, high = _moved_edge(left, right, across, to[0])
    upper, lower = _moved_edge(top, bottom, down, to[1])
    return (low, upper, high, lower)


def box_within(edges: Edges, width: int, height: int) -> Edges:
    """Return the part of a box that lies inside an image; without any, the box itself."""
    left, top, right, bottom = edges
    inside = (max(0, left), max(0, top), min(width, right), min(height, bottom))
    return inside if inside[0] < inside[2] and inside[1] < inside[3] else edges


def shifted(corners: Iterable[Corners], right: int, down: int) -> tuple[tuple[float, ...], ...]:
    """Return corners moved by whole pixels, as an annotation holds them."""
    offset = np.array((right, down), dtype=np.float64)
    return as_rings(ring + offset for ring in corners)


def set_corners(
    document: ImageDocument,
    annotation_id: str,
    corners: Sequence[Corners],
    *,
    protect: bool,
    is_box: bool = False,
) -> EditResult:
    """Make an annotation the polygon of these corners, and let it keep them.

    protect : accepted objects keep the pixels that the annotation did not have; else it takes them
    Raises CarnnError when nothing would be left of it.
    """
    before, kept = document, tuple(as_corners(ring) for ring in corners)
    mask = mask_of_corners(kept, document.width, document.height)
    if not protect and document.annotation(annotation_id).state == "accepted":
        gained = masks.difference(mask, document.annotation(annotation_id).mask)
        document = edits.taken_from_others(document, gained, keep=(annotation_id,))
    done = edits.replace_mask(document, annotation_id, mask, allow_overlap=not protect)
    annotation = done.document.annotation(annotation_id)
    edited = replace(annotation, rings=as_rings(kept), is_box=is_box)
    changed = with_changes(done.document, {annotation_id: edited})
    return with_annotations(before, changed.document.annotations)


def _contains(whole: Mask, part: Mask) -> bool:
    return masks.overlap_area(whole, part) == part.area


def _moved_edge(low: int, high: int, side: int, to: float) -> tuple[int, int]:
    if not side:
        return low, high
    fixed, moved = (high, round(to)) if side < 0 else (low, round(to))
    if moved == fixed:
        moved = fixed - 1 if side < 0 else fixed + 1
    return min(fixed, moved), max(fixed, moved)
