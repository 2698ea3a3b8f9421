"""A panel that floats over the photo, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from carnn_desktop.ui.look.theme import tones

_MARGIN = 10


class FloatingBar(QWidget):
    """A row of controls at the top of ``host``; it never takes room from the photo."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 6, 12, 6)
        self.row.setSpacing(8)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        host.installEventFilter(self)
        self.hide()

    def add_slider(self, text: str, ends: tuple[int, int], *, width: int) -> QSlider:
        """Add a slider between two values, with its name before it; ``width`` in pixels."""
        label, slider = QLabel(text, self), QSlider(Qt.Orientation.Horizontal, self)
        slider.setRange(*ends)
        slider.setFixedWidth(width)
        slider.setAccessibleName(text)
        label.setBuddy(slider)
        self.row.addWidget(label)
        self.row.addWidget(slider)
        return slider

    def host_width(self) -> int:
        """Return the pixels that the bar may be wide."""
        return self._host.width() - 2 * _MARGIN

    def place(self) -> None:
        """Go to the middle of the host's upper edge."""
        self.adjustSize()
        self.move(max(_MARGIN, (self._host.width() - self.width()) // 2), _MARGIN)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the host."""
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground with rounded corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(QPen(tones(self.palette()).line, 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
