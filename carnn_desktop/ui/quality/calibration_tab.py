"""Which smallest score fits each category, judged by what was accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QWidget,
)

from carnn_desktop.annotations.model import Category
from carnn_desktop.quality.calibration import Calibration
from carnn_desktop.services.quality_jobs import CalibrationReport
from carnn_desktop.ui.look.layouts import in_column, in_row, side_by_side
from carnn_desktop.ui.look.tables import Column, RowTable, number, percent
from carnn_desktop.ui.look.told import shown_number, told_text
from carnn_desktop.ui.quality.curve_plot import CurvePlot


class CalibrationTab(QWidget):
    """Shows one report.

    wanted : calibrate now; threshold_wanted : (category id, threshold or None)
    """

    wanted = Signal()
    threshold_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._start = QPushButton(self.tr("Calibrate"), self)
        self._start.setToolTip(self.tr("Read the decisions of all images that are done"))
        self._about = QLabel(
            self.tr(
                "From the images that are done: which smallest score of each concept would have "
                "kept what you accepted and left out what you rejected."
            ),
            self,
            wordWrap=True,
        )
        self._table = RowTable(self.tr("Concepts"), self._columns(), self)
        self._plot = CurvePlot(self)
        self._told = QLabel(self, wordWrap=True)
        self._use = QPushButton(self.tr("Use the suggestion"), self)
        self._use.setToolTip(self.tr("New proposals of the concept below it will arrive rejected"))
        self._back = QPushButton(self.tr("Set back"), self)
        self._back.setToolTip(self.tr("The concept's threshold as it was before"))
        self._current: dict[int, float | None] = {}
        self._before: dict[int, float | None] = {}
        self._report: CalibrationReport | None = None
        self._lay_out()
        self._start.clicked.connect(self.wanted)
        self._table.chosen.connect(self._show)
        self._use.clicked.connect(self._use_suggestion)
        self._back.clicked.connect(self._set_back)
        self._show(None)

    def set_busy(self, busy: bool) -> None:
        """Keep a second job from being asked for."""
        self._start.setEnabled(not busy)

    def clear(self) -> None:
        """Show nothing: another folder."""
        self._report = None
        self._before.clear()
        self._table.set_rows(())
        self._show(None)

    def show_report(self, report: CalibrationReport) -> None:
        """Show the calibrations, those with a suggestion first."""
        self._report = report
        self._before.clear()
        self._current.update({c.category_id: c.current for c in report.calibrations})
        self._table.set_rows(report.calibrations, sort_by=2, ascending=False)
        self._about.setText(
            self.tr("Images that are done and were read: {count}.").format(
                count=number(report.reviewed)
            )
        )
        self._table.choose(0)

    def set_categories(self, categories: Sequence[Category]) -> None:
        """Take the thresholds the categories have now."""
        self._current = {category.id: category.threshold for category in categories}
        if self._report is not None:
            shown = self._table.current()
            self._table.viewport().update()
            self._show(shown)

    # ----------------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[Any]]:
        def score(value: float) -> str:
            return shown_number(value, ".2f")

        return [
            Column(self.tr("Concept"), "", lambda c: c.name),
            Column(
                self.tr("Now"),
                self.tr("Its own smallest score; a dash stands for that of the run"),
                lambda c: self._current.get(c.category_id),
                score,
            ),
            Column(
                self.tr("Suggested"),
                self.tr("The threshold with the best F1 of precision and recall"),
                lambda c: None if c.suggested is None else c.suggested.threshold,
                score,
            ),
            Column(
                self.tr("Precision %"),
                self.tr("Share of what it keeps that was wanted"),
                lambda c: None if c.suggested is None else c.suggested.precision,
                percent,
            ),
            Column(
                self.tr("Recall %"),
                self.tr("Share of what was wanted that it keeps"),
                lambda c: None if c.suggested is None else c.suggested.recall,
                percent,
            ),
            Column(
                self.tr("Wanted"),
                self.tr("Images in which the text was accepted, or drawn after it was dropped"),
                lambda c: c.wanted,
                number,
            ),
            Column(
                self.tr("Not wanted"),
                self.tr("Images in which the text was rejected, or rightly dropped"),
                lambda c: c.unwanted,
                number,
            ),
        ]

    def _lay_out(self) -> None:
        head = in_row(self._start, (self._about, 1))
        right = QWidget(self)
        buttons = in_row(self._use, self._back, 1)
        in_column((self._plot, 1), self._told, buttons, parent=right, margins=0)
        both = side_by_side(self._table, right, sizes=(640, 500), parent=self)
        in_column(head, (both, 1), parent=self, margins=(0, 12, 0, 6), spacing=10)

    @Slot(object)
    def _show(self, shown: Calibration | None) -> None:
        now = None if shown is None else self._current.get(shown.category_id)
        self._plot.set_calibration(shown, now)
        suggested = None if shown is None else shown.suggested
        value = None if suggested is None else round(suggested.threshold, 3)
        self._use.setEnabled(value is not None and value != now)
        self._back.setEnabled(shown is not None and shown.category_id in self._before)
        text = self.tr("Use the suggestion")
        if value is not None:
            text = self.tr("Use {value} for “{name}”").format(
                value=shown_number(value, ".2f"),
                name="" if shown is None else shown.name.replace("&", "&&"),
            )
        self._use.setText(text)
        self._told.setText("" if shown is None else self._words(shown))

    def _words(self, shown: Calibration) -> str:
        if shown.suggested is None:
            return self.tr("Too little evidence: {reason}").format(reason=told_text(shown.reason))
        text = self.tr(
            "A smallest score of {threshold} would have kept {recall} % of what was wanted; "
            "{precision} % of what it keeps was wanted."
        ).format(
            threshold=shown_number(shown.suggested.threshold, ".2f"),
            recall=f"{shown.suggested.recall * 100:.0f}",
            precision=f"{shown.suggested.precision * 100:.0f}",
        )
        everything = shown.keeps_all
        if everything is not None and everything != shown.suggested:
            text += " " + self.tr(
                "All of it is kept up to {threshold}, with a precision of {precision} %."
            ).format(
                threshold=shown_number(everything.threshold, ".2f"),
                precision=f"{everything.precision * 100:.0f}",
            )
        return text

    @Slot()
    def _use_suggestion(self) -> None:
        shown = self._table.current()
        if shown is not None and shown.suggested is not None:
            self._before.setdefault(shown.category_id, self._current.get(shown.category_id))
            self.threshold_wanted.emit((shown.category_id, round(shown.suggested.threshold, 3)))

    @Slot()
    def _set_back(self) -> None:
        shown = self._table.current()
        if shown is not None and shown.category_id in self._before:
            self.threshold_wanted.emit((shown.category_id, self._before.pop(shown.category_id)))
            self._show(shown)
