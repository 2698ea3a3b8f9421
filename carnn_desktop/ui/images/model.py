"""The images of the folder as a list model: any number of rows, pictures only for those in view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QPixmap

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.services.events import ImagesChanged, LearningState, Thumbnail
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.images.order import ImageFilter, Order, ordered
from carnn_desktop.ui.look.qimage import rgb_image
from carnn_desktop.ui.look.recalled import recalled_text
from carnn_desktop.ui.look.states import image_mark, summary_words
from carnn_desktop.ui.look.told import shown_number

REF_ROLE = Qt.ItemDataRole.UserRole + 1
SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 2
THUMBNAIL_SIZE = 96
_MAX_PIXMAPS = 600
_GROW_MS = 700
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class ImageListModel(QAbstractListModel):
    """Rows are the images that match the filter, in the chosen order.

    A row stays while the list is worked through, also when its image no longer matches: nothing
    disappears under one's hands. Images that newly match are added after a while.

    ``looks_changed`` (QModelIndex) takes the place of ``dataChanged``, at which a QListView lays
    all of its rows out anew: with 100,000 rows that would be felt at every picture that comes in.
    """

    looks_changed = Signal(object)
    state_changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[int] = []
        self._row_of: dict[int, int] = {}
        self._filter = ImageFilter()
        self._order: Order = "file"
        self._ordered_by = ""  # hash of the examples that the order goes by
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        self._growing = QTimer(self, singleShot=True, interval=_GROW_MS)
        self._growing.timeout.connect(self._grow)
        session.images_changed.connect(self._images_changed)
        session.summaries_changed.connect(self._summaries_changed)
        session.project_closed.connect(self._closed)
        session.learning_changed.connect(self._learned)
        session.thumbnails.ready.connect(self._thumbnail_ready)

    def show(self, wanted: ImageFilter, order: Order = "file") -> None:
        """Show the images that match, in this order; one walks through them in it too."""
        self._filter, self._order = wanted, order
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
            ref = self._session.images.get(image_id)
        except KeyError:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ref.path
        if role == REF_ROLE:
            return ref
        if role == SUMMARY_ROLE:
            return self._session.summary.of(image_id)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            words = image_mark(ref.state, QGuiApplication.palette()).words
            size = f", {ref.width} x {ref.height}" if ref.width else ""
            lines = [ref.path, f"{words}{size}", summary_words(self._session.summary.of(image_id))]
            if ref.uncertainty is not None:
                lines.append(
                    self.tr("Doubt {doubt}").format(doubt=shown_number(ref.uncertainty, ".2f"))
                )
            return "\n".join(line for line in (*lines, recalled_text(ref.reason)) if line)
        return None

    @Slot(object)
    def _images_changed(self, changed: ImagesChanged) -> None:
        if changed.ids is None:
            self._pixmaps.clear()
            self._reset()
            return
        self._grow_later(changed.ids)
        for image_id in changed.ids:
            row = self._row_of.get(image_id)
            if row is not None:
                self.looks_changed.emit(self.index(row))
                self.state_changed.emit()

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
        self.looks_changed.emit(self.index(self._row_of[thumbnail.image_id]))

    def _pixmap(self, image_id: int) -> QPixmap | None:
        pixmap = self._pixmaps.get(image_id)
        if pixmap is None:
            self._session.thumbnails.request(image_id, THUMBNAIL_SIZE)
            return None
        self._pixmaps.move_to_end(image_id)
        return pixmap

    @Slot(object)
    def _summaries_changed(self, changed: ImagesChanged) -> None:
        if self._filter.marks or self._filter.category or self._order == "concept":
            if changed.ids is None:
                self._reset()
            else:
                self._grow_later(changed.ids)

    @Slot(object)
    def _learned(self, state: LearningState) -> None:
        """Put what would teach most first again, once all photos were looked at anew."""
        through = bool(state.to_refresh) and state.refreshed == state.to_refresh
        if through and state.learned.examples != self._ordered_by and self._order == "teaches":
            self._ordered_by = state.learned.examples
            self._reset(keep=frozenset(self._row_of))

    @Slot(object)
    def _closed(self, _event: object) -> None:
        self._growing.stop()
        self._pixmaps.clear()
        self.beginResetModel()
        self._rows, self._row_of = [], {}
        self.endResetModel()

    def _grow_later(self, image_ids: Iterable[int]) -> None:
        """See to it that images that match now, and did not before, come into the list."""
        if self._growing.isActive() or self._filter.is_empty:
            return
        for image_id in image_ids:
            if image_id not in self._row_of and self._is_shown(image_id):
                self._growing.start()
                return

    def _is_shown(self, image_id: int) -> bool:
        try:
            ref = self._session.images.get(image_id)
        except KeyError:
            return False
        return self._filter.matches(ref, self._session.summary.of(image_id))

    @Slot()
    def _grow(self) -> None:
        self._reset(keep=frozenset(self._row_of))

    def _sorted(self, refs: Sequence[ImageRef]) -> list[ImageRef]:
        session = self._session
        return ordered(
            refs,
            self._order,
            session.summary.of,
            category=self._filter.category,
            novelty=session.images.novelty,
        )

    def _reset(self, keep: frozenset[int] = frozenset()) -> None:
        self._growing.stop()
        summary, wanted = self._session.summary.of, self._filter
        refs = self._session.images.listed()
        if not wanted.is_empty:
            refs = [r for r in refs if r.id in keep or wanted.matches(r, summary(r.id))]
        rows = [ref.id for ref in self._sorted(refs)]
        self.beginResetModel()
        self._rows = rows
        self._row_of = {image_id: row for row, image_id in enumerate(rows)}
        self.endResetModel()
        in_file_order = wanted.is_empty and self._order == "file"
        self._session.images.set_order(None if in_file_order else rows)
