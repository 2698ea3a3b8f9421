"""The top layer of the scene: what the tool in use draws while it works."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.ui.look.handlers import guarded

LIGHT, DARK = QColor(255, 255, 255), QColor(0, 0, 0, 190)


Paint = Callable[[QPainter, QRectF, float], None]
"""Paints in image coordinates: with what, what is exposed, screen pixels per image pixel."""


class ToolOverlay(QGraphicsItem):
    """Lets the tool paint in image coordinates; pens of constant width are the tool's business."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(1000)
        self._rect = QRectF()
        self.paint_tool: Paint | None = None

    def set_size(self, width: int, height: int) -> None:
        """Take the size of another photo; tools may draw as far again around it."""
        self.prepareGeometryChange()
        self._rect = QRectF(-width, -height, 3 * width, 3 * height)

    def let_paint(self, paint: Paint | None) -> None:
        """Let another tool paint."""
        self.paint_tool = paint
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle with room around it."""
        return self._rect

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint what the tool has to show."""
        if self.paint_tool is not None:
            scale = max(painter.worldTransform().m11(), 1e-6)
            self.paint_tool(painter, option.exposedRect, scale)


def two_tone(
    painter: QPainter,
    path: QPainterPath,
    *,
    dashed: bool = False,
    inner: QColor | None = None,
) -> None:
    """Draw a line that is seen on dark and on light photos, of constant width on the screen.

    inner : colour of a third line on top, that of the class
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = [(DARK, 3.2), (LIGHT, 1.4)]
    if inner is not None:
        lines = [(DARK, 4.8), (LIGHT, 3.4), (inner, 1.8)]
    for color, width in lines:
        pen = QPen(color, width)
        pen.setCosmetic(True)
        if dashed and color is LIGHT:
            pen.setDashPattern([4.0, 4.0])
        painter.setPen(pen)
        painter.drawPath(path)


def handle(
    painter: QPainter, place: QPointF, scale: float, *, hot: bool = False, size: float = 4.0
) -> None:
    """Draw a square handle of constant size on the screen."""
    half = (size + 1.5 if hot else size) / scale
    pen = QPen(DARK, 1.2)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(QColor("#ffb000") if hot else LIGHT)
    painter.drawRect(QRectF(place.x() - half, place.y() - half, 2 * half, 2 * half))
