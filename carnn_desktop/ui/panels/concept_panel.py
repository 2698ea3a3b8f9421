"""The concepts of the project: colour, number key, how many objects the open image has of each."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.documents.model import Concept
from carnn_desktop.services.session import Session
from carnn_desktop.ui.dialogs.dialogs import Dialogs

_ID = Qt.ItemDataRole.UserRole
_SWATCH = 14


class ConceptPanel(QWidget):
    """Concepts come from what was looked for; here they are coloured, renamed and added."""

    def __init__(self, session: Session, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._dialogs = dialogs
        self._tree = QTreeWidget(self)
        self._tree.setHeaderLabels([self.tr("Concept"), self.tr("Key"), self.tr("Here")])
        self._tree.setRootIsDecorated(False)
        self._tree.setUniformRowHeights(True)
        self._tree.setIconSize(QSize(_SWATCH, _SWATCH))
        self._tree.setAccessibleName(self.tr("Concepts of the project"))
        self._tree.header().setStretchLastSection(False)
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self._tree.header().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        self._tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        buttons = QHBoxLayout()
        self._rename = self._button(self.tr("Rename…"), self._rename_chosen)
        self._recolor = self._button(self.tr("Colour…"), self._recolor_chosen)
        self._add = self._button(self.tr("Add…"), self._add_concept)
        for button in (self._rename, self._recolor, self._add):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self._tree, 1)
        layout.addLayout(buttons)
        session.concepts_changed.connect(self._fill)
        session.document_changed.connect(self._count)
        session.image_opened.connect(self._count)
        session.project_opened.connect(self._fill)
        session.project_closed.connect(self._fill)
        self._tree.currentItemChanged.connect(self._enable)
        self._fill()

    def _button(self, text: str, slot: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(text.rstrip("…"))
        button.clicked.connect(slot)
        return button

    @Slot()
    @Slot(object)
    def _fill(self, _event: object = None) -> None:
        chosen = self._chosen()
        self._tree.clear()
        for place, concept in enumerate(self._session.concepts(), 1):
            key = str(place) if place <= 9 else ""
            item = QTreeWidgetItem([concept.name, key, ""])
            item.setData(0, _ID, concept.id)
            item.setIcon(0, _swatch(concept.color))
            item.setToolTip(0, ", ".join((concept.name, *concept.synonyms)))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignCenter)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._tree.addTopLevelItem(item)
            if chosen is not None and concept.id == chosen.id:
                self._tree.setCurrentItem(item)
        self._count()
        self._enable()

    @Slot()
    @Slot(object)
    def _count(self, _event: object = None) -> None:
        document = self._session.current()
        regions = () if document is None else document.regions
        counts = Counter(region.concept_id for region in regions if region.state != "rejected")
        for row in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(row)
            if item is not None:
                item.setText(2, str(counts.get(item.data(0, _ID), 0) or "–"))

    def _chosen(self) -> Concept | None:
        item = self._tree.currentItem()
        return None if item is None else self._session.concept(item.data(0, _ID))

    @Slot()
    def _enable(self) -> None:
        chosen = self._tree.currentItem() is not None
        self._rename.setEnabled(chosen)
        self._recolor.setEnabled(chosen)
        self._add.setEnabled(self._session.project() is not None)

    @Slot()
    def _rename_chosen(self) -> None:
        concept = self._chosen()
        if concept is None:
            return
        name = self._dialogs.ask_name(self.tr("Rename concept"), concept.name)
        if name and name != concept.name:
            self._session.update_concept(concept.id, name=name)

    @Slot()
    def _recolor_chosen(self) -> None:
        concept = self._chosen()
        if concept is None:
            return
        color = self._dialogs.ask_color(concept.name, concept.color)
        if color:
            self._session.update_concept(concept.id, color=color)

    @Slot()
    def _add_concept(self) -> None:
        name = self._dialogs.ask_name(self.tr("Add concept"))
        if name:
            self._session.ensure_concept(name)


def _swatch(color: str) -> QIcon:
    pixmap = QPixmap(_SWATCH * 2, _SWATCH * 2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawRoundedRect(pixmap.rect().adjusted(1, 1, -1, -1), 6, 6)
    painter.end()
    return QIcon(pixmap)
