"""Average precision of COCO, computed by pycocotools itself."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.quality.labels import LabelImage, LabelObject

_Objects = list[tuple[int, LabelObject]]
"""Objects with the number of their image, in the order they came."""


@dataclass(frozen=True, slots=True)
class Precision:
    """AP averaged over IoU 0.50:0.95, and at single thresholds; None without a true object."""

    ap: float | None = None
    ap50: float | None = None
    ap75: float | None = None


class PrecisionCounter:
    """Collects images and lets COCOeval judge their masks at the end, category by category.

    Categories do not influence each other in COCOeval, so that one at a time gives the same numbers
    as all at once, in a fraction of the memory. Without a score an object counts as 1.0: AP then
    says nothing about the ranking, only about the masks. Up to 100 objects an image and category
    count, the best scores first: COCO's own default.
    """

    def __init__(self, categories: Sequence[str]) -> None:
        self._truth: dict[str, _Objects] = {key: [] for key in categories}
        self._labels: dict[str, _Objects] = {key: [] for key in categories}
        self._sizes: list[tuple[int, int]] = []

    def add(self, labels: LabelImage, truth: LabelImage) -> None:
        """Add one image. Categories that were not announced are left out."""
        number = len(self._sizes)
        self._sizes.append((truth.width, truth.height))
        for item in truth.objects:
            self._truth.get(item.key, []).append((number, item))
        for item in labels.objects:
            if not item.crowd:
                self._labels.get(item.key, []).append((number, item))

    def result(
        self, *, on_progress: ProgressCallback = ignore_progress
    ) -> tuple[Precision, Mapping[str, Precision]]:
        """Return the mean over the categories with true objects, and the precision by category."""
        tables: dict[str, NDArray[np.float64]] = {}
        for done, (key, truth) in enumerate(self._truth.items()):
            on_progress(Progress("average precision", done, len(self._truth)))
            if truth:
                tables[key] = self._evaluated(truth, self._labels[key])
        overall = _of(np.stack(list(tables.values()), axis=-1)) if tables else Precision()
        return overall, {key: _of(table) for key, table in tables.items()}

    def _evaluated(self, truth: _Objects, labels: _Objects) -> NDArray[np.float64]:
        """Return precision (T, R) at all areas; -1 where there is no object but crowds."""
        numbers = sorted({number for number, _ in (*truth, *labels)})
        images = [
            {"id": n + 1, "width": self._sizes[n][0], "height": self._sizes[n][1]} for n in numbers
        ]
        with contextlib.redirect_stdout(io.StringIO()):
            evaluation = COCOeval(
                _coco(images, self._annotations(truth)),
                _coco(images, self._annotations(labels)),
                "segm",
            )
            parameters = evaluation.params
            parameters.maxDets = [100]
            parameters.areaRng, parameters.areaRngLbl = [[0, 1e10]], ["all"]
            evaluation.evaluate()
            evaluation.accumulate()
        return np.asarray(evaluation.eval["precision"], dtype=np.float64)[:, :, 0, 0, 0]

    def _annotations(self, items: _Objects) -> list[dict[str, Any]]:
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
