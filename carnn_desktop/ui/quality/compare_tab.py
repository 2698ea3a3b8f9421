"""The project beside another file: scores, the worst images first, confusion, agreement."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

from carnn_desktop.quality.results import Agreement, Comparison, ImageScore
from carnn_desktop.services.quality_jobs import ComparisonReport
from carnn_desktop.ui.look.layouts import in_column, in_row, named, side_by_side
from carnn_desktop.ui.look.tables import Column, RowTable, number, percent
from carnn_desktop.ui.look.told import shown_number, told_texts
from carnn_desktop.ui.quality.matrix_plot import MatrixPlot
from carnn_desktop.ui.quality.plots import BarPlot
from carnn_desktop.ui.quality.preview import PhotoPreview


class CompareTab(QWidget):
    """Shows one report.

    wanted : compare with a file, to be chosen; image_wanted : path of an image, with both masks
    shown : whether the other file's masks are shown on the photo (bool)
    """

    wanted = Signal()
    image_wanted = Signal(object)
    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = QPushButton(self.tr("Compare with a file…"), self)
        self._choose.setToolTip(self.tr("Ground truth or another annotator's COCO file"))
        self._show = QCheckBox(self.tr("Show its masks on the photo"), self)
        self._show.setToolTip(self.tr("Hatched, with a white and black line around them"))
        self._show.setChecked(True)
        self._show.setEnabled(False)
        self._about = QLabel(self._invitation(), self, wordWrap=True)
        self._values: list[QLabel] = []
        self._cards = self._make_cards()
        self._categories = RowTable(self.tr("Concepts"), self._category_columns(), self)
        self._images = RowTable(self.tr("Images, the worst first"), self._image_columns(), self)
        self._images.setToolTip(self.tr("Click an image to see it with both masks"))
        self._confusion = MatrixPlot(
            self.tr("Which concept was taken for which"), self.tr("File"), self.tr("Project")
        )
        self._ious = BarPlot(self.tr("IoU by concept"), self.tr("IoU in percent"), share=True)
        self._agreement = QLabel(self)
        self._agreement.setWordWrap(True)
        self._agreement.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._agreement.setMargin(12)
        self._agreement.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._tables = named(QTabWidget(self), self.tr("What differs"))
        self.preview = PhotoPreview(self)
        self._choice = QComboBox(self)
        self._lay_out()
        self._choose.clicked.connect(self.wanted)
        self._show.toggled.connect(self.shown.emit)
        self._images.opened.connect(self._image_opened)

    def set_busy(self, busy: bool) -> None:
        """Keep a second job from being asked for."""
        self._choose.setEnabled(not busy)

    def set_masks_shown(self, on: bool) -> None:
        """Follow the action that shows the other file's masks."""
        self._show.setChecked(on)

    def clear(self) -> None:
        """Show nothing: another folder."""
        self._about.setText(self._invitation())
        self._show.setEnabled(False)
        self._show_cards(None)
        self._categories.set_rows(())
        self._images.set_rows(())
        self._confusion.set_matrix((), (), ())
        self._ious.set_bars(())
        self._agreement.setText("")

    def show_report(self, report: ComparisonReport) -> None:
        """Show a comparison."""
        found = report.comparison
        self._show.setEnabled(True)
        self._about.setText(self._told(report))
        self._show_cards(found)
        used = [c for c in found.categories if c.truth or c.labels]
        self._categories.set_rows(used, sort_by=6)
        self._images.set_rows(found.images, sort_by=1)
        names = found.confusion.names
        self._confusion.set_matrix(
            (*names, self.tr("nothing")),
            (*names, self.tr("nothing")),
            found.confusion.counts,
            last_stays=True,
        )
        known = sorted((c for c in used if c.iou is not None), key=lambda c: c.iou or 0.0)
        self._ious.set_bars([(c.name, c.iou or 0.0, None) for c in known])
        self._agreement.setText(self._agreement_text(found.agreement))

    # ----------------------------------------------------------------------------------------------

    def _invitation(self) -> str:
        return self.tr(
            "Choose a COCO file of the same photos: ground truth, or another annotator's work."
        )

    def _lay_out(self) -> None:
        head = in_row(self._choose, self._show, 1)
        self._tables.setDocumentMode(True)
        self._tables.addTab(self._images, self.tr("Images"))
        self._tables.addTab(self._categories, self.tr("Concepts"))
        right = QWidget(self)
        choice, plots = self._choice, QStackedWidget(self)
        choice.setAccessibleName(self.tr("Plot"))
        for title, widget in (
            (self.tr("Confusion of concepts"), self._confusion),
            (self.tr("IoU by concept"), self._ious),
            (self.tr("Agreement of two annotators"), self._agreement),
            (self.tr("Photo with both masks"), self.preview),
        ):
            choice.addItem(title)
            plots.addWidget(widget)
        choice.currentIndexChanged.connect(plots.setCurrentIndex)
        in_column(choice, (plots, 1), parent=right, margins=0)
        both = side_by_side(self._tables, right, sizes=(640, 480), parent=self)
        in_column(
            head,
            self._about,
            self._cards,
            (both, 1),
            parent=self,
            margins=(0, 12, 0, 6),
            spacing=10,
        )

    def _make_cards(self) -> QWidget:
        """Return the few numbers one looks at first, with nothing in them yet."""
        cards = QWidget(self)
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(34)
        grid.setVerticalSpacing(0)
        for place, (name, tip) in enumerate(
            (
                (self.tr("mIoU"), self.tr("Mean of the concepts' IoU")),
                (self.tr("Boundary F"), self.tr("Mean over the concepts")),
                (self.tr("AP"), self.tr("COCO's average precision, IoU 0.50 to 0.95")),
                (self.tr("AP50"), self.tr("Average precision at IoU 0.50")),
                (self.tr("Missed"), self.tr("Objects only the file has")),
                (self.tr("Extra"), self.tr("Objects only the project has")),
            )
        ):
            value, label = QLabel("–", cards), QLabel(name, cards)
            font = value.font()
            font.setPointSizeF(font.pointSizeF() * 1.7)
            font.setBold(True)
            value.setFont(font)
            value.setAccessibleName(name)
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
            for row, widget in enumerate((value, label)):
                widget.setToolTip(tip)
                grid.addWidget(widget, row, place)
            self._values.append(value)
        grid.setColumnStretch(grid.columnCount(), 1)
        return cards

    def _show_cards(self, found: Comparison | None) -> None:
        """Show the numbers of a comparison, dashes without one."""
        texts = ["–"] * len(self._values)
        if found is not None:
            shares = (found.miou, found.boundary_f, found.ap, found.ap50)
            texts = ["–" if share is None else shown_number(share * 100, ".1f") for share in shares]
            texts += [number(found.missed), number(found.extra)]
        for value, text in zip(self._values, texts, strict=True):
            value.setText(text)

    def _category_columns(self) -> list[Column[Any]]:
        return [
            Column(self.tr("Concept"), "", lambda c: c.name),
            Column(self.tr("File"), self.tr("Objects in the file"), lambda c: c.truth, number),
            Column(
                self.tr("Project"), self.tr("Objects in the project"), lambda c: c.labels, number
            ),
            Column(
                self.tr("Missed"),
                self.tr("Objects of the file that no object of the project matches"),
                lambda c: c.missed,
                number,
                high_first=True,
            ),
            Column(
                self.tr("Extra"),
                self.tr("Objects of the project that no object of the file matches"),
                lambda c: c.extra,
                number,
                high_first=True,
            ),
            Column(
                self.tr("PQ"),
                self.tr(
                    "Panoptic quality: summed IoU of matched objects by their number, with "
                    "half of the missed and extra ones"
                ),
                lambda c: c.quality,
                percent,
            ),
            Column(
                self.tr("IoU"),
                self.tr("Pixels both have by pixels either has, over all images"),
                lambda c: c.iou,
                percent,
            ),
            Column(
                self.tr("F"),
                self.tr("Boundary F-score: how well the outlines agree"),
                lambda c: c.boundary_f,
                percent,
            ),
            Column(
                self.tr("AP"),
                self.tr("COCO's average precision of the masks"),
                lambda c: c.ap,
                percent,
            ),
        ]

    def _image_columns(self) -> list[Column[Any]]:
        return [
            Column(self.tr("Image"), "", lambda i: i.name),
            Column(
                self.tr("IoU"),
                self.tr("Mean over the concepts of the image"),
                lambda i: i.iou,
                percent,
            ),
            Column(
                self.tr("F"),
                self.tr("Boundary F-score: how well the outlines agree"),
                lambda i: i.boundary_f,
                percent,
            ),
            Column(
                self.tr("Matched"),
                self.tr("Objects both have, at IoU 0.5"),
                lambda i: i.matched,
                number,
            ),
            Column(
                self.tr("Missed"),
                self.tr("Objects only the file has"),
                lambda i: i.missed,
                number,
                high_first=True,
            ),
            Column(
                self.tr("Extra"),
                self.tr("Objects only the project has"),
                lambda i: i.extra,
                number,
                high_first=True,
            ),
            Column(
                self.tr("Confused"),
                self.tr("Objects both have, with another concept"),
                lambda i: i.confused,
                number,
                high_first=True,
            ),
        ]

    def _told(self, report: ComparisonReport) -> str:
        found = report.comparison
        parts = [
            self.tr("Images compared with {file}: {count}.").format(
                count=number(len(found.images)), file=found.truth_title
            )
        ]
        if found.only_truth:
            parts.append(
                self.tr("Only in the file, not compared: {count}.").format(
                    count=number(len(found.only_truth))
                )
            )
        if found.only_labels:
            parts.append(
                self.tr("Only in the project, not compared: {count}.").format(
                    count=number(len(found.only_labels))
                )
            )
        if report.other.left_out:
            parts.append(
                self.tr("Entries of the file that could not be read: {count}.").format(
                    count=number(report.other.left_out)
                )
            )
        return told_texts((*parts, *found.notes))

    def _agreement_text(self, found: Agreement) -> str:
        def said(value: float | None) -> str:
            return "–" if value is None else f"{shown_number(value * 100, '.1f')} %"

        rows = (
            (self.tr("Objects in both"), number(found.pairs)),
            (self.tr("Objects of the project"), number(found.first_objects)),
            (self.tr("Objects of the file"), number(found.second_objects)),
            (self.tr("Mean IoU of objects in both"), said(found.mean_iou)),
            (self.tr("Objects found by both (F1)"), said(found.found)),
            (self.tr("Panoptic quality, whatever the concept"), said(found.quality)),
            (self.tr("Same concept"), said(found.same_category)),
            (
                self.tr("Cohen's kappa of the concepts"),
                "–" if found.kappa is None else shown_number(found.kappa, ".3f"),
            ),
        )
        cells = "".join(
            f"<tr><td style='padding:3px 24px 3px 0'>{name}</td>"
            f"<td align='right' style='padding:3px 0'><b>{value}</b></td></tr>"
            for name, value in rows
        )
        text = self.tr(
            "Both are treated alike: exchanging them changes nothing. Objects are matched one to "
            "one at IoU 0.5, those of the same concept and the largest overlap first. Kappa is 1 "
            "when both always chose the same concept and 0 when they agree as often as by chance."
        )
        return f"<table>{cells}</table><p>{text}</p>"

    @Slot(object)
    def _image_opened(self, image: ImageScore) -> None:
        self._choice.setCurrentIndex(self._choice.count() - 1)
        self.image_wanted.emit(image.name)
