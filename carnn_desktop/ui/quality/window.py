"""The window "Label quality": statistics, comparison, calibration of the open folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QWidget,
)

from carnn_desktop.annotations.model import AnnotationState, Category
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.services.events import Notice, ProjectInfo
from carnn_desktop.services.quality import QualityWork
from carnn_desktop.services.quality_jobs import (
    CalibrationReport,
    ComparisonReport,
    StatisticsReport,
    calibrate,
    compare_with_file,
    count_labels,
)
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.layouts import in_column, in_row, named
from carnn_desktop.ui.look.told import told_texts
from carnn_desktop.ui.quality.calibration_tab import CalibrationTab
from carnn_desktop.ui.quality.compare_tab import CompareTab
from carnn_desktop.ui.quality.statistics_tab import StatisticsTab

_ACCEPTED: tuple[AnnotationState, ...] = ("accepted",)
_PENDING: tuple[AnnotationState, ...] = ("accepted", "proposed")


class QualityWindow(QWidget):
    """A window of its own beside the main one. ``compared``: ComparisonReport, None = left."""

    compared = Signal(object)
    masks_shown = Signal(object)  # bool

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._session = session
        self.setWindowTitle(self.tr("Label quality"))
        self.work = QualityWork(session, self)
        self.statistics = StatisticsTab(self)
        self.compare = CompareTab(self)
        self.calibration = CalibrationTab(self)
        self._tabs = named(QTabWidget(self), self.tr("Ways to look at the labels"))
        self._scope = QComboBox(self)
        self._bar = QProgressBar(self)
        self._stage = QLabel(self)
        self._cancel = QPushButton(self.tr("Cancel"), self)
        self._said = QLabel(self)
        self._counted = False
        self._lay_out()
        self._connect()
        self._show_progress(None)

    def start_if_empty(self) -> None:
        """Count when nothing of the folder was counted yet, so that there is something to see."""
        if not self._counted:
            self.start_statistics()

    def start_statistics(self, duplicates: bool = False) -> None:
        """Count the folder; ``duplicates`` also looks for photos that look alike."""
        project = self._project()
        if project is not None:
            folder = project.folder if duplicates else None
            self._start(partial(count_labels, states=self._states(), folder=folder))

    def start_comparison(self, path: Path) -> None:
        """Compare the folder with a COCO file."""
        project = self._project()
        if project is not None:
            title, states = project.project_path.name, self._states()
            self._start(partial(compare_with_file, path=path, states=states, title=title))

    def start_calibration(self) -> None:
        """Calibrate the categories' thresholds."""
        if self._project() is not None:
            self._start(calibrate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the window with Esc; what it counts goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def show_tab(self, name: str) -> None:
        """Show ``statistics``, ``compare`` or ``calibration``."""
        self._tabs.setCurrentWidget(getattr(self, name))

    # ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.resize(1180, 740)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self.statistics, self.tr("Statistics"))
        self._tabs.addTab(self.compare, self.tr("Compare"))
        self._tabs.addTab(self.calibration, self.tr("Calibration"))
        self._scope.addItem(self.tr("Accepted objects"), _ACCEPTED)
        self._scope.addItem(self.tr("Accepted objects and open proposals"), _PENDING)
        self._scope.setToolTip(self.tr("What counts as labelled in statistics and comparison"))
        self._scope.setAccessibleName(self.tr("What counts as labelled"))
        self._bar.setTextVisible(False)
        self._bar.setMaximumHeight(10)
        self._bar.setAccessibleName(self.tr("Progress"))
        foot = in_row(QLabel(self.tr("Counted:"), self), self._scope, margins=0)
        foot.addSpacing(12)
        foot.addWidget(self._said, 1)
        foot.addWidget(self._stage)
        foot.addWidget(self._bar)
        foot.addWidget(self._cancel)
        in_column((self._tabs, 1), foot, parent=self, margins=(12, 8, 12, 10))

    def _connect(self) -> None:
        session = self._session
        self.statistics.wanted.connect(self.start_statistics)
        self.statistics.image_wanted.connect(session.images.open)
        self.compare.wanted.connect(self._choose_file)
        self.compare.image_wanted.connect(self._open_path)
        self.compare.shown.connect(self.masks_shown)
        self.calibration.wanted.connect(self.start_calibration)
        self.calibration.threshold_wanted.connect(self._set_threshold)
        self.work.progressed.connect(self._show_progress)
        self.work.finished.connect(self._show_report)
        self.work.failed.connect(self._show_failure)
        self._cancel.clicked.connect(self.work.cancel)
        session.categories_changed.connect(self._categories_changed)
        session.project_closed.connect(self._project_closed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Close), self, self.close)

    def _states(self) -> tuple[AnnotationState, ...]:
        return _PENDING if self._scope.currentIndex() else _ACCEPTED

    def _project(self) -> ProjectInfo | None:
        """Return what is open; say so when nothing is."""
        project = self._session.project.info()
        self._said.setText(self.tr("Open a folder first.") if project is None else "")
        return project

    def _start(self, job: Callable[..., Any]) -> None:
        self._said.setText("")
        images, categories = self._session.images.listed(), self._session.categories.listed()
        self.work.start(partial(job, images=images, categories=categories))

    @Slot(object)
    def _show_progress(self, progress: Progress | None) -> None:
        busy = progress is not None
        for widget in (self._bar, self._stage, self._cancel):
            widget.setVisible(busy)
        self._scope.setEnabled(not busy)
        for tab in (self.statistics, self.compare, self.calibration):
            tab.set_busy(busy)
        if progress is None:
            return
        self._bar.setRange(0, progress.total)
        self._bar.setValue(progress.done)
        stages = {
            "read": self.tr("Reading the file"),
            "images": self.tr("Reading labels"),
            "photos": self.tr("Looking at photos"),
            "average precision": self.tr("Average precision"),
            "duplicates": self.tr("Comparing photos"),
        }
        self._stage.setText(stages.get(progress.stage, ""))

    @Slot(object)
    def _show_report(self, report: Any) -> None:
        if isinstance(report, StatisticsReport):
            self._counted = True
            self.statistics.show_report(report)
        elif isinstance(report, ComparisonReport):
            self.compare.show_report(report)
            self.compared.emit(report)
        elif isinstance(report, CalibrationReport):
            self.calibration.show_report(report)

    @Slot(object)
    def _show_failure(self, notice: Notice) -> None:
        self._said.setText(told_texts((notice.text, notice.remedy)))
        self._said.setToolTip(self._said.text())
        self._said.setWordWrap(True)

    @Slot()
    def _choose_file(self) -> None:
        project = self._project()
        if project is None:
            return
        start = str(project.folder)
        title = self.tr("Compare with ground truth or another annotator")
        kinds = self.tr("COCO annotations (*.json)")
        name, _ = QFileDialog.getOpenFileName(self, title, start, kinds)
        if name:
            self.start_comparison(Path(name))

    @Slot(object)
    def _open_path(self, path: str) -> None:
        for ref in self._session.images.listed():
            if ref.path == path:
                self._session.images.open(ref.id)

    @Slot(object)
    def _set_threshold(self, wanted: tuple[int, float | None]) -> None:
        category_id, threshold = wanted
        self._session.categories.update(category_id, threshold=threshold)

    @Slot(object)
    def _categories_changed(self, categories: tuple[Category, ...]) -> None:
        self.calibration.set_categories(categories)

    @Slot(object)
    def _project_closed(self, _event: object) -> None:
        for tab in (self.statistics, self.compare, self.calibration):
            tab.clear()
        self._counted = False
        self._said.setText("")
        self.compared.emit(None)
