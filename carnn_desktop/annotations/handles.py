"""What the outline tool takes hold of: eight handles of a box, corners of a polygon or of a mask.

Pure: each change returns another outline, and :meth:`Outline.drawn` the document with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from carnn_desktop.annotations import edits, masks
from carnn_desktop.annotations.corners import (
    HANDLES,
    Corners,
    Edges,
    Point,
    as_corners,
    box_corners,
    box_within,
    corners_of,
    edges_of,
    resized,
    set_corners,
)
from carnn_desktop.annotations.edit_result import EditResult, with_annotations
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.annotations.outline_edit import EditableRing, editable_rings, redrawn
from carnn_desktop.annotations.outlines import rings

Place = tuple[int, int]
"""A handle or an edge: which line, which corner of it; an edge goes from its corner to the next."""


class Outline(Protocol):
    """The lines of one annotation and where they are taken hold of."""

    @property
    def lines(self) -> Sequence[Corners]:
        """Closed lines, (n, 2) each."""

    @property
    def handles(self) -> Sequence[Corners]:
        """The places to take hold of, (k, 2) for each line."""

    def moved(self, place: Place, to: Point) -> Outline:
        """Return the outline with a handle elsewhere; it keeps its place among them."""

    def added(self, edge: Place, at: Point) -> Outline:
        """Return the outline with another corner behind the one that the edge begins at."""

    def removed(self, place: Place) -> Outline | None:
        """Return the outline without a corner; None: it would be none any more."""

    def drawn(
        self, document: ImageDocument, annotation_id: str, before: Outline, *, protect: bool
    ) -> EditResult:
        """Return the document in which the annotation has this outline instead of the one before.

        protect : accepted objects keep their pixels, else the annotation takes them
        Raises CarnnError when nothing would be left of it.
        """


@dataclass(frozen=True, slots=True)
class BoxOutline:
    """A box on a photo of ``size_wh``."""

    edges: Edges
    size_wh: tuple[int, int]

    @property
    def lines(self) -> Sequence[Corners]:
        """The four corners."""
        return (box_corners(self.edges),)

    @property
    def handles(self) -> Sequence[Corners]:
        """The eight handles."""
        left, top, right, bottom = self.edges
        x, y = (left, (left + right) / 2, right), (top, (top + bottom) / 2, bottom)
        return (np.array([(x[across + 1], y[down + 1]) for across, down in HANDLES]),)

    def moved(self, place: Place, to: Point) -> BoxOutline:
        """Return the box with one or two edges elsewhere, within the photo."""
        edges = box_within(resized(self.edges, HANDLES[place[1]], to), *self.size_wh)
        return replace(self, edges=edges)

    def added(self, edge: Place, at: Point) -> Outline:
        """Return the polygon that it is then."""
        return PolygonOutline(tuple(self.lines)).added(edge, at)

    def removed(self, place: Place) -> Outline | None:
        """Return the triangle that it is without a corner."""
        corner, odd = divmod(place[1], 2)
        return None if odd else PolygonOutline(tuple(self.lines)).removed((0, corner))

    def drawn(
        self, document: ImageDocument, annotation_id: str, _before: Outline, *, protect: bool
    ) -> EditResult:
        """Return the document with the annotation as this box."""
        return set_corners(document, annotation_id, self.lines, protect=protect, is_box=True)


@dataclass(frozen=True, slots=True, eq=False)
class PolygonOutline:
    """Polygons whose corners are kept."""

    lines: tuple[Corners, ...]

    @property
    def handles(self) -> Sequence[Corners]:
        """The corners."""
        return self.lines

    def moved(self, place: Place, to: Point) -> PolygonOutline:
        """Return it with a corner elsewhere."""
        line = self.lines[place[0]].copy()
        line[place[1]] = as_corners((to,))[0]
        return self._with(place[0], line)

    def added(self, edge: Place, at: Point) -> PolygonOutline:
        """Return it with another corner."""
        number, corner = edge
        return self._with(number, np.insert(self.lines[number], corner + 1, as_corners((at,)), 0))

    def removed(self, place: Place) -> PolygonOutline | None:
        """Return it without a corner."""
        number, corner = place
        line = self.lines[number]
        return None if len(line) <= 3 else self._with(number, np.delete(line, corner, axis=0))

    def drawn(
        self, document: ImageDocument, annotation_id: str, _before: Outline, *, protect: bool
    ) -> EditResult:
        """Return the document with the annotation as exactly these polygons."""
        return set_corners(document, annotation_id, self.lines, protect=protect)

    def _with(self, number: int, line: Corners) -> PolygonOutline:
        return PolygonOutline((*self.lines[:number], line, *self.lines[number + 1 :]))


@dataclass(frozen=True, slots=True, eq=False)
class MaskOutline:
    """The simplified outline of a mask; between two corners the mask's own outline stays."""

    rings: tuple[EditableRing, ...]

    @property
    def lines(self) -> Sequence[Corners]:
        """The simplified lines."""
        return tuple(ring.corners for ring in self.rings)

    @property
    def handles(self) -> Sequence[Corners]:
        """Their corners."""
        return self.lines

    def moved(self, place: Place, to: Point) -> MaskOutline:
        """Return it with a corner elsewhere."""
        return self._with(place[0], self.rings[place[0]].moved(place[1], to))

    def added(self, edge: Place, at: Point) -> MaskOutline:
        """Return it with another corner."""
        return self._with(edge[0], self.rings[edge[0]].added(edge[1], at))

    def removed(self, place: Place) -> MaskOutline | None:
        """Return it without a corner."""
        ring = self.rings[place[0]]
        return None if len(ring.places) <= 3 else self._with(place[0], ring.removed(place[1]))

    def mask(self, mask: Mask, before: MaskOutline) -> Mask:
        """Return what becomes of the mask that had the outline ``before``."""
        for old, new in zip(before.rings, self.rings, strict=True):
            if old is not new:
                mask = redrawn(mask, old, new)
        return mask

    def drawn(
        self, document: ImageDocument, annotation_id: str, before: Outline, *, protect: bool
    ) -> EditResult:
        """Return the document with the stretches of the outline that changed."""
        annotation = document.annotation(annotation_id)
        if not isinstance(before, MaskOutline):
            raise TypeError(before)
        mask, start = self.mask(annotation.mask, before), document
        if not protect and annotation.state == "accepted":
            gained = masks.difference(mask, annotation.mask)
            document = edits.taken_from_others(document, gained, keep=(annotation_id,))
        done = edits.replace_mask(document, annotation_id, mask, allow_overlap=not protect)
        return with_annotations(start, done.document.annotations)

    def _with(self, number: int, ring: EditableRing) -> MaskOutline:
        return MaskOutline((*self.rings[:number], ring, *self.rings[number + 1 :]))


def outline_of(
    annotation: Annotation, size_wh: tuple[int, int], tolerance: float, *, least: float = 0.0
) -> Outline:
    """Return what the annotation is taken hold of by, on a photo of that size.

    tolerance, least : in pixels, for a mask without kept corners: how far its corners may be off
        the exact outline, and how small its parts and holes may be to have any
    """
    edges = edges_of(annotation)
    if edges is not None:
        return BoxOutline(edges, size_wh)
    corners = corners_of(annotation, *size_wh)
    if corners:
        return PolygonOutline(corners)
    return MaskOutline(editable_rings(rings(annotation.mask), tolerance, least=least))
