"""What dialogs and panels are put together from: rows, columns, labels, buttons, scroll areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
Part = QWidget | QLayout
Placed = Part | int | tuple[Part, int] | tuple[Part, int, Qt.AlignmentFlag]
Margins = int | tuple[int, int, int, int]
_Buttons = QDialogButtonBox.StandardButton


def in_column(
    *parts: Placed,
    parent: QWidget | None = None,
    margins: Margins | None = None,
    spacing: int | None = None,
) -> QVBoxLayout:
    """Return a layout of parts below each other.

    parts : a widget or a layout, with its stretch and alignment where it has some; a number is
        empty room of that stretch
    parent : the widget that gets the layout
    margins : left, top, right, bottom in pixels, one number for all; None = the style's
    spacing : pixels between two parts; None = the style's
    """
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    _place(layout, parts, margins, spacing)
    return layout


def in_row(
    *parts: Placed,
    parent: QWidget | None = None,
    margins: Margins | None = None,
    spacing: int | None = None,
) -> QHBoxLayout:
    """Return a layout of parts beside each other; all as for :func:`in_column`."""
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    _place(layout, parts, margins, spacing)
    return layout


def _place(
    layout: QBoxLayout, parts: Sequence[Placed], margins: Margins | None, spacing: int | None
) -> None:
    if margins is not None:
        layout.setContentsMargins(*_four(margins))
    if spacing is not None:
        layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
            continue
        placed = part if isinstance(part, tuple) else (part, 0)
        what, stretch = placed[:2]
        if isinstance(what, QLayout):
            layout.addLayout(what, stretch)
        else:
            layout.addWidget(what, stretch, placed[2] if len(placed) == 3 else Qt.AlignmentFlag(0))


def _four(margins: Margins) -> tuple[int, int, int, int]:
    return (margins, margins, margins, margins) if isinstance(margins, int) else margins


def side_by_side(
    left: QWidget, right: QWidget, *, sizes: tuple[int, int], parent: QWidget
) -> QSplitter:
    """Return two widgets with a handle between them; ``sizes`` are their first widths, pixels."""
    both = QSplitter(Qt.Orientation.Horizontal, parent)
    both.addWidget(left)
    both.addWidget(right)
    both.setSizes(list(sizes))
    both.setChildrenCollapsible(False)
    return both


def named(widget: W, name: str, tip: str = "") -> W:
    """Return the widget with a name for assistive tools, and what hovering over it says."""
    widget.setAccessibleName(name)
    if tip:
        widget.setToolTip(tip)
    return widget


def make_bold(one: QWidget | QPainter | QTreeWidgetItem) -> None:
    """Write in bold letters from now on: a widget, a painter, or the first column of an item."""
    font = one.font(0) if isinstance(one, QTreeWidgetItem) else one.font()
    font.setBold(True)
    if isinstance(one, QTreeWidgetItem):
        one.setFont(0, font)
    else:
        one.setFont(font)


def hint(text: str, parent: QWidget) -> QLabel:
    """Return an explanation in the quieter colour."""
    label = QLabel(text, parent, wordWrap=True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def heading(text: str, parent: QWidget, *, above: int = 8) -> QLabel:
    """Return a bold line with room ``above`` it, in pixels, for a group of fields."""
    label = QLabel(text, parent)
    make_bold(label)
    label.setContentsMargins(0, above, 0, 0)
    return label


def said_as_is(text: str, parent: QWidget) -> QLabel:
    """Return a wrapped text that can be copied; ``<`` and ``&`` in it are no markup."""
    return QLabel(
        text,
        parent,
        wordWrap=True,
        textFormat=Qt.TextFormat.PlainText,
        textInteractionFlags=Qt.TextInteractionFlag.TextSelectableByMouse,
    )


def dialog_buttons(
    dialog: QDialog, *kinds: QDialogButtonBox.StandardButton, accept: str = ""
) -> QDialogButtonBox:
    """Return the buttons below a dialog, joined with its accept and reject.

    kinds : Cancel alone when none is named
    accept : text of a button of its own that accepts, the default one
    """
    box = QDialogButtonBox(dialog)
    for kind in kinds or (_Buttons.Cancel,):
        box.addButton(kind)
    if accept:
        box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
    box.accepted.connect(dialog.accept)
    box.rejected.connect(dialog.reject)
    return box


def scroll_area(content: QWidget, name: str, parent: QWidget | None = None) -> QScrollArea:
    """Return an area around ``content`` without a frame; ``name`` is for assistive tools."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setAccessibleName(name)
    area.setWidget(content)
    return area


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """Return an area that scrolls ``content`` up and down and never has the keyboard itself."""
    area = scroll_area(content, name)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def form_layout(
    parent: QWidget | None = None,
    *,
    across: int = 16,
    down: int = 8,
    margins: Margins | None = None,
) -> QFormLayout:
    """Return a layout of labelled fields, ``across`` and ``down`` pixels from each other."""
    form = QFormLayout(parent) if parent is not None else QFormLayout()
    form.setHorizontalSpacing(across)
    form.setVerticalSpacing(down)
    if margins is not None:
        form.setContentsMargins(*_four(margins))
    return form


def flat_tree(name: str, titles: Sequence[str], parent: QWidget, *, widest: int = 0) -> QTreeWidget:
    """Return a tree without branches, for rows of texts; column ``widest`` takes the spare room."""
    tree = QTreeWidget(parent)
    tree.setAccessibleName(name)
    tree.setHeaderLabels(list(titles))
    tree.setRootIsDecorated(False)
    tree.setAlternatingRowColors(True)
    stretch_column(tree.header(), len(titles), widest)
    return tree


def stretch_column(header: QHeaderView, count: int, widest: int) -> None:
    """Let one of ``count`` columns take the spare room and the others what their texts need."""
    header.setStretchLastSection(False)
    for column in range(count):
        stretches = column == widest
        header.setSectionResizeMode(
            column,
            QHeaderView.ResizeMode.Stretch
            if stretches
            else QHeaderView.ResizeMode.ResizeToContents,
        )
