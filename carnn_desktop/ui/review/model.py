"""The regions of the open document as a list model, with a cut-out picture of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPixmap

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.model import Concept, Mask, Region
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.services.events import DocumentChanged, OpenedImage
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.qimage import rgb_image
from carnn_desktop.ui.look.states import region_detail, region_mark

REGION_ROLE = Qt.ItemDataRole.UserRole + 1
CONCEPT_ROLE = Qt.ItemDataRole.UserRole + 2
SECTION_ROLE = Qt.ItemDataRole.UserRole + 3
PICTURE = 44
_SECTIONS = {"proposed": 0, "accepted": 1, "rejected": 2}
_MARGIN = 0.15
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class RegionListModel(QAbstractListModel):
    """Rows are regions by what is to be done: to decide, accepted, rejected; each in z-order.

    ``SECTION_ROLE`` names a section at its first row, and is empty at the others.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._regions: list[Region] = []
        self._matches: Callable[[Region], bool] | None = None
        self._pyramid: tuple[RgbImage, ...] = ()
        self._pictures: dict[str, tuple[Mask, QPixmap]] = {}
        session.image_opened.connect(self._image_opened)
        session.image_failed.connect(self._cleared)
        session.project_closed.connect(self._cleared)
        session.document_changed.connect(self._document_changed)
        session.concepts_changed.connect(self._concepts_changed)

    def set_filter(self, matches: Callable[[Region], bool] | None) -> None:
        """Show only regions for which ``matches`` holds; None = all."""
        self._matches = matches
        document = self._session.images.document()
        self._show(() if document is None else document.regions)

    def row_of(self, region_id: str) -> int | None:
        """Return the row of a region, None when it is not shown."""
        for row, region in enumerate(self._regions):
            if region.id == region_id:
                return row
        return None

    def region(self, row: int) -> Region:
        """Return the region of a row."""
        return self._regions[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of regions shown."""
        return 0 if parent.isValid() else len(self._regions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return name, picture, description, the region or its concept."""
        if not index.isValid() or index.row() >= len(self._regions):
            return None
        region = self._regions[index.row()]
        if role == REGION_ROLE:
            return region
        if role == SECTION_ROLE:
            return self._section(index.row())
        if role == CONCEPT_ROLE:
            return self._session.categories.get(region.concept_id)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(region)
        if role == Qt.ItemDataRole.DisplayRole:
            concept = self._session.categories.get(region.concept_id)
            return concept.name if concept is not None else f"#{region.concept_id}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            mark = region_mark(region, QGuiApplication.palette())
            size = self.tr("{pixels} pixels").format(pixels=f"{region.mask.area:,}")
            lines = [f"{mark.words}, {region_detail(region)}".rstrip(", "), size, region.note]
            return "\n".join(line for line in lines if line)
        return None

    @Slot(object)
    def _image_opened(self, opened: OpenedImage) -> None:
        self._pyramid = opened.pyramid
        self._pictures.clear()
        self._show(opened.document.regions)

    @Slot(object)
    def _cleared(self, _event: object) -> None:
        self._pyramid = ()
        self._pictures.clear()
        self._show(())

    @Slot(object)
    def _document_changed(self, change: DocumentChanged) -> None:
        self._show(change.document.regions)

    @Slot(object)
    def _concepts_changed(self, _concepts: object) -> None:
        self._pictures.clear()
        if self._regions:
            self.dataChanged.emit(self.index(0), self.index(len(self._regions) - 1))

    def _show(self, regions: tuple[Region, ...]) -> None:
        wanted = (region for region in regions if self._matches is None or self._matches(region))
        shown = sorted(wanted, key=lambda region: _SECTIONS[region.state])
        same = [r.state for r in shown] == [r.state for r in self._regions]
        if same and [region.id for region in shown] == [region.id for region in self._regions]:
            old, self._regions = self._regions, shown
            for row, region in enumerate(shown):
                if region is not old[row]:
                    index = self.index(row)
                    self.dataChanged.emit(index, index)
            return
        self.beginResetModel()
        self._regions = shown
        known = {region.id for region in regions}
        self._pictures = {key: value for key, value in self._pictures.items() if key in known}
        self.endResetModel()

    def _section(self, row: int) -> str:
        state = self._regions[row].state
        if row and self._regions[row - 1].state == state:
            return ""
        count = sum(region.state == state for region in self._regions)
        titles = {
            "proposed": self.tr("To decide ({count})"),
            "accepted": self.tr("Accepted ({count})"),
            "rejected": self.tr("Rejected, can be brought back ({count})"),
        }
        return titles[state].format(count=count)

    def _picture(self, region: Region) -> QPixmap | None:
        if not self._pyramid or not region.mask.pixels.size:
            return None
        kept = self._pictures.get(region.id)
        if kept is not None and kept[0] is region.mask:
            return kept[1]
        concept = self._session.categories.get(region.concept_id)
        pixels = cut_out(self._pyramid, region.mask, concept, PICTURE * 2)
        pixmap = QPixmap.fromImage(rgb_image(pixels).copy())
        self._pictures[region.id] = (region.mask, pixmap)
        return pixmap


def cut_out(
    pyramid: tuple[RgbImage, ...], mask: Mask, concept: Concept | None, size: int
) -> RgbImage:
    """Return (h, w, 3) uint8: the region with a margin, the rest of the photo paled."""
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
    color = QColor(concept.color if concept is not None else "#888888")
    tint = np.array([color.red(), color.green(), color.blue()], dtype=np.float32)
    pale = small * 0.35 + 0.65 * 128
    marked = small * 0.72 + tint * 0.28
    picture = np.where(np.asarray(inside)[:, :, None] > 0, marked, pale)
    return np.ascontiguousarray(picture, dtype=np.uint8)
