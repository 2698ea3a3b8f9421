"""``file_stats``: what is in a COCO file."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from carnn_desktop.formats.coco.rules import is_number
from carnn_desktop.formats.coco.tools.sound import SoundCoco

SMALL, LARGE = 32**2, 96**2
_PAIRS = 20


@dataclass(frozen=True, slots=True)
class CategoryStats:
    """One category: annotations, images that have it, and quartiles of the area in pixels."""

    id: int | str
    name: str
    annotations: int
    images: int
    area_quartiles: tuple[float, float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStats:
    """Counts of a COCO file.

    kinds : annotations by the way their mask is written
    sizes : annotations by the area classes of COCO's evaluation
    image_sizes : the most frequent (width, height) with their counts
    per_image : smallest, median and largest number of annotations of an image
    together : pairs of categories that share images, most often first
    """

    path: Path
    images: int
    empty_images: int
    annotations: int
    crowds: int
    categories: tuple[CategoryStats, ...]
    kinds: dict[str, int]
    sizes: dict[str, int]
    image_sizes: tuple[tuple[str, int], ...]
    per_image: tuple[int, float, int]
    together: tuple[tuple[str, str, int], ...]


def file_stats(path: Path) -> FileStats:
    """Return the counts of a COCO file. Raises CarnnError when its structure is not sound."""
    raw = SoundCoco(path)
    sizes: Counter[str] = Counter()
    labels: dict[Any, set[Any]] = {}
    counts: Counter[Any] = Counter()
    for image in raw.images():
        labels[image["id"]] = set()
        counts[image["id"]] = 0
        sizes[f"{image.get('width', '?')} x {image.get('height', '?')}"] += 1
    areas: dict[Any, array[float]] = {category["id"]: array("d") for category in raw.categories}
    totals: Counter[Any] = Counter()
    kinds: Counter[str] = Counter()
    crowds = 0
    for annotation in raw.annotations():
        number, category = annotation["image_id"], annotation["category_id"]
        labels[number].add(category)
        counts[number] += 1
        totals[category] += 1
        kinds[_kind(annotation.get("segmentation"))] += 1
        crowds += annotation.get("iscrowd") in (1, True)
        if is_number(annotation.get("area")):
            areas[category].append(float(annotation["area"]))
    names = {category["id"]: category["name"] for category in raw.categories}
    images = Counter(category for found in labels.values() for category in found)
    per = np.array(list(counts.values()) or [0])
    return FileStats(
        path=path,
        images=len(labels),
        empty_images=sum(not found for found in labels.values()),
        annotations=sum(totals.values()),
        crowds=crowds,
        categories=tuple(
            CategoryStats(
                id=number,
                name=name,
                annotations=totals[number],
                images=images[number],
                area_quartiles=_quartiles(areas[number]),
            )
            for number, name in names.items()
        ),
        kinds=dict(kinds.most_common()),
        sizes=_sizes(areas),
        image_sizes=tuple(sizes.most_common(10)),
        per_image=(int(per.min()), float(np.median(per)), int(per.max())),
        together=_together(labels, names),
    )


def _kind(segmentation: Any) -> str:
    if isinstance(segmentation, dict):
        return "RLE" if isinstance(segmentation.get("counts"), str) else "uncompressed RLE"
    if isinstance(segmentation, list) and segmentation:
        return "polygon" if len(segmentation) == 1 else "polygons of several parts"
    return "box only"


def _sizes(areas: dict[Any, array[float]]) -> dict[str, int]:
    found = {"small": 0, "medium": 0, "large": 0}
    for values in areas.values():
        numbers = np.asarray(values)
        found["small"] += int((numbers < SMALL).sum())
        found["medium"] += int(((numbers >= SMALL) & (numbers < LARGE)).sum())
        found["large"] += int((numbers >= LARGE).sum())
    return found


def _quartiles(values: array[float]) -> tuple[float, float, float] | None:
    if not values:
        return None
    low, middle, high = np.quantile(np.asarray(values), (0.25, 0.5, 0.75)).tolist()
    return (low, middle, high)


def _together(
    labels: dict[Any, set[Any]], names: dict[Any, str]
) -> tuple[tuple[str, str, int], ...]:
    pairs: Counter[tuple[str, str]] = Counter()
    for found in labels.values():
        present = sorted(names[number] for number in found)
        for place, first in enumerate(present):
            pairs.update((first, second) for second in present[place + 1 :])
    ordered = sorted(pairs.items(), key=lambda item: (-item[1], item[0]))
    return tuple((first, second, count) for (first, second), count in ordered[:_PAIRS])
