"""Tables of the import preview: images of the file, findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from carnn_desktop.formats.importing.plan import PlannedImage
from carnn_desktop.formats.notes import Note, Notes
from carnn_desktop.ui.look.palettes import tones

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Row:
    """Texts of a table's row; ``alert`` marks one that needs attention."""

    texts: tuple[str, ...]
    alert: bool = False
    tip: str = ""


class RowModel(QAbstractTableModel):
    """Rows of texts that are sorted by a click on a column.

    numeric : columns that stand to the right and sort by value; alert_column : is coloured
    """

    def __init__(
        self,
        headers: Sequence[str],
        *,
        numeric: frozenset[int] = frozenset(),
        alert_column: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._alert_column = alert_column
        self._headers = tuple(headers)
        self._numeric = numeric
        self._all: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._only_alerts = False

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        self._all = tuple(rows)
        self.show_only_alerts(on=self._only_alerts)

    def show_only_alerts(self, *, on: bool) -> None:
        """Leave out rows that need no attention, or show all."""
        self.beginResetModel()
        self._only_alerts = on
        self._rows = tuple(row for row in self._all if row.alert or not on)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Number of rows shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Number of columns."""
        return 0 if parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        """Names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._headers[section]
        if role == _Role.TextAlignmentRole and section in self._numeric:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Texts, alignment, and the colour of attention."""
        row = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return row.texts[index.column()]
        if role == _Role.ToolTipRole:
            return row.tip or row.texts[index.column()]
        if role == _Role.TextAlignmentRole and index.column() in self._numeric:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.ForegroundRole and row.alert and index.column() == self._alert_column:
            return tones(QApplication.palette()).attention
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column, numbers by value."""
        if not 0 <= column < len(self._headers):
            return

        def key(row: Row) -> tuple[int, str]:
            text = row.texts[column]
            digits = text.replace(",", "")
            is_number = column in self._numeric and digits.isdecimal()
            return (int(digits), "") if is_number else (0, text.casefold())

        self.beginResetModel()
        descending = order == Qt.SortOrder.DescendingOrder
        self._all = tuple(sorted(self._all, key=key, reverse=descending))
        self._rows = tuple(row for row in self._all if row.alert or not self._only_alerts)
        self.endResetModel()


class ImportTexts(QObject):
    """Words for what a plan says."""

    def image_row(self, entry: PlannedImage) -> Row:
        """Return an image of the file as a row: name, photo, objects, what is to be said."""
        name = entry.image.name or str(entry.image.id)
        status = {
            "matched": self._how(entry),
            "missing": self.tr("not in the folder"),
            "ambiguous": self.tr("several photos fit"),
            "unreadable": self.tr("photo cannot be read"),
            "size": self.tr("photo has another size"),
        }[entry.status]
        if entry.status == "matched" and entry.fit is not None:
            if entry.fit.exif == "raw":
                status = self.tr("annotated before its EXIF rotation")
            elif entry.fit.exif == "unsure":
                status = self.tr("turned by EXIF; its objects may be too")
        uncertain = entry.fit is not None and entry.fit.exif in ("raw", "unsure")
        return Row(
            (name, entry.path, f"{entry.objects:,}", status),
            alert=entry.status != "matched" or uncertain,
            tip=entry.reason,
        )

    def note_row(self, note: Note) -> Row:
        """Return a finding as a row: what was done, where, what."""
        effect = {
            "noted": self.tr("Noted"),
            "repaired": self.tr("Repaired"),
            "left out": self.tr("Left out"),
        }[note.effect]
        return Row((effect, note.path, note.message), alert=note.effect == "left out")

    def more_row(self, notes: Notes) -> Row | None:
        """Return a last row where there are more findings than are listed."""
        more = sum(notes.counts.values()) - len(notes.listed)
        if more <= 0:
            return None
        return Row(("", "", self.tr("and {count} more").format(count=f"{more:,}")))

    def _how(self, entry: PlannedImage) -> str:
        return {
            "path": self.tr("same path"),
            "name": self.tr("same name"),
            "case": self.tr("same name, other capitals"),
            "renamed": self.tr("name as it was before the other tool"),
            "suffix": self.tr("same name, other file type"),
            "size": self.tr("same name and size"),
            "hash": self.tr("same file under another name"),
            "id": self.tr("same number"),
        }.get(entry.match.how, "")
