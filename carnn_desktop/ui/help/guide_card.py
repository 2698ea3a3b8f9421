"""The card of the first-run guide: one step at a time, beside the work and never in its way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from carnn_desktop.ui.look.flow_layout import FlowLayout
from carnn_desktop.ui.look.layouts import in_column, make_bold

_WIDTH = 340
_LETTERS = 48  # in a line of the text
_MARGIN = 14


class GuideCard(QFrame):
    """Shows a text, a main button and a way out; sits in the lower left of ``place``."""

    main_wanted = Signal()
    back_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, window: QWidget, place: QWidget) -> None:
        super().__init__(window)
        self._place = place
        self.setAccessibleName(self.tr("Guide"))
        self._count = QLabel(self)
        self._count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._head = QLabel(self, wordWrap=True)
        make_bold(self._head)
        self._text = QLabel(self, wordWrap=True)
        self.main = QPushButton(self.tr("Next"), self)
        self.back = QPushButton(self.tr("Back"), self)
        self.end = QPushButton(self.tr("End the guide"), self)
        self.end.setFlat(True)
        row = FlowLayout(gap=6)
        for button in (self.main, self.back, self.end):
            row.addWidget(button)
        in_column(
            self._count,
            self._head,
            self._text,
            row,
            parent=self,
            margins=(16, 14, 16, 14),
            spacing=8,
        )
        self.main.clicked.connect(self.main_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.end.clicked.connect(self.end_wanted)
        place.installEventFilter(self)
        self.hide()

    def show_step(self, number: int, total: int, head: str, text: str, main: str) -> None:
        """Show one step; ``number`` from 1."""
        self._count.setText(self.tr("Step {number} of {total}").format(number=number, total=total))
        self._head.setText(head)
        self._text.setText(text)
        self.main.setText(main)
        self.back.setVisible(number > 1)
        self.setAccessibleDescription(f"{head}. {text}")
        self.show()
        self.place()

    def head(self) -> str:
        """Return the heading that is shown."""
        return self._head.text()

    def place(self) -> None:
        """Go to the lower left corner of the place."""
        column = self.layout()
        if column is not None:
            room = self._place.width() - 2 * _MARGIN
            letters = self.fontMetrics().horizontalAdvance("x") * _LETTERS
            width = min(max(_WIDTH, letters), room)
            self.resize(width, column.heightForWidth(width))
        corner = self._place.mapTo(self.window(), QPoint(0, self._place.height()))
        self.move(corner.x() + _MARGIN, corner.y() - self.height() - _MARGIN)
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Move with the place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.isVisible():
            self.place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a raised card with an edge in the accent colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1.5))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
