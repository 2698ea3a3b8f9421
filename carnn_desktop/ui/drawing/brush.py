"""Brush and eraser: round, sized by keys and by the pressure of a pen; one drag is one step."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from carnn_desktop.annotations import mask_tools
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.options import Target
from carnn_desktop.ui.drawing.overlay import two_tone
from carnn_desktop.ui.drawing.stroke import Stroke
from carnn_desktop.ui.drawing.tool import Tool, point_of

_LIGHTEST = 0.15  # share of the size at the lightest pressure


class BrushTool(Tool):
    """Draws a new object, or goes on with the selected one; Ctrl turns brush and eraser around."""

    cursor = Qt.CursorShape.BlankCursor

    def __init__(self, context: DrawingContext, *, erases: bool) -> None:
        super().__init__(context)
        self._erases = erases
        self._stroke: Stroke | None = None
        self._target: Target = "new"
        self._last: tuple[float, float] | None = None
        self._hover: QPointF | None = None
        self._radius = 0.0
        context.options.changed.connect(self._resized)

    def press(self, at: Pointer) -> None:
        """Begin a stroke with the left button."""
        document = self.context.document()
        if at.button != Qt.MouseButton.LeftButton or document is None:
            return
        turned = at.held(Qt.KeyboardModifier.ControlModifier)
        self._target = "cut"
        if not at.eraser and self._erases == turned:
            adds = at.held(Qt.KeyboardModifier.ShiftModifier)
            self._target = "add" if adds or self.context.options.target == "add" else "new"
        color = self.context.color(self._target)
        self._stroke = Stroke(document.width, document.height, color)
        self._last = (at.x, at.y)
        self._dab(at)

    def move(self, at: Pointer) -> None:
        """Go on with the stroke; show the size at the pointer."""
        before, self._hover = self._hover, point_of(at)
        if self._stroke is not None:
            self._dab(at)
        self._radius = self._radius_at(at.pressure)
        self._repaint_circle(before)
        self._repaint_circle(self._hover)

    def release(self, at: Pointer) -> None:
        """End the stroke: one step of the document."""
        if self._stroke is None or at.button != Qt.MouseButton.LeftButton:
            return
        stroke, self._stroke, self._last = self._stroke, None, None
        self.context.repaint(stroke.rect())
        erased = self._target == "cut"
        text = self.tr("Erase") if erased else self.tr("Paint")
        self.context.finish(stroke.mask(), self._target, text)

    def double_click(self, at: Pointer) -> None:
        """Begin another stroke."""
        self.press(at)

    def leave(self) -> None:
        """Hide the circle."""
        before, self._hover = self._hover, None
        self._repaint_circle(before)

    def cancel(self) -> bool:
        """Let go of the stroke."""
        if self._stroke is None:
            return False
        rect, self._stroke, self._last = self._stroke.rect(), None, None
        self.context.repaint(rect)
        return True

    def paint(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Paint the stroke and the circle of the brush."""
        if self._stroke is not None:
            self._stroke.paint(painter, exposed)
        if self._hover is not None:
            path = QPainterPath()
            radius = max(self._radius, 1.5 / scale)
            path.addEllipse(self._hover, radius, radius)
            two_tone(painter, path, dashed=self._erases)

    def _dab(self, at: Pointer) -> None:
        if self._stroke is None:
            return
        here = (at.x, at.y)
        dab = mask_tools.capsule(self._last or here, here, self._radius_at(at.pressure))
        self._last = here
        self.context.repaint(self._stroke.add(dab), margin=2.0)

    def _radius_at(self, pressure: float) -> float:
        share = _LIGHTEST + (1.0 - _LIGHTEST) * min(max(pressure, 0.0), 1.0)
        return self.context.options.size / 2 * share

    def _repaint_circle(self, place: QPointF | None) -> None:
        if place is not None:
            radius = max(self._radius, self.context.options.size / 2)
            self.context.repaint(
                QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius), margin=6.0
            )

    def _resized(self) -> None:
        self._radius = self._radius_at(1.0)
        if self._hover is not None:
            self.context.repaint()
