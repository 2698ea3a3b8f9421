"""The layout of the prompt bar: one line where there is room, else the settings on lines below."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from carnn_desktop.ui.look.flow_layout import FlowLayout

_EDIT_MIN = 220


class PromptLayout(FlowLayout):
    """Items in the order: switch, line, settings, buttons; the line takes what is left.

    In a narrow window the buttons stay beside the line, and the settings go below it.
    """

    def __init__(self, parent: QWidget, *, gap: int = 6) -> None:
        super().__init__(parent, gap=gap)
        self._line = -1
        self._settings = range(0)

    def fill(
        self,
        switch: QWidget,
        line: QWidget,
        settings: Iterable[QWidget],
        buttons: Iterable[QWidget],
    ) -> None:
        """Take the parts of the bar."""
        self._line = 1
        self.addWidget(switch)
        self.addWidget(line)
        for widget in settings:
            self.addWidget(widget)
        self._settings = range(2, self.count())
        for widget in buttons:
            self.addWidget(widget)

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes the width there is."""
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        """Return the size of one line."""
        margins = self.contentsMargins()
        width = self._wanted(range(self.count())) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """Return the narrowest: the line with the buttons above, one setting a line below."""
        margins = self.contentsMargins()
        lines = [[self._line], *([key] for key in range(self.count()) if key != self._line)]
        width = max((self._wanted(line) for line in lines), default=0)
        return QSize(width + margins.left() + margins.right(), 0)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Place the items; return the height with the margins."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        y = inner.top()
        for line in self._lines(inner.width()):
            height = max((self._items[key].sizeHint().height() for key in line), default=0)
            if move:
                self._set(line, QRect(inner.left(), y, inner.width(), height))
            y += height + self._gap
        return y - self._gap + margins.bottom() - rect.top()

    def _set(self, line: list[int], place: QRect) -> None:
        spare = place.width() - self._wanted(line)
        x = place.left()
        for key in line:
            item = self._items[key]
            hint = item.sizeHint()
            width = self._width(key) + (spare if key == self._line else 0)
            height = min(hint.height(), place.height())
            item.setGeometry(QRect(x, place.top() + (place.height() - height) // 2, width, height))
            x += width + self._gap

    def _lines(self, width: int) -> list[list[int]]:
        """Return the items of each line."""
        shown = [key for key in range(self.count()) if not self._items[key].isEmpty()]
        if self._wanted(shown) <= width:
            return [shown]
        lines: list[list[int]] = [[]]
        for chosen in (
            [key for key in shown if key not in self._settings],
            [key for key in shown if key in self._settings],
        ):
            for key in chosen:
                if lines[-1] and self._wanted([*lines[-1], key]) > width:
                    lines.append([])
                lines[-1].append(key)
            lines.append([])
        return [line for line in lines if line]

    def _wanted(self, keys: Iterable[int]) -> int:
        widths = [self._width(key) for key in keys if not self._items[key].isEmpty()]
        return sum(widths) + self._gap * max(0, len(widths) - 1)

    def _width(self, key: int) -> int:
        if key == self._line:
            return _EDIT_MIN
        return self._items[key].sizeHint().width()
