"""Tables of rows that are set as a whole, sorted by a click on a title."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from carnn_desktop.ui.look.palettes import tones
from carnn_desktop.ui.look.told import shown_number

Row = TypeVar("Row")
_LEAST_NAME = 18  # letters
_LOOKED_AT = 50  # rows whose texts decide how wide a column is
_ROOT = QModelIndex()
_SORT = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its title, what it says on hovering, the value to sort by, and its text.

    Numbers stand on the right and None, shown as a dash, sorts below everything.
    high_first : the first click on its title sorts from the largest to the smallest
    alert : whether a row's cell asks for attention, by its colour
    about : what hovering over a row's cell says, "" = its text
    """

    title: str
    tip: str
    value: Callable[[Row], Any]
    text: Callable[[Any], str] = str
    high_first: bool = False
    alert: Callable[[Row], bool] | None = None
    about: Callable[[Row], str] | None = None


def percent(value: float) -> str:
    """Return a share in percent with one digit."""
    return shown_number(100 * value, ".1f")


def number(value: float) -> str:
    """Return a number with separators of thousands."""
    return shown_number(value, ",.0f")


class RowModel(QAbstractTableModel, Generic[Row]):
    """Rows that are set as a whole."""

    def __init__(self, columns: Sequence[Column[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, place: int) -> Row:
        """Return one row."""
        return self._rows[place]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, alignment, colour, and the value to sort by."""
        column, row = self._columns[index.column()], self._rows[index.row()]
        value = column.value(row)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            told = column.about(row) if role != Qt.ItemDataRole.DisplayRole and column.about else ""
            return told or ("–" if value is None else column.text(value))
        if role == Qt.ItemDataRole.ForegroundRole and column.alert is not None:
            return tones(QGuiApplication.palette()).attention if column.alert(row) else None
        if role == _SORT:
            return float("-inf") if value is None else value
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if not isinstance(value, str):
                side = Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the columns' titles and what they mean."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._columns[section].tip
        if role == Qt.ItemDataRole.InitialSortOrderRole and self._columns[section].high_first:
            return Qt.SortOrder.DescendingOrder
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # not right: the arrow of the sorted column is there
            words = section == 0 or self._columns[section].text is str
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignHCenter
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class RowTable(QTableView):
    """A table of rows, sorted by clicks on its header, copied as a whole by the key of copying.

    chosen : the row that became the current one; opened : a row that was activated
    wide : columns that share the spare room while the others are as wide as their texts; rows are
        then in the order they are given until a title is clicked. Without it they are always
        sorted, and the first column takes what the numbers leave.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Any]],
        parent: QWidget | None = None,
        *,
        wide: Collection[int] = (),
    ) -> None:
        super().__init__(parent)
        self._all: list[Any] = []
        self._wanted: Callable[[Any], bool] | None = None
        self._wide = frozenset(wide)
        self._model: RowModel[Any] = RowModel(columns, self)
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(self._model)
        self._proxy.setSortRole(_SORT)
        self._proxy.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setModel(self._proxy)
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        self._set_widths(columns)
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.activated.connect(self._activated)
        self.clicked.connect(self._activated)

    def _set_widths(self, columns: Sequence[Column[Any]]) -> None:
        header = self.horizontalHeader()
        if self._wide:
            modes = QHeaderView.ResizeMode
            for place in range(len(columns)):
                stretched = place in self._wide
                mode = modes.Stretch if stretched else modes.ResizeToContents
                header.setSectionResizeMode(place, mode)
            header.setResizeContentsPrecision(_LOOKED_AT)
            header.setSectionsClickable(True)
            header.sectionClicked.connect(self._proxy.sort)
            return
        self.setSortingEnabled(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(44)
        for place, column in enumerate(columns[1:], 1):
            width = self.fontMetrics().horizontalAdvance(column.title) + 26
            header.resizeSection(place, max(58, width))

    def set_rows(self, rows: Sequence[Any], *, sort_by: int = 0, ascending: bool = True) -> None:
        """Show rows, sorted by a column; none is chosen."""
        self._all = list(rows)
        self.show_only(self._wanted)
        order = Qt.SortOrder.AscendingOrder if ascending else Qt.SortOrder.DescendingOrder
        if not self._wide:
            self.sortByColumn(sort_by, order)
        self.scrollToTop()

    def show_only(self, wanted: Callable[[Any], bool] | None) -> None:
        """Leave out the rows for which ``wanted`` does not hold; None shows all."""
        self._wanted = wanted
        self._model.set_rows([row for row in self._all if wanted is None or wanted(row)])

    def rows(self) -> list[Any]:
        """Return the rows in the order in which they are shown."""
        return [self._row(self._proxy.index(i, 0)) for i in range(self._proxy.rowCount())]

    def current(self) -> Any | None:
        """Return the current row, None when there is none."""
        index = self.currentIndex()
        return self._row(index) if index.isValid() else None

    def choose(self, place: int) -> None:
        """Make the row at ``place``, as shown, the current one."""
        if 0 <= place < self._proxy.rowCount():
            self.selectRow(place)

    def text(self) -> str:
        """Return the whole table as it is shown, with tabs: what a spreadsheet takes."""
        model = self._proxy
        columns = range(model.columnCount())
        head = [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns]
        rows = [[str(model.index(r, c).data()) for c in columns] for r in range(model.rowCount())]
        return "\n".join("\t".join(cells) for cells in (head, *rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names what the numbers leave, and never less than can be read."""
        super().resizeEvent(event)
        if self._wide:
            return
        header = self.horizontalHeader()
        rest = sum(header.sectionSize(place) for place in range(1, header.count()))
        least = self.fontMetrics().averageCharWidth() * _LEAST_NAME
        if self.viewport().width() - rest >= least:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(0, least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the table with the usual key; open the row that a key went to."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
            return
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().row() != before:
            self._activated(self.currentIndex())

    def _row(self, index: Index) -> Any:
        return self._model.row(self._proxy.mapToSource(index).row())

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._row(index))

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._row(index))
