"""How to export: what, in which form, and what happened."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.documents.coco.options import ExportOptions
from carnn_desktop.documents.coco.report import ExportReport


class ExportDialog(QDialog):
    """Makes ExportOptions. The defaults are what trainers expect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export COCO annotations"))
        self._reviewed = QCheckBox(self.tr("Only images that are done"), self)
        self._reviewed.setChecked(True)
        self._proposals = QCheckBox(self.tr("Also proposals that nobody has decided on"), self)
        self._unit = QComboBox(self)
        self._unit.addItem(self.tr("One annotation for each connected part"), False)
        self._unit.addItem(self.tr("One annotation for each concept and image"), True)
        self._min_area = QSpinBox(self)
        self._min_area.setRange(0, 1_000_000)
        self._min_area.setValue(ExportOptions().min_area)
        self._min_area.setSuffix(self.tr(" pixels"))
        self._kind = QComboBox(self)
        self._kind.addItem(self.tr("Polygons; run lengths where there are holes"), "auto")
        self._kind.addItem(self.tr("Polygons only (cut open at holes)"), "polygon")
        self._kind.addItem(self.tr("Run lengths (RLE) only"), "rle")
        self._tolerance = QDoubleSpinBox(self)
        self._tolerance.setRange(0.0, 20.0)
        self._tolerance.setSingleStep(0.5)
        self._tolerance.setSuffix(self.tr(" pixels"))
        self._tolerance.setSpecialValueText(self.tr("exact"))
        self._sidecars = QCheckBox(
            self.tr("Also write a class list and a note for training tools"), self
        )
        self._sidecars.setChecked(True)
        form = QFormLayout()
        form.setSpacing(8)
        form.addRow(self.tr("What"), self._reviewed)
        form.addRow("", self._proposals)
        form.addRow(self.tr("Objects"), self._unit)
        form.addRow(self.tr("Smallest part"), self._min_area)
        form.addRow(self.tr("Masks"), self._kind)
        form.addRow(self.tr("Simplify outlines by"), self._tolerance)
        form.addRow("", self._sidecars)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        choose = buttons.addButton(self.tr("Choose file…"), QDialogButtonBox.ButtonRole.AcceptRole)
        choose.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def options(self) -> ExportOptions:
        """Return what is chosen; the file dialog has asked before overwriting."""
        return ExportOptions(
            states=("accepted", "proposed") if self._proposals.isChecked() else ("accepted",),
            reviewed_only=self._reviewed.isChecked(),
            semantic=bool(self._unit.currentData()),
            min_area=self._min_area.value(),
            segmentation=self._kind.currentData(),
            tolerance=self._tolerance.value(),
            overwrite=True,
            write_sidecars=self._sidecars.isChecked(),
        )


class ExportReportDialog(QDialog):
    """What was written, how exact it is, what was left out and why."""

    def __init__(self, report: ExportReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Exported"))
        form = QFormLayout()
        form.setSpacing(6)
        for name, value in (
            (self.tr("File"), str(report.path)),
            (self.tr("Images"), f"{report.images:,}"),
            (self.tr("of them without objects"), f"{report.empty_images:,}"),
            (self.tr("Objects"), f"{report.annotations:,}"),
            (self.tr("as polygons / as run lengths"), f"{report.polygons:,} / {report.rles:,}"),
            (self.tr("Categories"), f"{report.categories:,}"),
            (
                self.tr("Smallest IoU after reading back"),
                "–" if report.min_iou is None else f"{report.min_iou:.4f}",
            ),
        ):
            label = QLabel(value, self)
            label.setTextInteractionFlags(label.textInteractionFlags().TextSelectableByMouse)
            form.addRow(name, label)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addLayout(form)
        lines = [f"{dropped.count:,} × {dropped.reason}" for dropped in report.dropped]
        lines.extend(report.notes)
        if lines:
            note = QLabel("\n".join((self.tr("Left out or worth knowing:"), *lines)), self)
            note.setWordWrap(True)
            layout.addWidget(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.setMinimumWidth(460)
