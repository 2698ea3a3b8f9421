"""The categories of the project: what they look like, how they are found, how much there is of
each.

The chosen row is the class of what is drawn next; with objects selected, a double click or the key
labels them.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLineEdit,
    QMenu,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.categories.model import NAME, CategoryModel
from carnn_desktop.ui.look.flow_layout import FlowLayout
from carnn_desktop.ui.look.layouts import hint, in_column, in_row, named, stretch_column
from carnn_desktop.ui.look.swatch import SWATCH
from carnn_desktop.ui.shell.dialogs import Dialogs

_FEW = 8  # classes that are seen at a glance


class CategoryPanel(QWidget):
    """Shows the list and tells what is wanted; the review feature does it.

    add_wanted, edit_wanted : a category to make; one to change (its id)
    merge_wanted : ids of at least two; delete_unused_wanted, import, export, suggestions
    """

    add_wanted = Signal()
    edit_wanted = Signal(object)  # category id
    merge_wanted = Signal(object)  # tuple of category ids
    menu_wanted = Signal(object)  # QPoint, global: the menu of the list
    label_wanted = Signal(object)  # category id: label the selection with it

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dialogs = dialogs
        self._following = False
        self._model = CategoryModel(session, self)
        self._view = named(QTreeView(self), self.tr("Concepts of the project"))
        self._view.setModel(self._model)
        self._view.setRootIsDecorated(False)
        self._view.setUniformRowHeights(True)
        self._view.setIconSize(QSize(SWATCH, SWATCH))
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self._view.header()
        header.setMinimumSectionSize(36)
        stretch_column(header, self._model.columnCount(), NAME)
        self._search = named(QLineEdit(self), self.tr("Search the classes"))
        self._search.setPlaceholderText(self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        self._only_here = QCheckBox(self.tr("Only in this photo"), self)
        self._empty = hint(self.tr("Concepts come with what you look for, or from a list."), self)
        self._add = self._button(self.tr("Add…"), self.tr("Make a concept"))
        self._edit = self._button(
            self.tr("Edit…"), self.tr("Name, colour, key, synonyms and smallest score")
        )
        self._merge = self._button(
            self.tr("Merge…"), self.tr("Make one concept of the chosen ones, in all images")
        )
        self._more = self._button(self.tr("List"), self.tr("Import, export, clear up, suggest"))
        self._more.setArrowType(Qt.ArrowType.DownArrow)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.below = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._filter()
        self._refresh()

    def _button(self, text: str, tip: str) -> QToolButton:
        button = named(QToolButton(self), text.rstrip("…"), tip)
        button.setText(text)
        return button

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for button in (self._add, self._edit, self._merge, self._more):
            buttons.addWidget(button)
        self.below.setContentsMargins(0, 0, 0, 0)
        self._finding = QWidget(self)
        in_row((self._search, 1), self._only_here, parent=self._finding, margins=0, spacing=6)
        in_column(
            self._finding,
            self._empty,
            (self._view, 1),
            self.below,
            buttons,
            parent=self,
            margins=6,
            spacing=6,
        )

    def _connect(self) -> None:
        session = self._session
        self._add.clicked.connect(self.add_wanted)
        self._edit.clicked.connect(self._edit_chosen)
        self._merge.clicked.connect(lambda: self.merge_wanted.emit(self.chosen_ids()))
        self._more.clicked.connect(self._show_menu)
        self._view.customContextMenuRequested.connect(self._context_menu)
        self._view.doubleClicked.connect(self._double_clicked)
        self._view.selectionModel().currentChanged.connect(self._current_changed)
        self._view.selectionModel().selectionChanged.connect(self._refresh)
        self._model.modelReset.connect(self._follow)
        self._model.modelReset.connect(self._filter)
        self._model.dataChanged.connect(self._filter)
        self._search.textChanged.connect(self._filter)
        self._only_here.toggled.connect(self._filter)
        session.current_category_changed.connect(self._follow)
        session.project_opened.connect(self._refresh)
        session.project_closed.connect(self._refresh)

    def chosen_ids(self) -> tuple[int, ...]:
        """Return the ids of the chosen rows, lowest first."""
        rows = self._view.selectionModel().selectedRows()
        return tuple(sorted(self._model.category(index.row()).id for index in rows))

    def chosen(self) -> Category | None:
        """Return the category of the current row."""
        index = self._view.currentIndex()
        return self._model.category(index.row()) if index.isValid() else None

    def choose(self, category_ids: tuple[int, ...]) -> None:
        """Choose rows."""
        selection = self._view.selectionModel()
        selection.clearSelection()
        for category_id in category_ids:
            row = self._model.row_of(category_id)
            if row is not None:
                flags = QItemSelectionModel.SelectionFlag
                selection.select(self._model.index(row, 0), flags.Select | flags.Rows)

    @Slot()
    @Slot(str)
    @Slot(bool)
    def _filter(self, *_event: object) -> None:
        """Show the rows that fit the search; a short list is not searched."""
        count = self._model.rowCount()
        self._finding.setVisible(count > _FEW)
        typed = text_key(self._search.text()) if count > _FEW else ""
        only_here = self._only_here.isChecked() and count > _FEW
        for row in range(count):
            category = self._model.category(row)
            texts = text_key(" ".join((category.name, *category.synonyms)))
            shown = typed in texts and (not only_here or self._model.is_here(row))
            self._view.setRowHidden(row, QModelIndex(), not shown)

    @Slot()
    @Slot(object)
    def _follow(self, _event: object = None) -> None:
        """Make the session's current category the current row."""
        current = self._session.categories.current()
        row = None if current is None else self._model.row_of(current.id)
        if row is not None and self._view.currentIndex().row() != row:
            flags = QItemSelectionModel.SelectionFlag
            self._following = True
            self._view.selectionModel().setCurrentIndex(
                self._model.index(row, 0), flags.ClearAndSelect | flags.Rows
            )
            self._following = False
        self._refresh()

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and not self._following:
            self._session.categories.set_current(self._model.category(current.row()).id)

    @Slot()
    @Slot(object)
    def _refresh(self, _event: object = None, _other: object = None) -> None:
        opened = self._session.project.info() is not None
        count = len(self._view.selectionModel().selectedRows())
        self._empty.setVisible(self._model.rowCount() == 0)
        self._add.setEnabled(opened)
        self._more.setEnabled(opened)
        self._edit.setEnabled(count == 1)
        self._merge.setEnabled(count > 1)

    @Slot()
    def _edit_chosen(self) -> None:
        category = self.chosen()
        if category is not None:
            self.edit_wanted.emit(category.id)

    @Slot(QModelIndex)
    def _double_clicked(self, index: QModelIndex) -> None:
        category = self._model.category(index.row())
        if self._session.selection.ids():
            self.label_wanted.emit(category.id)
        else:
            self.edit_wanted.emit(category.id)

    @Slot()
    def _show_menu(self) -> None:
        self.menu_wanted.emit(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @Slot(QPoint)
    def _context_menu(self, place: QPoint) -> None:
        category = self.chosen()
        if category is None or not self._view.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen = self.chosen_ids()
        label = menu.addAction(self.tr("Label the selected objects as this"))
        label.setEnabled(bool(self._session.selection.ids()))
        label.triggered.connect(lambda: self.label_wanted.emit(category.id))
        edit = menu.addAction(self.tr("Edit…"))
        edit.setEnabled(len(chosen) == 1)
        edit.triggered.connect(lambda: self.edit_wanted.emit(category.id))
        merge = menu.addAction(self.tr("Merge…"))
        merge.setEnabled(len(chosen) > 1)
        merge.triggered.connect(lambda: self.merge_wanted.emit(chosen))
        delete = menu.addAction(self.tr("Delete"))
        delete.triggered.connect(lambda: self._session.categories.delete(chosen))
        menu.popup(self._view.viewport().mapToGlobal(place))
