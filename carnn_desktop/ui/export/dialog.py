"""What to export and how, with what would be written shown while one chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.annotations.model import Concept, RegionState
from carnn_desktop.formats.coco.options import ExportOptions
from carnn_desktop.formats.export.options import DatasetOptions, FormatId
from carnn_desktop.formats.export.preview import Preview
from carnn_desktop.ui.export.summary import ExportSummary

_RASTER = ("panoptic", "semantic", "voc")
_WAIT_MS = 120
_Adjust = QComboBox.SizeAdjustPolicy
_FORM_WIDTH = 680  # pixels that any screen has for the fields
_SHOWN_CONCEPTS = 5
_Policy = QSizePolicy.Policy


class ExportDialog(QDialog):
    """Makes DatasetOptions. The defaults are what trainers expect."""

    def __init__(self, parent: QWidget | None = None, *, concepts: Sequence[Concept] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export annotations"))
        self._concepts = tuple(concepts)
        self._preview: Preview | None = None
        self._summary = ExportSummary({concept.id: concept.name for concept in concepts}, self)
        self._later = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._later.timeout.connect(self._count)
        self._make_fields()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self._choose = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._choose.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addWidget(self._scrolled_form(), 1)
        sides.addWidget(self._summary)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(sides, 1)
        layout.addWidget(self._buttons)
        self._follow_format()
        self.resize(QSize(900, 760))

    # Fields ---------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self._format = QComboBox(self)
        self._format.setAccessibleName(self.tr("Format"))
        for number, (form, text, hint) in enumerate(self._formats()):
            self._format.addItem(text, form)
            self._format.setItemData(number, hint, Qt.ItemDataRole.ToolTipRole)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setSizePolicy(_Policy.Expanding, _Policy.Minimum)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._reviewed = QCheckBox(self.tr("Only images that are done"), self)
        self._reviewed.setChecked(True)
        self._proposals = QCheckBox(self.tr("Also proposals that nobody has decided on"), self)
        self._forced = QCheckBox(self.tr("Also the best of texts of which none passed"), self)
        self._list = self._concept_list()
        self._smallest = self._area_box(self.tr("no lower limit"), self.tr("Smallest object"))
        self._largest = self._area_box(self.tr("no upper limit"), self.tr("Largest object"))
        self._unit = QComboBox(self)
        self._unit.addItem(self.tr("Each connected part"), False)
        self._unit.addItem(self.tr("All of a concept in an image"), True)
        self._min_part = self._area_box(self.tr("keep all"), self.tr("Smallest part"))
        self._min_part.setValue(ExportOptions().min_area)
        self._min_part.setToolTip(
            self.tr("Smaller parts of a model's region are left out; what you accepted stays.")
        )
        self._overlap = QCheckBox(self.tr("Let objects overlap"), self)
        self._overlap.setToolTip(
            self.tr("Otherwise a pixel belongs to the uppermost object that covers it.")
        )
        self._make_mask_fields()
        self._make_file_fields()
        for combo in (self._format, self._unit, self._kind):
            combo.setSizePolicy(_Policy.Expanding, _Policy.Fixed)
            combo.setSizeAdjustPolicy(_Adjust.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(16)
        for spin in (self._min_part, self._tolerance, self._seed, self._share):
            spin.setMinimumWidth(140)
        for box in self.findChildren(QCheckBox):
            box.toggled.connect(self._changed)
        for combo in (self._format, self._unit, self._kind):
            combo.currentIndexChanged.connect(self._changed)
        for spin in self.findChildren(QSpinBox):
            spin.valueChanged.connect(self._changed)

    def _formats(self) -> tuple[tuple[FormatId, str, str], ...]:
        return (
            (
                "coco",
                self.tr("COCO instances"),
                self.tr("One JSON file. Read by nearly every trainer; holds everything."),
            ),
            (
                "yolo",
                self.tr("YOLO segmentation"),
                self.tr("A text file for each image and data.yaml, for Ultralytics."),
            ),
            (
                "voc",
                self.tr("Pascal VOC"),
                self.tr("Boxes as XML and two label pictures for each image."),
            ),
            (
                "semantic",
                self.tr("Semantic masks (PNG)"),
                self.tr("A picture of class numbers for each image, for semantic segmentation."),
            ),
            (
                "panoptic",
                self.tr("COCO panoptic"),
                self.tr("A picture of segments for each image, and a JSON file."),
            ),
            (
                "labelme",
                self.tr("LabelMe"),
                self.tr("A JSON file for each image, to go on in LabelMe."),
            ),
        )

    def _make_mask_fields(self) -> None:
        self._kind = QComboBox(self)
        self._kind.addItem(self.tr("Polygons; run lengths where there are holes"), "auto")
        self._kind.addItem(self.tr("Polygons only, cut open at holes"), "polygon")
        self._kind.addItem(self.tr("Run lengths (RLE) only"), "rle")
        self._tolerance = QDoubleSpinBox(self)
        self._tolerance.setRange(0.0, 20.0)
        self._tolerance.setSingleStep(0.5)
        self._tolerance.setDecimals(1)
        self._tolerance.setSuffix(self.tr(" pixels"))
        self._tolerance.setSpecialValueText(self.tr("not at all: exact"))

    def _make_file_fields(self) -> None:
        self._divide = QCheckBox(self.tr("Set aside"), self)
        self._share = QSpinBox(self)
        self._share.setRange(1, 90)
        self._share.setValue(20)
        self._share.setSuffix(" %")
        self._share.setAccessibleName(self.tr("Share for validation"))
        self._stratify = QCheckBox(self.tr("Divide each concept alike"), self)
        self._stratify.setChecked(True)
        self._seed = QSpinBox(self)
        self._seed.setRange(0, 999_999)
        self._seed.setToolTip(self.tr("Another number divides differently."))
        self._photos = QCheckBox(self.tr("Copy the photos, turned upright"), self)
        self._photos.setToolTip(self.tr("Your own photos are never changed."))
        self._sidecars = QCheckBox(self.tr("Class list and notes for training tools"), self)
        self._sidecars.setChecked(True)

    def _concept_list(self) -> QListWidget:
        found = QListWidget(self)
        found.setAccessibleName(self.tr("Concepts to export"))
        found.setSpacing(1)
        for concept in self._concepts:
            item = QListWidgetItem(concept.name, found)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, concept.id)
        rows = min(_SHOWN_CONCEPTS, found.count())
        found.setFixedHeight(max(1, rows) * max(18, found.sizeHintForRow(0)) + 4)
        found.itemChanged.connect(self._changed)
        return found

    def _area_box(self, special: str, name: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, 100_000_000)
        box.setGroupSeparatorShown(True)
        box.setSuffix(self.tr(" pixels"))
        box.setSpecialValueText(special)
        box.setAccessibleName(name)
        return box

    def _scrolled_form(self) -> QScrollArea:
        content = QWidget(self)
        form = QFormLayout(content)
        form.setContentsMargins(0, 0, 12, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(7)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Format"), self._format)
        form.addRow("", self._hint)
        self._heading(form, self.tr("What"))
        form.addRow(self.tr("Images"), self._reviewed)
        form.addRow(self.tr("Regions"), self._proposals)
        form.addRow("", self._forced)
        if self._concepts:
            form.addRow(self.tr("Concepts"), self._list)
        else:
            self._list.hide()
        form.addRow(self.tr("Area"), self._pair(self._smallest, self._largest))
        self._heading(form, self.tr("How"))
        form.addRow(self.tr("One object is"), self._unit)
        form.addRow(self.tr("Smallest part"), self._min_part)
        form.addRow("", self._overlap)
        form.addRow(self.tr("Masks"), self._kind)
        form.addRow(self.tr("Simplify outlines"), self._tolerance)
        self._heading(form, self.tr("Training and validation"))
        form.addRow(self.tr("Validation"), self._pair(self._divide, self._share))
        form.addRow("", self._stratify)
        form.addRow(self.tr("Seed"), self._seed)
        self._heading(form, self.tr("Files"))
        form.addRow(self.tr("Beside it"), self._photos)
        form.addRow("", self._sidecars)
        area = QScrollArea(self)
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setAccessibleName(self.tr("What to export, and how"))
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(min(content.minimumSizeHint().width() + bar, _FORM_WIDTH))
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return area

    def _heading(self, form: QFormLayout, text: str) -> None:
        label = QLabel(text, self)
        font = label.font()
        font.setBold(True)
        label.setFont(font)
        label.setContentsMargins(0, 10, 0, 0)
        form.addRow(label)

    def _pair(self, first: QWidget, second: QWidget) -> QWidget:
        both = QWidget(self)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        share = int(type(first) is type(second))  # like fields fill the row, others keep their size
        row.addWidget(first, share)
        row.addWidget(second, share)
        if not share:
            row.addStretch(1)
        return both

    # State ----------------------------------------------------------------------------------------

    def options(self, *, overwrite: bool = True) -> DatasetOptions:
        """Return what is chosen."""
        form: FormatId = self._format.currentData()
        states: tuple[RegionState, ...]
        states = ("accepted", "proposed") if self._proposals.isChecked() else ("accepted",)
        exact_masks = form == "coco"
        return DatasetOptions(
            format=form,
            objects=ExportOptions(
                states=states,
                reviewed_only=self._reviewed.isChecked(),
                semantic=bool(self._unit.currentData()),
                min_area=self._min_part.value(),
                segmentation=self._kind.currentData() if exact_masks else "auto",
                tolerance=0.0 if form in _RASTER else self._tolerance.value(),
                allow_overlap=self._overlap.isChecked() and form not in _RASTER,
                overwrite=overwrite,
                include_forced=self._forced.isChecked(),
                write_sidecars=self._sidecars.isChecked(),
                concepts=self._chosen_concepts(),
                smallest_object=self._smallest.value(),
                largest_object=self._largest.value() or None,
            ),
            val=self._share.value() / 100 if self._divide.isChecked() else 0.0,
            seed=self._seed.value(),
            stratify=self._stratify.isChecked(),
            copy_images=self._photos.isChecked(),
        )

    def is_single_file(self) -> bool:
        """Whether it is one COCO file instead of a folder."""
        plain = not self._divide.isChecked() and not self._photos.isChecked()
        return self._format.currentData() == "coco" and plain

    def _chosen_concepts(self) -> frozenset[int] | None:
        items = [self._list.item(row) for row in range(self._list.count())]
        chosen = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        if len(chosen) == len(items):
            return None
        return frozenset(item.data(Qt.ItemDataRole.UserRole) for item in chosen)

    def show_counting(self, done: int, total: int) -> None:
        """Show how far counting is."""
        self._summary.show_counting(done, total)

    def show_preview(self, preview: Preview) -> None:
        """Show what would be written, from now on with every change."""
        self._preview = preview
        self._count()

    @Slot()
    def _changed(self, *_values: object) -> None:
        self._follow_format()
        if self._preview is not None:
            self._later.start()

    def _follow_format(self) -> None:
        """Enable what the format knows; name the button for what it will ask."""
        form: FormatId = self._format.currentData()
        self._hint.setText(self._format.currentData(Qt.ItemDataRole.ToolTipRole))
        raster = form in _RASTER
        self._overlap.setEnabled(not raster)
        self._kind.setEnabled(form == "coco")
        self._tolerance.setEnabled(not raster)
        self._min_part.setEnabled(not self._unit.currentData())
        for widget in (self._share, self._stratify, self._seed):
            widget.setEnabled(self._divide.isChecked())
        self._sidecars.setEnabled(self.is_single_file())
        single = self.is_single_file()
        self._choose.setText(self.tr("Choose file…") if single else self.tr("Choose folder…"))

    @Slot()
    def _count(self) -> None:
        if self._preview is None:
            return
        counts = self._preview.counts(self.options())
        self._summary.show_counts(counts)
        self._choose.setEnabled(counts.images > 0)
