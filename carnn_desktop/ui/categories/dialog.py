"""One category: name, colour, key, group, synonyms, its own smallest score."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from carnn_desktop.annotations.model import Category
from carnn_desktop.annotations.palette import CATEGORY_COLORS
from carnn_desktop.contracts.queries import text_key, tidy
from carnn_desktop.ui.categories.keys import DIGITS
from carnn_desktop.ui.look.layouts import dialog_buttons, form_layout, in_column, in_row, named
from carnn_desktop.ui.look.swatch import swatch

_COLUMNS = 8
_SQUARE = 22
_Buttons = QDialogButtonBox.StandardButton


class CategoryDialog(QDialog):
    """Asks for the fields of a category; ``fields`` are what ``session.update_category`` takes."""

    def __init__(
        self,
        category: Category | None,
        others: Sequence[Category],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._others = tuple(others)
        self.setWindowTitle(
            self.tr("New concept")
            if category is None
            else self.tr("Concept “{name}”").format(name=category.name)
        )
        self._category = category if category is not None else Category(id=0, name="", color="")
        self._color = self._category.color
        self._name = named(QLineEdit(self._category.name, self), self.tr("Name"))
        self._squares: dict[str, QToolButton] = {}
        self._key = QComboBox(self)
        self._group = QComboBox(self)
        self._synonyms = QPlainTextEdit("\n".join(self._category.synonyms), self)
        self._has_threshold = QCheckBox(self.tr("Reject proposals below"), self)
        self._threshold = QDoubleSpinBox(self)
        self._problem = QLabel(self)
        self._buttons = dialog_buttons(self, _Buttons.Ok, _Buttons.Cancel)
        self._fill()
        self._lay_out()
        self._name.textChanged.connect(self._check)
        self._synonyms.textChanged.connect(self._check)
        self._check()

    def fields(self) -> dict[str, Any]:
        """Return the fields as they are set now; a new category without a colour gets its own."""
        synonyms = dict.fromkeys(map(tidy, self._synonyms.toPlainText().splitlines()))
        fields: dict[str, Any] = {
            "name": tidy(self._name.text()),
            "hotkey": self._key.currentData(),
            "supercategory": tidy(self._group.currentText()),
            "synonyms": tuple(text for text in synonyms if text),
            "threshold": round(self._threshold.value(), 2)
            if self._has_threshold.isChecked()
            else None,
        }
        if self._color:
            fields["color"] = self._color
        return fields

    def _fill(self) -> None:
        taken = {other.hotkey: other.name for other in self._others if other.hotkey}
        self._key.setAccessibleName(self.tr("Key"))
        self._key.addItem(self.tr("the next free digit"), "")
        for digit in DIGITS:
            owner = taken.get(digit)
            text = self.tr("{key} (now of {name})").format(key=digit, name=owner)
            self._key.addItem(text if owner else digit, digit)
        self._key.setCurrentIndex(max(0, self._key.findData(self._category.hotkey)))
        self._group.setEditable(True)
        self._group.setAccessibleName(self.tr("Group"))
        groups = {other.supercategory for other in self._others} | {self._category.supercategory}
        self._group.addItems(["", *sorted(groups - {""}, key=str.casefold)])
        self._group.setCurrentText(self._category.supercategory)
        self._synonyms.setAccessibleName(self.tr("Synonyms, one a line"))
        self._synonyms.setPlaceholderText(self.tr("Other words for it, one a line"))
        self._synonyms.setTabChangesFocus(True)
        self._synonyms.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 12)
        self._threshold.setRange(0.01, 0.99)
        self._threshold.setSingleStep(0.05)
        self._threshold.setAccessibleName(self.tr("Smallest score of this concept"))
        threshold = self._category.threshold
        self._threshold.setValue(0.5 if threshold is None else threshold)
        self._has_threshold.setChecked(threshold is not None)
        self._threshold.setEnabled(threshold is not None)
        self._has_threshold.toggled.connect(self._threshold.setEnabled)
        self._has_threshold.setToolTip(
            self.tr("They arrive rejected and can be brought back; the run itself is the same.")
        )

    def _palette_grid(self) -> QWidget:
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        for place, color in enumerate(CATEGORY_COLORS):
            square = QToolButton(self, autoRaise=True)
            square.setIconSize(QSize(_SQUARE, _SQUARE))
            square.setAccessibleName(self.tr("Colour {color}").format(color=color))
            square.setToolTip(color)
            square.clicked.connect(partial(self._take_color, color))
            grid.addWidget(square, place // _COLUMNS, place % _COLUMNS)
            self._squares[color] = square
        other = named(QToolButton(self), self.tr("Other colour"))
        other.setText(self.tr("Other…"))
        other.clicked.connect(self._ask_color)
        self._own = named(QToolButton(self, autoRaise=True), self.tr("Chosen colour"))
        self._own.setIconSize(QSize(_SQUARE, _SQUARE))
        grid.addWidget(self._own, 0, _COLUMNS)
        grid.addWidget(other, 1, _COLUMNS)
        self._show_color()
        return holder

    def _lay_out(self) -> None:
        form = form_layout(across=12)
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Colour"), self._palette_grid())
        form.addRow(self.tr("Key"), self._key)
        form.addRow(self.tr("Group"), self._group)
        form.addRow(self.tr("Synonyms"), self._synonyms)
        score = in_row(self._has_threshold, self._threshold, 1)
        form.addRow(self.tr("Score"), score)
        self._problem.setWordWrap(True)
        in_column(
            form, self._problem, self._buttons, parent=self, margins=(16, 16, 16, 12), spacing=12
        )
        self.setMinimumWidth(430)

    def _take_color(self, color: str) -> None:
        self._color = color
        self._show_color()

    @Slot()
    def _ask_color(self) -> None:
        color = QColorDialog.getColor(QColor(self._color or "#808080"), self, self.windowTitle())
        if color.isValid():
            self._take_color(color.name())

    def _show_color(self) -> None:
        for color, square in self._squares.items():
            square.setIcon(swatch(color, _SQUARE, chosen=color == self._color))
        own = self._color if self._color and self._color not in self._squares else ""
        self._own.setVisible(bool(own))
        if own:
            self._own.setIcon(swatch(own, _SQUARE, chosen=True))

    @Slot()
    def _check(self) -> None:
        problem = self._what_is_wrong()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        ok = self._buttons.button(_Buttons.Ok)
        ok.setEnabled(not problem and bool(tidy(self._name.text())))

    def _what_is_wrong(self) -> str:
        owners = {
            text_key(text): other.name
            for other in self._others
            for text in (*other.synonyms, other.name)
        }
        key = text_key(self._name.text())
        if key and key in owners:
            return self.tr("“{name}” is taken: {owner}. To join two concepts, merge them.").format(
                name=tidy(self._name.text()), owner=owners[key]
            )
        for text in self._synonyms.toPlainText().splitlines():
            if text_key(text) and text_key(text) in owners:
                return self.tr("“{text}” belongs to “{owner}” already.").format(
                    text=tidy(text), owner=owners[text_key(text)]
                )
        return ""
