"""The concepts as a table model: name with colour, key, how many here and in the whole project."""

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

from carnn_desktop.annotations.facts import Use
from carnn_desktop.annotations.model import Concept
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.categories.keys import concept_keys
from carnn_desktop.ui.look.swatch import swatch

NAME, KEY, HERE, ALL = range(4)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_UNUSED = Use()


class ConceptModel(QAbstractTableModel):
    """Rows are concepts by id. Accepted and waiting regions are told apart as ``2 + 1?``."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._concepts: list[Concept] = []
        self._key_of: dict[int, str] = {}
        self._here: dict[int, tuple[int, int]] = {}
        for signal in (session.concepts_changed, session.project_opened, session.project_closed):
            signal.connect(self._fill)
        for signal in (session.document_changed, session.image_opened, session.image_failed):
            signal.connect(self._count)
        session.facts_changed.connect(self._counted)
        session.current_concept_changed.connect(self._counted)
        self._fill()

    def concept(self, row: int) -> Concept:
        """Return the concept of a row."""
        return self._concepts[row]

    def row_of(self, concept_id: int) -> int | None:
        """Return the row of a concept."""
        for row, concept in enumerate(self._concepts):
            if concept.id == concept_id:
                return row
        return None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of concepts."""
        return 0 if parent.isValid() else len(self._concepts)

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
        if not index.isValid() or index.row() >= len(self._concepts):
            return None
        concept, column = self._concepts[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(concept, column)
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return swatch(concept.color)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._about(concept)
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.FontRole and column == NAME:
            current = self._session.categories.current()
            font = QFont()
            font.setBold(current is not None and current.id == concept.id)
            return font
        return None

    def _text(self, concept: Concept, column: int) -> str:
        if column == NAME:
            return concept.name
        if column == KEY:
            return self._key_of.get(concept.id, "")
        if column == HERE:
            return _counts(*self._here.get(concept.id, (0, 0)))
        use = self._session.facts.uses().get(concept.id, _UNUSED)
        return _counts(use.accepted, use.proposed)

    def _about(self, concept: Concept) -> str:
        use = self._session.facts.uses().get(concept.id, _UNUSED)
        lines = [concept.name]
        if concept.synonyms:
            texts = ", ".join(concept.synonyms)
            lines.append(self.tr("Also looked for as: {texts}").format(texts=texts))
        if concept.supercategory:
            lines.append(self.tr("Belongs to: {group}").format(group=concept.supercategory))
        if concept.threshold is not None:
            lines.append(
                self.tr("Proposals below {score} arrive rejected").format(
                    score=f"{concept.threshold:.2f}"
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
        self._concepts = list(self._session.categories.listed())
        self._key_of = {key: digit for digit, key in concept_keys(self._concepts).items()}
        self.endResetModel()
        self._count()

    @Slot()
    @Slot(object)
    def _count(self, _event: object = None) -> None:
        document = self._session.images.document()
        regions = () if document is None else document.regions
        counts = Counter((region.concept_id, region.state) for region in regions)
        ids = {concept_id for concept_id, _ in counts}
        here = {key: (counts[key, "accepted"], counts[key, "proposed"]) for key in ids}
        if here != self._here:
            self._here = here
            self._counted()

    @Slot()
    @Slot(object)
    def _counted(self, _event: object = None) -> None:
        if self._concepts:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._concepts) - 1, ALL))


def _counts(accepted: int, waiting: int) -> str:
    """Return ``2``, ``2 + 1?`` or ``1?``; a dash for nothing."""
    parts = [f"{accepted:,}"] if accepted else []
    if waiting:
        parts.append(f"{waiting:,}?")
    return " + ".join(parts) or "–"
