"""The numbers of a phrase's candidates on the photo, and the candidate that is looked at."""

from __future__ import annotations

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.annotations.model import Annotation, Mask
from carnn_desktop.ui.look.handlers import guarded
from carnn_desktop.ui.look.qimage import mask_image
from carnn_desktop.ui.phrases.card import paint_number

_DISC = 24.0  # logical pixels
_ALPHA = 150  # of the fill of the candidate that is looked at


class CandidateMarks(QGraphicsItem):
    """Numbered discs of constant size that keep clear of each other; lies over everything."""

    def __init__(self) -> None:
        super().__init__()
        self.setZValue(50)
        self._annotations: tuple[Annotation, ...] = ()
        self._places: list[QPointF] = []
        self._looked_at = 0
        self._tinted: dict[int, QImage] = {}

    def show_annotations(self, annotations: tuple[Annotation, ...]) -> None:
        """Number these annotations, from 1."""
        self.prepareGeometryChange()
        self._annotations = annotations
        self._places = [_inmost(annotation.mask) for annotation in annotations]
        self._looked_at = 0
        self._tinted = {}
        self.update()

    def look_at(self, number: int) -> None:
        """Fill the candidate with that number, 0 = none."""
        if number != self._looked_at:
            self._looked_at = number if number <= len(self._annotations) else 0
            self.update()

    def boundingRect(self) -> QRectF:
        """Return the rectangle around all candidates and their discs at any zoom."""
        rect = QRectF()
        for annotation in self._annotations:
            rect = rect.united(QRectF(*annotation.mask.bbox_xywh))
        if rect.isEmpty():
            return rect
        margin = _DISC * 12 / max(self._scale(), 1e-3)
        return rect.adjusted(-margin, -margin, margin, margin)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        """Paint fills in the photo's pixels, then the discs in the screen's."""
        palette = widget.palette() if widget is not None else QApplication.palette()
        if self._looked_at:
            annotation = self._annotations[self._looked_at - 1]
            image = self._fill(self._looked_at, annotation, palette)
            painter.drawImage(QPointF(annotation.mask.x, annotation.mask.y), image)
        world = painter.worldTransform()
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(QFont(QApplication.font()))
        taken: list[QRectF] = []
        for number, place in enumerate(self._places, 1):
            disc = _free_disc(world.map(place), taken)
            taken.append(disc)
            paint_number(painter, disc, number, palette)
        painter.restore()

    def _fill(self, number: int, annotation: Annotation, palette: QPalette) -> QImage:
        if number not in self._tinted:
            color = QColor(palette.color(QPalette.ColorRole.Highlight))
            color.setAlpha(_ALPHA)
            self._tinted[number] = mask_image(annotation.mask.pixels, color.rgba())
        return self._tinted[number]

    def _scale(self) -> float:
        scene = self.scene()
        views = scene.views() if scene is not None else []
        return float(views[0].transform().m11()) if views else 1.0


def _inmost(mask: Mask) -> QPointF:
    """Return the pixel of a mask that is farthest from its outline."""
    padded = np.pad(mask.pixels, 1).astype(np.uint8)
    depth = cv2.distanceTransform(padded, cv2.DIST_L2, 3)
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    return QPointF(mask.x + int(column) - 0.5, mask.y + int(row) - 0.5)


def _free_disc(centre: QPointF, taken: list[QRectF]) -> QRectF:
    """Return a disc at ``centre``, or beside it where others are: to the right, then the left."""
    size = QSizeF(_DISC, _DISC)
    for step in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7, -7, 8, -8):
        corner = centre + QPointF(step * (_DISC + 2) - _DISC / 2, -_DISC / 2)
        disc = QRectF(corner, size)
        if not any(disc.intersects(other) for other in taken):
            return disc
    return QRectF(centre - QPointF(_DISC / 2, _DISC / 2), size)
