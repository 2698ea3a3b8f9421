"""The line in which categories are typed, with names offered below it.

QCompleter's own list is a popup that takes the keyboard away from the window while it is open, and
on some platforms after it too. Here the list is a plain view that never gets the focus: the line
keeps the keys and moves the choice itself.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QStringListModel, Qt, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QWidget

from carnn_desktop.contracts.queries import SEPARATORS

_SHORTEST = 3  # letters from which names are offered
_ROWS = 8
_Key = Qt.Key


class PromptEdit(QLineEdit):
    """Completes the category being typed, not the whole line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._offers = QListView(self)
        flags = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint
        self._offers.setWindowFlags(flags)
        self._offers.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offers.setFrameShape(QFrame.Shape.StyledPanel)
        self._offers.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._offers.setUniformItemSizes(True)
        self._offers.setModel(self._completer.completionModel())
        self._offers.setAccessibleName(self.tr("Names that fit"))
        self._offers.clicked.connect(self._take)
        self.textEdited.connect(self._suggest)

    def set_words(self, words: list[str]) -> None:
        """Offer these names."""
        self._words.setStringList(words)

    def offers(self) -> list[str]:
        """Return the names that are shown."""
        if not self._offers.isVisible():
            return []
        model = self._completer.completionModel()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    # Keys -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take what is chosen, else type."""
        if self._offers.isVisible():
            if event.key() in (_Key.Key_Down, _Key.Key_Up):
                self._step(1 if event.key() == _Key.Key_Down else -1)
                return
            if event.key() in (_Key.Key_Return, _Key.Key_Enter):
                chosen = self._offers.currentIndex()
                if chosen.isValid():
                    self._take(chosen)
                    return
                self._offers.hide()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list."""
        self._offers.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Close the list."""
        self._offers.hide()
        super().hideEvent(event)

    # ----------------------------------------------------------------------------------------------

    @Slot(str)
    def _suggest(self, text: str) -> None:
        typed = text[_begin(text[: self.cursorPosition()]) : self.cursorPosition()].strip()
        self._completer.setCompletionPrefix(typed)
        exact = self._completer.currentCompletion().casefold() == typed.casefold()
        count = self._completer.completionCount()
        if len(typed) < _SHORTEST or not count or exact:
            self._offers.hide()
            return
        self._offers.setCurrentIndex(QModelIndex())
        self._offers.clearSelection()
        row = max(self._offers.sizeHintForRow(0), self.fontMetrics().height() + 4)
        frame = 2 * self._offers.frameWidth()
        self._offers.resize(max(self.width() // 3, 220), row * min(count, _ROWS) + frame)
        start = self.cursorRect().left()
        self._offers.move(self.mapToGlobal(QPoint(start, self.height() + 1)))
        self._offers.show()

    def _step(self, step: int) -> None:
        model, current = self._completer.completionModel(), self._offers.currentIndex()
        row = current.row() + step if current.isValid() else (0 if step > 0 else -1)
        if row < 0:
            self._offers.setCurrentIndex(QModelIndex())
            self._offers.clearSelection()
        elif row < model.rowCount():
            self._offers.setCurrentIndex(model.index(row, 0))

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        word = str(index.data())
        place = self.cursorPosition()
        start = _begin(self.text()[:place])
        head = f"{self.text()[:start]} " if start else ""
        self.setText(f"{head}{word}{self.text()[place:]}")
        self.setCursorPosition(len(head) + len(word))
        self._offers.hide()


def _begin(text: str) -> int:
    """Return where the last concept of a text begins: behind the last separator."""
    return max((text.rfind(character) for character in SEPARATORS), default=-1) + 1
