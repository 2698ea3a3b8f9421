"""The outlines of the visible annotations: kept from one document to the next, found by place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.ui.canvas.shapes import AnnotationShape
from carnn_desktop.ui.canvas.tiles import LARGE, Rect, Tiles


class ShapeStore:
    """What an ``OutlineItem`` paints, in z-order."""

    def __init__(self) -> None:
        self._shapes: dict[str, AnnotationShape] = {}
        self._tiles: dict[str, Tiles] = {}
        self._ordered: list[AnnotationShape] = []
        self._bounds = np.zeros((0, 4))  # of the shapes: left, top, right, bottom

    def set_annotations(self, annotations: Sequence[Annotation], dirty_xywh: Rect | None) -> QRectF:
        """Take the visible annotations; return what has to be painted again.

        dirty_xywh : where masks differ from those before; None = anywhere
        """
        shapes: dict[str, AnnotationShape] = {}
        tiles: dict[str, Tiles] = {}
        changed = QRectF()
        for annotation in annotations:
            before = self._shapes.get(annotation.id)
            if before is not None and before.annotation is annotation:
                shapes[annotation.id] = before
                if annotation.id in self._tiles:
                    tiles[annotation.id] = self._tiles[annotation.id]
                continue
            shape = AnnotationShape(annotation) if before is None else before.renewed(annotation)
            shapes[annotation.id] = shape
            if max(shape.rect.width(), shape.rect.height()) >= LARGE:
                known = self._tiles.get(annotation.id)
                made = Tiles(annotation) if known is None else known.renewed(annotation, dirty_xywh)
                tiles[annotation.id] = made
            part = _changed(before, shape)
            if annotation.id in tiles and annotation.id in self._tiles and dirty_xywh is not None:
                part = part.intersected(QRectF(*dirty_xywh))
            changed = changed.united(part)
        for annotation_id in self._shapes.keys() - shapes.keys():
            changed = changed.united(self._shapes[annotation_id].rect)
        self._tiles = tiles
        self._take(shapes)
        return changed

    def get(self, annotation_id: str) -> AnnotationShape | None:
        """Return the shape of an annotation that is visible."""
        return self._shapes.get(annotation_id)

    def current(self, shape: AnnotationShape) -> bool:
        """Tell whether a shape, or the tile of one, is of an annotation as it is now."""
        known = self._shapes.get(shape.annotation.id)
        return known is not None and known.annotation is shape.annotation

    def near(self, level: int, parts: Sequence[QRectF]) -> list[AnnotationShape]:
        """Return the shapes that touch parts of the photo; of large annotations the tiles."""
        seen = np.zeros(len(self._bounds), dtype=bool)
        for part in parts:
            low, high = (part.right(), part.bottom()), (part.left(), part.top())
            seen |= ((self._bounds[:, :2] < low) & (self._bounds[:, 2:] > high)).all(axis=1)
        found: list[AnnotationShape] = []
        for place in np.flatnonzero(seen):
            shape = self._ordered[place]
            tiles = self._tiles.get(shape.annotation.id)
            found.extend([shape] if tiles is None else tiles.near(level, parts))
        return found

    def _take(self, shapes: dict[str, AnnotationShape]) -> None:
        before: Sequence[AnnotationShape | None] = self._ordered
        self._ordered = list(shapes.values())
        self._shapes = shapes
        if len(before) != len(self._ordered):
            self._bounds = np.zeros((len(self._ordered), 4))
            before = [None] * len(self._ordered)
        for place, (old, new) in enumerate(zip(before, self._ordered, strict=True)):
            if new is not old:
                x, y, width, height = new.annotation.mask.bbox_xywh
                self._bounds[place] = (x, y, x + width, y + height)


def _changed(before: AnnotationShape | None, after: AnnotationShape) -> QRectF:
    return after.rect if before is None else after.rect.united(before.rect)
