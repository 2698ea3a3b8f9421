"""Messages that wait to be read: a card over the photo instead of a dialog in the way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from carnn_desktop.services.events import Notice
from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.layouts import in_row, named, said_as_is
from carnn_desktop.ui.look.theme import mixed, tones
from carnn_desktop.ui.look.told import told_texts

_READING_MS = {"info": 6_000, "warning": 15_000}
_MARGIN = 10
_WIDEST = 820  # pixels: longer lines are hard to read
_BESIDE = 100  # pixels for what is beside the text
_PLACING = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move)


class NoticeBar(QWidget):
    """Shows the newest notice; errors stay until they are closed.

    It lies over what is below it and moves nothing: a photo that jumps under the pointer is drawn
    on at the wrong place.
    """

    def __init__(self, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._level = "info"
        self._icon = QLabel(self)
        self._text = said_as_is("", self)
        self._close = named(QToolButton(self, autoRaise=True), self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        icons.keep(self._close, "close")
        in_row(self._icon, (self._text, 1), self._close, parent=self, margins=(12, 6, 6, 6))
        self._host: QWidget | None = None
        self._above: list[QWidget] = []
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._close.clicked.connect(self.hide)
        self.hide()

    def lie_over(self, host: QWidget) -> None:
        """Be a card at the upper edge of ``host``."""
        self._host = host
        self.setParent(host)
        host.installEventFilter(self)

    def stay_below(self, bar: QWidget) -> None:
        """Keep off a bar that comes and goes at the same edge."""
        self._above.append(bar)
        bar.installEventFilter(self)

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice; an error is not pushed away by anything less."""
        if self.isVisible() and self._level == "error" and notice.level != "error":
            return
        self._level = notice.level
        self._text.setText(told_texts((notice.text, notice.remedy)))
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
        self._place()
        self.update()

    def withdraw(self, text: str) -> None:
        """Take a message back that no longer holds; another one stays."""
        if text and self.text() == text:
            self._timer.stop()
            self.hide()

    def text(self) -> str:
        """Return what is shown, empty when nothing is."""
        return self._text.text() if self.isVisible() else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the host, and the bars to keep off."""
        if event.type() in _PLACING and self.isVisible() and watched is not self:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a ground tinted by how serious it is, with a strong left edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self._tone()
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        painter.fillPath(ground, mixed(self.palette().base().color(), color, 0.14))
        painter.setClipPath(ground)
        painter.fillRect(0, 0, 5, self.height(), color)
        painter.setClipping(False)
        painter.setPen(QPen(mixed(tones(self.palette()).line, color, 0.5), 1.0))
        painter.drawPath(ground)

    def _place(self) -> None:
        """Go to the middle of the upper edge, below what is there."""
        if self._host is None:
            return
        top = _MARGIN
        for bar in self._above:
            if bar.isVisible():
                top = max(top, bar.mapTo(self._host, QPoint(0, bar.height())).y() + _MARGIN)
        in_one_line = self._text.fontMetrics().horizontalAdvance(self._text.text()) + _BESIDE
        width = min(in_one_line, _WIDEST, self._host.width() - 2 * _MARGIN)
        height = max(self.heightForWidth(width), self._close.sizeHint().height() + _MARGIN)
        self.setGeometry((self._host.width() - width) // 2, top, width, height)
        self.raise_()

    def _tone(self) -> QColor:
        tone = tones(self.palette())
        if self._level == "error":
            return tone.bad
        return tone.attention if self._level == "warning" else self.palette().accent().color()
