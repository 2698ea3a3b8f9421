"""What the canvas benchmark shows: a generated photo, annotations, a stand-in for the session."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace

import cv2
import numpy as np
from PySide6.QtCore import QObject, Signal

from carnn_desktop.annotations import mask_tools
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.model import (
    Annotation,
    AnnotationState,
    Category,
    ImageDocument,
    ImageRef,
    Provenance,
)
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.run import Run
from carnn_desktop.photos.images import pyramid
from carnn_desktop.services.events import OpenedImage
from carnn_desktop.services.session.history import History

CATEGORIES = tuple(Category(id=number, name=f"concept {number}") for number in range(1, 13))
STATES: tuple[AnnotationState, ...] = ("accepted", "accepted", "accepted", "proposed")
PROVENANCE = Provenance(run=Run(source="model"), text="generated")


class SessionContext(QObject):
    """What the canvas knows of a session: the open document, its history, the signals."""

    image_opened = Signal(object)
    image_failed = Signal(object)
    project_closed = Signal(object)
    document_changed = Signal(object)
    selection_changed = Signal(object)
    categories_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.history = History(self)
        self.history.changed.connect(self.document_changed)
        self._selected: tuple[str, ...] = ()
        self.images = SimpleNamespace(document=self.current)
        self.selection = SimpleNamespace(ids=lambda: self._selected, select=self.select)
        self.categories = SimpleNamespace(
            listed=lambda: CATEGORIES,
            get=lambda category_id: CATEGORIES[category_id - 1],
            current=lambda: CATEGORIES[0],
        )

    def open(self, pixels: RgbImage, document: ImageDocument) -> None:
        """Show a photo with its masks."""
        self.live = self.history.open(document)
        height, width = pixels.shape[:2]
        ref = ImageRef(id=1, path="generated.png", width=width, height=height)
        self.image_opened.emit(
            OpenedImage(
                image_id=1, ref=ref, pixels=pixels, pyramid=pyramid(pixels), document=document
            )
        )

    def current(self) -> ImageDocument:
        """Return the document that is shown."""
        return self.live.document

    def select(self, ids: Iterable[str]) -> None:
        """Select annotations."""
        self._selected = tuple(ids)
        self.selection_changed.emit(self._selected)


def generated_photo(random: np.random.Generator, side: int) -> RgbImage:
    """Return (side, side, 3): a smooth field of colours with grain."""
    small = random.integers(0, 255, (side // 64, side // 64, 3), dtype=np.uint8)
    photo = cv2.resize(small, (side, side), interpolation=cv2.INTER_CUBIC)
    grain = random.integers(0, 24, (side, side, 1), dtype=np.uint8)
    return np.asarray(cv2.add(photo, np.broadcast_to(grain, photo.shape)), dtype=np.uint8)


def generated_document(random: np.random.Generator, side: int, count: int) -> ImageDocument:
    """Return blobs with the ragged outlines that segmentation gives, three sizes of them."""
    annotations = []
    for number in range(count):
        size = int(random.choice([120, 240, 480]) * side / 8192) + 8
        coarse = random.random((9, 9)).astype(np.float32)
        field = np.asarray(cv2.resize(coarse, (size, size), interpolation=cv2.INTER_CUBIC))
        field = field + random.random((size, size)).astype(np.float32) * 0.06
        yy, xx = np.ogrid[:size, :size]
        away = np.hypot(xx - size / 2, yy - size / 2) / (size / 2)
        mask = crop_mask(field * 0.5 + 0.75 - away > 0)
        x, y = random.integers(0, side - size, 2).tolist()
        annotations.append(
            Annotation(
                id=f"{number:032x}",
                category_id=number % len(CATEGORIES) + 1,
                mask=mask_tools.moved(mask, x, y),
                state=STATES[number % len(STATES)],
                provenance=PROVENANCE,
            )
        )
    return ImageDocument(image_id=1, width=side, height=side, annotations=tuple(annotations))
