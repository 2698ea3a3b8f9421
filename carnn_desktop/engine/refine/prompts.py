"""From the segmenter's masks to an instance segmenter's (SAM) and back: prompts, matching, splits.

Plain numpy: nothing here knows which model made the candidates. Masks are (H, W) bool of the image;
candidates are cropped, because there are hundreds of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, frozen

MIN_PRED = 0.05
ACCEPTED_IOU = 0.9
_MOSTLY = 0.75
_NESTED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mask that a model offers.

    mask : (h, w) bool, tight crop; origin_xy : pixel of the image that ``mask[0, 0]`` is
    score : the model's own estimate of the IoU, 0..1; stability : IoU of the mask at a higher and
        a lower threshold, 0..1
    """

    mask: BoolMask
    origin_xy: tuple[int, int]
    score: float
    stability: float = 1.0

    @property
    def area(self) -> int:
        """Number of pixels."""
        return int(np.count_nonzero(self.mask))

    @property
    def slices(self) -> tuple[slice, slice]:
        """Where the crop lies in the image, rows and columns."""
        (x, y), (height, width) = self.origin_xy, self.mask.shape
        return slice(y, y + height), slice(x, x + width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What points a segmenter at one object, in pixels of the image."""

    positive_xy: tuple[tuple[float, float], ...] = ()
    negative_xy: tuple[tuple[float, float], ...] = ()
    box_xyxy: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """What came of a mask.

    mask : (H, W) bool, the candidates' union where it was ``replaced``, else the mask as it was
    iou : of the mask with that union, 0..1; used : indices of the candidates in the union
    """

    mask: BoolMask
    replaced: bool
    iou: float
    used: tuple[int, ...]


def crop(mask: BoolMask, *, score: float = 1.0, stability: float = 1.0) -> Candidate | None:
    """Return ``mask`` (H, W) as a candidate, None when it is empty."""
    if not mask.any():
        return None
    x, y, right, bottom = extent(mask)
    tight = mask[y : bottom + 1, x : right + 1]
    return Candidate(mask=frozen(tight.copy()), origin_xy=(x, y), score=score, stability=stability)


def extent(mask: BoolMask) -> tuple[int, int, int, int]:
    """Return (left, top, right, bottom) of the set pixels, ends included; there must be one."""
    columns, rows = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
    return int(columns[0]), int(rows[0]), int(columns[-1]), int(rows[-1])


def union(candidates: Sequence[Candidate], shape: tuple[int, int]) -> BoolMask:
    """Return the (H, W) pixels that any of the candidates covers."""
    result = np.zeros(shape, np.bool_)
    for candidate in candidates:
        result[candidate.slices] |= candidate.mask
    return result


def iou(first: BoolMask, second: BoolMask) -> float:
    """Return the intersection over union of two masks of one shape; 0 when both are empty."""
    either = int(np.count_nonzero(first | second))
    return int(np.count_nonzero(first & second)) / either if either else 0.0


def overlap_over_minimum(
    mask: BoolMask, candidates: Sequence[Candidate], *, min_pred: float = MIN_PRED
) -> NDArray[np.float64]:
    """Return each candidate's IoM with ``mask`` (H, W), as published.

    It is the larger of intersection / area of the candidate, which counts only where the
    intersection is at least ``min_pred`` of the mask, and intersection / area of the mask.
    """
    area = int(np.count_nonzero(mask))
    result = np.zeros(len(candidates))
    if area == 0:
        return result
    for index, candidate in enumerate(candidates):
        shared = int(np.count_nonzero(mask[candidate.slices] & candidate.mask))
        of_mask = shared / area
        of_candidate = shared / max(candidate.area, 1) if of_mask >= min_pred else 0.0
        result[index] = max(of_mask, of_candidate)
    return result


def match(
    mask: BoolMask,
    candidates: Sequence[Candidate],
    *,
    iom_threshold: float,
    min_pred: float = MIN_PRED,
    accepted_iou: float = ACCEPTED_IOU,
) -> Match:
    """Replace ``mask`` (H, W) by the union of the candidates that belong to it, as published.

    Those with an IoM above ``iom_threshold`` belong to it, or else the one with the highest. The
    union takes the mask's place only where the two have an IoU above ``accepted_iou``.
    """
    overlaps = overlap_over_minimum(mask, candidates, min_pred=min_pred)
    if not overlaps.any():
        return Match(mask=mask, replaced=False, iou=0.0, used=())
    used = np.flatnonzero(overlaps > iom_threshold).tolist() or [int(overlaps.argmax())]
    together = union([candidates[index] for index in used], (mask.shape[0], mask.shape[1]))
    agreement = iou(mask, together)
    replaced = agreement > accepted_iou
    return Match(
        mask=frozen(together) if replaced else mask,
        replaced=replaced,
        iou=agreement,
        used=tuple(used),
    )


def connected_parts(mask: BoolMask, *, min_area: int = 1) -> list[Candidate]:
    """Return the 8-connected parts of ``mask`` (H, W) of at least ``min_area``, largest first."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask.astype(np.uint8), connectivity=8
    )
    parts = []
    for label in range(1, count):
        x, y, width, height, area = (int(value) for value in stats[label])
        if area >= max(min_area, 1):
            pixels = labels[y : y + height, x : x + width] == label
            parts.append(Candidate(mask=frozen(pixels), origin_xy=(x, y), score=1.0))
    return sorted(parts, key=lambda part: (-part.area, part.origin_xy))


