"""Messages that wait to be read: a bar above the canvas instead of a dialog in the way."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from carnn_desktop.services.events import Notice
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.layouts import in_row, named, said_as_is
from carnn_desktop.ui.look.theme import mixed, tones

_READING_MS = {"info": 6_000, "warning": 15_000}


class NoticeBar(QWidget):
    """Shows the newest notice; errors stay until they are closed."""

    def __init__(self, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._level = "info"
        self._icon = QLabel(self)
        self._text = said_as_is("", self)
        self._close = named(QToolButton(self, autoRaise=True), self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        icons.keep(self._close, "close")
        in_row(self._icon, (self._text, 1), self._close, parent=self, margins=(10, 6, 6, 6))
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self.hide()

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice; an error is not pushed away by anything less."""
        if self.isVisible() and self._level == "error" and notice.level != "error":
            return
        self._level = notice.level
        self._text.setText(f"{notice.text} {notice.remedy}".strip())
        color = self._tone()
        pixels = round(20 * self.devicePixelRatioF())
        pixmap = QPixmap.fromImage(self._icons.image(notice.level, pixels, color))
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._icon.setPixmap(pixmap)
        self._timer.stop()
        if notice.level in _READING_MS:
            self._timer.start(_READING_MS[notice.level])
        self.setAccessibleName(self._text.text())
        self.show()
        self.update()

    def withdraw(self, text: str) -> None:
        """Take a message back that no longer holds; another one stays."""
        if text and self.text() == text:
            self._timer.stop()
            self.hide()

    def text(self) -> str:
        """Return what is shown, empty when nothing is."""
        return self._text.text() if self.isVisible() else ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ground tinted by how serious it is, with a strong left edge."""
        painter = QPainter(self)
        color = self._tone()
        painter.fillRect(self.rect(), mixed(self.palette().base().color(), color, 0.14))
        painter.fillRect(0, 0, 4, self.height(), color)

    def _tone(self) -> QColor:
        tone = tones(self.palette())
        if self._level == "error":
            return tone.bad
        return tone.attention if self._level == "warning" else self.palette().accent().color()
