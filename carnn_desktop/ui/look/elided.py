"""Texts that give way: shown with dots where there is no room, never pushing the window wider."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """One line of plain text; the whole of it is in the tool tip when it does not fit."""

    def minimumSizeHint(self) -> QSize:
        """Return a width that any window has."""
        return QSize(min(self.sizeHint().width(), 40), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        painter = QPainter(self)
        place = self.contentsRect()
        mode = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), mode, place.width())
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(place, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.end()
        if not self.toolTip() or self.toolTip() == self.property("elided"):
            whole = "" if shown == self.text() else self.text()
            self.setProperty("elided", whole)
            self.setToolTip(whole)


class RoomyText(QScrollArea):
    """Wrapped text that takes the height it needs, and scrolls where that is not to be had."""

    _LINES = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWidget(self.label)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.label.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_text(self, text: str) -> None:
        """Show a text."""
        self.label.setText(text)
        self.updateGeometry()

    def text(self) -> str:
        """Return what is shown."""
        return self.label.text()

    def sizeHint(self) -> QSize:
        """Return the height of the whole text at this width."""
        width = max(self.viewport().width(), 120)
        return QSize(200, self.label.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return room for two lines."""
        lines = self.fontMetrics().lineSpacing() * self._LINES
        return QSize(60, min(lines, self.sizeHint().height()))

    def resizeEvent(self, event: object) -> None:
        """Ask for another height when the width is another."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.updateGeometry()
