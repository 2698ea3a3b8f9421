"""Which category of the file becomes which category: a table that can be edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from carnn_desktop.annotations.model import Category
from carnn_desktop.formats.importing.plan import ImportPlan, PlannedCategory
from carnn_desktop.ui.look.palettes import tones
from carnn_desktop.ui.look.told import shown_number

_NAME, _COUNT, _CATEGORY, _KIND = range(4)
_Role = Qt.ItemDataRole


class _CategoryDelegate(QStyledItemDelegate):
    """Edits a category's name with the known ones at hand."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a text field that completes."""
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            completer = QCompleter(self.names, editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            editor.setCompleter(completer)
        return editor


def _counted(planned: PlannedCategory) -> str:
    """Return how many objects the folder's photos have, and the file where these are more."""
    if planned.here == planned.objects:
        return shown_number(planned.objects)
    return f"{shown_number(planned.here)} / {shown_number(planned.objects)}"


class CategoryTable(QTableWidget):
    """A row for each category: take it or not, number of objects, category."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 4, parent)
        self._categories: dict[str, str] = {}
        self._delegate = _CategoryDelegate(self)
        self.setItemDelegateForColumn(_CATEGORY, self._delegate)
        self.setHorizontalHeaderLabels(
            [self.tr("Category"), self.tr("Objects"), self.tr("Becomes concept"), ""]
        )
        self.setAccessibleName(self.tr("Categories"))
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        numbers = self.horizontalHeaderItem(_COUNT)
        if numbers is not None:
            numbers.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_COUNT, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_CATEGORY, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.ResizeToContents)
        self.itemChanged.connect(self._item_changed)

    def set_plan(self, plan: ImportPlan, categories: Sequence[Category]) -> None:
        """Show the categories of a plan."""
        self.blockSignals(True)
        self._categories = {category.name.casefold(): category.name for category in categories}
        self._delegate.names = tuple(category.name for category in categories)
        self.setRowCount(len(plan.categories))
        for row, planned in enumerate(plan.categories):
            self._fill(row, planned)
        self.blockSignals(False)

    def targets(self) -> dict[int, str | None]:
        """Return the category of each category's place; None for one that is left out."""
        found: dict[int, str | None] = {}
        for row in range(self.rowCount()):
            name, category = self._cell(row, _NAME), self._cell(row, _CATEGORY)
            taken = name.checkState() == Qt.CheckState.Checked and category.text().strip()
            found[name.data(_Role.UserRole)] = category.text().strip() if taken else None
        return found

    def _cell(self, row: int, column: int) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            raise LookupError(f"no cell {row}, {column}")
        return item

    def _fill(self, row: int, planned: PlannedCategory) -> None:
        name = QTableWidgetItem(planned.category.name)
        name.setFlags(
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsUserCheckable
            | Qt.ItemFlag.ItemIsSelectable
        )
        name.setCheckState(Qt.CheckState.Checked)
        name.setData(_Role.UserRole, planned.place)
        name.setToolTip(self.tr("Uncheck to leave its objects out"))
        count = QTableWidgetItem(_counted(planned))
        count.setToolTip(self.tr("In the photos of this folder, of all in the file"))
        count.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        count.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        category = QTableWidgetItem(planned.target)
        category.setToolTip(self.tr("Double-click to choose another concept"))
        kind = QTableWidgetItem()
        kind.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for column, item in enumerate((name, count, category, kind)):
            self.setItem(row, column, item)
        self._mark(row)

    def _mark(self, row: int) -> None:
        """Say whether the category is new or there already."""
        name, category, kind = (self._cell(row, c) for c in (_NAME, _CATEGORY, _KIND))
        text = category.text().strip()
        taken = name.checkState() == Qt.CheckState.Checked and bool(text)
        known = text.casefold() in self._categories
        words = self.tr("in the project") if known else self.tr("new")
        kind.setText(words if taken else self.tr("left out"))
        muted = tones(self.palette()).muted
        for item in (category, kind):
            item.setForeground(muted if not taken or item is kind else self.palette().text())

    def _item_changed(self, item: QTableWidgetItem) -> None:
        if item.column() in (_NAME, _CATEGORY):
            with QSignalBlocker(self):
                self._mark(item.row())
            self.changed.emit()
