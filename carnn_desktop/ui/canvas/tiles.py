"""Outlines of annotations that are larger than a screen, tile by tile, where they are seen.

The outline of a mask as large as a photo takes a second to trace; a stroke of the brush would wait
for it. A tile is traced with some of what lies around it, so that the lines along the border of
what was traced are outside the tile, where its painting is clipped.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Annotation, Mask
from carnn_desktop.ui.canvas.shapes import SHRINK_FROM, AnnotationShape

LARGE = 1536
"""Image pixels of the longer side from which an annotation has tiles."""
_SIDE = 512  # pixels of a tile, of the mask as it is traced
_MARGIN = 8
Rect = tuple[int, int, int, int]
_Key = tuple[int, int, int]


class Tile(AnnotationShape):
    """The outline of an annotation within ``clip``."""

    def __init__(self, annotation: Annotation, box_xyxy: Rect, margin: int) -> None:
        super().__init__(annotation)
        x1, y1, x2, y2 = box_xyxy
        self.rect = self.clip = QRectF(x1, y1, x2 - x1, y2 - y1)
        self._box = (x1 - margin, y1 - margin, x2 + margin, y2 + margin)

    def mask(self) -> Mask:
        """Return what is traced."""
        return Mask(self._box[0], self._box[1], masks.window(self.annotation.mask, self._box))


class Tiles:
    """The tiles of one annotation, made when they are first seen."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self._tiles: dict[_Key, Tile] = {}

    def near(self, level: int, parts: Iterable[QRectF]) -> list[Tile]:
        """Return the tiles of a level that touch parts of the photo."""
        x, y, width, height = self.annotation.mask.bbox_xywh
        factor = _factor(level)
        side = _SIDE * factor
        keys: dict[_Key, None] = {}
        for part in parts:
            seen = part.intersected(QRectF(x, y, width, height).adjusted(-1, -1, 1, 1))
            if seen.isEmpty():
                continue
            for row in range(int(seen.top() // side), int(seen.bottom() // side) + 1):
                for column in range(int(seen.left() // side), int(seen.right() // side) + 1):
                    keys[factor, column, row] = None
        return [self._tile(key) for key in keys]

    def renewed(self, annotation: Annotation, dirty_xywh: Rect | None) -> Tiles:
        """Return the tiles of a later version; those that the change does not touch are kept."""
        tiles = Tiles(annotation)
        if dirty_xywh is None and annotation.mask is not self.annotation.mask:
            return tiles
        dirty = QRectF(*dirty_xywh) if dirty_xywh is not None else QRectF()
        for key, tile in self._tiles.items():
            room = _MARGIN * key[0] + 1
            if annotation.mask is self.annotation.mask or not tile.clip.intersects(
                dirty.adjusted(-room, -room, room, room)
            ):
                tile.annotation = annotation
                tiles._tiles[key] = tile
        return tiles

    def _tile(self, key: _Key) -> Tile:
        tile = self._tiles.get(key)
        if tile is None:
            factor, column, row = key
            side = _SIDE * factor
            box = (column * side, row * side, (column + 1) * side, (row + 1) * side)
            tile = self._tiles[key] = Tile(self.annotation, box, _MARGIN * factor)
        return tile


def _factor(level: int) -> int:
    """Return the pixels of the mask for one that is traced."""
    return int(2 ** (level - SHRINK_FROM + 1)) if level >= SHRINK_FROM else 1
