"""The label raster: which concept and state is at each pixel of the image. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.model import Region, RegionState

Slot = tuple[int, RegionState]
Rect = tuple[int, int, int, int]
_SLOTS = 255


class LabelRaster:
    """One uint8 a pixel: 0 = nothing, else the slot of a (concept, state) pair.

    Colour and opacity are looked up by slot, so that changing them touches no pixel. A region that
    changes repaints its rectangle only.
    """

    def __init__(self, width: int, height: int) -> None:
        self.labels: NDArray[np.uint8] = np.zeros((height, width), dtype=np.uint8)
        self._slots: dict[Slot, int] = {}

    def slots(self) -> dict[Slot, int]:
        """Return the slot of every (concept id, state) met so far."""
        return dict(self._slots)

    def paint(self, regions: Iterable[Region], rect_xywh: Rect | None = None) -> None:
        """Write ``regions``, in z-order, into ``rect_xywh`` (None = everywhere), which is cleared.

        Rejected regions have no fill and are left out.
        """
        height, width = self.labels.shape
        x, y, w, h = rect_xywh if rect_xywh is not None else (0, 0, width, height)
        left, top = max(x, 0), max(y, 0)
        right, bottom = min(x + w, width), min(y + h, height)
        if left >= right or top >= bottom:
            return
        self.labels[top:bottom, left:right] = 0
        for region in regions:
            if region.state != "rejected":
                self._write(region, (left, top, right, bottom))

    def _write(self, region: Region, bounds_xyxy: Rect) -> None:
        left, top, right, bottom = bounds_xyxy
        x, y, w, h = region.mask.bbox_xywh
        left, top = max(left, x), max(top, y)
        right, bottom = min(right, x + w), min(bottom, y + h)
        if left >= right or top >= bottom:
            return
        pixels = region.mask.pixels[top - y : bottom - y, left - x : right - x]
        self.labels[top:bottom, left:right][pixels] = self._slot(region)

    def _slot(self, region: Region) -> int:
        key: Slot = (region.concept_id, region.state)
        if key not in self._slots:
            # With more pairs than slots the colours repeat, as those of the palette do anyway.
            self._slots[key] = len(self._slots) % _SLOTS + 1
        return self._slots[key]
