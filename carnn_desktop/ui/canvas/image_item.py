"""The photo: painted from the pyramid level that fits the zoom, only where it is exposed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.ui.canvas.tone import Tone
from carnn_desktop.ui.look.handlers import guarded
from carnn_desktop.ui.look.qimage import rgb_image

_SMOOTH_BELOW = 2.0


class ImageItem(QGraphicsItem):
    """Paints ``exposedRect`` of a photo of any size; scene units are image pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._arrays: list[RgbImage] = []
        self._levels: list[QImage] = []
        self._rect = QRectF()
        self._tone = Tone()

    def set_image(self, pixels: RgbImage, pyramid: Sequence[RgbImage]) -> None:
        """Show ``pixels`` (H, W, 3) uint8 RGB; ``pyramid`` are smaller versions of it."""
        self.prepareGeometryChange()
        height, width = pixels.shape[:2]
        smaller = [level for level in pyramid if level.shape[1] < width]
        smaller.sort(key=lambda level: -level.shape[1])
        self._arrays = [pixels, *smaller]
        self._levels = [rgb_image(array) for array in self._arrays]
        self._rect = QRectF(0, 0, width, height)
        self.update()

    def clear(self) -> None:
        """Show nothing, and let go of the memory."""
        self.prepareGeometryChange()
        self._rect = QRectF()
        self._levels, self._arrays = [], []

    def set_tone(self, tone: Tone) -> None:
        """Show the photo brighter or with more contrast."""
        self._tone = tone
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the photo's rectangle."""
        return self._rect

    def level_for(self, scale: float) -> int:
        """Return the index of the smallest level that still has a pixel for each device pixel."""
        wanted = self._rect.width() * scale
        fitting = [i for i, level in enumerate(self._levels) if level.width() >= wanted]
        return max(fitting, default=0)

    @guarded
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint what is exposed."""
        if not self._levels:
            return
        ratio = widget.devicePixelRatioF() if widget is not None else 1.0
        scale = painter.worldTransform().m11() * ratio
        number = self.level_for(scale)
        level = self._levels[number]
        factor = level.width() / self._rect.width()
        # A pixel more on each side: smoothing looks at neighbours, and a partial repaint must
        # give the same result as a whole one.
        margin = 2.0 / factor
        target = option.exposedRect.adjusted(-margin, -margin, margin, margin)
        target = target.intersected(self._rect)
        down = level.height() / self._rect.height()
        source = QRectF(
            target.x() * factor, target.y() * down, target.width() * factor, target.height() * down
        )
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, scale / factor < _SMOOTH_BELOW
        )
        if self._tone.neutral():
            painter.drawImage(target, level, source)
            return
        # Only what is seen is toned: whole pixels around the source, then the same part of them.
        box = source.toAlignedRect().adjusted(-1, -1, 1, 1).intersected(level.rect())
        if box.isEmpty():
            return
        left, top = box.x(), box.y()
        seen = self._arrays[number][top : top + box.height(), left : left + box.width()]
        toned = np.ascontiguousarray(self._tone.apply(np.ascontiguousarray(seen)))
        painter.drawImage(target, rgb_image(toned), source.translated(-left, -top))
