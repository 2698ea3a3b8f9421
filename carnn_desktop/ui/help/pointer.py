"""A frame drawn around a control that a text speaks of; it lets every click through."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

_GAP = 3


class Pointer(QWidget):
    """Lies over the window, around one of its widgets at a time."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def point_at(self, target: QWidget | None) -> None:
        """Frame a widget of the window; None frames nothing."""
        for watched in self._watched(self._target):
            watched.removeEventFilter(self)
        self._target = target
        for watched in self._watched(target):
            watched.installEventFilter(self)
        self.place()

    def _watched(self, target: QWidget | None) -> list[QWidget]:
        """Return the target and what it lies in: a panel moves with its dock."""
        found = []
        while target is not None and target is not self.window():
            found.append(target)
            target = target.parentWidget()
        return found

    def place(self) -> None:
        """Follow the target to where it is now."""
        target = self._target
        if target is None or not target.isVisible() or target.window() is not self.window():
            self.hide()
            return
        corner = target.mapTo(self.window(), QPoint(0, 0))
        frame = QRect(corner, target.size()).adjusted(-_GAP, -_GAP, _GAP, _GAP)
        self.setGeometry(frame.intersected(self.window().rect()))
        self.show()
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Move with the target."""
        kinds = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in kinds:
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 5, 5)
