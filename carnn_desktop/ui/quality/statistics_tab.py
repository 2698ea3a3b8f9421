"""What the data set holds: categories, plots, and images to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from carnn_desktop.quality.statistics import DatasetStatistics, Histogram
from carnn_desktop.services.quality_jobs import StatisticsReport
from carnn_desktop.ui.look.layouts import in_column, in_row, named, side_by_side
from carnn_desktop.ui.look.tables import Column, RowTable, number, percent
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.quality.matrix_plot import MatrixPlot
from carnn_desktop.ui.quality.plots import BarPlot, HistogramPlot

_ID = Qt.ItemDataRole.UserRole
_LISTED = 500


class StatisticsTab(QWidget):
    """Shows one report. ``wanted``: count now, with or without look-alikes (bool)."""

    wanted = Signal(object)
    image_wanted = Signal(object)  # image id

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = QPushButton(self.tr("Count"), self)
        self._count.setToolTip(self.tr("Count the objects of all images of the folder"))
        self._alike = QCheckBox(self.tr("Look for near-duplicate photos"), self)
        self._alike.setToolTip(self.tr("Reads every photo once, which takes a while"))
        self._summary = QLabel(
            self.tr(
                "Count to see how many objects there are, how large, and what occurs together."
            ),
            self,
            wordWrap=True,
        )
        self._categories = RowTable(self.tr("Concepts"), self._columns(), self)
        self._images = QTreeWidget(self)
        self._images.setHeaderLabels([self.tr("Images to look at"), ""])
        self._images.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self._images.header().setStretchLastSection(False)
        self._images.setAccessibleName(self.tr("Images to look at"))
        self._images.itemActivated.connect(self._opened)
        self._images.itemClicked.connect(self._opened)
        self._choice = named(QComboBox(self), self.tr("Plot"))
        self._plots = QStackedWidget(self)
        self._make_plots()
        self._lay_out()
        self._count.clicked.connect(lambda: self.wanted.emit(self._alike.isChecked()))

    def set_busy(self, busy: bool) -> None:
        """Keep a second job from being asked for."""
        self._count.setEnabled(not busy)
        self._alike.setEnabled(not busy)

    def clear(self) -> None:
        """Show nothing: another folder."""
        self._summary.setText(
            self.tr("Count to see how many objects there are, how large, and what occurs together.")
        )
        self._categories.set_rows(())
        self._images.clear()
        self._objects.set_bars(())
        self._together.set_matrix((), (), ())
        for plot in (self._shares, self._aspects, self._image_aspects, self._per_image):
            plot.set_bins((), (), ())

    def show_report(self, report: StatisticsReport) -> None:
        """Show what was counted."""
        found = report.statistics
        used = sum(category.objects > 0 for category in found.categories)
        parts = [
            self.tr("Images: {count}").format(count=number(found.images)),
            self.tr("Objects: {count}").format(count=number(found.objects)),
            self.tr("Concepts: {count}").format(count=number(used)),
            self.tr("Images without an object: {count}").format(
                count=number(len(found.unlabelled))
            ),
        ]
        if report.duplicates is not None:
            groups = len(report.duplicates)
            parts.append(self.tr("Groups that look alike: {count}").format(count=number(groups)))
        self._summary.setText("   ·   ".join(parts))
        self._categories.set_rows(found.categories, sort_by=2, ascending=False)
        self._show_plots(found)
        self._show_images(report)

    # ----------------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[Any]]:
        return [
            Column(self.tr("Concept"), "", lambda c: c.name),
            Column(self.tr("Images"), self.tr("Images it occurs in"), lambda c: c.images, number),
            Column(self.tr("Objects"), self.tr("Objects of it"), lambda c: c.objects, number),
            Column(
                self.tr("Median area"),
                self.tr("Pixels of the object in the middle when sorted by area"),
                lambda c: c.area_median if c.objects else None,
                number,
            ),
            Column(
                self.tr("Share %"),
                self.tr("Share of the pixels of the images it occurs in"),
                lambda c: c.share if c.objects else None,
                percent,
            ),
            Column(self.tr("Small"), self.tr("Below 32 × 32 pixels"), lambda c: c.small, number),
            Column(self.tr("Medium"), self.tr("Up to 96 × 96 pixels"), lambda c: c.medium, number),
            Column(self.tr("Large"), self.tr("From 96 × 96 pixels"), lambda c: c.large, number),
        ]

    def _make_plots(self) -> None:
        count = self.tr("Objects")
        self._objects = BarPlot(self.tr("Objects by concept"), count)
        together = self.tr("Concepts that occur together")
        self._together = MatrixPlot(together, self.tr("Concept"), self.tr("Images with both"))
        self._shares = HistogramPlot(
            self.tr("Size of objects"), self.tr("Share of the image's area, logarithmic"), count
        )
        self._aspects = HistogramPlot(
            self.tr("Shape of objects"), self.tr("Width : height of the box"), count
        )
        self._per_image = HistogramPlot(
            self.tr("Objects in an image"), self.tr("Number of objects"), self.tr("Images")
        )
        self._image_aspects = HistogramPlot(
            self.tr("Shape of images"), self.tr("Width : height"), self.tr("Images")
        )
        for plot in (
            self._objects,
            self._together,
            self._shares,
            self._aspects,
            self._per_image,
            self._image_aspects,
        ):
            self._choice.addItem(plot.accessibleName())
            self._plots.addWidget(plot)
        self._choice.currentIndexChanged.connect(self._plots.setCurrentIndex)

    def _lay_out(self) -> None:
        head = in_row(self._count, self._alike, 1)
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.addWidget(self._categories)
        left.addWidget(self._images)
        left.setSizes([330, 170])
        right = QWidget(self)
        in_column(self._choice, (self._plots, 1), parent=right, margins=0)
        both = side_by_side(left, right, sizes=(640, 500), parent=self)
        in_column(head, self._summary, (both, 1), parent=self, margins=(0, 12, 0, 6), spacing=10)

    def _show_plots(self, found: DatasetStatistics) -> None:
        used = [c for c in found.categories if c.objects]
        ordered = sorted(used, key=lambda c: -c.objects)
        self._objects.set_bars([(c.name, float(c.objects), None) for c in ordered])
        kept = [place for place, c in enumerate(found.categories) if c.objects]
        names = [found.categories[place].name for place in kept]
        counts = [[found.together[i][j] for j in kept] for i in kept]
        self._together.set_matrix(names, names, counts)
        _fill(self._shares, found.object_share, _share)
        _fill(self._aspects, found.object_aspect, _aspect)
        _fill(self._image_aspects, found.image_aspect, _aspect)
        counted = dict(found.per_image)
        top = max(counted, default=0)
        width = max(1, -(-(top + 1) // 24))
        bins = [range(start, start + width) for start in range(0, top + 1, width)]
        sums = [sum(counted.get(n, 0) for n in numbers) for numbers in bins]
        names = [str(b.start) if width == 1 else f"{b.start}–{b.stop - 1}" for b in bins]
        every = max(1, len(bins) // 8)
        ticks = [(n, str(b.start)) for n, b in enumerate(bins) if n % every == 0]
        self._per_image.set_bins(sums, names, ticks)

    def _show_images(self, report: StatisticsReport) -> None:
        self._images.clear()
        found = report.statistics
        self._group(self.tr("Without an object"), found.unlabelled, report)
        self._group(self.tr("Not opened yet, of unknown size"), found.unknown, report)
        for group in report.duplicates or ():
            text = self.tr("Look alike ({distance} of 128 bits differ)").format(
                distance=group.distance
            )
            self._group(text, group.names, report, expanded=True)

    def _group(
        self,
        title: str,
        names: Sequence[str],
        report: StatisticsReport,
        *,
        expanded: bool = False,
    ) -> None:
        if not names:
            return
        head = QTreeWidgetItem([title, number(len(names))])
        head.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._images.addTopLevelItem(head)
        for name in names[:_LISTED]:
            row = QTreeWidgetItem([name])
            row.setData(0, _ID, report.ids.get(name))
            head.addChild(row)
        if len(names) > _LISTED:
            text = self.tr("and {count} more").format(count=number(len(names) - _LISTED))
            head.addChild(QTreeWidgetItem([text]))
        head.setExpanded(expanded)

    @Slot(QTreeWidgetItem, int)
    def _opened(self, item: QTreeWidgetItem, _column: int) -> None:
        image_id = item.data(0, _ID)
        if image_id is not None:
            self.image_wanted.emit(image_id)


def _share(value: float) -> str:
    percent_ = value * 100
    return f"{percent_:.0f} %" if percent_ >= 1 else f"{shown_number(percent_, '.2g')} %"


def _aspect(value: float) -> str:
    return (
        f"{shown_number(value, '.2g')} : 1"
        if value >= 1
        else f"1 : {shown_number(1 / value, '.2g')}"
    )


def _fill(plot: HistogramPlot, found: Histogram, said: Callable[[float], str]) -> None:
    """Show a histogram with a label at every fourth edge."""
    labels = [f"{said(a)} – {said(b)}" for a, b in pairwise(found.edges)]
    ticks = [(n, said(edge)) for n, edge in enumerate(found.edges) if n % 4 == 0]
    plot.set_bins(found.counts, labels, ticks)
