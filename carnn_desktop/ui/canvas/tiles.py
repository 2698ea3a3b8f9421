"""Outlines of regions that are larger than a screen, tile by tile, where they are seen.

The outline of a mask as large as a photo takes a second to trace; a stroke of the brush would wait
for it. A tile is traced with some of what lies around it, so that the lines along the border of
what was traced are outside the tile, where its painting is clipped.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Mask, Region
from carnn_desktop.ui.canvas.shapes import SHRINK_FROM, RegionShape

LARGE = 1536
"""Image pixels of the longer side from which a region has tiles."""
_SIDE = 512  # pixels of a tile, of the mask as it is traced
_MARGIN = 8
Rect = tuple[int, int, int, int]
_Key = tuple[int, int, int]


class Tile(RegionShape):
    """The outline of a region within ``clip``."""

    def __init__(self, region: Region, box_xyxy: Rect, margin: int) -> None:
        super().__init__(region)
        x1, y1, x2, y2 = box_xyxy
        self.rect = self.clip = QRectF(x1, y1, x2 - x1, y2 - y1)
        self._box = (x1 - margin, y1 - margin, x2 + margin, y2 + margin)

    def mask(self) -> Mask:
        """Return what is traced."""
        return Mask(self._box[0], self._box[1], masks.window(self.region.mask, self._box))


class Tiles:
    """The tiles of one region, made when they are first seen."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self._tiles: dict[_Key, Tile] = {}

    def near(self, level: int, parts: Iterable[QRectF]) -> list[Tile]:
        """Return the tiles of a level that touch parts of the photo."""
        x, y, width, height = self.region.mask.bbox_xywh
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

    def renewed(self, region: Region, dirty_xywh: Rect | None) -> Tiles:
        """Return the tiles of a later version; those that the change does not touch are kept."""
        tiles = Tiles(region)
        if dirty_xywh is None and region.mask is not self.region.mask:
            return tiles
        dirty = QRectF(*dirty_xywh) if dirty_xywh is not None else QRectF()
        for key, tile in self._tiles.items():
            room = _MARGIN * key[0] + 1
            if region.mask is self.region.mask or not tile.clip.intersects(
                dirty.adjusted(-room, -room, room, room)
            ):
                tile.region = region
                tiles._tiles[key] = tile
        return tiles

    def _tile(self, key: _Key) -> Tile:
        tile = self._tiles.get(key)
        if tile is None:
            factor, column, row = key
            side = _SIDE * factor
            box = (column * side, row * side, (column + 1) * side, (row + 1) * side)
            tile = self._tiles[key] = Tile(self.region, box, _MARGIN * factor)
        return tile


def _factor(level: int) -> int:
    """Return the pixels of the mask for one that is traced."""
    return int(2 ** (level - SHRINK_FROM + 1)) if level >= SHRINK_FROM else 1
