"""The categories as a table model: name with colour, key, how many here and in the whole
project.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)
from PySide6.QtGui import QFont

from carnn_desktop.annotations.model import Category
from carnn_desktop.annotations.summary import Use
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.categories.keys import category_keys
from carnn_desktop.ui.look.swatch import swatch
from carnn_desktop.ui.look.told import shown_number

NAME, KEY, HERE, ALL = range(4)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_UNUSED = Use()


class CategoryModel(QAbstractTableModel):
    """Rows are categories by id. Accepted and waiting annotations are told apart as ``2 + 1?``."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._categories: list[Category] = []
        self._key_of: dict[int, str] = {}
        self._here: dict[int, tuple[int, int]] = {}
        for signal in (session.categories_changed, session.project_opened, session.project_closed):
            signal.connect(self._fill)
        for signal in (session.document_changed, session.image_opened, session.image_failed):
            signal.connect(self._count)
        session.summaries_changed.connect(self._counted)
        session.current_category_changed.connect(self._counted)
        self._fill()

    def category(self, row: int) -> Category:
        """Return the category of a row."""
        return self._categories[row]

    def is_here(self, row: int) -> bool:
        """Return whether the open photo has accepted or waiting objects of a row's category."""
        return any(self._here.get(self._categories[row].id, (0, 0)))

    def row_of(self, category_id: int) -> int | None:
        """Return the row of a category."""
        for row, category in enumerate(self._categories):
            if category.id == category_id:
                return row
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of categories."""
        return 0 if parent.isValid() else len(self._categories)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles, and what they mean."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Concept"), self.tr("Key"), self.tr("Here"), self.tr("All"))[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("Name and colour; bold: the class of what is drawn next"),
                self.tr("Press it to label the selection, or to choose what is drawn next"),
                self.tr("Accepted objects of this image, and proposals that wait"),
                self.tr("Accepted objects of all images, and proposals that wait"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != NAME:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, colour and description of a cell."""
        if not index.isValid() or index.row() >= len(self._categories):
            return None
        category, column = self._categories[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(category, column)
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return swatch(category.color)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._about(category)
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole and column == NAME:
            current = self._session.categories.current()
            font = QFont()
            font.setBold(current is not None and current.id == category.id)
            return font
        return None

    def _text(self, category: Category, column: int) -> str:
        if column == NAME:
            return category.name
        if column == KEY:
            return self._key_of.get(category.id, "")
        if column == HERE:
            return _counts(*self._here.get(category.id, (0, 0)))
        use = self._session.summary.uses().get(category.id, _UNUSED)
        return _counts(use.accepted, use.proposed)

    def _about(self, category: Category) -> str:
        use = self._session.summary.uses().get(category.id, _UNUSED)
        lines = [category.name]
        if category.synonyms:
            texts = ", ".join(category.synonyms)
            lines.append(self.tr("Also looked for as: {texts}").format(texts=texts))
        if category.supercategory:
            lines.append(self.tr("Belongs to: {group}").format(group=category.supercategory))
        if category.threshold is not None:
            lines.append(
                self.tr("Proposals below {score} arrive rejected").format(
                    score=shown_number(category.threshold, ".2f")
                )
            )
        lines.append(
            self.tr("{accepted} accepted, {waiting} to decide, {rejected} rejected").format(
                accepted=use.accepted, waiting=use.proposed, rejected=use.rejected
            )
            + ", "
            + self.tr("in {images} images").format(images=use.images)
        )
        return "\n".join(lines)

    @Slot()
    @Slot(object)
    def _fill(self, _event: object = None) -> None:
        self.beginResetModel()
        self._categories = list(self._session.categories.listed())
        self._key_of = {key: digit for digit, key in category_keys(self._categories).items()}
        self.endResetModel()
        self._count()

    @Slot()
    @Slot(object)
    def _count(self, _event: object = None) -> None:
        document = self._session.images.document()
        annotations = () if document is None else document.annotations
        counts = Counter((annotation.category_id, annotation.state) for annotation in annotations)
        ids = {category_id for category_id, _ in counts}
        here = {key: (counts[key, "accepted"], counts[key, "proposed"]) for key in ids}
        if here != self._here:
            self._here = here
            self._counted()

    @Slot()
    @Slot(object)
    def _counted(self, _event: object = None) -> None:
        if self._categories:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._categories) - 1, ALL))


def _counts(accepted: int, waiting: int) -> str:
    """Return ``2``, ``2 + 1?`` or ``1?``; a dash for nothing."""
    parts = [shown_number(accepted)] if accepted else []
    if waiting:
        parts.append(f"{shown_number(waiting)}?")
    return " + ".join(parts) or "–"
