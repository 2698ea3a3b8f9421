"""What to export and how, with what would be written shown while one chooses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from carnn_desktop.annotations.model import AnnotationState, Category
from carnn_desktop.formats.declaration import Format
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.formats.export.preview import Preview
from carnn_desktop.formats.export.settings import SHARED
from carnn_desktop.formats.registry import written_formats, written_settings
from carnn_desktop.ui.export.fields import field_value, is_number, make_field, translated
from carnn_desktop.ui.export.summary import ExportSummary
from carnn_desktop.ui.look.layouts import (
    dialog_buttons,
    form_layout,
    heading,
    hint,
    in_column,
    in_row,
    named,
    scroll_area,
)

_WAIT_MS = 120
_Adjust = QComboBox.SizeAdjustPolicy
_FORM_WIDTH = 680  # pixels that any screen has for the fields
_SHOWN_CATEGORIES = 5
_Policy = QSizePolicy.Policy


class ExportDialog(QDialog):
    """Makes ExportOptions. As it comes, an object of the list is an annotation of the file.

    parts_wanted : objects are to be divided, and what that makes of them is not counted yet
    """

    parts_wanted = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, categories: Sequence[Category] = ()
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export annotations"))
        self._categories = tuple(categories)
        self._preview: Preview | None = None
        self._summary = ExportSummary({category.id: category.name for category in categories}, self)
        self._later = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._later.timeout.connect(self._count)
        self._make_fields()
        self._buttons = dialog_buttons(self)
        self._choose = self._buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._choose.setDefault(True)
        sides = in_row((self._scrolled_form(), 1), self._summary, spacing=20)
        in_column((sides, 1), self._buttons, parent=self, spacing=12)
        self._follow_format()
        self.resize(QSize(900, 760))

    # Fields ---------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        self._format = named(QComboBox(self), self.tr("Format"))
        for number, known in enumerate(written_formats()):
            self._format.addItem(translated(known.written or known.title), known.name)
            self._format.setItemData(number, self._said_of(known), Qt.ItemDataRole.ToolTipRole)
        self._hint = hint("", self)
        self._hint.setSizePolicy(_Policy.Expanding, _Policy.Minimum)
        self._reviewed = QCheckBox(self.tr("Only images that are done"), self)
        self._reviewed.setChecked(True)
        self._proposals = QCheckBox(self.tr("Also proposals that nobody has decided on"), self)
        self._forced = QCheckBox(self.tr("Also the best of texts of which none passed"), self)
        self._list = self._category_list()
        self._smallest = self._area_box(self.tr("no lower limit"), self.tr("Smallest object"))
        self._largest = self._area_box(self.tr("no upper limit"), self.tr("Largest object"))
        self._unit = QComboBox(self)
        self._unit.addItem(self.tr("Each object of the list"), "listed")
        self._unit.addItem(self.tr("Each connected part"), "parts")
        self._unit.addItem(self.tr("All of a concept in an image"), "concept")
        self._unit.setToolTip(self.tr("What becomes one annotation of the file"))
        self._min_part = self._area_box(self.tr("keep all"), self.tr("Smallest part"))
        self._min_part.setValue(ExportOptions().min_area)
        self._min_part.setToolTip(
            self.tr("Smaller parts of a model's proposal are left out; what you accepted stays.")
        )
        self._fields = {item.name: make_field(item, self) for item in written_settings()}
        self._make_file_fields()
        for combo in self.findChildren(QComboBox):
            combo.setSizePolicy(_Policy.Expanding, _Policy.Fixed)
            combo.setSizeAdjustPolicy(_Adjust.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(16)
            combo.currentIndexChanged.connect(self._changed)
        alone = [field for field in self._fields.values() if is_number(field)]
        for spin in (self._min_part, self._seed, self._share, *alone):
            spin.setMinimumWidth(140)
        for box in self.findChildren(QCheckBox):
            box.toggled.connect(self._changed)
        for spin in self.findChildren(QSpinBox):
            spin.valueChanged.connect(self._changed)

    def _said_of(self, known: Format) -> str:
        """Return what a format is, and what it has no place for."""
        if not known.cannot_hold:
            return translated(known.hint)
        lacks = self.tr("It cannot hold {what}.").format(what=translated(known.cannot_hold))
        return f"{translated(known.hint)} {lacks}"

    def _make_file_fields(self) -> None:
        self._divide = QCheckBox(self.tr("Set aside"), self)
        self._share = QSpinBox(self, minimum=1, maximum=90, value=20, suffix=" %")
        self._share.setAccessibleName(self.tr("Share for validation"))
        self._stratify = QCheckBox(self.tr("Divide each concept alike"), self)
        self._stratify.setChecked(True)
        self._seed = QSpinBox(self, minimum=0, maximum=999_999)
        self._seed.setToolTip(self.tr("Another number divides differently."))
        self._photos = QCheckBox(self.tr("Copy the photos, turned upright"), self)
        self._photos.setToolTip(self.tr("Your own photos are never changed."))

    def _category_list(self) -> QListWidget:
        found = named(QListWidget(self), self.tr("Concepts to export"))
        found.setSpacing(1)
        for category in self._categories:
            item = QListWidgetItem(category.name, found)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setData(Qt.ItemDataRole.UserRole, category.id)
        rows = min(_SHOWN_CATEGORIES, found.count())
        found.setFixedHeight(max(1, rows) * max(18, found.sizeHintForRow(0)) + 4)
        found.itemChanged.connect(self._changed)
        return found

    def _area_box(self, special: str, name: str) -> QSpinBox:
        box = named(QSpinBox(self, minimum=0, maximum=100_000_000, suffix=self.tr(" pixels")), name)
        box.setGroupSeparatorShown(True)
        box.setSpecialValueText(special)
        return box

    def _scrolled_form(self) -> QScrollArea:
        content = QWidget(self)
        form = self._form = form_layout(content, down=7, margins=(0, 0, 12, 0))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self.tr("Format"), self._format)
        form.addRow("", self._hint)
        form.addRow(heading(self.tr("What"), self, above=10))
        form.addRow(self.tr("Images"), self._reviewed)
        form.addRow(self.tr("Objects"), self._proposals)
        form.addRow("", self._forced)
        if self._categories:
            form.addRow(self.tr("Concepts"), self._list)
        else:
            self._list.hide()
        form.addRow(self.tr("Area"), self._pair(self._smallest, self._largest))
        form.addRow(heading(self.tr("How"), self, above=10))
        form.addRow(self.tr("One object is"), self._unit)
        form.addRow(self.tr("Smallest part"), self._min_part)
        for item in written_settings():
            if not item.of_file:
                form.addRow(translated(item.label), self._fields[item.name])
        form.addRow(heading(self.tr("Training and validation"), self, above=10))
        form.addRow(self.tr("Validation"), self._pair(self._divide, self._share))
        form.addRow("", self._stratify)
        form.addRow(self.tr("Seed"), self._seed)
        form.addRow(heading(self.tr("Files"), self, above=10))
        form.addRow(self.tr("Beside it"), self._photos)
        for item in written_settings():
            if item.of_file:
                form.addRow(translated(item.label), self._fields[item.name])
        area = scroll_area(content, self.tr("What to export, and how"), self)
        bar = area.verticalScrollBar().sizeHint().width()
        area.setMinimumWidth(min(content.minimumSizeHint().width() + bar, _FORM_WIDTH))
        area.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        return area

    def _pair(self, first: QWidget, second: QWidget) -> QWidget:
        both = QWidget(self)
        share = int(type(first) is type(second))  # like fields fill the row, others keep their size
        row = in_row((first, share), (second, share), parent=both, margins=0, spacing=8)
        if not share:
            row.addStretch(1)
        return both

    # State ----------------------------------------------------------------------------------------

    def options(self, *, overwrite: bool = True) -> ExportOptions:
        """Return what is chosen."""
        states: tuple[AnnotationState, ...]
        states = ("accepted", "proposed") if self._proposals.isChecked() else ("accepted",)
        options = ExportOptions(
            format=self._format.currentData(),
            states=states,
            reviewed_only=self._reviewed.isChecked(),
            unit=self._unit.currentData(),
            min_area=self._min_part.value(),
            overwrite=overwrite,
            include_forced=self._forced.isChecked(),
            categories=self._chosen_categories(),
            smallest_object=self._smallest.value(),
            largest_object=self._largest.value() or None,
            val=self._share.value() / 100 if self._divide.isChecked() else 0.0,
            seed=self._seed.value(),
            stratify=self._stratify.isChecked(),
            copy_images=self._photos.isChecked(),
        )
        return options.with_values({name: field_value(f) for name, f in self._fields.items()})

    def field(self, name: str) -> QWidget:
        """Return the field of a setting that formats declare."""
        return self._fields[name]

    def _chosen_categories(self) -> frozenset[int] | None:
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
        options = self.options()
        self._hint.setText(self._format.currentData(Qt.ItemDataRole.ToolTipRole))
        for item in written_settings():
            known = item in options.target_format.settings
            field = self._fields[item.name]
            field.setEnabled(known and (options.is_single_file or not item.of_file))
            if item not in SHARED:
                self._form.setRowVisible(field, known)
        self._min_part.setEnabled(options.unit == "parts")
        for widget in (self._share, self._stratify, self._seed):
            widget.setEnabled(self._divide.isChecked())
        single = options.is_single_file
        self._choose.setText(self.tr("Choose file…") if single else self.tr("Choose folder…"))

    @Slot()
    def _count(self) -> None:
        if self._preview is None:
            return
        options = self.options()
        if options.unit == "parts" and not self._preview.with_parts:
            self._preview = None
            self.parts_wanted.emit()
            return
        counts = self._preview.counts(options)
        self._summary.show_counts(counts)
        self._choose.setEnabled(counts.images > 0)
