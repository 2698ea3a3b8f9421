"""Fields of the settings that formats declare."""

from __future__ import annotations

from typing import Any, TypeGuard

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from carnn_desktop.formats.declaration import Setting


def translated(text: str) -> str:
    """Return a text of a declaration in the language of the window."""
    return QCoreApplication.translate("ExportDialog", text) if text else ""


def make_field(item: Setting, parent: QWidget) -> QWidget:
    """Return a switch, list, number or line of text for a setting, at its default."""
    field: QWidget
    if isinstance(item.default, bool):
        field = QCheckBox(translated(item.text), parent)
        field.setChecked(item.default)
    elif item.choices:
        field = QComboBox(parent)
        for value, text in item.choices:
            field.addItem(translated(text), value)
        field.setCurrentIndex(field.findData(item.default))
    elif isinstance(item.default, str):
        field = QLineEdit(item.default, parent)
    else:
        field = _number(item, parent)
    field.setToolTip(translated(item.tip))
    return field


def _number(item: Setting, parent: QWidget) -> QSpinBox | QDoubleSpinBox:
    field: QSpinBox | QDoubleSpinBox
    if isinstance(item.default, int):
        field = QSpinBox(parent)
        field.setMaximum(int(item.most))
        field.setValue(item.default)
    else:
        field = QDoubleSpinBox(parent)
        field.setMaximum(item.most)
        field.setSingleStep(0.5)
        field.setDecimals(1)
        field.setValue(float(item.default))
    field.setSuffix(translated(item.unit))
    field.setSpecialValueText(translated(item.zero))
    return field


def is_number(field: QWidget) -> TypeGuard[QAbstractSpinBox]:
    """Return whether a field holds a number."""
    return isinstance(field, QAbstractSpinBox)


def field_value(field: QWidget) -> Any:
    """Return what is chosen in a field of :func:`make_field`."""
    match field:
        case QCheckBox():
            return field.isChecked()
        case QComboBox():
            return field.currentData()
        case QLineEdit():
            return field.text()
        case QSpinBox() | QDoubleSpinBox():
            return field.value()
    raise TypeError(type(field).__name__)
