"""The little square of colour that stands for a category."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

SWATCH = 14


def swatch(color: str, size: int = SWATCH, *, chosen: bool = False) -> QIcon:
    """Return a rounded square of ``#rrggbb``; the chosen one has a tick on it."""
    filled = QColor(color)
    pixmap = QPixmap(size * 2, size * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(filled)
    painter.drawRoundedRect(pixmap.rect().adjusted(1, 1, -1, -1), 6, 6)
    if chosen:
        painter.setPen(QColor("#16181b") if filled.lightness() > 140 else QColor("#ffffff"))
        font = painter.font()
        font.setPixelSize(round(size * 1.4))
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(pixmap.rect(), Qt.AlignmentFlag.AlignCenter, "✓")
    painter.end()
    icon = QIcon(pixmap)
    # the style would tint it on a selected row: the colour would stand for another class
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
