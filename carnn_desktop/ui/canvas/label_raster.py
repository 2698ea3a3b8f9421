"""The label raster: which category and state is at each pixel of the image. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.model import Annotation, AnnotationState

Slot = tuple[int, AnnotationState]
Rect = tuple[int, int, int, int]
_SLOTS = 255


class LabelRaster:
    """One uint8 a pixel: 0 = nothing, else the slot of a (category, state) pair.

    Colour and opacity are looked up by slot, so that changing them touches no pixel. An annotation
    that changes repaints its rectangle only.
    """

    def __init__(self, width: int, height: int) -> None:
        self.labels: NDArray[np.uint8] = np.zeros((height, width), dtype=np.uint8)
        self._slots: dict[Slot, int] = {}

    def slots(self) -> dict[Slot, int]:
        """Return the slot of every (category id, state) met so far."""
        return dict(self._slots)

    def paint(self, annotations: Iterable[Annotation], rect_xywh: Rect | None = None) -> None:
        """Write ``annotations``, in z-order, into ``rect_xywh`` (None = everywhere), which is
        cleared.

        Rejected annotations have no fill and are left out.
        """
        height, width = self.labels.shape
        x, y, w, h = rect_xywh if rect_xywh is not None else (0, 0, width, height)
        left, top = max(x, 0), max(y, 0)
        right, bottom = min(x + w, width), min(y + h, height)
        if left >= right or top >= bottom:
            return
        self.labels[top:bottom, left:right] = 0
        for annotation in annotations:
            if annotation.state != "rejected":
                self._write(annotation, (left, top, right, bottom))

    def _write(self, annotation: Annotation, bounds_xyxy: Rect) -> None:
        left, top, right, bottom = bounds_xyxy
        x, y, w, h = annotation.mask.bbox_xywh
        left, top = max(left, x), max(top, y)
        right, bottom = min(right, x + w), min(bottom, y + h)
        if left >= right or top >= bottom:
            return
        pixels = annotation.mask.pixels[top - y : bottom - y, left - x : right - x]
        self.labels[top:bottom, left:right][pixels] = self._slot(annotation)

    def _slot(self, annotation: Annotation) -> int:
        key: Slot = (annotation.category_id, annotation.state)
        if key not in self._slots:
            # With more pairs than slots the colours repeat, as those of the palette do anyway.
            self._slots[key] = len(self._slots) % _SLOTS + 1
        return self._slots[key]
