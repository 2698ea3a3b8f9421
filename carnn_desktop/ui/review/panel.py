"""Proposals and objects of the open image: the list, the decisions, the mask level."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSignalBlocker,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QListView,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.annotations.model import Annotation, ImageDocument
from carnn_desktop.annotations.none_found import is_guess
from carnn_desktop.services.events import DocumentChanged, OpenedImage, RunState
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.cards import annotation_delegate
from carnn_desktop.ui.look.flow_layout import FlowLayout
from carnn_desktop.ui.look.layouts import in_column, in_row, named
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.review.model import AnnotationListModel
from carnn_desktop.ui.shell.actions import ActionSet

_LEVEL_STEPS = 100


class AnnotationPanel(QWidget):
    """Shows the annotations; selection is shared with the canvas through the session."""

    zoom_wanted = Signal(object)  # bbox xywh
    menu_wanted = Signal(object)  # QPoint, global: what can be done with the selection

    def __init__(self, session: Session, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = AnnotationListModel(session, self)
        self._following = self._looking = self._guesses = self._answered = False
        self._view = named(QListView(self), self.tr("Proposals and objects of the image"))
        self._view.setModel(self._model)
        self._view.setItemDelegate(annotation_delegate(self._view))
        self._view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._view.setMouseTracking(True)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._summary = QLabel(self, wordWrap=True)
        self._with_rejected = QCheckBox(self.tr("Show rejected"), self)
        self._with_rejected.setChecked(True)
        self._level_label = QLabel(self.tr("Mask level"), self)
        self._level_value = QLabel(self)
        self._level = QSlider(Qt.Orientation.Horizontal, self)
        self._level.setRange(1, _LEVEL_STEPS - 1)
        self._level.setPageStep(5)
        self._level.setAccessibleName(self.tr("Mask level of the selected proposal"))
        self._level.setToolTip(
            self.tr("Lower: the mask grows. Higher: it keeps to where the model is surest.")
        )
        self._as_proposed = QToolButton(self)
        self._as_proposed.setText(self.tr("As proposed"))
        self._as_proposed.setToolTip(self.tr("Bring back the mask that the model proposed"))
        self._level_label.setBuddy(self._level)
        self._lay_out(actions)
        self._connect()
        self._filter()
        self._show_document(session.images.document())

    def _lay_out(self, actions: ActionSet) -> None:
        decisions = FlowLayout()
        for name in ("accept", "reject", "accept_all"):
            button = named(QToolButton(self), actions[name].text().replace("&", ""))
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            decisions.addWidget(button)
        zoom = named(QToolButton(self), self.tr("Zoom to the selected object"))
        zoom.setDefaultAction(actions["zoom_to_object"])
        decisions.addWidget(zoom)
        head = in_row((self._summary, 1), self._with_rejected)
        self._level.setMinimumWidth(48)
        level = in_row(self._level_label, (self._level, 1), self._level_value, self._as_proposed)
        in_column(head, (self._view, 1), decisions, level, parent=self, margins=6, spacing=6)

    def _connect(self) -> None:
        session = self._session
        session.image_opened.connect(self._image_opened)
        session.document_changed.connect(self._document_changed)
        session.selection_changed.connect(self._selection_changed)
        session.project_closed.connect(self._left)
        session.image_failed.connect(self._left)
        session.run_changed.connect(self._run_changed)
        self._model.modelReset.connect(self._select_rows)
        self._view.selectionModel().selectionChanged.connect(self._rows_chosen)
        self._view.doubleClicked.connect(self._zoom_to)
        self._view.customContextMenuRequested.connect(self._context_menu)
        self._with_rejected.toggled.connect(self._filter)
        self._level.valueChanged.connect(self._level_moved)
        self._level.sliderReleased.connect(self._level_released)
        self._as_proposed.clicked.connect(self._level_reset)

    def add_above(self, widget: QWidget) -> None:
        """Put a widget above the list."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(1, widget)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget between the list and the buttons."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self._view) + 1, widget)

    def show_answered(self, on: bool) -> None:
        """Leave out the invitation to look for something: what was looked for is not there."""
        if on != self._answered:
            self._answered = on
            self._show_document(self._session.images.document())

    def selected_annotation(self) -> Annotation | None:
        """Return the one selected annotation, None when there is none or several."""
        document, selected = self._session.images.document(), self._session.selection.ids()
        if document is None or len(selected) != 1:
            return None
        return document.annotation(selected[0])

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._show_document(opened.document)

    @Slot(object)
    def _document_changed(self, change: DocumentChanged) -> None:
        self._show_document(change.document)

    @Slot(object)
    def _left(self, _event: object) -> None:
        self._show_document(None)

    @Slot(object)
    def _run_changed(self, state: RunState) -> None:
        looking = self._looked_at(state)
        if looking != self._looking:
            self._looking = looking
            self._show_document(self._session.images.document())

    @Slot(object)
    def _selection_changed(self, _ids: object) -> None:
        self._select_rows()
        self._show_level()

    @Slot()
    @Slot(bool)
    def _filter(self, _shown: bool = True) -> None:
        rejected, guesses = self._with_rejected.isChecked(), self._guesses

        def wanted(annotation: Annotation) -> bool:
            if annotation.state != "rejected":
                return True
            return guesses if is_guess(annotation) else rejected

        self._model.set_filter(wanted)

    def show_guesses(self, on: bool) -> None:
        """Show what came nearest where nothing was found, or leave it out."""
        self._guesses = on
        self._filter()

    @Slot(QItemSelection, QItemSelection)
    def _rows_chosen(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        if not self._following:
            rows = self._view.selectionModel().selectedRows()
            self._session.selection.select(
                [self._model.annotation(index.row()).id for index in rows]
            )

    @Slot()
    def _select_rows(self) -> None:
        selection = QItemSelection()
        current = None
        for annotation_id in self._session.selection.ids():
            row = self._model.row_of(annotation_id)
            if row is not None:
                current = self._model.index(row)
                selection.select(current, current)
        self._following = True
        model = self._view.selectionModel()
        if current is not None:
            model.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._view.scrollTo(current)
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False

    @Slot(QPoint)
    def _context_menu(self, place: QPoint) -> None:
        if self._view.indexAt(place).isValid():
            self.menu_wanted.emit(self._view.viewport().mapToGlobal(place))

    @Slot(QModelIndex)
    def _zoom_to(self, index: QModelIndex) -> None:
        self.zoom_wanted.emit(self._model.annotation(index.row()).mask.bbox_xywh)

    def _show_document(self, document: ImageDocument | None) -> None:
        annotations = () if document is None else document.annotations
        counts = [
            (
                sum(annotation.state == "proposed" for annotation in annotations),
                self.tr("to decide"),
            ),
            (
                sum(annotation.state == "accepted" for annotation in annotations),
                self.tr("accepted"),
            ),
            (
                sum(a.state == "rejected" and not is_guess(a) for a in annotations),
                self.tr("rejected"),
            ),
        ]
        said = ", ".join(f"{count} {words}" for count, words in counts if count)
        nothing = self.tr("Nothing here yet: type what to look for and press Enter.")
        if self._answered:
            nothing = ""
        self._looking = self._looked_at(self._session.runs.state())
        if self._looking:
            nothing = self.tr("The model is looking…")
        self._summary.setText(said or (nothing if document is not None else ""))
        self._with_rejected.setVisible(counts[2][0] > 0)
        self._show_level()

    def _looked_at(self, run: RunState) -> bool:
        """Tell whether a run, of this photo or of the folder, works on the photo that is shown."""
        shown = self._session.images.current()
        return run.active and shown is not None and run.image_id == shown.id

    def _show_level(self) -> None:
        annotation = self.selected_annotation()
        levels = None if annotation is None else annotation.levels
        for widget in (self._level, self._level_label, self._level_value, self._as_proposed):
            widget.setEnabled(levels is not None)
        if annotation is None or levels is None:
            self._level_value.setText("")
            return
        self._as_proposed.setEnabled(annotation.provenance.edit_iou is not None)
        with QSignalBlocker(self._level):
            if not self._level.isSliderDown():
                self._level.setValue(round(levels.level * _LEVEL_STEPS))
        self._level_value.setText(shown_number(self._level.value() / _LEVEL_STEPS, ".2f"))

    @Slot(int)
    def _level_moved(self, value: int) -> None:
        annotation = self.selected_annotation()
        if annotation is not None:
            down = self._level.isSliderDown()
            self._session.edits.set_level(annotation.id, value / _LEVEL_STEPS, final=not down)

    @Slot()
    def _level_released(self) -> None:
        annotation = self.selected_annotation()
        if annotation is not None:
            self._session.edits.set_level(
                annotation.id, self._level.value() / _LEVEL_STEPS, final=True
            )

    @Slot()
    def _level_reset(self) -> None:
        annotation = self.selected_annotation()
        if annotation is not None:
            self._session.edits.set_level(annotation.id, None, final=True)
