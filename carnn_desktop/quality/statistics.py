"""What a data set holds: counts, areas, what occurs together, shapes of images and objects."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from carnn_desktop.contracts.queries import text_key
from carnn_desktop.quality.labels import LabelImage

SMALL, MEDIUM = 32**2, 96**2
"""COCO's limits of area, pixels: small below the first, large from the second."""
_SHARE_BINS = 20
_ASPECT_BINS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryStatistics:
    """One category. Areas are pixels; ``share`` is of all pixels of the images it occurs in."""

    name: str
    images: int
    objects: int
    area_min: int
    area_median: float
    area_max: int
    share: float
    small: int
    medium: int
    large: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """``counts[i]`` values lie from ``edges[i]`` up to ``edges[i + 1]``."""

    edges: tuple[float, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetStatistics:
    """A whole data set.

    unlabelled : images without an object; unknown : images whose size is not known, not counted
    together : (n, n) images in which two categories occur together; the diagonal: in which one does
    per_image : number of objects -> number of images
    object_share : objects by their area as a share of the image, in steps of a factor (log scale)
    object_aspect, image_aspect : by width / height, in steps of a factor
    sizes : (width, height) of images and how many, the most frequent first
    """

    images: int
    objects: int
    categories: tuple[CategoryStatistics, ...]
    unlabelled: tuple[str, ...]
    unknown: tuple[str, ...]
    together: tuple[tuple[int, ...], ...]
    per_image: tuple[tuple[int, int], ...]
    object_share: Histogram
    object_aspect: Histogram
    image_aspect: Histogram
    sizes: tuple[tuple[tuple[int, int], int], ...]


class StatisticsCounter:
    """Counts image by image; memory grows by 20 bytes an object."""

    def __init__(self, categories: Sequence[str]) -> None:
        self._names: dict[str, str] = {}
        for name in categories:
            self._names.setdefault(text_key(name), name)
        self._areas: dict[str, array[int]] = {}
        self._pixels: Counter[str] = Counter()
        self._occurs: Counter[tuple[str, str]] = Counter()
        self._per_image: Counter[int] = Counter()
        self._sizes: Counter[tuple[int, int]] = Counter()
        self._shares, self._aspects = array("d"), array("d")
        self._unlabelled: list[str] = []
        self._unknown: list[str] = []

    def add(self, name: str, image: LabelImage | None) -> None:
        """Add one image."""
        if image is None or image.width < 1 or image.height < 1:
            self._unknown.append(name)
            return
        self._sizes[image.width, image.height] += 1
        self._per_image[len(image.objects)] += 1
        if not image.objects:
            self._unlabelled.append(name)
            return
        pixels = image.width * image.height
        boxes = np.asarray(coco_mask.toBbox(image.rles(image.objects)), dtype=np.float64)
        for item, (_, _, width, height) in zip(image.objects, boxes.tolist(), strict=True):
            key = item.key
            self._names.setdefault(key, item.category)
            self._areas.setdefault(key, array("q")).append(item.area)
            self._shares.append(item.area / pixels)
            self._aspects.append(width / height)
        present = sorted({item.key for item in image.objects})
        for place, key in enumerate(present):
            self._pixels[key] += pixels
            for other in present[place:]:
                self._occurs[key, other] += 1

    def result(self) -> DatasetStatistics:
        """Return what was counted."""
        keys = list(self._names)
        together = tuple(
            tuple(self._occurs[(a, b) if a <= b else (b, a)] for b in keys) for a in keys
        )
        aspects = np.array(
            [w / h for (w, h), count in self._sizes.items() for _ in range(count)], dtype=np.float64
        )
        return DatasetStatistics(
            images=self._sizes.total(),
            objects=len(self._shares),
            categories=tuple(self._category(key) for key in keys),
            unlabelled=tuple(self._unlabelled),
            unknown=tuple(self._unknown),
            together=together,
            per_image=tuple(sorted(self._per_image.items())),
            object_share=log_histogram(np.array(self._shares), 1e-5, 1.0, _SHARE_BINS),
            object_aspect=log_histogram(np.array(self._aspects), 1 / 8, 8.0, _ASPECT_BINS),
            image_aspect=log_histogram(aspects, 1 / 4, 4.0, _ASPECT_BINS),
            sizes=tuple(self._sizes.most_common()),
        )

    def _category(self, key: str) -> CategoryStatistics:
        areas = np.array(self._areas.get(key, ()), dtype=np.int64)
        small = int(np.count_nonzero(areas < SMALL))
        large = int(np.count_nonzero(areas >= MEDIUM))
        pixels = self._pixels[key]
        return CategoryStatistics(
            name=self._names[key],
            images=self._occurs[key, key],
            objects=len(areas),
            area_min=int(areas.min()) if areas.size else 0,
            area_median=float(np.median(areas)) if areas.size else 0.0,
            area_max=int(areas.max()) if areas.size else 0,
            share=float(areas.sum() / pixels) if pixels else 0.0,
            small=small,
            medium=len(areas) - small - large,
            large=large,
        )


def log_histogram(values: NDArray[np.float64], low: float, high: float, bins: int) -> Histogram:
    """Return counts in ``bins`` equal steps of the logarithm; what lies outside is in the ends."""
    edges = np.exp(np.linspace(math.log(low), math.log(high), bins + 1))
    edges[0], edges[-1] = low, high
    counts, _ = np.histogram(np.clip(values, low, high), bins=edges)
    return Histogram(tuple(edges.tolist()), tuple(counts.tolist()))
