"""The knife: a line drawn across objects divides them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath

from carnn_desktop.annotations import drawing
from carnn_desktop.annotations.mask_tools import capsule
from carnn_desktop.annotations.masks import overlap_area
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.overlay import two_tone
from carnn_desktop.ui.drawing.tool import Tool, point_of

_STEP = 3.0  # screen pixels between two points of the line


class KnifeTool(Tool):
    """Divides the selected objects, or where none is selected those that the line crosses."""

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self._line: list[QPointF] = []

    def press(self, at: Pointer) -> None:
        """Begin the line."""
        if at.button == Qt.MouseButton.LeftButton and self.context.document() is not None:
            self._line = [point_of(at)]

    def move(self, at: Pointer) -> None:
        """Draw on; with Shift the line stays straight."""
        if not self._line:
            return
        here = point_of(at)
        if at.held(Qt.KeyboardModifier.ShiftModifier):
            self._line = [self._line[0], here]
        elif not self.context.near(here, self._line[-1], _STEP):
            self._line.append(here)
        self.context.repaint()

    def release(self, at: Pointer) -> None:
        """Divide."""
        if not self._line or at.button != Qt.MouseButton.LeftButton:
            return
        line = [(point.x(), point.y()) for point in (*self._line, point_of(at))]
        self.cancel()
        if self.context.near(QPointF(*line[0]), QPointF(*line[-1]), 4.0):
            return
        chosen = [
            annotation.id
            for annotation in self.context.selected()
            if annotation.state != "rejected"
        ]
        chosen = chosen or self._crossed(line)
        if chosen:
            self.context.edit(lambda doc: drawing.cut(doc, chosen, line), self.tr("Divide"))

    def cancel(self) -> bool:
        """Let go of the line."""
        had, self._line = bool(self._line), []
        self.context.repaint()
        return had

    def paint(self, painter: QPainter, _exposed: QRectF, _scale: float) -> None:
        """Paint the line."""
        if len(self._line) > 1:
            path = QPainterPath(self._line[0])
            for point in self._line[1:]:
                path.lineTo(point)
            two_tone(painter, path, dashed=True)

    def _crossed(self, line: list[tuple[float, float]]) -> list[str]:
        document = self.context.document()
        if document is None:
            return []
        traces = [capsule(start, end, 0.5) for start, end in pairwise(line)]
        return [
            annotation.id
            for annotation in document.annotations
            if annotation.state != "rejected"
            and any(overlap_area(annotation.mask, trace) for trace in traces)
        ]
