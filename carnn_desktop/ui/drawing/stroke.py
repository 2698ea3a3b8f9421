"""A stroke while it is drawn: one byte a pixel, of which only the touched pages exist."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from carnn_desktop.annotations.masks import crop_mask, empty_mask
from carnn_desktop.annotations.model import Mask
from carnn_desktop.ui.canvas.colors import with_alpha
from carnn_desktop.ui.look.qimage import indexed_image

Rect = tuple[int, int, int, int]
_ALPHA = 0.55


class Stroke:
    """Collects dabs on a photo of ``width`` x ``height`` pixels, drawn in ``color``."""

    def __init__(self, width: int, height: int, color: QColor) -> None:
        self._pixels = np.zeros((height, width), dtype=np.uint8)
        self._image: QImage = indexed_image(self._pixels, (0, with_alpha(color, _ALPHA)))
        self._bounds: Rect | None = None

    def add(self, dab: Mask) -> QRectF:
        """Add the pixels of a dab; return the rectangle to repaint, empty outside the photo."""
        height, width = self._pixels.shape
        x, y, w, h = dab.bbox_xywh
        left, top, right, bottom = max(x, 0), max(y, 0), min(x + w, width), min(y + h, height)
        if left >= right or top >= bottom:
            return QRectF()
        part = dab.pixels[top - y : bottom - y, left - x : right - x]
        np.maximum(
            self._pixels[top:bottom, left:right], part, out=self._pixels[top:bottom, left:right]
        )
        old = self._bounds or (left, top, right, bottom)
        self._bounds = (
            min(old[0], left),
            min(old[1], top),
            max(old[2], right),
            max(old[3], bottom),
        )
        return QRectF(left, top, right - left, bottom - top)

    def mask(self) -> Mask:
        """Return all that was drawn."""
        if self._bounds is None:
            return empty_mask()
        left, top, right, bottom = self._bounds
        return crop_mask(self._pixels[top:bottom, left:right] > 0, left, top)

    def rect(self) -> QRectF:
        """Return the rectangle of all that was drawn."""
        if self._bounds is None:
            return QRectF()
        left, top, right, bottom = self._bounds
        return QRectF(left, top, right - left, bottom - top)

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint what of it is exposed."""
        target = QRectF(exposed.intersected(self.rect()).toAlignedRect()).intersected(self.rect())
        if not target.isEmpty():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
            painter.drawImage(target, self._image, target)
