"""Label quality: comparison, statistics, calibration; the other file's masks on the photo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QColor

from carnn_desktop.contracts.queries import text_key
from carnn_desktop.services.events import OpenedImage
from carnn_desktop.services.quality_jobs import ComparisonReport
from carnn_desktop.ui.quality.other_masks import OtherMasksItem
from carnn_desktop.ui.quality.window import QualityWindow
from carnn_desktop.ui.shell.action_spec import QT_TRANSLATE_NOOP, ActionSpec, has_project
from carnn_desktop.ui.shell.workbench import Feature, Workbench

_OTHER = QColor("#ff4fd8")


class Quality(QObject):
    """Makes the window when it is first asked for, and shows the compared file's masks."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self._bench = bench
        self._window: QualityWindow | None = None
        self._report: ComparisonReport | None = None
        self._item: OtherMasksItem | None = None
        self._action = bench.actions["quality_other_masks"]
        self._action.toggled.connect(self._refresh)
        bench.on("quality_open", self.open)
        bench.session.image_opened.connect(self._image_opened)
        bench.session.image_failed.connect(self._image_left)
        bench.session.project_closed.connect(self._image_left)
        bench.window.installEventFilter(self)

    def open(self) -> QualityWindow:
        """Show the window, as a click on its title would."""
        window = self.window()
        if window.isMinimized():
            window.showNormal()
        window.show()
        window.activateWindow()
        window.start_if_empty()
        return window

    def window(self) -> QualityWindow:
        """Return the window, made when first needed."""
        if self._window is None:
            self._window = QualityWindow(self._bench.session, self._bench.window)
            self._window.compared.connect(self._compared)
            self._window.masks_shown.connect(self._action.setChecked)
            self._action.toggled.connect(self._window.compare.set_masks_shown)
            self._window.calibration.set_categories(self._bench.session.categories.listed())
            self._show_preview()
        return self._window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go with the main window."""
        if event.type() == QEvent.Type.Close and self._window is not None:
            self._window.close()
            self._window.work.cancel()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _compared(self, report: ComparisonReport | None) -> None:
        self._report = report
        if report is not None:
            self._action.setChecked(True)
        self._refresh()

    @Slot(object)
    def _image_opened(self, _opened: OpenedImage) -> None:
        self._refresh()
        self._show_preview()

    @Slot(object)
    def _image_left(self, _event: object) -> None:
        if self._item is not None:
            self._item.set_labels(None)
        if self._window is not None:
            self._window.compare.preview.leave()

    def _show_preview(self) -> None:
        ref = self._bench.session.images.current()
        if self._window is not None and ref is not None:
            scene = self._bench.canvas.view.scene()
            self._window.compare.preview.show_photo(scene, ref.width, ref.height)

    @Slot()
    @Slot(bool)
    def _refresh(self, _on: bool = False) -> None:
        ref, report = self._bench.session.images.current(), self._report
        labels = None
        if report is not None and ref is not None and self._action.isChecked():
            labels = report.other_image(ref.path)
            if labels is not None and (labels.width, labels.height) != (ref.width, ref.height):
                labels = None
        if self._item is None:
            if labels is None:
                return
            self._item = OtherMasksItem(self._color_of)
            self._bench.canvas.view.scene().addItem(self._item)
        self._item.set_labels(labels)

    def _color_of(self, name: str) -> QColor:
        """Return the colour of the project's category of that name."""
        key = text_key(name)
        for category in self._bench.session.categories.listed():
            if text_key(category.name) == key:
                return QColor(category.color)
        return _OTHER


def _install(bench: Workbench) -> None:
    Quality(bench)


FEATURE = Feature(
    actions=(
        ActionSpec(
            id="quality_open",
            group="review",
            text=QT_TRANSLATE_NOOP("Actions", "Label &quality…"),
            tip=QT_TRANSLATE_NOOP(
                "Actions", "Statistics, comparison with another file, thresholds that fit"
            ),
            enabled=has_project,
            separated=True,
        ),
        ActionSpec(
            id="quality_other_masks",
            group="view",
            text=QT_TRANSLATE_NOOP("Actions", "Masks of the compared &file"),
            tip=QT_TRANSLATE_NOOP(
                "Actions", "Show the masks of the file that the project was compared with"
            ),
            enabled=has_project,
            checkable=True,
        ),
    ),
    install=_install,
)
