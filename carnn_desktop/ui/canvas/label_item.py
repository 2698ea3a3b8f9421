"""The masks over the photo, painted from the label raster; proposals are hatched."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.ui.canvas.colors import FILL_SHARE
from carnn_desktop.ui.canvas.exposure import exposed_rects
from carnn_desktop.ui.canvas.label_paint import Hatching, LabelPalette, sampled
from carnn_desktop.ui.canvas.label_raster import LabelRaster, Rect
from carnn_desktop.ui.look.handlers import guarded
from carnn_desktop.ui.look.qimage import indexed_image


class LabelItem(QGraphicsItem):
    """Paints the label raster; opacity and colours are changes of a palette.

    The raster is sampled at the pixels of the screen: what a frame costs depends on the part of the
    screen that it paints, not on the photo or on how many annotations there are.
    """

    def __init__(self, color_of: Callable[[int], QColor]) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._color_of = color_of
        self._strength = 0.5
        self._raster = LabelRaster(0, 0)
        self._palette = LabelPalette({})
        self._hatching = Hatching()
        self._ratio = 1.0
        self._known = 0

    def set_size(self, width: int, height: int) -> None:
        """Start with an empty raster for another photo."""
        self.prepareGeometryChange()
        self._raster = LabelRaster(width, height)
        self.recolor()

    def set_strength(self, strength: float) -> None:
        """Set the opacity of accepted masks, 0..1."""
        self._strength = strength
        self.recolor()

    def paint_annotations(
        self, annotations: Iterable[Annotation], rect_xywh: Rect | None = None
    ) -> None:
        """Write the visible annotations into the raster, within a rectangle or everywhere."""
        self._raster.paint(annotations, rect_xywh)
        if len(self._raster.slots()) != self._known:
            self.recolor()
        self.update(self.boundingRect() if rect_xywh is None else QRectF(*rect_xywh))

    def recolor(self) -> None:
        """Look all colours up again; no pixel of the raster changes."""
        slots = self._raster.slots()
        self._known = len(slots)
        fills = {}
        for (category_id, state), slot in slots.items():
            flat = line = min(1.0, self._strength * FILL_SHARE[state])
            if state == "proposed":
                line = 1.0 - (1.0 - flat) * (1.0 - min(1.0, self._strength * 1.35))
            fills[slot] = (self._color_of(category_id).rgb() & 0xFFFFFF, flat, line)
        self._palette = LabelPalette(fills)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle."""
        height, width = self._raster.labels.shape
        return QRectF(0, 0, width, height)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the fills, and the hatching of the proposals in pixels of the screen."""
        if not self._known:
            return
        device = widget if widget is not None else painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        if ratio != self._ratio:
            self._ratio, self._hatching = ratio, Hatching(ratio)
        to_device = painter.worldTransform() * QTransform.fromScale(ratio, ratio)
        rects = exposed_rects(painter, option.exposedRect, widget)
        painter.save()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        for rect in rects:
            self._paint_part(painter, rect, to_device)
        painter.restore()

    def _paint_part(self, painter: QPainter, rect: QRect, to_device: QTransform) -> None:
        """Paint a rectangle of the screen (logical pixels)."""
        ratio = self._ratio
        part = QRectF(
            rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio
        ).toAlignedRect()
        height, width = self._raster.labels.shape
        columns, left = _places(part.x(), part.width(), to_device.m11(), to_device.dx(), width)
        rows, top = _places(part.y(), part.height(), to_device.m22(), to_device.dy(), height)
        if not len(columns) or not len(rows):
            return
        # The hatching moves with the photo.
        x, y = left - round(to_device.dx()), top - round(to_device.dy())
        masks = self._hatching.masks(x, y, len(columns), len(rows))
        shown = self._palette.show(sampled(self._raster.labels, columns, rows), masks)
        image = indexed_image(shown, self._palette.colors)
        image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        painter.drawImage(QPointF(left / ratio, top / ratio), image)


def _places(
    start: int, count: int, scale: float, shift: float, size: int
) -> tuple[NDArray[np.intp], int]:
    """Return which of ``size`` image pixels lie under ``count`` device pixels from ``start`` on.

    Device pixels outside the image are left out; the second value is the first that is inside.
    """
    first = max(start, int(np.ceil(shift - 0.5)))
    last = min(start + count, int(np.ceil(shift + size * scale - 0.5)))
    middles = np.arange(first, max(first, last), dtype=np.float64) + 0.5
    places = np.floor((middles - shift) / scale).astype(np.intp)
    return np.clip(places, 0, max(0, size - 1)), first
