"""Which of a model's findings are instances: sure enough, and not the same thing twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.thresholds import passes
from carnn_desktop.engine.instances.protocol import Findings
from carnn_desktop.engine.refine.prompts import Candidate, crop

LEVELS_LONGEST = 256
MOST = 100
"""More instances of one text are not drawn in one photo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """One thing that a text names.

    mask : its pixels; bbox_xyxy : the model's own box, pixels of the photo; score : 0..1
    levels : (lh, lw) uint8, see :class:`Drawn`
    """

    mask: Candidate
    bbox_xyxy: tuple[float, float, float, float]
    score: float
    levels: NDArray[np.uint8]


def levels_size(size_hw: tuple[int, int]) -> tuple[int, int]:
    """Return (height, width) of the soft masks of a photo of that size."""
    scale = min(1.0, LEVELS_LONGEST / max(size_hw))
    return max(1, round(size_hw[0] * scale)), max(1, round(size_hw[1] * scale))


def levels_of(soft: NDArray[np.float32], size_hw: tuple[int, int]) -> NDArray[np.uint8]:
    """Return the levels of a photo of that size from a soft mask (h, w) over it, 0..1."""
    height, width = levels_size(size_hw)
    how = cv2.INTER_AREA if soft.shape[0] > height else cv2.INTER_LINEAR
    small = cv2.resize(np.ascontiguousarray(soft), (width, height), interpolation=how)
    return np.rint(np.clip(small, 0.0, 1.0) * 255).astype(np.uint8)


def pooled(several: Sequence[Findings]) -> Findings:
    """Return the findings of several wordings as one, most sure first."""
    scores = np.concatenate([one.scores for one in several])
    order = np.argsort(-scores, kind="stable")
    boxes = np.concatenate([one.boxes for one in several])
    keys = np.concatenate([one.keys for one in several])
    return Findings(scores[order], boxes[order], keys[order])


def chosen_of(findings: Findings, *, threshold: float, overlap: float) -> list[int]:
    """Return the indices of the findings above ``threshold`` whose boxes are not taken yet.

    overlap : largest IoU with the box of a surer one
    """
    kept: list[int] = []
    for index, score in enumerate(findings.scores.tolist()):
        if not passes(score, threshold) or len(kept) == MOST:
            break
        if not kept or box_ious(findings.boxes[index], findings.boxes[kept]).max() <= overlap:
            kept.append(index)
    return kept


def box_ious(box: NDArray[np.float32], others: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return (n,) IoU of a box (4,) with others (n, 4), xyxy."""
    corner = np.maximum(box[:2], others[:, :2])
    other = np.minimum(box[2:], others[:, 2:])
    shared = np.clip(other - corner, 0, None).prod(axis=1)
    areas = np.clip(others[:, 2:] - others[:, :2], 0, None).prod(axis=1)
    own = np.clip(box[2:] - box[:2], 0, None).prod()
    return np.asarray(shared / np.maximum(areas + own - shared, 1e-9), np.float32)


def without_repeats(instances: Sequence[Instance], overlap: float) -> list[Instance]:
    """Return those whose masks have at most that IoU with each surer one's; surest first."""
    kept: list[Instance] = []
    for one in sorted(instances, key=lambda instance: -instance.score):
        mask = one.levels > 127
        if all(_iou(mask, other.levels > 127) <= overlap for other in kept):
            kept.append(one)
    return kept


def _iou(one: BoolMask, other: BoolMask) -> float:
    either = int(np.count_nonzero(one | other))
    return int(np.count_nonzero(one & other)) / either if either else 0.0


def apart(of_texts: Sequence[Sequence[Instance]], shape: tuple[int, int]) -> list[list[Instance]]:
    """Return the instances without common pixels: a smaller one lies on a larger one.

    One that is wholly covered is left out.
    """
    every = [(one, text) for text, some in enumerate(of_texts) for one in some]
    owner = np.zeros(shape, np.min_scalar_type(len(every)))  # a photo may have 100 megapixels
    order = sorted(range(len(every)), key=lambda i: (-every[i][0].mask.area, every[i][0].score))
    for number in order:
        mask = every[number][0].mask
        owner[mask.slices][mask.mask] = number + 1
    result: list[list[Instance]] = [[] for _ in of_texts]
    for number, (one, text) in enumerate(every):
        left = crop_of(one.mask, owner[one.mask.slices] == number + 1)
        if left is not None:
            result[text].append(
                one
                if left.area == one.mask.area
                else Instance(
                    mask=left, bbox_xyxy=one.bbox_xyxy, score=one.score, levels=one.levels
                )
            )
    return result


def crop_of(candidate: Candidate, kept: BoolMask) -> Candidate | None:
    """Return what is left of a candidate when of its crop only ``kept`` (h, w) stays."""
    left = crop(candidate.mask & kept, score=candidate.score)
    if left is None:
        return None
    x, y = candidate.origin_xy
    return Candidate(
        mask=left.mask,
        origin_xy=(x + left.origin_xy[0], y + left.origin_xy[1]),
        score=candidate.score,
    )
