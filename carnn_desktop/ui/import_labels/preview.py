"""The preview page: what a file holds, what importing it would do, and the choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.annotations.model import Concept
from carnn_desktop.formats.importing.plan import ImportChoices, ImportPlan
from carnn_desktop.formats.registry import read_formats
from carnn_desktop.services.importing import ImportPreview
from carnn_desktop.ui.import_labels.categories import CategoryTable
from carnn_desktop.ui.import_labels.models import ImportTexts, Row, RowModel
from carnn_desktop.ui.import_labels.options import Figures, OptionsForm

_RANK = {"left out": 0, "repaired": 1, "noted": 2}


class PreviewPage(QWidget):
    """``format_chosen`` asks to read the file as another format; ``changed`` carries how many
    objects would be imported now.
    """

    format_chosen = Signal(str)
    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: ImportPlan | None = None
        self._texts = ImportTexts(self)
        self._name = QLabel(self)
        font = self._name.font()
        font.setBold(True)
        self._name.setFont(font)
        self._format = QComboBox(self)
        self._format.setAccessibleName(self.tr("Format"))
        self._format.activated.connect(self._chosen)
        self._figures = Figures(self)
        self._categories = CategoryTable(self)
        self._categories.changed.connect(self._update)
        self._image_model = RowModel(
            (self.tr("In the file"), self.tr("Photo"), self.tr("Objects"), self.tr("Match")),
            numeric=frozenset((2,)),
            alert_column=3,
            parent=self,
        )
        self._note_model = RowModel(("", self.tr("Place"), self.tr("What was found")), parent=self)
        self._images = _table(self, self._image_model, stretch=(0, 1, 3))
        self._images.setAccessibleName(self.tr("Images of the file"))
        self._notes = _table(self, self._note_model, stretch=(2,))
        self._notes.setAccessibleName(self.tr("Findings"))
        self._only = QCheckBox(self.tr("Only those that need a look"), self)
        self._only.toggled.connect(lambda on: self._image_model.show_only_alerts(on=on))
        self._tabs = QTabWidget(self)
        self._tabs.setAccessibleName(self.tr("What the file brings"))
        self._tabs.setDocumentMode(True)
        self._options = OptionsForm(self)
        self._options.changed.connect(self._update)
        self._build()

    def show_preview(self, preview: ImportPreview, concepts: Sequence[Concept]) -> None:
        """Fill the page."""
        plan = self._plan = preview.plan
        self._name.setText(plan.annotations.path.name)
        self._name.setToolTip(str(plan.annotations.path))
        self._fill_formats(preview)
        self._categories.set_plan(plan, concepts)
        self._image_model.set_rows([self._texts.image_row(entry) for entry in plan.images])
        worst_first = sorted(plan.notes.listed, key=lambda note: _RANK[note.effect])
        notes = [self._texts.note_row(note) for note in worst_first]
        more = self._texts.more_row(plan.notes)
        self._note_model.set_rows([*notes, more] if more is not None else notes)
        self._options.set_plan(plan)
        alerts = sum(self._texts.image_row(entry).alert for entry in plan.images)
        self._only.setVisible(bool(alerts))
        found = sum(plan.notes.counts.values())
        for place, (words, count) in enumerate(
            (
                (self.tr("Categories ({count})"), len(plan.categories)),
                (self.tr("Images ({count})"), len(plan.images)),
                (self.tr("Findings ({count})"), found),
            )
        ):
            self._tabs.setTabText(place, words.format(count=f"{count:,}"))
        self._tabs.setTabEnabled(2, bool(found))
        lost = not plan.annotations.objects and plan.notes.counts["left out"]
        self._tabs.setCurrentIndex(2 if lost else 0 if plan.categories and plan.objects else 1)
        self._update()

    def choices(self) -> ImportChoices:
        """Return what the user chose."""
        return replace(self._options.choices(), targets=self._categories.targets())

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._name, 1)
        top.addWidget(QLabel(self.tr("Format"), self))
        top.addWidget(self._format)
        images = QWidget(self)
        layout = QVBoxLayout(images)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._images, 1)
        layout.addWidget(self._only)
        for page in (self._categories, images, self._notes):
            self._tabs.addTab(page, "")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        outer.addLayout(top)
        outer.addWidget(self._figures)
        outer.addWidget(self._tabs, 1)
        outer.addWidget(self._options)

    def _fill_formats(self, preview: ImportPreview) -> None:
        self._format.clear()
        sure = {detection.format.name for detection in preview.detections if detection.confidence}
        for known in read_formats():
            found = known.name in sure
            text = self.tr("{format} (detected)").format(format=known.title) if found else ""
            self._format.addItem(text or known.title, known.name)
        place = self._format.findData(preview.plan.annotations.format)
        self._format.setCurrentIndex(place)

    def _chosen(self, place: int) -> None:
        chosen = self._format.itemData(place)
        if self._plan is not None and chosen != self._plan.annotations.format:
            self.format_chosen.emit(chosen)

    def _update(self) -> None:
        if self._plan is not None:
            self.changed.emit(self._figures.show_plan(self._plan, self.choices()))


class ReportPage(QWidget):
    """What an import did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._model = RowModel(("", self.tr("Place"), self.tr("What was done")), parent=self)
        self._table = _table(self, self._model, stretch=(2,))
        self._table.setAccessibleName(self.tr("Details of the import"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._table, 1)
        layout.addStretch(0)

    def show_text(self, title: str, text: str, rows: Sequence[Row] = ()) -> None:
        """Show a result or a failure, with details where there are some."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._model.set_rows(rows)
        self._table.setVisible(bool(rows))


def _table(parent: QWidget, model: RowModel, *, stretch: tuple[int, ...]) -> QTableView:
    table = QTableView(parent)
    table.setModel(model)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setWordWrap(False)
    table.setSortingEnabled(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().setVisible(False)
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionsClickable(True)
    header.setSortIndicatorShown(False)
    header.sectionClicked.connect(model.sort)
    for column in range(model.columnCount()):
        header.setSectionResizeMode(
            column,
            QHeaderView.ResizeMode.Stretch
            if column in stretch
            else QHeaderView.ResizeMode.ResizeToContents,
        )
    header.setResizeContentsPrecision(50)
    return table
