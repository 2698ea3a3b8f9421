"""Small controls that Fusion has no good look for: the primary button and the switch."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QToolButton, QWidget

from carnn_desktop.ui.look.palettes import mixed

_ROUND = 4.0
_ICON = 16
_Role = QPalette.ColorRole


class _PaintedButton(QToolButton):
    """A button that paints itself from the palette: ground, edge, icon and text."""

    def paint(self, ground: QColor, edge: QColor, ink: QColor, shape: QPainterPath) -> None:
        """Paint the whole button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1.0))
        painter.setBrush(ground)
        painter.drawPath(shape)
        if self.hasFocus():
            painter.setPen(QPen(ink, 1.0, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.rect()).adjusted(4.5, 3.5, -4.5, -3.5))
        painter.setPen(ink)
        text = QRect(self.rect())
        action = self.defaultAction()
        icon = action.icon() if action is not None else QIcon()
        if not icon.isNull():
            pixmap = _inked(icon, _ICON, ink, self.devicePixelRatioF())
            wide = self.fontMetrics().horizontalAdvance(self.text()) + _ICON + 6
            left = (self.width() - wide) // 2
            painter.drawPixmap(left, (self.height() - _ICON) // 2, pixmap)
            text.setLeft(left + _ICON + 6)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.text())
        else:
            painter.drawText(text, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def hot(self) -> bool:
        """Tell whether the mouse is over the button."""
        return self.isEnabled() and self.underMouse()


class PrimaryButton(_PaintedButton):
    """The one button of the bar that stands out."""

    def sizeHint(self) -> QSize:
        """Return room for icon, text and a generous edge."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(text + _ICON + 36, self.fontMetrics().height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint in the accent colour while it can be pressed."""
        palette = self.palette()
        ground = palette.color(_Role.Highlight if self.isEnabled() else _Role.Button)
        ink = palette.color(_Role.HighlightedText if self.isEnabled() else _Role.ButtonText)
        if self.isDown():
            ground = ground.darker(118)
        elif self.hot():
            ground = ground.lighter(110)
        edge = ground if self.isEnabled() else palette.color(_Role.Mid)
        self.paint(ground, edge, ink, _rounded(self.rect(), left=True, right=True))


class SwitchButton(_PaintedButton):
    """One half of a two-way switch; the checked half is filled with the accent colour."""

    def __init__(self, text: str, *, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return room for the text in both states."""
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(text + 26, self.fontMetrics().height() + 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the half of a pill."""
        palette = self.palette()
        accent, plain = palette.color(_Role.Highlight), palette.color(_Role.Button)
        ground = accent if self.isChecked() else plain
        if self.hot() and not self.isChecked():
            ground = mixed(plain, accent, 0.12)
        ink = palette.color(_Role.HighlightedText if self.isChecked() else _Role.ButtonText)
        edge = accent if self.isChecked() else palette.color(_Role.Mid)
        shape = _rounded(self.rect(), left=self._first, right=not self._first)
        self.paint(ground, edge, ink, shape)


def _rounded(rect: QRect, *, left: bool, right: bool) -> QPainterPath:
    """Return a box whose left or right corners are round."""
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    path = QPainterPath()
    path.addRoundedRect(box, _ROUND, _ROUND)
    for wanted, side in ((left, box.left()), (right, box.right() - 2 * _ROUND)):
        if not wanted:
            square = QPainterPath()
            square.addRect(QRectF(side, box.top(), 2 * _ROUND, box.height()))
            path = path.united(square)
    return path


def _inked(icon: QIcon, size: int, ink: QColor, ratio: float) -> QPixmap:
    """Return the icon in one colour."""
    pixmap = icon.pixmap(QSize(size, size), ratio)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), ink)
    painter.end()
    return pixmap
