"""Moving objects: a drag of the selected ones is one step; Shift keeps it straight."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication

from carnn_desktop.annotations import drawing
from carnn_desktop.ui.canvas.colors import category_color
from carnn_desktop.ui.canvas.hit import annotations_at
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.canvas.shapes import AnnotationShape
from carnn_desktop.ui.canvas.tiles import LARGE
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.overlay import Paint, two_tone
from carnn_desktop.ui.drawing.tool import Tool, point_of

_ALPHA = 110
_LARGE_SCALE = 0.12  # at which outlines of very large objects are fine enough while they move


class MoveTool(Tool):
    """Drags the selected objects, or the one under the pointer, which is selected then.

    Beside being a tool it serves the view while no tool is in use, for drags with Ctrl.
    """

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self._from: QPointF | None = None
        self._moving = False
        self._offset = (0, 0)
        self._shapes: list[AnnotationShape] = []
        self._painted_before: Paint | None = None

    def takes(self, at: Pointer) -> bool:
        """Tell whether a selected object is here."""
        return bool(annotations_at(self.context.selected(), *at.pixel))

    def press(self, at: Pointer) -> None:
        """Take hold of the selected objects; of another one when there is none here."""
        if at.button != Qt.MouseButton.LeftButton:
            return
        if not self.takes(at):
            under = self.context.canvas.annotation_at(*at.pixel)
            self.context.session.selection.select([] if under is None else [under.id])
        if self.takes(at):
            self._from, self._moving = point_of(at), False

    def move(self, at: Pointer) -> None:
        """Show the objects where they would be."""
        if self._from is None:
            return
        away = point_of(at) - self._from
        if not self._moving:
            far = away.manhattanLength() * self.context.scale()
            if far < QApplication.startDragDistance():
                return
            self._begin()
        right, down = round(away.x()), round(away.y())
        if at.held(Qt.KeyboardModifier.ShiftModifier):
            right, down = (right, 0) if abs(right) >= abs(down) else (0, down)
        self._repaint()
        self._offset = (right, down)
        self._repaint()

    def release(self, at: Pointer) -> None:
        """Let the objects be there: one step."""
        if self._from is None or at.button != Qt.MouseButton.LeftButton:
            return
        self.move(at)
        (right, down), ids = self._offset, [shape.annotation.id for shape in self._shapes]
        self.cancel()
        if ids and (right or down):
            protect = self.context.options.protect
            self.context.edit(
                lambda doc: drawing.move(doc, ids, right, down, protect=protect), self.tr("Move")
            )

    def cancel(self) -> bool:
        """Let the objects be where they were."""
        if self._from is None:
            return False
        self._repaint()
        if self._moving:
            self.context.overlay.let_paint(self._painted_before)
        self._from, self._moving, self._shapes, self._offset = None, False, [], (0, 0)
        return True

    def paint(self, painter: QPainter, _exposed: QRectF, scale: float) -> None:
        """Paint the objects at the new place, as far as it is on the photo."""
        document = self.context.document()
        if not self._moving or document is None:
            return
        painter.save()
        painter.setClipRect(QRectF(0, 0, document.width, document.height))
        painter.translate(*self._offset)
        for shape in self._shapes:
            number = shape.annotation.category_id
            fill = QColor(category_color(self.context.session.categories.get(number), number))
            fill.setAlpha(_ALPHA)
            large = max(shape.rect.width(), shape.rect.height()) >= LARGE
            path = shape.path(min(scale, _LARGE_SCALE) if large else scale)
            painter.fillPath(path, fill)
            two_tone(painter, path)
        painter.restore()

    def _begin(self) -> None:
        self._moving = True
        self._shapes = [AnnotationShape(annotation) for annotation in self.context.selected()]
        self._painted_before = self.context.overlay.paint_tool
        self.context.overlay.let_paint(self.paint)

    def _repaint(self) -> None:
        area = QRectF()
        for shape in self._shapes:
            area = area.united(shape.rect)
        if not area.isEmpty():
            self.context.repaint(area.translated(*self._offset))
