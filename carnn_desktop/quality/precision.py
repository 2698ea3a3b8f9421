"""Average precision of COCO, computed by pycocotools itself."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from carnn_desktop.contracts.progress import Checkpoint, Progress, no_checkpoint
from carnn_desktop.quality.labels import LabelImage, LabelObject, concept_key


@dataclass(frozen=True, slots=True)
class Precision:
    """AP averaged over IoU 0.50:0.95, and at single thresholds; None without a true object."""

    ap: float | None = None
    ap50: float | None = None
    ap75: float | None = None


@dataclass(frozen=True, slots=True)
class PrecisionTable:
    """``overall`` is the mean over concepts with true objects; ``concepts`` by key."""

    overall: Precision
    concepts: Mapping[str, Precision] = field(default_factory=dict)


@dataclass(slots=True)
class _Category:
    """The objects of one concept with the number of their image, in the order they came."""

    truth: list[tuple[int, LabelObject]] = field(default_factory=list)
    labels: list[tuple[int, LabelObject]] = field(default_factory=list)


class PrecisionCounter:
    """Collects images and lets COCOeval judge their masks at the end, concept by concept.

    Concepts do not influence each other in COCOeval, so that one at a time gives the same numbers
    as all at once, in a fraction of the memory. Without a score an object counts as 1.0: AP then
    says nothing about the ranking, only about the masks. Up to ``max_objects`` an image and concept
    count, the best scores first; COCO's own default is 100, and so is it here.
    """

    def __init__(self, concepts: Sequence[str], *, max_objects: int = 100) -> None:
        self._categories = {key: _Category() for key in concepts}
        self._max = max_objects
        self._sizes: list[tuple[int, int]] = []

    def add(self, labels: LabelImage, truth: LabelImage) -> None:
        """Add one image. Concepts that were not announced are left out."""
        number = len(self._sizes)
        self._sizes.append((truth.width, truth.height))
        for item in truth.objects:
            category = self._categories.get(concept_key(item.concept))
            if category is not None:
                category.truth.append((number, item))
        for item in labels.objects:
            category = self._categories.get(concept_key(item.concept))
            if category is not None and not item.crowd:
                category.labels.append((number, item))

    def result(self, *, checkpoint: Checkpoint = no_checkpoint) -> PrecisionTable:
        """Return the average precision of all images that were added."""
        tables: list[NDArray[np.float64]] = []
        found: dict[str, Precision] = {}
        for done, (key, category) in enumerate(self._categories.items()):
            checkpoint(Progress("average precision", done, len(self._categories)))
            if category.truth:
                precision = self._evaluated(category)
                tables.append(precision)
                found[key] = _of(precision)
            else:
                found[key] = Precision()
        overall = _of(np.stack(tables, axis=-1)) if tables else Precision()
        return PrecisionTable(overall, found)

    def _evaluated(self, category: _Category) -> NDArray[np.float64]:
        """Return precision (T, R) at all areas; -1 where there is no object but crowds."""
        numbers = sorted({number for number, _ in (*category.truth, *category.labels)})
        images = [
            {"id": n + 1, "width": self._sizes[n][0], "height": self._sizes[n][1]} for n in numbers
        ]
        with contextlib.redirect_stdout(io.StringIO()):
            evaluation = COCOeval(
                _coco(images, self._annotations(category.truth)),
                _coco(images, self._annotations(category.labels)),
                "segm",
            )
            parameters = evaluation.params
            parameters.maxDets = [self._max]
            parameters.areaRng, parameters.areaRngLbl = [[0, 1e10]], ["all"]
            evaluation.evaluate()
            evaluation.accumulate()
        return np.asarray(evaluation.eval["precision"], dtype=np.float64)[:, :, 0, 0, 0]

    def _annotations(self, items: Sequence[tuple[int, LabelObject]]) -> list[dict[str, Any]]:
        return [
            {
                "id": place,
                "image_id": number + 1,
                "category_id": 1,
                "segmentation": {
                    "size": [self._sizes[number][1], self._sizes[number][0]],
                    "counts": item.counts,
                },
                "area": item.area,
                "iscrowd": int(item.crowd),
                "score": 1.0 if item.score is None else item.score,
            }
            for place, (number, item) in enumerate(items, 1)
        ]


def _coco(images: list[dict[str, Any]], annotations: list[dict[str, Any]]) -> Any:
    coco = COCO()
    coco.dataset = {
        "images": images,
        "annotations": annotations,
        "categories": [{"id": 1, "name": "1"}],
    }
    coco.createIndex()
    return coco


def _of(precision: NDArray[np.float64]) -> Precision:
    """Return the means of precision (T, R, ...) as COCOeval summarises them."""

    def mean(values: NDArray[np.float64]) -> float | None:
        known = values[values > -1]
        return float(known.mean()) if known.size else None

    return Precision(mean(precision), mean(precision[0]), mean(precision[5]))
