"""The annotations of the open document as a list model, with a cut-out picture of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPixmap

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Annotation, Category, Mask
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.services.events import DocumentChanged, OpenedImage
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.qimage import rgb_image
from carnn_desktop.ui.look.states import annotation_detail, annotation_mark
from carnn_desktop.ui.look.told import shown_number

ANNOTATION_ROLE = Qt.ItemDataRole.UserRole + 1
CATEGORY_ROLE = Qt.ItemDataRole.UserRole + 2
SECTION_ROLE = Qt.ItemDataRole.UserRole + 3
PICTURE = 44
_SECTIONS = {"proposed": 0, "accepted": 1, "rejected": 2}
_MARGIN = 0.15
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class AnnotationListModel(QAbstractListModel):
    """Rows are annotations by what is to be done: to decide, accepted, rejected; each in z-order.

    ``SECTION_ROLE`` names a section at its first row, and is empty at the others.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._annotations: list[Annotation] = []
        self._matches: Callable[[Annotation], bool] | None = None
        self._pyramid: tuple[RgbImage, ...] = ()
        self._pictures: dict[str, tuple[Mask, QPixmap]] = {}
        session.image_opened.connect(self._image_opened)
        session.image_failed.connect(self._cleared)
        session.project_closed.connect(self._cleared)
        session.document_changed.connect(self._document_changed)
        session.categories_changed.connect(self._categories_changed)

    def set_filter(self, matches: Callable[[Annotation], bool] | None) -> None:
        """Show only annotations for which ``matches`` holds; None = all."""
        self._matches = matches
        document = self._session.images.document()
        self._show(() if document is None else document.annotations)

    def row_of(self, annotation_id: str) -> int | None:
        """Return the row of an annotation, None when it is not shown."""
        for row, annotation in enumerate(self._annotations):
            if annotation.id == annotation_id:
                return row
        return None

    def annotation(self, row: int) -> Annotation:
        """Return the annotation of a row."""
        return self._annotations[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of annotations shown."""
        return 0 if parent.isValid() else len(self._annotations)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return name, picture, description, the annotation or its category."""
        if not index.isValid() or index.row() >= len(self._annotations):
            return None
        annotation = self._annotations[index.row()]
        if role == ANNOTATION_ROLE:
            return annotation
        if role == SECTION_ROLE:
            return self._section(index.row())
        if role == CATEGORY_ROLE:
            return self._session.categories.get(annotation.category_id)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(annotation)
        if role == Qt.ItemDataRole.DisplayRole:
            category = self._session.categories.get(annotation.category_id)
            return category.name if category is not None else f"#{annotation.category_id}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            mark = annotation_mark(annotation, QGuiApplication.palette())
            size = self.tr("{pixels} pixels").format(pixels=shown_number(annotation.mask.area))
            lines = [
                f"{mark.words}, {annotation_detail(annotation)}".rstrip(", "),
                size,
                annotation.note,
            ]
            return "\n".join(line for line in lines if line)
        return None

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._pyramid = opened.pyramid
        self._pictures.clear()
        self._show(opened.document.annotations)

    @Slot(object)
    def _cleared(self, _event: object) -> None:
        self._pyramid = ()
        self._pictures.clear()
        self._show(())

    @Slot(object)
    def _document_changed(self, change: DocumentChanged) -> None:
        self._show(change.document.annotations)

    @Slot(object)
    def _categories_changed(self, _categories: object) -> None:
        self._pictures.clear()
        if self._annotations:
            self.dataChanged.emit(self.index(0), self.index(len(self._annotations) - 1))

    def _show(self, annotations: tuple[Annotation, ...]) -> None:
        wanted = (
            annotation
            for annotation in annotations
            if self._matches is None or self._matches(annotation)
        )
        shown = sorted(wanted, key=lambda annotation: _SECTIONS[annotation.state])
        same = [r.state for r in shown] == [r.state for r in self._annotations]
        if same and [annotation.id for annotation in shown] == [
            annotation.id for annotation in self._annotations
        ]:
            old, self._annotations = self._annotations, shown
            for row, annotation in enumerate(shown):
                if annotation is not old[row]:
                    index = self.index(row)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._annotations = shown
        known = {annotation.id for annotation in annotations}
        self._pictures = {key: value for key, value in self._pictures.items() if key in known}
        self.endResetModel()

    def _section(self, row: int) -> str:
        state = self._annotations[row].state
        if row and self._annotations[row - 1].state == state:
            return ""
        count = sum(annotation.state == state for annotation in self._annotations)
        titles = {
            "proposed": self.tr("To decide ({count})"),
            "accepted": self.tr("Accepted ({count})"),
            "rejected": self.tr("Rejected, can be brought back ({count})"),
        }
        return titles[state].format(count=count)

    def _picture(self, annotation: Annotation) -> QPixmap | None:
        if not self._pyramid or not annotation.mask.pixels.size:
            return None
        kept = self._pictures.get(annotation.id)
        if kept is not None and kept[0] is annotation.mask:
            return kept[1]
        category = self._session.categories.get(annotation.category_id)
        pixels = cut_out(self._pyramid, annotation.mask, category, PICTURE * 2)
        pixmap = QPixmap.fromImage(rgb_image(pixels).copy())
        self._pictures[annotation.id] = (annotation.mask, pixmap)
        return pixmap


def cut_out(
    pyramid: tuple[RgbImage, ...], mask: Mask, category: Category | None, size: int
) -> RgbImage:
    """Return (h, w, 3) uint8: the annotation with a margin, the rest of the photo paled."""
    height, width = pyramid[0].shape[:2]
    x, y, w, h = mask.bbox_xywh
    pad = int(max(w, h) * _MARGIN) + 4
    x1, y1 = max(0, x - pad), max(0, y - pad)
    x2, y2 = min(width, x + w + pad), min(height, y + h + pad)
    level = 0
    while level + 1 < len(pyramid) and max(x2 - x1, y2 - y1) >> level > 2 * size:
        level += 1
    source = pyramid[level]
    sx, sy = source.shape[1] / width, source.shape[0] / height
    rows = slice(int(y1 * sy), max(int(y1 * sy) + 1, int(y2 * sy)))
    columns = slice(int(x1 * sx), max(int(x1 * sx) + 1, int(x2 * sx)))
    photo = source[rows, columns]
    scale = size / max(photo.shape[:2])
    shape = (max(1, round(photo.shape[1] * scale)), max(1, round(photo.shape[0] * scale)))
    small = cv2.resize(photo, shape, interpolation=cv2.INTER_AREA).astype(np.float32)
    window = masks.window(mask, (x1, y1, x2, y2)).view(np.uint8)
    inside = cv2.resize(window, shape, interpolation=cv2.INTER_AREA if scale < 1 else 0)
    color = QColor(category.color if category is not None else "#888888")
    tint = np.array([color.red(), color.green(), color.blue()], dtype=np.float32)
    pale = small * 0.35 + 0.65 * 128
    marked = small * 0.72 + tint * 0.28
    picture = np.where(np.asarray(inside)[:, :, None] > 0, marked, pale)
    return np.ascontiguousarray(picture, dtype=np.uint8)
