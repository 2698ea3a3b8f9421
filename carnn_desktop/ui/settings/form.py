"""Small parts of the settings pages: explained fields, headings, scrolling columns."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget


def hint(text: str, parent: QWidget) -> QLabel:
    """Return an explanation in the quieter colour."""
    label = QLabel(text, parent)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def heading(text: str, parent: QWidget) -> QLabel:
    """Return a bold line above a group of fields."""
    label = QLabel(text, parent)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, 8, 0, 0)
    return label


def form_layout() -> QFormLayout:
    """Return the layout of labelled fields."""
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return form


def explained(field: QWidget, text: str, parent: QWidget) -> QWidget:
    """Return ``field`` with its explanation below, as one widget of a form."""
    box = QWidget(parent)
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(field)
    column.addWidget(hint(text, box))
    return box


def explained_row(
    form: QFormLayout, title: str, field: QWidget, text: str, parent: QWidget
) -> None:
    """Add a labelled field with its explanation below it."""
    label = QLabel(title, parent)
    label.setBuddy(field)
    form.addRow(label, explained(field, text, parent))


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """Return an area that scrolls ``content`` up and down; ``name`` is for assistive tools."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
