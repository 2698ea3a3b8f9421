"""The photos that teach one class, as pictures; a click goes to the photo."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListView, QWidget

from carnn_desktop.services.events import Thumbnail
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.images.model import THUMBNAIL_SIZE
from carnn_desktop.ui.look.layouts import named
from carnn_desktop.ui.look.qimage import rgb_image

_ROOT = QModelIndex()
_ROOM = QSize(THUMBNAIL_SIZE + 16, THUMBNAIL_SIZE + 30)
Index = QModelIndex | QPersistentModelIndex


class _PhotoModel(QAbstractListModel):
    """Images by their numbers; pictures come as they are asked for."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[int, ...] = ()
        self._pictures: dict[int, QIcon] = {}
        session.thumbnails.ready.connect(self._ready)

    def show(self, image_ids: Sequence[int]) -> None:
        """Show these images."""
        if tuple(image_ids) == self._ids:
            return
        self.beginResetModel()
        self._ids = tuple(image_ids)
        shown = set(image_ids)
        self._pictures = {key: one for key, one in self._pictures.items() if key in shown}
        self.endResetModel()

    def image_id(self, row: int) -> int:
        """Return the image of a row."""
        return self._ids[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of images."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return name or picture of an image."""
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        image_id = self._ids[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            if image_id not in self._pictures:
                self._session.thumbnails.request(image_id, THUMBNAIL_SIZE)
            return self._pictures.get(image_id)
        if role == Qt.ItemDataRole.SizeHintRole:  # the list measures the first one, without picture
            return _ROOM
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            try:
                path = self._session.images.get(image_id).path
            except KeyError:
                return ""
            whole = role == Qt.ItemDataRole.ToolTipRole
            return path if whole else path.rpartition("/")[2]
        return None

    @Slot(object)
    def _ready(self, thumbnail: Thumbnail) -> None:
        if thumbnail.size != THUMBNAIL_SIZE or thumbnail.image_id not in self._ids:
            return
        pixmap = QPixmap(THUMBNAIL_SIZE, THUMBNAIL_SIZE)
        pixmap.fill(Qt.GlobalColor.transparent)
        if thumbnail.pixels is not None:
            pixmap = QPixmap.fromImage(rgb_image(thumbnail.pixels).copy())
        self._pictures[thumbnail.image_id] = QIcon(pixmap)
        place = self.index(self._ids.index(thumbnail.image_id))
        self.dataChanged.emit(place, place)


class PhotoList(QListView):
    """``chosen`` carries the image that was clicked or confirmed by Enter."""

    chosen = Signal(object)  # image id

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, self.tr("Photos that teach the class"))
        self._photos = _PhotoModel(session, self)
        self.setModel(self._photos)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setIconSize(QSize(THUMBNAIL_SIZE, THUMBNAIL_SIZE))
        self.setGridSize(QSize(THUMBNAIL_SIZE + 20, THUMBNAIL_SIZE + 34))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def show_images(self, image_ids: Sequence[int]) -> None:
        """Show these images."""
        self._photos.show(image_ids)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._photos.image_id(index.row()))
