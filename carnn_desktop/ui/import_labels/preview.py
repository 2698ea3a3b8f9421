"""The preview page: what a file holds, what importing it would do, and the choices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QTabWidget,
    QWidget,
)

from carnn_desktop.annotations.model import Category
from carnn_desktop.formats.importing.plan import ImportChoices, ImportPlan
from carnn_desktop.formats.registry import read_formats
from carnn_desktop.services.importing import ImportPreview
from carnn_desktop.ui.import_labels.categories import CategoryTable
from carnn_desktop.ui.import_labels.options import OptionsForm, figures
from carnn_desktop.ui.import_labels.rows import (
    finding,
    finding_columns,
    image_columns,
    image_row,
    more_findings,
    needs_look,
)
from carnn_desktop.ui.look.layouts import in_column, in_row, make_bold, named
from carnn_desktop.ui.look.tables import RowTable
from carnn_desktop.ui.look.told import shown_number

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
        self._name = QLabel(self)
        make_bold(self._name)
        self._format = named(QComboBox(self), self.tr("Format"))
        self._format.activated.connect(self._chosen)
        self._figures = QLabel(self, wordWrap=True)
        self._categories = CategoryTable(self)
        self._categories.changed.connect(self._update)
        titles = (self.tr("In the file"), self.tr("Photo"), self.tr("Objects"), self.tr("Match"))
        self._images = RowTable(
            self.tr("Images of the file"), image_columns(titles), self, wide=(0, 1, 3)
        )
        found = finding_columns(("", self.tr("Place"), self.tr("What was found")))
        self._notes = RowTable(self.tr("Findings"), found, self, wide=(2,))
        self._only = QCheckBox(self.tr("Only those that need a look"), self)
        self._only.toggled.connect(lambda on: self._images.show_only(needs_look if on else None))
        self._tabs = named(QTabWidget(self), self.tr("What the file brings"))
        self._tabs.setDocumentMode(True)
        self._options = OptionsForm(self)
        self._options.changed.connect(self._update)
        self._build()

    def show_preview(self, preview: ImportPreview, categories: Sequence[Category]) -> None:
        """Fill the page."""
        plan = self._plan = preview.plan
        self._name.setText(plan.annotations.path.name)
        self._name.setToolTip(str(plan.annotations.path))
        self._fill_formats(preview)
        self._categories.set_plan(plan, categories)
        images = [image_row(entry) for entry in plan.images]
        self._images.set_rows(images)
        worst_first = sorted(plan.notes.listed, key=lambda note: _RANK[note.effect])
        self._notes.set_rows([*map(finding, worst_first), *more_findings(plan.notes)])
        self._options.set_plan(plan)
        self._only.setVisible(any(map(needs_look, images)))
        found = sum(plan.notes.counts.values())
        for place, (words, count) in enumerate(
            (
                (self.tr("Categories ({count})"), len(plan.categories)),
                (self.tr("Images ({count})"), len(plan.images)),
                (self.tr("Findings ({count})"), found),
            )
        ):
            self._tabs.setTabText(place, words.format(count=shown_number(count)))
        self._tabs.setTabEnabled(2, bool(found))
        lost = not plan.annotations.objects and plan.notes.counts["left out"]
        self._tabs.setCurrentIndex(2 if lost else 0 if plan.categories and plan.objects else 1)
        self._update()

    def choices(self) -> ImportChoices:
        """Return what the user chose."""
        return replace(self._options.choices(), targets=self._categories.targets())

    def _build(self) -> None:
        top = in_row((self._name, 1), QLabel(self.tr("Format"), self), self._format, spacing=12)
        images = QWidget(self)
        in_column((self._images, 1), self._only, parent=images, margins=0, spacing=6)
        for page in (self._categories, images, self._notes):
            self._tabs.addTab(page, "")
        in_column(
            top, self._figures, (self._tabs, 1), self._options, parent=self, margins=0, spacing=10
        )

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
            objects, text = figures(self._plan, self.choices())
            self._figures.setText(text)
            self.changed.emit(objects)
