"""Masks by clicks: left is object, right or Ctrl is not, a drag is a box; Enter takes the mask."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from carnn_desktop.annotations import drawing
from carnn_desktop.annotations.model import Mask
from carnn_desktop.services.events import Refined
from carnn_desktop.services.inference.clicks import Click
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.drawing.context import DrawingContext
from carnn_desktop.ui.drawing.overlay import two_tone
from carnn_desktop.ui.drawing.stroke import Stroke
from carnn_desktop.ui.drawing.tool import Tool, point_of

_DRAG = 6.0  # screen pixels from which a press is a box
_DOT = 5.0
_YES, _NO = QColor("#19a974"), QColor("#e7040f")


class ClickTool(Tool):
    """Makes a new object, or refines the selected one; every click asks again."""

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self._points: list[Click] = []
        self._box: QRectF | None = None
        self._from: QPointF | None = None
        self._to = QPointF()
        self._annotation_id: str | None = None
        self._serial = 0
        self._answer: Mask | None = None
        self._preview: Stroke | None = None
        context.session.refined.connect(self._refined)
        context.options.changed.connect(self._options_changed)

    def start(self) -> None:
        """Begin with nothing, and have the model look at the photo before a click."""
        self._aim()
        self.context.session.clicks.prepare()

    def press(self, at: Pointer) -> None:
        """Begin a click or a box."""
        if self.context.document() is not None:
            self._from = self._to = point_of(at)

    def move(self, at: Pointer) -> None:
        """Draw the box."""
        if self._from is not None:
            self._to = point_of(at)
            self.context.repaint()

    def release(self, at: Pointer) -> None:
        """Take the click or the box, and ask."""
        if self._from is None:
            return
        start, self._from = self._from, None
        document = self.context.document()
        photo = QRectF(0, 0, document.width, document.height) if document is not None else QRectF()
        dragged = not self.context.near(start, point_of(at), _DRAG)
        if at.button == Qt.MouseButton.LeftButton and dragged:
            box = QRectF(start, point_of(at)).normalized().intersected(photo)
            if min(box.width(), box.height()) < 1.0:
                self.context.repaint()
                return
            self._box = box
        elif photo.left() <= at.x < photo.right() and photo.top() <= at.y < photo.bottom():
            positive = at.button == Qt.MouseButton.LeftButton and not at.held(
                Qt.KeyboardModifier.ControlModifier
            )
            self._points.append(Click(at.x, at.y, positive))
        else:
            return  # beside the photo: no model can say what is there
        self._ask()

    def finish(self) -> bool:
        """Take the mask into the document."""
        if self._answer is None:
            return bool(self._points) or self._box is not None
        mask, annotation_id = self._answer, self._annotation_id
        self.cancel()
        text = self.tr("Clicks")
        if annotation_id is None:
            self.context.finish(mask, "new", text)
        else:
            self.context.edit(
                lambda doc: drawing.change_masks(doc, [annotation_id], lambda _: mask), text
            )
        self._aim()
        return True

    def back(self) -> bool:
        """Take the last click back, then the box."""
        if self._points:
            self._points.pop()
        elif self._box is not None:
            self._box = None
        else:
            return False
        self._ask()
        return True

    def cancel(self) -> bool:
        """Let go of clicks and mask."""
        had = bool(self._points) or self._box is not None
        self._points, self._box, self._from = [], None, None
        self._answer = self._preview = None
        self._serial = 0
        self.context.repaint()
        return had

    def selection_changed(self) -> None:
        """Begin anew with another object, unless clicks wait for Enter."""
        document = self.context.document()
        if not self._points and self._box is None:
            self._aim()
        elif document is not None and self._annotation_id not in {
            r.id for r in document.annotations
        }:
            self._annotation_id = None  # it went away: the clicks make a new one

    def paint(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Paint the mask that would be taken, the box and the clicks."""
        if self._preview is not None:
            self._preview.paint(painter, exposed)
        box = self._box if self._from is None else QRectF(self._from, self._to).normalized()
        if box is not None and not box.isEmpty():
            path = QPainterPath()
            path.addRect(box)
            two_tone(painter, path, dashed=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for click in self._points:
            _dot(painter, click, scale)

    def _aim(self) -> None:
        """Refine what is selected now where that was chosen, else make a new object."""
        target = self.context.target() if self.context.options.target == "add" else None
        self._annotation_id = target.id if target is not None else None

    @Slot()
    def _options_changed(self) -> None:
        """Ask again where the clicks so far are for another object now."""
        before = self._annotation_id
        self._aim()
        if before != self._annotation_id and (self._points or self._box is not None):
            self._ask()

    def _ask(self) -> None:
        self.context.repaint()
        if not self._points and self._box is None:
            self.cancel()
            return
        box = None
        if self._box is not None:
            box = (self._box.left(), self._box.top(), self._box.right(), self._box.bottom())
        category = self.context.session.categories.current()
        self._serial = self.context.session.clicks.refine(
            self._annotation_id,
            tuple(self._points),
            box,
            category_id=None if category is None else category.id,
        )

    def _refined(self, refined: Refined) -> None:
        document = self.context.document()
        if not self._serial or refined.serial != self._serial or document is None:
            return
        if refined.problem:
            self.context.tell(refined.problem)
            return
        self._answer = refined.mask if refined.mask.pixels.size else None
        if self._answer is None and refined.final:
            self.context.tell(
                self.tr("No object was found by these clicks."),
                self.tr("Click on it once more, or drag a box around it."),
            )
        self._preview = None
        if self._answer is not None:
            color = self.context.color("new" if self._annotation_id is None else "add")
            self._preview = Stroke(document.width, document.height, color)
            self._preview.add(self._answer)
        self.context.repaint()


def _dot(painter: QPainter, click: Click, scale: float) -> None:
    """Draw a click: a plus on green or a minus on red, told apart without the colour too."""
    center, radius = QPointF(click.x, click.y), _DOT / scale
    pen = QPen(Qt.GlobalColor.white, 1.6)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(_YES if click.positive else _NO)
    painter.drawEllipse(center, radius * 1.4, radius * 1.4)
    arm = radius * 0.7
    painter.drawLine(center - QPointF(arm, 0), center + QPointF(arm, 0))
    if click.positive:
        painter.drawLine(center - QPointF(0, arm), center + QPointF(0, arm))
