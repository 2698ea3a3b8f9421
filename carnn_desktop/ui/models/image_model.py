"""The images of the folder as a list model: any number of rows, pictures only for those in view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QGuiApplication, QPixmap

from carnn_desktop.documents.model import ImageRef
from carnn_desktop.services.events import ImagesChanged, Thumbnail
from carnn_desktop.services.session import Session
from carnn_desktop.ui.models.states import image_mark
from carnn_desktop.ui.qimage import rgb_image

REF_ROLE = Qt.ItemDataRole.UserRole + 1
THUMBNAIL_SIZE = 96
_MAX_PIXMAPS = 600
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ImageListModel(QAbstractListModel):
    """Rows are the images that match the filter, in file order."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[int] = []
        self._row_of: dict[int, int] = {}
        self._matches: Callable[[ImageRef], bool] | None = None
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        session.images_changed.connect(self._images_changed)
        session.thumbnails().ready.connect(self._thumbnail_ready)

    def set_filter(self, matches: Callable[[ImageRef], bool] | None) -> None:
        """Show only the images for which ``matches`` holds; None = all."""
        self._matches = matches
        self._reset()

    def row_of(self, image_id: int) -> int | None:
        """Return the row of an image, None when it is filtered out."""
        return self._row_of.get(image_id)

    def image_id(self, row: int) -> int:
        """Return the image of a row."""
        return self._rows[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of images that match."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return name, tooltip, picture or the whole reference of a row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        image_id = self._rows[index.row()]
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pixmap(image_id)
        try:
            ref = self._session.image(image_id)
        except KeyError:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ref.path
        if role == REF_ROLE:
            return ref
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            words = image_mark(ref.state, QGuiApplication.palette()).words
            size = f", {ref.width} x {ref.height}" if ref.width else ""
            return f"{ref.path}\n{words}{size}" + (f"\n{ref.reason}" if ref.reason else "")
        return None

    @Slot(object)
    def _images_changed(self, changed: ImagesChanged) -> None:
        if changed.ids is None:
            self._pixmaps.clear()
            self._reset()
            return
        for image_id in changed.ids:
            row = self._row_of.get(image_id)
            if row is not None:
                index = self.index(row)
                self.dataChanged.emit(index, index)

    @Slot(object)
    def _thumbnail_ready(self, thumbnail: Thumbnail) -> None:
        if thumbnail.size != THUMBNAIL_SIZE or thumbnail.image_id not in self._row_of:
            return
        pixmap = QPixmap()
        if thumbnail.pixels is not None:
            pixmap = QPixmap.fromImage(rgb_image(thumbnail.pixels).copy())
        self._pixmaps[thumbnail.image_id] = pixmap
        while len(self._pixmaps) > _MAX_PIXMAPS:
            self._pixmaps.popitem(last=False)
        index = self.index(self._row_of[thumbnail.image_id])
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def _pixmap(self, image_id: int) -> QPixmap | None:
        pixmap = self._pixmaps.get(image_id)
        if pixmap is None:
            self._session.thumbnails().request(image_id, THUMBNAIL_SIZE)
            return None
        self._pixmaps.move_to_end(image_id)
        return pixmap

    def _reset(self) -> None:
        self.beginResetModel()
        refs = self._session.images()
        matches = self._matches
        self._rows = [ref.id for ref in refs if matches is None or matches(ref)]
        self._row_of = {image_id: row for row, image_id in enumerate(self._rows)}
        self.endResetModel()
        self._session.set_view_order(None if matches is None else self._rows)
