"""Rectangles by a drag: a box that becomes an object, and a part of the photo to look at."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath

from carnn_desktop.annotations import mask_tools
from carnn_desktop.annotations.corners import box_corners, box_within
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.overlay import two_tone
from carnn_desktop.ui.drawing.polygon import pale, target_of
from carnn_desktop.ui.drawing.tool import Tool, point_of


class RectangleTool(Tool):
    """Drag a rectangle; Esc lets go of it."""

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self._from: QPointF | None = None
        self._to = QPointF()
        self._held = Qt.KeyboardModifier.NoModifier

    def press(self, at: Pointer) -> None:
        """Set the first corner."""
        if at.button == Qt.MouseButton.LeftButton and self.context.document() is not None:
            self._from = self._to = point_of(at)

    def move(self, at: Pointer) -> None:
        """Move the other corner."""
        if self._from is not None:
            self._to, self._held = point_of(at), at.modifiers
            self.context.repaint()

    def release(self, at: Pointer) -> None:
        """Take the rectangle when it is one."""
        if self._from is None or at.button != Qt.MouseButton.LeftButton:
            return
        corner, other = self._from, point_of(at)
        self.cancel()
        if not self.context.near(corner, other, 3.0):
            self.take(corner, other, at)

    def take(self, corner: QPointF, other: QPointF, at: Pointer) -> None:
        """Do what the tool is for with the rectangle between two corners."""

    def cancel(self) -> bool:
        """Let go of the rectangle."""
        had, self._from = self._from is not None, None
        self.context.repaint()
        return had

    def paint(self, painter: QPainter, _exposed: QRectF, _scale: float) -> None:
        """Paint the rectangle."""
        if self._from is not None:
            rect = QRectF(self._from, self._to).normalized()
            color = self.color()
            if color is not None:
                painter.fillRect(rect, pale(color))
            path = QPainterPath()
            path.addRect(rect)
            two_tone(painter, path, inner=color, dashed=color is None)

    def color(self) -> QColor | None:
        """Return the colour of what is drawn, None where it becomes no object."""
        return None


class BoxTool(RectangleTool):
    """Drag a rectangle. Shift adds to the selected object, Alt takes from it."""

    def take(self, corner: QPointF, other: QPointF, at: Pointer) -> None:
        """Make it an object, or a part of one."""
        drawn = mask_tools.box((corner.x(), corner.y()), (other.x(), other.y()))
        document = self.context.document()
        if document is None:
            return
        x, y, width, height = drawn.bbox_xywh
        edges = box_within((x, y, x + width, y + height), document.width, document.height)
        target = target_of(at.modifiers, self.context.options.target)
        corners = (box_corners(edges),)
        self.context.finish(drawn, target, self.tr("Box"), corners=corners, is_box=True)

    def color(self) -> QColor | None:
        """Return the colour of the class that it will get."""
        return self.context.color(target_of(self._held, self.context.options.target))


class CropTool(RectangleTool):
    """Drag a rectangle: only this part of the photo is looked at.

    chosen : (x, y, width, height) in whole pixels of the photo
    """

    chosen = Signal(object)

    def take(self, corner: QPointF, other: QPointF, at: Pointer) -> None:
        """Tell the part of the photo that lies in the rectangle, where there is any."""
        del at
        document = self.context.document()
        if document is None:
            return
        photo = QRectF(0, 0, document.width, document.height)
        inside = QRectF(corner, other).normalized().intersected(photo)
        if inside.isEmpty():
            return
        left, top = math.floor(inside.left()), math.floor(inside.top())
        width = math.ceil(inside.right()) - left
        height = math.ceil(inside.bottom()) - top
        self.chosen.emit((left, top, width, height))
