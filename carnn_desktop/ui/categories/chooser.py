"""Find a class by typing: for the selection, or for what is drawn next. Ctrl+E."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.queries import text_key, tidy
from carnn_desktop.ui.look.layouts import hint, in_column, named
from carnn_desktop.ui.look.swatch import SWATCH, swatch

_ID = Qt.ItemDataRole.UserRole


class ClassChooser(QDialog):
    """A line over a list; ``chosen`` is a category's id or 0, ``new_name`` a name to make one
    of.
    """

    def __init__(
        self, categories: Sequence[Category], title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._categories = tuple(categories)
        self.chosen = 0
        self.new_name = ""
        self._line = QLineEdit(self, placeholderText=self.tr("Type a class"))
        self._line.setAccessibleName(self.tr("Search the classes"))
        self._list = named(QListWidget(self), self.tr("Classes"))
        self._list.setIconSize(QSize(SWATCH, SWATCH))
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(2)
        told = hint(self.tr("Enter takes the marked row; a new name makes a class."), self)
        in_column(
            self._line, (self._list, 1), told, parent=self, margins=(12, 12, 12, 10), spacing=8
        )
        self.resize(360, 380)
        self._line.textChanged.connect(self._fill)
        self._line.returnPressed.connect(self._take)
        self._list.itemActivated.connect(self._take)
        self._line.installEventFilter(self)
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while the line is typed in."""
        moves = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        ours = watched is self._line and event.type() == QEvent.Type.KeyPress
        if ours and isinstance(event, QKeyEvent) and event.key() in moves:
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    @Slot(str)
    def _fill(self, _text: str = "") -> None:
        typed = text_key(self._line.text())
        self._list.clear()
        found = [(rank, c) for c in self._categories if (rank := _rank(c, typed)) is not None]
        for _, category in sorted(found, key=lambda pair: pair[0]):
            item = QListWidgetItem(swatch(category.color), category.name)
            item.setData(_ID, category.id)
            self._list.addItem(item)
        if typed and not any(text_key(c.name) == typed for c in self._categories):
            name = tidy(self._line.text())
            self._list.addItem(QListWidgetItem(self.tr("New class “{name}”").format(name=name)))
        self._list.setCurrentRow(0)

    @Slot()
    @Slot(QListWidgetItem)
    def _take(self, _item: object = None) -> None:
        items = self._list.selectedItems()
        if not items:
            return
        self.chosen = items[0].data(_ID) or 0
        self.new_name = "" if self.chosen else tidy(self._line.text())
        self.accept()


def _rank(category: Category, typed: str) -> int | None:
    """Return how well a category fits what is typed, 0 = best; None: not at all."""
    name = text_key(category.name)
    if name.startswith(typed):
        return 0
    if any(text_key(text).startswith(typed) for text in category.synonyms):
        return 1
    return 2 if typed in name else None
