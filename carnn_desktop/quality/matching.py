"""Which object of the labels is which of the truth.

Greedy: of all pairs whose IoU reaches the threshold, those of the same category first, the largest
IoU first; each object is used once. At a threshold of 0.5 and without overlap within a set the
matching of a category is unique (Kirillov et al., Panoptic Segmentation, CVPR 2019), so a Hungarian
assignment would find the same; with overlaps greedy is what COCO's evaluation does too. The result
is the same with the two sets exchanged.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from carnn_desktop.quality.labels import LabelImage, LabelObject

MATCH_IOU = 0.5


@dataclass(frozen=True, slots=True)
class Match:
    """Two objects taken for the same one."""

    label: LabelObject
    truth: LabelObject
    iou: float

    @property
    def same_category(self) -> bool:
        """Whether both say what it is alike."""
        return self.label.key == self.truth.key


@dataclass(frozen=True, slots=True)
class Matching:
    """The objects of one image: matched, missed (truth only), extra (labels only).

    ignored : labels that lie in a crowd of the truth, or are crowds: they count for nothing
    """

    matches: tuple[Match, ...]
    missed: tuple[LabelObject, ...]
    extra: tuple[LabelObject, ...]
    ignored: tuple[LabelObject, ...] = ()


def match_objects(
    labels: LabelImage, truth: LabelImage, *, threshold: float = MATCH_IOU
) -> Matching:
    """Match the objects of two label images of the same size. Crowds are no objects."""
    ours = [item for item in labels.objects if not item.crowd]
    theirs = [item for item in truth.objects if not item.crowd]
    ious = iou_table(labels, ours, truth, theirs)
    matches: list[Match] = []
    free_ours, free_theirs = [True] * len(ours), [True] * len(theirs)
    candidates = [
        (ours[i].key == theirs[j].key, float(ious[i, j]), i, j)
        for i, j in np.argwhere(ious >= threshold).tolist()
    ]
    candidates.sort(key=lambda c: (-c[0], -c[1], c[2] + c[3], c[2]))
    for _, iou, i, j in candidates:
        if free_ours[i] and free_theirs[j]:
            free_ours[i] = free_theirs[j] = False
            matches.append(Match(ours[i], theirs[j], iou))
    extra = list(itertools.compress(ours, free_ours))
    in_crowd = _inside_crowds(labels, extra, truth)
    missed = list(itertools.compress(theirs, free_theirs))
    in_crowd_of_labels = _inside_crowds(truth, missed, labels)
    return Matching(
        matches=tuple(matches),
        missed=tuple(i for i, c in zip(missed, in_crowd_of_labels, strict=True) if not c),
        extra=tuple(item for item, crowd in zip(extra, in_crowd, strict=True) if not crowd),
        ignored=tuple(itertools.compress(extra, in_crowd)),
    )


def iou_table(
    first: LabelImage,
    ours: Sequence[LabelObject],
    second: LabelImage,
    theirs: Sequence[LabelObject],
) -> NDArray[np.float64]:
    """Return (len(ours), len(theirs)) float64 IoU of masks; beside a crowd the share within it."""
    if not ours or not theirs:
        return np.zeros((len(ours), len(theirs)))
    crowds = [int(item.crowd) for item in theirs]
    table = coco_mask.iou(first.rles(ours), second.rles(theirs), crowds)
    return np.asarray(table, dtype=np.float64).reshape(len(ours), len(theirs))


def _inside_crowds(
    image: LabelImage, items: Sequence[LabelObject], other: LabelImage
) -> list[bool]:
    """Return of each object whether half of it lies in a crowd of its category in ``other``."""
    crowds = [item for item in other.objects if item.crowd]
    inside = iou_table(image, items, other, crowds) >= MATCH_IOU
    for row, item in enumerate(items):
        inside[row] &= np.array([crowd.key == item.key for crowd in crowds], dtype=bool)
    return [bool(row.any()) for row in inside]
