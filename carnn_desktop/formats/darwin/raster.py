"""Darwin's raster layers: the pixels of all masks of a photo in one list of run lengths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.shapes import MAX_AREA, Pixels, SizeWh, Unusable, packed
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_int
from carnn_desktop.formats.parse import listed, mapping


@dataclass(frozen=True, slots=True)
class RasterLayer:
    """``numbers``: of masks, by annotation id; values and lengths of the runs, row by row."""

    numbers: Mapping[Any, int]
    values: NDArray[np.int64]
    lengths: NDArray[np.int64]
    size_wh: SizeWh

    @classmethod
    def of(cls, annotations: list[Any], size_wh: SizeWh | None) -> list[RasterLayer]:
        """Return the layers among annotations that can be read."""
        found = []
        for entry in annotations:
            layer = mapping(mapping(entry).get("raster_layer"))
            numbers = {
                key: value
                for key, value in mapping(layer.get("mask_annotation_ids_mapping")).items()
                if is_int(value)
            }
            runs = listed(layer.get("dense_rle"))
            if not numbers or size_wh is None or not _fits(runs, size_wh):
                continue
            flat = np.array(runs, dtype=np.int64)
            found.append(cls(numbers, flat[::2], flat[1::2], size_wh))
        return found

    def shape(self, annotation: Any) -> Pixels:
        """Return the pixels of an annotation. Raises Unusable where it has none."""
        width, height = self.size_wh
        inside = np.repeat(self.values == self.numbers[annotation], self.lengths)
        mask = crop_mask(inside.reshape(height, width))
        if not mask.pixels.size:
            raise Unusable(".mask", Told("holds no pixel"))
        return packed(mask, self.size_wh)


def _fits(runs: list[Any], size_wh: SizeWh) -> bool:
    """Return whether run lengths (value, length, value, length, ...) fill an image."""
    area = size_wh[0] * size_wh[1]
    if not runs or len(runs) % 2 or area > MAX_AREA:
        return False
    if not all(is_int(number) and 0 <= number <= area for number in runs):
        return False
    return bool(sum(runs[1::2]) == area)
