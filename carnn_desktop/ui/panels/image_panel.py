"""The list of images with search and state filter."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from carnn_desktop.documents.model import ImageRef
from carnn_desktop.services.events import OpenedImage
from carnn_desktop.services.session import Session
from carnn_desktop.ui.models.image_model import ImageListModel
from carnn_desktop.ui.panels.cards import ImageDelegate

_OPEN_STATES = frozenset({"new", "proposed", "in_review"})
_DONE_STATES = frozenset({"done", "done_empty"})


class ImagePanel(QWidget):
    """Choose an image; the list follows the canvas and the canvas the list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._model = ImageListModel(session, self)
        self._search = QLineEdit(self)
        self._search.setPlaceholderText(self.tr("Search file names"))
        self._search.setAccessibleName(self.tr("Search images by file name"))
        self._search.setClearButtonEnabled(True)
        self._filter = QComboBox(self)
        self._filter.setAccessibleName(self.tr("Show images by state"))
        for text, states in (
            (self.tr("All"), None),
            (self.tr("To review"), _OPEN_STATES),
            (self.tr("With proposals"), frozenset({"proposed", "in_review"})),
            (self.tr("Done"), _DONE_STATES),
            (self.tr("Failed"), frozenset({"failed"})),
        ):
            self._filter.addItem(text, states)
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._view.setItemDelegate(ImageDelegate(self._view))
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setAccessibleName(self.tr("Images of the folder"))
        self._count = QLabel(self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(150)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(200)
        self._lay_out()
        self._search.textChanged.connect(self._filter_later)
        self._filter.currentIndexChanged.connect(self._filter_later)
        self._later.timeout.connect(self._apply_filter)
        self._view.selectionModel().currentChanged.connect(self._row_chosen)
        self._model.modelReset.connect(self._model_reset)
        self._model.dataChanged.connect(self._data_changed)
        self._counting.timeout.connect(self._show_count)
        session.image_opened.connect(self._image_opened)
        self._show_count()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._search, 1)
        top.addWidget(self._filter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._count)

    @Slot()
    def _filter_later(self) -> None:
        self._later.start()

    @Slot()
    def _apply_filter(self) -> None:
        words = self._search.text().casefold().split()
        states = self._filter.currentData()
        if not words and states is None:
            self._model.set_filter(None)
            return

        def matches(ref: ImageRef) -> bool:
            path = ref.path.casefold()
            return (states is None or ref.state in states) and all(word in path for word in words)

        self._model.set_filter(matches)

    @Slot(QModelIndex, QModelIndex)
    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            image_id = self._model.image_id(current.row())
            ref = self._session.current_ref()
            if ref is None or ref.id != image_id:
                self._session.open_image(image_id)

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._follow(opened.image_id)
        self._show_count()

    @Slot()
    def _model_reset(self) -> None:
        ref = self._session.current_ref()
        if ref is not None:
            self._follow(ref.id)
        self._show_count()

    def _follow(self, image_id: int) -> None:
        row = self._model.row_of(image_id)
        if row is None:
            return
        index = self._model.index(row)
        if self._view.currentIndex() != index:
            self._view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    @Slot(QModelIndex, QModelIndex, list)
    def _data_changed(self, _first: QModelIndex, _last: QModelIndex, roles: list[int]) -> None:
        if list(roles) != [Qt.ItemDataRole.DecorationRole] and not self._counting.isActive():
            self._counting.start()  # counting 100,000 images once a thumbnail would be felt

    @Slot()
    def _show_count(self) -> None:
        images = self._session.images()
        done = sum(1 for ref in images if ref.state in _DONE_STATES)
        if not images:
            self._count.setText(self.tr("No folder is open"))
            return
        shown = self._model.rowCount()
        text = self.tr("{done} of {total} done").format(done=f"{done:,}", total=f"{len(images):,}")
        if shown != len(images):
            text = self.tr("{shown} shown, {rest}").format(shown=f"{shown:,}", rest=text)
        self._count.setText(text)
