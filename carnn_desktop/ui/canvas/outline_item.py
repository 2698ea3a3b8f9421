"""The outlines: accepted solid, proposals dashed, rejected ones dotted ghosts; the selection."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.documents.model import Region, RegionState
from carnn_desktop.ui.canvas.shapes import RegionShape

_DASHES: dict[RegionState, list[float]] = {
    "accepted": [],
    "proposed": [4.0, 3.0],
    "rejected": [1.0, 3.0],
}
_GHOST = QColor(235, 235, 235, 200)
_HALO = QColor(0, 0, 0, 150)
_MARGIN = 6.0  # logical pixels that a pen reaches beyond the outline


class OutlineItem(QGraphicsItem):
    """Paints the outlines that are exposed, with pens that keep their width at every zoom."""

    def __init__(self, color_of: Callable[[int], QColor]) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._color_of = color_of
        self._rect = QRectF()
        self._shapes: dict[str, RegionShape] = {}
        self._selected: frozenset[str] = frozenset()
        self._hovered = ""

    def set_size(self, width: int, height: int) -> None:
        """Start without outlines for another photo."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)
        self._shapes = {}
        self._selected, self._hovered = frozenset(), ""

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Take the visible regions; outlines of unchanged masks are kept."""
        shapes: dict[str, RegionShape] = {}
        for region in regions:
            shape = self._shapes.get(region.id)
            if shape is None or not shape.fits(region.mask):
                shape = RegionShape(region)
            shape.region = region
            shapes[region.id] = shape
        self._shapes = shapes
        self.update()

    def set_selected(self, ids: Collection[str]) -> None:
        """Draw these as selected."""
        self._selected = frozenset(ids)
        self.update()

    def set_hovered(self, region_id: str) -> None:
        """Draw this one as hovered; empty = none."""
        if region_id != self._hovered:
            self._hovered = region_id
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle, with room for pens at any zoom that can be reached."""
        return self._rect.adjusted(-64, -64, 64, 64)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the plain outlines, then the hovered one, then the selection on top."""
        scale = painter.worldTransform().m11()
        margin = _MARGIN / max(scale, 1e-6)
        exposed = option.exposedRect.adjusted(-margin, -margin, margin, margin)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        marked = []
        for region_id, shape in self._shapes.items():
            if not shape.rect.intersects(exposed):
                continue
            if region_id in self._selected or region_id == self._hovered:
                marked.append(shape)
            else:
                self._stroke(painter, shape, shape.path(scale), width=1.6)
        marked.sort(key=lambda shape: shape.region.id in self._selected)
        for shape in marked:
            path = shape.path(scale)
            if shape.region.id in self._selected:
                _line(painter, path, _HALO, 6.0)
                _line(painter, path, QColor(Qt.GlobalColor.white), 3.6)
                self._stroke(painter, shape, path, width=2.0)
            else:
                _line(painter, path, _HALO, 4.0)
                self._stroke(painter, shape, path, width=2.4)

    def _stroke(
        self, painter: QPainter, shape: RegionShape, path: QPainterPath, *, width: float
    ) -> None:
        region = shape.region
        color = _GHOST if region.state == "rejected" else self._color_of(region.concept_id)
        _line(painter, path, color, width, _DASHES[region.state])


def _line(
    painter: QPainter,
    path: QPainterPath,
    color: QColor,
    width: float,
    dashes: Sequence[float] = (),
) -> None:
    pen = QPen(color, width)
    pen.setCosmetic(True)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.drawPath(path)
