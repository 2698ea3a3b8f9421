"""Free attributes of objects: names and values in a small table."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from carnn_desktop.ui.look.layouts import dialog_buttons, in_column, in_row, named


class AttributesDialog(QDialog):
    """Starts with the attributes of one object; what is accepted holds for all ``count``."""

    def __init__(
        self, attributes: Mapping[str, Any], count: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Attributes"))
        said = self.tr("They go into the export as they are. Numbers, true and false are kept so.")
        if count > 1:
            said = self.tr("They replace those of all {count} selected objects.").format(
                count=count
            )
        note = QLabel(said.format(count=count), self, wordWrap=True)
        self._table = named(QTableWidget(0, 2, self), self.tr("Attributes"))
        self._table.setHorizontalHeaderLabels([self.tr("Name"), self.tr("Value")])
        self._table.verticalHeader().hide()
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._kept: dict[tuple[str, str], Any] = {}
        for name, value in attributes.items():
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            self._kept[name, text] = value
            self._add(name, text)
        add = QPushButton(self.tr("Add"), self)
        remove = QPushButton(self.tr("Remove"), self)
        add.clicked.connect(self._add_empty)
        remove.clicked.connect(self._remove)
        row = in_row(add, remove, 1)
        kinds = QDialogButtonBox.StandardButton
        buttons = dialog_buttons(self, kinds.Ok, kinds.Cancel)
        in_column(note, self._table, row, buttons, parent=self, spacing=8)
        self.resize(420, 320)
        if not attributes:
            self._add_empty()

    def attributes(self) -> dict[str, Any]:
        """Return the rows that have a name; numbers and such typed in become what they mean.

        A row that stayed as it was keeps its value: a text of digits, or a list, of an import.
        """
        found: dict[str, Any] = {}
        for row in range(self._table.rowCount()):
            name, value = (self._text(row, column) for column in (0, 1))
            if name:
                kept = (name, value)
                found[name] = self._kept[kept] if kept in self._kept else _meant(value)
        return found

    def _text(self, row: int, column: int) -> str:
        item = self._table.item(row, column)
        return item.text().strip() if item is not None else ""

    def _add(self, name: str, value: str) -> None:
        row = self._table.rowCount()
        self._table.insertRow(row)
        self._table.setItem(row, 0, QTableWidgetItem(name))
        self._table.setItem(row, 1, QTableWidgetItem(value))

    def _add_empty(self) -> None:
        self._add("", "")
        row = self._table.rowCount() - 1
        self._table.setCurrentCell(row, 0)
        item = self._table.item(row, 0)
        if item is not None and self.isVisible():
            self._table.editItem(item)

    def _remove(self) -> None:
        self._table.removeRow(self._table.currentRow())


def _meant(text: str) -> Any:
    """Return a number, true, false or null for such a text, else the text."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    plain = isinstance(value, bool | int | float) or value is None
    # "NaN" and "1e999" are read, but JSON cannot write them
    return value if plain and (not isinstance(value, float) or math.isfinite(value)) else text
