"""The masks of another file on the photo: hatched, with a two-coloured line, above one's own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.annotations.model import Annotation, Provenance
from carnn_desktop.contracts.run import Run
from carnn_desktop.quality.labels import LabelImage
from carnn_desktop.ui.canvas.shapes import AnnotationShape
from carnn_desktop.ui.look.handlers import guarded

_ABOVE = 20.0
_HALO = QColor(0, 0, 0, 210)
_LINE = QColor(255, 255, 255, 235)


class OtherMasksItem(QGraphicsItem):
    """An item of the canvas' scene; takes no clicks."""

    def __init__(self, color_of: Callable[[str], QColor]) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setZValue(_ABOVE)
        self._color_of = color_of
        self._rect = QRectF()
        self._shapes: list[tuple[AnnotationShape, str]] = []

    @property
    def count(self) -> int:
        """Number of masks."""
        return len(self._shapes)

    def set_labels(self, labels: LabelImage | None) -> None:
        """Show the masks of an image, None = nothing."""
        self.prepareGeometryChange()
        self._shapes = []
        self._rect = QRectF()
        if labels is not None:
            self._rect = QRectF(0, 0, labels.width, labels.height)
            for item in labels.objects:
                annotation = Annotation(
                    id=item.id,
                    category_id=0,
                    mask=labels.pixels(item),
                    state="accepted",
                    provenance=Provenance(run=Run(source="import")),
                )
                self._shapes.append((AnnotationShape(annotation), item.category))
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle with room for the lines."""
        return self._rect.adjusted(-8, -8, 8, 8) if not self._rect.isEmpty() else QRectF()

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        """Paint what is exposed: a hatching that keeps its width at every zoom, and the line."""
        scale = painter.worldTransform().m11()
        margin = 4.0 / max(scale, 1e-6)
        exposed = option.exposedRect.adjusted(-margin, -margin, margin, margin)
        unscaled, _ = painter.worldTransform().inverted()
        pattern = QTransform.fromScale(unscaled.m11(), unscaled.m22())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape, category in self._shapes:
            if not shape.rect.intersects(exposed):
                continue
            path = shape.path(scale)
            color = QColor(self._color_of(category))
            color.setAlpha(190)
            brush = QBrush(color, Qt.BrushStyle.FDiagPattern)
            brush.setTransform(pattern)
            painter.fillPath(path, brush)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for ink, width, dashes in ((_HALO, 3.0, None), (_LINE, 1.6, [5.0, 4.0])):
                pen = QPen(ink, width)
                pen.setCosmetic(True)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                if dashes is not None:
                    pen.setDashPattern(dashes)
                painter.setPen(pen)
                painter.drawPath(path)
