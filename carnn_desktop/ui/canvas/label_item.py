"""The masks over the photo: one Indexed8 image over the label raster, proposals hatched."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.documents.model import Region
from carnn_desktop.ui.canvas.colors import FILL_SHARE, with_alpha
from carnn_desktop.ui.canvas.label_raster import LabelRaster, Rect
from carnn_desktop.ui.qimage import indexed_image

_HATCH_STEP = 9  # logical pixels between two lines


class LabelItem(QGraphicsItem):
    """Paints the label raster; opacity and colours are changes of two colour tables."""

    def __init__(self, color_of: Callable[[int], QColor]) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._color_of = color_of
        self._strength = 0.5
        self._raster = LabelRaster(0, 0)
        self._flat = self._hatched = QImage()
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

    def paint_regions(self, regions: Iterable[Region], rect_xywh: Rect | None = None) -> None:
        """Write the visible regions into the raster, within a rectangle or everywhere."""
        self._raster.paint(regions, rect_xywh)
        if len(self._raster.slots()) != self._known:
            self.recolor()
        self.update(self.boundingRect() if rect_xywh is None else QRectF(*rect_xywh))

    def recolor(self) -> None:
        """Look all colours up again; no pixel of the raster changes."""
        slots = self._raster.slots()
        self._known = len(slots)
        flat, hatched = [0] * 256, [0] * 256
        for (concept_id, state), slot in slots.items():
            color = self._color_of(concept_id)
            flat[slot] = with_alpha(color, self._strength * FILL_SHARE[state])
            if state == "proposed":
                hatched[slot] = with_alpha(color, min(1.0, self._strength * 1.35))
        labels = self._raster.labels
        if labels.size:
            self._flat = indexed_image(labels, flat)
            any_hatched = any(hatched)
            self._hatched = indexed_image(labels, hatched) if any_hatched else QImage()
        else:
            self._flat = self._hatched = QImage()
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle."""
        height, width = self._raster.labels.shape
        return QRectF(0, 0, width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint the flat fills, then the hatching of the proposals in screen pixels."""
        if self._flat.isNull():
            return
        target = option.exposedRect.adjusted(-1, -1, 1, 1)
        target = QRectF(target.intersected(self.boundingRect()).toAlignedRect())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(target, self._flat, target)
        if not self._hatched.isNull():
            self._paint_hatching(painter, target, widget)

    def _paint_hatching(self, painter: QPainter, target: QRectF, widget: QWidget | None) -> None:
        """Draw the proposals' colours through a line pattern that moves with the photo."""
        world = painter.worldTransform()
        place = world.mapRect(target).toAlignedRect()
        if widget is not None:
            place = place.intersected(widget.rect())
        if place.isEmpty():
            return
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        layer = QImage(place.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        origin = QPointF(place.topLeft())
        inner = QPainter(layer)
        inner.setTransform(world * QTransform.fromTranslate(-origin.x(), -origin.y()))
        inner.drawImage(target, self._hatched, target)
        inner.resetTransform()
        inner.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        inner.setBrushOrigin(world.map(QPointF(0, 0)).toPoint() - place.topLeft())
        inner.fillRect(QRect(0, 0, place.width(), place.height()), hatch_brush(ratio))
        inner.end()
        painter.save()
        painter.resetTransform()
        painter.drawImage(origin, layer)
        painter.restore()


def hatch_brush(ratio: float = 1.0, step: int = _HATCH_STEP) -> QBrush:
    """Return a brush of diagonal lines, ``step`` logical pixels apart, opaque on transparent."""
    size = round(step * ratio)
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(Qt.GlobalColor.black, 1.6))
    for shift in (-step, 0, step):
        painter.drawLine(QPointF(shift - 2, step + 2), QPointF(shift + step + 2, -2))
    painter.end()
    brush = QBrush()
    brush.setTextureImage(tile)
    return brush
