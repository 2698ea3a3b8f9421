"""What helps to aim: lines between the pixels when they are large, and a cross at the pointer."""

from __future__ import annotations

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.ui.look.handlers import guarded

GRID_FROM = 12.0
"""Screen pixels per image pixel from which the grid is seen."""

_LIGHT, _DARK = QColor(255, 255, 255, 70), QColor(0, 0, 0, 70)
_CROSS = (QColor(0, 0, 0, 130), QColor(255, 255, 255, 220))


class _Aid(QGraphicsItem):
    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._rect = QRectF()

    def set_size(self, width: int, height: int) -> None:
        """Take the size of another photo."""
        self.prepareGeometryChange()
        self._rect = QRectF(0, 0, width, height)

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle."""
        return self._rect


class PixelGrid(_Aid):
    """Lines between pixels, only where they are so large that lines do not cover them."""

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the lines that are exposed."""
        if painter.worldTransform().m11() < GRID_FROM:
            return
        area = option.exposedRect.intersected(self._rect)
        columns = range(math.ceil(area.left()), math.floor(area.right()) + 1)
        rows = range(math.ceil(area.top()), math.floor(area.bottom()) + 1)
        lines = [QLineF(x, area.top(), x, area.bottom()) for x in columns]
        lines += [QLineF(area.left(), y, area.right(), y) for y in rows]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for color in (_DARK, _LIGHT):
            pen = QPen(color, 1)
            pen.setCosmetic(True)
            if color is _LIGHT:
                pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLines(lines)


class Crosshair(_Aid):
    """A cross over the whole photo through one point; repaints its two strips only."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(900)
        self._place: QPointF | None = None

    def set_place(self, place: QPointF | None) -> None:
        """Move it; None: no cross."""
        if place == self._place:
            return
        for point in (self._place, place):
            if point is not None:
                self._update_strips(point)
        self._place = place

    @guarded
    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint the cross."""
        if self._place is None:
            return
        x, y = self._place.x(), self._place.y()
        cross = [
            QLineF(x, self._rect.top(), x, self._rect.bottom()),
            QLineF(self._rect.left(), y, self._rect.right(), y),
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for color, width in zip(_CROSS, (3, 1), strict=True):
            pen = QPen(color, width)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLines(cross)

    def _update_strips(self, place: QPointF) -> None:
        views = self.scene().views() if self.scene() is not None else []
        scale = min((view.transform().m11() for view in views), default=1.0)
        half = 3.0 / max(scale, 1e-6)
        self.update(QRectF(place.x() - half, self._rect.top(), 2 * half, self._rect.height()))
        self.update(QRectF(self._rect.left(), place.y() - half, self._rect.width(), 2 * half))
