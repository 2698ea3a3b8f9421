"""A field for every setting of the segmenter, with its explanation and a way back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.ui.look.icons import IconSet
from carnn_desktop.ui.look.layouts import hint, in_column, named
from carnn_desktop.ui.settings.setting_texts import (
    CHOICE_NAMES,
    PROMPT_NAMES,
    SETTING_TEXTS,
    FieldKind,
    said,
)

_LINES = 5
_LARGEST = {"tile_overlap": 0.5}


class PresetFields(QWidget):
    """Shows and edits the values of one preset, by field name as in its file.

    edited : a value was changed by the user
    """

    edited = Signal()

    def __init__(self, icons: IconSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._base: Mapping[str, Any] = {}
        self._untold: dict[str, Any] = {}
        self._editors: dict[str, QWidget] = {}
        self._resets: dict[str, QToolButton] = {}
        self._filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 12, 4)
        column.setSpacing(12)
        for field in SETTING_TEXTS:
            column.addLayout(self._row(field))
        column.addStretch(1)

    def show_values(self, values: Mapping[str, Any], base: Mapping[str, Any]) -> None:
        """Show ``values``; the way back leads to ``base``."""
        self._base = base
        self._untold = {
            field: value for field, value in values.items() if field not in SETTING_TEXTS
        }
        self._filling = True
        for field in SETTING_TEXTS:
            self._put(field, values[field])
        self._filling = False
        self._mark()

    def values(self) -> dict[str, Any]:
        """Return the values as they are shown, and those that are not shown as they were."""
        return {field: self._get(field) for field in SETTING_TEXTS} | self._untold

    def _row(self, field: str) -> QVBoxLayout:
        kind, title, text = SETTING_TEXTS[field]
        title, text = said(title), said(text)
        editor = self._editors[field] = self._editor(field, kind, title)
        line = QHBoxLayout()
        line.setSpacing(8)
        if isinstance(editor, QCheckBox):
            line.addWidget(editor)
        else:
            label = QLabel(title, self)
            label.setBuddy(editor)
            line.addWidget(label)
        editor.setAccessibleName(title)
        editor.setAccessibleDescription(text)
        line.addStretch(1)
        if kind in ("share", "factor", "pixels", "choice"):
            line.addWidget(editor)
        reset = QToolButton(self, autoRaise=True)
        self._icons.keep(reset, "undo")
        reset.setToolTip(self.tr("Back to the preset this one was made from"))
        reset.setAccessibleName(self.tr("Reset: {name}").format(name=title))
        reset.clicked.connect(partial(self._reset, field))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        self._resets[field] = reset
        line.addWidget(reset)
        column = in_column(line, spacing=3)
        if kind in ("prompts", "texts", "two_texts"):
            column.addWidget(editor)
        column.addWidget(hint(text, self))
        return column

    def _editor(self, field: str, kind: FieldKind, title: str) -> QWidget:
        if kind in ("share", "factor"):
            number = QDoubleSpinBox(self)
            number.setRange(0.0, _LARGEST.get(field, 1.0 if kind == "share" else 100.0))
            number.setSingleStep(0.05 if kind == "share" else 0.5)
            number.setDecimals(2)
            number.setMinimumWidth(90)
            number.valueChanged.connect(self._changed)
            return number
        if kind == "pixels":
            return self._pixels()
        if kind == "flag":
            flag = QCheckBox(title, self)
            flag.toggled.connect(self._changed)
            return flag
        if kind == "choice":
            choice = QComboBox(self)
            for name, words in CHOICE_NAMES[field].items():
                choice.addItem(said(words), name)
            choice.currentIndexChanged.connect(self._changed)
            return choice
        if kind == "prompts":
            return self._prompts()
        if kind == "two_texts":
            return self._two_lines()
        lines = QPlainTextEdit(self)
        lines.setTabChangesFocus(True)
        lines.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        lines.setFixedHeight(lines.fontMetrics().lineSpacing() * _LINES + 14)
        lines.textChanged.connect(self._changed)
        return lines

    def _pixels(self) -> QWidget:
        pixels = QSpinBox(self)
        pixels.setRange(0, 8192)
        pixels.setSingleStep(64)
        pixels.setSpecialValueText(self.tr("auto"))
        pixels.setSuffix(self.tr(" px"))
        pixels.setMinimumWidth(90)
        pixels.valueChanged.connect(self._changed)
        return pixels

    def _prompts(self) -> QWidget:
        box = QWidget(self)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for place, (name, text) in enumerate(PROMPT_NAMES.items()):
            check = QCheckBox(said(text), box)
            check.setObjectName(name)
            check.toggled.connect(self._changed)
            grid.addWidget(check, place // 2, place % 2)
        box.setFocusProxy(box.findChildren(QCheckBox)[0])
        return box

    def _two_lines(self) -> QWidget:
        box = QWidget(self)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name in (self.tr("First step"), self.tr("Later steps")):
            line = named(QLineEdit(box, placeholderText=name), name)
            line.textChanged.connect(self._changed)
            column.addWidget(line)
        box.setFocusProxy(box.findChildren(QLineEdit)[0])
        return box

    def _put(self, field: str, value: Any) -> None:
        editor = self._editors[field]
        match editor:
            case QDoubleSpinBox() | QSpinBox():
                editor.setValue(value)
            case QCheckBox():
                editor.setChecked(value)
            case QComboBox():
                editor.setCurrentIndex(max(0, editor.findData(value)))
            case QPlainTextEdit():
                editor.setPlainText("\n".join(value))
            case _ if SETTING_TEXTS[field][0] == "prompts":
                for check in editor.findChildren(QCheckBox):
                    check.setChecked(check.objectName() in value)
            case _:
                for line, part in zip(editor.findChildren(QLineEdit), value, strict=True):
                    line.setText(part)

    def _get(self, field: str) -> Any:
        editor = self._editors[field]
        match editor:
            case QDoubleSpinBox():
                return round(editor.value(), 2)
            case QSpinBox():
                return editor.value()
            case QCheckBox():
                return editor.isChecked()
            case QComboBox():
                return editor.currentData()
            case QPlainTextEdit():
                return [line.strip() for line in editor.toPlainText().splitlines() if line.strip()]
            case _ if SETTING_TEXTS[field][0] == "prompts":
                return [c.objectName() for c in editor.findChildren(QCheckBox) if c.isChecked()]
            case _:
                return [line.text().strip() for line in editor.findChildren(QLineEdit)]

    def _changed(self, *_value: object) -> None:
        if not self._filling:
            self._mark()
            self.edited.emit()

    def _reset(self, field: str) -> None:
        self._put(field, self._base[field])

    def _mark(self) -> None:
        """Show the way back where a value is not the base's."""
        for field, (kind, _, _) in SETTING_TEXTS.items():
            here, there = self._get(field), self._base.get(field)
            if kind == "prompts":
                here, there = sorted(here), sorted(cast("list[str]", there or []))
            self._resets[field].setVisible(here != there)
