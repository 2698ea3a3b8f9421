"""Average precision of COCO, computed by pycocotools itself."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from carnn_desktop.documents.quality.labels import LabelImage, LabelObject, concept_key


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


class PrecisionCounter:
    """Collects images and lets COCOeval judge their masks at the end.

    Without a score an object counts as 1.0: AP then says nothing about the ranking, only about
    the masks. Up to ``max_objects`` an image and concept count, the best scores first; COCO's own
    default is 100, and so is it here.
    """

    def __init__(self, concepts: Sequence[str], *, max_objects: int = 100) -> None:
        self._numbers = {key: n for n, key in enumerate(dict.fromkeys(concepts), 1)}
        self._max = max_objects
        self._images: list[dict[str, Any]] = []
        self._truth: list[dict[str, Any]] = []
        self._labels: list[dict[str, Any]] = []

    def add(self, labels: LabelImage, truth: LabelImage) -> None:
        """Add one image. Concepts that were not announced are left out."""
        number = len(self._images) + 1
        self._images.append({"id": number, "width": truth.width, "height": truth.height})
        for item in truth.objects:
            self._add(self._truth, truth, item, number)
        for item in labels.objects:
            if not item.crowd:
                self._add(self._labels, labels, item, number)

    def result(self) -> PrecisionTable:
        """Return the average precision of all images that were added."""
        keys = list(self._numbers)
        if not self._truth:
            return PrecisionTable(Precision(), dict.fromkeys(keys, Precision()))
        precision = self._evaluated()
        return PrecisionTable(
            _of(precision),
            {key: _of(precision[:, :, place]) for place, key in enumerate(keys)},
        )

    def _add(
        self, to: list[dict[str, Any]], image: LabelImage, item: LabelObject, number: int
    ) -> None:
        category = self._numbers.get(concept_key(item.concept))
        if category is None:
            return
        rle = image.rle(item)
        to.append(
            {
                "id": len(to) + 1,
                "image_id": number,
                "category_id": category,
                "segmentation": rle,
                "bbox": coco_mask.toBbox(rle).tolist(),
                "area": item.area,
                "iscrowd": int(item.crowd),
                "score": 1.0 if item.score is None else item.score,
            }
        )

    def _evaluated(self) -> NDArray[np.float64]:
        """Return precision (T, R, K) at all areas; -1 where a concept has no true object."""
        categories = [{"id": n, "name": key} for key, n in self._numbers.items()]
        with contextlib.redirect_stdout(io.StringIO()):
            evaluation = COCOeval(
                _coco(self._images, self._truth, categories),
                _coco(self._images, self._labels, categories),
                "segm",
            )
            parameters = evaluation.params
            parameters.maxDets = [self._max]
            parameters.areaRng, parameters.areaRngLbl = [[0, 1e10]], ["all"]
            evaluation.evaluate()
            evaluation.accumulate()
        return np.asarray(evaluation.eval["precision"], dtype=np.float64)[:, :, :, 0, 0]


def _coco(
    images: list[dict[str, Any]],
    annotations: list[dict[str, Any]],
    categories: list[dict[str, Any]],
) -> Any:
    coco = COCO()
    coco.dataset = {"images": images, "annotations": annotations, "categories": categories}
    coco.createIndex()
    return coco


def _of(precision: NDArray[np.float64]) -> Precision:
    """Return the means of precision (T, R, ...) as COCOeval summarises them."""

    def mean(values: NDArray[np.float64]) -> float | None:
        known = values[values > -1]
        return float(known.mean()) if known.size else None

    return Precision(mean(precision), mean(precision[0]), mean(precision[5]))
