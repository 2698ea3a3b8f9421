"""Small parts of the settings pages: labelled fields and their explanations."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from carnn_desktop.ui.look.layouts import form_layout, hint, in_column


def settings_form() -> QFormLayout:
    """Return the layout of labelled fields."""
    form = form_layout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return form


def explained(field: QWidget, text: str, parent: QWidget) -> QWidget:
    """Return ``field`` with its explanation below, as one widget of a form."""
    box = QWidget(parent)
    in_column(field, hint(text, box), parent=box, margins=0, spacing=3)
    return box


def explained_row(
    form: QFormLayout, title: str, field: QWidget, text: str, parent: QWidget
) -> None:
    """Add a labelled field with its explanation below it."""
    label = QLabel(title, parent)
    label.setBuddy(field)
    form.addRow(label, explained(field, text, parent))