def prompts(mask: BoolMask, *, min_area: int = 1) -> list[tuple[Candidate, Prompt]]:
    """Return each connected part of ``mask`` (H, W) with its prompt: its box and its inmost point.

    min_area : smaller parts are left out
    """
    found = []
    for part in connected_parts(mask, min_area=min_area):
        (x, y), (height, width) = part.origin_xy, part.mask.shape
        padded = np.pad(part.mask, 1).astype(np.uint8)
        depth = cv2.distanceTransform(padded, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        row, column = np.unravel_index(int(depth.argmax()), depth.shape)
        inmost = (x + int(column) - 1.0, y + int(row) - 1.0)
        box = (float(x), float(y), float(x + width), float(y + height))
        found.append((part, Prompt(positive_xy=(inmost,), box_xyxy=box)))
    return found


def split_instances(
    mask: BoolMask, candidates: Sequence[Candidate] = (), *, min_area: int = 1
) -> list[BoolMask]:
    """Split a category's mask (H, W) into instances: disjoint (H, W) masks, largest first.

    Candidates that lie mostly inside the mask and not inside a larger one of them are the
    instances; what they leave goes to the nearest of them within its connected part. A part without
    one is an instance itself, so that without candidates these are the connected parts. Instances
    below ``min_area`` are left out.
    """
    inside = []
    for candidate in candidates:
        shared = int(np.count_nonzero(mask[candidate.slices] & candidate.mask))
        if shared >= max(_MOSTLY * candidate.area, min_area, 1):
            inside.append((shared, candidate))
    inside.sort(key=lambda pair: (-pair[0], -pair[1].score, pair[1].origin_xy))
    owner = np.zeros(mask.shape, np.int32)
    seeds = 0
    for _, candidate in inside:
        here = owner[candidate.slices]
        own = candidate.mask & mask[candidate.slices]
        free = own & (here == 0)
        if np.count_nonzero(free) > _NESTED * np.count_nonzero(own):
            seeds += 1
            here[free] = seeds
    _give_to_nearest(owner, mask, seeds)
    labels, areas = np.unique(owner[owner > 0], return_counts=True)
    order = sorted(zip(areas.tolist(), labels.tolist(), strict=True), key=lambda p: (-p[0], p[1]))
    return [frozen(owner == label) for area, label in order if area >= min_area]


def _give_to_nearest(owner: NDArray[np.int32], mask: BoolMask, seeds: int) -> None:
    """Give each pixel of ``mask`` without an owner to the nearest seed of its connected part."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    for part in range(1, count):
        x, y, width, height, _area = (int(value) for value in stats[part])
        window = slice(y, y + height), slice(x, x + width)
        pixels, owners = parts[window] == part, owner[window]
        taken = pixels & (owners > 0)
        if not taken.any():
            seeds += 1
            owners[pixels] = seeds
            continue
        _, nearest = cv2.distanceTransformWithLabels(
            (~taken).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
        )
        of_place = np.zeros(int(nearest.max()) + 1, np.int32)
        of_place[nearest[taken]] = owners[taken]
        rest = pixels & ~taken
        owners[rest] = of_place[nearest[rest]]
