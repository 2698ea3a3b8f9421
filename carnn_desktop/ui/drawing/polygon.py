"""Polygon: corners by clicks or a drag."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from carnn_desktop.annotations.corners import as_corners
from carnn_desktop.annotations.outlines import rasterize
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.options import Target
from carnn_desktop.ui.drawing.overlay import handle, two_tone
from carnn_desktop.ui.drawing.tool import Tool, point_of

_CLOSING = 9.0  # screen pixels around the first corner that close the polygon
_FREEHAND = 7.0  # screen pixels between two corners of a drag


class PolygonTool(Tool):
    """Click for corners, or drag freehand; the first corner, Enter or a double click closes.

    Shift adds to the selected object, Alt takes from it, whatever the options say.
    """

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self._points: list[QPointF] = []
        self._hover: QPointF | None = None
        self._held = Qt.KeyboardModifier.NoModifier

    def press(self, at: Pointer) -> None:
        """Set a corner with the left button; take one back with the right."""
        place = point_of(at)
        if at.button == Qt.MouseButton.RightButton:
            self.back()
        elif at.button == Qt.MouseButton.LeftButton and self.context.document() is not None:
            if len(self._points) >= 3 and self.context.near(place, self._points[0], _CLOSING):
                self._close(at.modifiers)
            elif not self._points or place != self._points[-1]:
                self._points.append(place)
                self.context.repaint()

    def move(self, at: Pointer) -> None:
        """Let the next edge follow the pointer; with the button held, draw freehand."""
        self._hover, self._held = point_of(at), at.modifiers
        if self._points:
            held = at.button == Qt.MouseButton.LeftButton
            if held and not self.context.near(self._hover, self._points[-1], _FREEHAND):
                self._points.append(self._hover)
            self.context.repaint()

    def double_click(self, at: Pointer) -> None:
        """Close the polygon."""
        if at.button == Qt.MouseButton.LeftButton:
            self._close(at.modifiers)

    def finish(self) -> bool:
        """Close the polygon."""
        if not self._points:
            return False
        self._close(Qt.KeyboardModifier.NoModifier)
        return True

    def back(self) -> bool:
        """Take the last corner back."""
        if not self._points:
            return False
        self._points.pop()
        self.context.repaint()
        return True

    def cancel(self) -> bool:
        """Let go of the corners."""
        had = bool(self._points)
        self._points = []
        self.context.repaint()
        return had

    def paint(self, painter: QPainter, _exposed: QRectF, scale: float) -> None:
        """Paint corners and edges, and the edge that would come."""
        if not self._points:
            return
        path = QPainterPath(self._points[0])
        for point in self._points[1:]:
            path.lineTo(point)
        closing = False
        if self._hover is not None:
            closing = len(self._points) >= 3 and self.context.near(
                self._hover, self._points[0], _CLOSING
            )
            path.lineTo(self._points[0] if closing else self._hover)
        color = self.context.color(target_of(self._held, self.context.options.target))
        if len(self._points) > 1:
            painter.fillPath(path, pale(color))
        two_tone(painter, path, inner=color)
        for number, point in enumerate(self._points):
            handle(painter, point, scale, hot=closing and number == 0)

    def _close(self, modifiers: Qt.KeyboardModifier) -> None:
        corners = as_corners([(point.x(), point.y()) for point in self._points])
        if len(np.unique(corners, axis=0)) < 3:
            self.context.tell(self.tr("A polygon needs three corners."))
            return
        self.cancel()
        target = target_of(modifiers, self.context.options.target)
        drawn = rasterize([corners.ravel().tolist()])
        self.context.finish(drawn, target, self.tr("Polygon"), corners=(corners,))


def pale(color: QColor) -> QColor:
    """Return the colour as what is being drawn is filled with it."""
    fill = QColor(color)
    fill.setAlpha(60)
    return fill


def target_of(modifiers: Qt.KeyboardModifier, otherwise: Target) -> Target:
    """Return what the keys held say: Shift adds, Alt cuts."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return "add"
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return "cut"
    return otherwise
