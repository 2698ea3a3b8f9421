"""What of the view has to be painted: the rectangles themselves, not the one around them all.

After a move of the photo two strips at the edges are new; the rectangle around them is the whole
view, and that is what Qt tells its items.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QWidget

_MOST = 16  # rectangles; what consists of more is painted as one


class Viewport(QWidget):
    """The widget that a view paints into. ``exposed`` is what the paint event under way is for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.exposed = QRegion()


def exposed_rects(painter: QPainter, exposed: QRectF, widget: QWidget | None) -> list[QRect]:
    """Return what an item has to paint, in logical pixels of the device.

    exposed : the part of the item that Qt asks for, in its own coordinates
    """
    area = painter.worldTransform().mapRect(exposed).toAlignedRect().adjusted(-1, -1, 1, 1)
    device = painter.device()
    if widget is not None:
        area = area.intersected(widget.rect())
    elif device is not None:
        ratio = device.devicePixelRatioF()
        area = area.intersected(
            QRect(0, 0, round(device.width() / ratio), round(device.height() / ratio))
        )
    if isinstance(widget, Viewport) and 1 < widget.exposed.rectCount() <= _MOST:
        parts = (part.intersected(area) for part in widget.exposed)  # type: ignore[attr-defined]
        return [part for part in parts if not part.isEmpty()]
    return [] if area.isEmpty() else [area]
