"""The outlines of the visible regions: kept from one document to the next, found by place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from carnn_desktop.annotations.model import Region
from carnn_desktop.ui.canvas.shapes import RegionShape
from carnn_desktop.ui.canvas.tiles import LARGE, Rect, Tiles


class ShapeStore:
    """What an ``OutlineItem`` paints, in z-order."""

    def __init__(self) -> None:
        self._shapes: dict[str, RegionShape] = {}
        self._tiles: dict[str, Tiles] = {}
        self._ordered: list[RegionShape] = []
        self._bounds = np.zeros((0, 4))  # of the shapes: left, top, right, bottom

    def set_regions(self, regions: Sequence[Region], dirty_xywh: Rect | None) -> QRectF:
        """Take the visible regions; return what has to be painted again.

        dirty_xywh : where masks differ from those before; None = anywhere
        """
        shapes: dict[str, RegionShape] = {}
        tiles: dict[str, Tiles] = {}
        changed = QRectF()
        for region in regions:
            before = self._shapes.get(region.id)
            if before is not None and before.region is region:
                shapes[region.id] = before
                if region.id in self._tiles:
                    tiles[region.id] = self._tiles[region.id]
                continue
            shape = RegionShape(region) if before is None else before.renewed(region)
            shapes[region.id] = shape
            if max(shape.rect.width(), shape.rect.height()) >= LARGE:
                known = self._tiles.get(region.id)
                made = Tiles(region) if known is None else known.renewed(region, dirty_xywh)
                tiles[region.id] = made
            part = _changed(before, shape)
            if region.id in tiles and region.id in self._tiles and dirty_xywh is not None:
                part = part.intersected(QRectF(*dirty_xywh))
            changed = changed.united(part)
        for region_id in self._shapes.keys() - shapes.keys():
            changed = changed.united(self._shapes[region_id].rect)
        self._tiles = tiles
        self._take(shapes)
        return changed

    def get(self, region_id: str) -> RegionShape | None:
        """Return the shape of a region that is visible."""
        return self._shapes.get(region_id)

    def current(self, shape: RegionShape) -> bool:
        """Tell whether a shape, or the tile of one, is of a region as it is now."""
        known = self._shapes.get(shape.region.id)
        return known is not None and known.region is shape.region

    def near(self, level: int, parts: Sequence[QRectF]) -> list[RegionShape]:
        """Return the shapes that touch parts of the photo; of large regions the tiles."""
        seen = np.zeros(len(self._bounds), dtype=bool)
        for part in parts:
            low, high = (part.right(), part.bottom()), (part.left(), part.top())
            seen |= ((self._bounds[:, :2] < low) & (self._bounds[:, 2:] > high)).all(axis=1)
        found: list[RegionShape] = []
        for place in np.flatnonzero(seen):
            shape = self._ordered[place]
            tiles = self._tiles.get(shape.region.id)
            found.extend([shape] if tiles is None else tiles.near(level, parts))
        return found

    def _take(self, shapes: dict[str, RegionShape]) -> None:
        before: Sequence[RegionShape | None] = self._ordered
        self._ordered = list(shapes.values())
        self._shapes = shapes
        if len(before) != len(self._ordered):
            self._bounds = np.zeros((len(self._ordered), 4))
            before = [None] * len(self._ordered)
        for place, (old, new) in enumerate(zip(before, self._ordered, strict=True)):
            if new is not old:
                x, y, width, height = new.region.mask.bbox_xywh
                self._bounds[place] = (x, y, x + width, y + height)


def _changed(before: RegionShape | None, after: RegionShape) -> QRectF:
    return after.rect if before is None else after.rect.united(before.rect)
