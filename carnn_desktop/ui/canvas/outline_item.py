"""The outlines: accepted solid, proposals dashed, rejected ones dotted ghosts; the selection."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import shiboken6
from PySide6.QtCore import QRectF, Qt, QTimer
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
_PALE = 150  # lightness above which a colour is hardly seen on white
_BUDGET = 40  # cost of the outlines that one frame makes; others are shown as they are known
_ROUND_UP_TO = 400  # corners of an outline above which its joins are not rounded
_FINE_UP_TO = 6000  # corners in view above which lines are thin and not smoothed, for speed


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
        self._refining = False

    def set_size(self, width: int, height: int) -> None:
        """Start without outlines for another photo."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)
        self._shapes = {}
        self._selected, self._hovered = frozenset(), ""

    def set_regions(self, regions: Sequence[Region]) -> None:
        """Take the visible regions; outlines of unchanged masks are kept."""
        shapes: dict[str, RegionShape] = {}
        changed = QRectF()
        for region in regions:
            shape = self._shapes.get(region.id)
            if shape is None or shape.region is not region:
                if shape is not None:
                    changed = changed.united(shape.rect)
                changed = changed.united(QRectF(*region.mask.bbox_xywh))
                shape = shape.renewed(region) if shape is not None else RegionShape(region)
            shapes[region.id] = shape
        for region_id in self._shapes.keys() - shapes.keys():
            changed = changed.united(self._shapes[region_id].rect)
        self._shapes = shapes
        self._update_near(changed)

    def set_selected(self, ids: Collection[str]) -> None:
        """Draw these as selected."""
        before, self._selected = self._selected, frozenset(ids)
        for region_id in before ^ self._selected:
            if region_id in self._shapes:
                self._update_near(self._shapes[region_id].rect)

    def set_hovered(self, region_id: str) -> None:
        """Draw this one as hovered; empty = none."""
        before, self._hovered = self._hovered, region_id
        for changed in {before, region_id} if before != region_id else ():
            if changed in self._shapes:
                self._update_near(self._shapes[changed].rect)

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
        painter.setBrush(Qt.BrushStyle.NoBrush)
        plain, marked = [], []
        corners = 0
        budget, late = _BUDGET, False
        for region_id, shape in self._shapes.items():
            if not shape.rect.intersects(exposed):
                continue
            if budget > 0 and not shape.has_path(scale):
                budget -= shape.cost(scale)
                shape.path(scale)
            path = shape.nearest_path(scale)
            late = late or not shape.has_path(scale)
            if path is None:
                continue
            if region_id in self._selected or region_id == self._hovered:
                marked.append((shape, path))
            else:
                plain.append((shape, path))
                corners += path.elementCount()
        if late:
            self._refine_soon()
        fine = corners <= _FINE_UP_TO
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, fine)
        for shape, path in plain:
            self._stroke(painter, shape, path, width=1.6 if fine else 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked.sort(key=lambda pair: pair[0].region.id in self._selected)
        for shape, path in marked:
            if shape.region.id in self._selected:
                _line(painter, path, _HALO, 6.0)
                _line(painter, path, QColor(Qt.GlobalColor.white), 3.6)
                self._stroke(painter, shape, path, width=2.0, on_white=True)
            else:
                _line(painter, path, _HALO, 4.0)
                self._stroke(painter, shape, path, width=2.4)

    def _refine_soon(self) -> None:
        """Paint again with the outlines that this frame had no time to make."""
        if not self._refining:
            self._refining = True
            QTimer.singleShot(0, self._refine)

    def _refine(self) -> None:
        self._refining = False
        if shiboken6.isValid(self) and self.scene() is not None:
            self.update()

    def _update_near(self, rect: QRectF) -> None:
        """Repaint a rectangle with room for the pens at the scale of the view."""
        if rect.isEmpty():
            return
        views = self.scene().views() if self.scene() is not None else []
        scale = min((view.transform().m11() for view in views), default=1.0)
        margin = _MARGIN / max(scale, 1e-6)
        self.update(rect.adjusted(-margin, -margin, margin, margin))

    def _stroke(
        self,
        painter: QPainter,
        shape: RegionShape,
        path: QPainterPath,
        *,
        width: float,
        on_white: bool = False,
    ) -> None:
        region = shape.region
        color = _GHOST if region.state == "rejected" else self._color_of(region.concept_id)
        if on_white and color.lightness() > _PALE:
            color = color.darker(220)
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
    # Round corners are seen on few corners only, and cost the most on many.
    simple = path.elementCount() <= _ROUND_UP_TO
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if simple else Qt.PenJoinStyle.BevelJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.drawPath(path)
