"""Masks as a person would draw them: without specks, pinholes and combs of single pixels."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask

SMOOTHING = 1.5
"""How far outlines are smoothed, pixels of a photo whose longest side is 640."""
SPECK = 0.02
"""Parts below this share of a mask's largest part go."""
PINHOLE = 0.02
"""Holes below this share of a mask's largest part are filled."""
_LONGEST = 640
_PASSES = 3  # of a box: nearly a Gaussian, and its time does not grow with its width

Labels = NDArray[np.int32]


def tidied(masks: Sequence[BoolMask], *, disjoint: bool) -> list[BoolMask]:
    """Return ``masks`` (H, W) with plain outlines, in their order; none becomes empty.

    disjoint : they share no pixel and stay so; what one gives up may go to another
    """
    if not disjoint:
        return [tidied([mask], disjoint=True)[0] for mask in masks]
    if not masks or masks[0].size == 0:
        return list(masks)
    labels = np.zeros(masks[0].shape, np.int32)
    for number, mask in enumerate(masks, 1):
        labels[mask] = number
    labels = _smoothed(labels, len(masks))
    for change in (_drop_specks, _fill_pinholes):
        for number in range(1, len(masks) + 1):
            part = _crop(labels, number)
            if part.size:
                change(part, number)
    found = [labels == number for number in range(1, len(masks) + 1)]
    return [
        new if new.any() or not old.any() else _left(old, found)
        for new, old in zip(found, masks, strict=True)
    ]


def _left(mask: BoolMask, others: Sequence[BoolMask]) -> BoolMask:
    """Return what of a mask too thin to be smoothed no other one has taken, or all of it."""
    rest = mask & ~np.logical_or.reduce(list(others))
    return rest if rest.any() else mask


def _crop(labels: Labels, number: int) -> Labels:
    """Return the view of the labels that holds all of one."""
    mask = labels == number
    columns, rows = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
    if not len(rows):
        return labels[:0, :0]
    return labels[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _smoothed(labels: Labels, count: int) -> Labels:
    """Return the labels that hold most of the surroundings of each pixel."""
    width = _box(max(labels.shape))
    best = _blurred(labels == 0, width)
    found = np.zeros_like(labels)
    for number in range(1, count + 1):
        share = _blurred(labels == number, width)
        better = share > best
        found[better] = number
        np.copyto(best, share, where=better)
    return found


def _box(longest: int) -> int:
    """Return the odd width of a box that smooths by ``SMOOTHING`` when it is passed thrice."""
    deviation = SMOOTHING * max(1.0, longest / _LONGEST)
    width = math.sqrt(12 * deviation**2 / _PASSES + 1)
    return 2 * round((width - 1) / 2) + 1


def _blurred(mask: BoolMask, width: int) -> NDArray[np.uint8]:
    share = mask.astype(np.uint8) * np.uint8(255)
    for _ in range(_PASSES):
        share = np.asarray(
            cv2.blur(share, (width, width), borderType=cv2.BORDER_REPLICATE), np.uint8
        )
    return share


def _drop_specks(labels: Labels, number: int) -> None:
    _, parts, stats, _ = cv2.connectedComponentsWithStats(
        (labels == number).view(np.uint8), connectivity=8
    )
    areas = stats[:, cv2.CC_STAT_AREA]
    if len(areas) < 3:
        return
    specks = areas < SPECK * areas[1:].max()
    specks[0] = False
    if specks.any():
        labels[specks[parts]] = 0


def _fill_pinholes(labels: Labels, number: int) -> None:
    """Fill what a mask encloses and no other mask has."""
    mask = labels == number
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    if len(stats) < 2:
        return
    largest = stats[1:, cv2.CC_STAT_AREA].max()
    padded = np.pad(~mask, 1, constant_values=True).view(np.uint8)
    _, holes, stats, _ = cv2.connectedComponentsWithStats(padded, connectivity=4)
    holes = holes[1:-1, 1:-1]
    fill = stats[:, cv2.CC_STAT_AREA] < PINHOLE * largest
    fill[0] = False  # the mask itself
    fill[np.unique(holes[(labels > 0) & ~mask])] = False
    if fill.any():
        labels[fill[holes]] = number
