"""From the head's odds on a coarse grid to an outline along the photo's edges.

What the head is sure of stays; GrabCut decides the band between, in a window of at most 320 pixels.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.interactive.window import Window
from carnn_desktop.engine.refine.guided import upsample_mask

WORK_SIDE = 320
_CERTAIN = (0.1, 0.9)
_ROUNDS = 2


def sharpened(
    odds: NDArray[np.float32], window: Window, image: RgbImage, on_progress: ProgressCallback
) -> BoolMask:
    """Return (bottom - top, right - left) bool of ``window`` in ``image`` (H, W, 3).

    odds : (rows, columns) 0..1 on the window's grid
    """
    part = np.ascontiguousarray(image[window.slices])
    high, wide = part.shape[:2]
    factor = min(1.0, WORK_SIDE / max(high, wide))
    size_wh = max(1, round(wide * factor)), max(1, round(high * factor))
    small = np.ascontiguousarray(
        cv2.resize(part, size_wh, interpolation=cv2.INTER_AREA), dtype=np.uint8
    )
    fine = np.asarray(cv2.resize(odds, size_wh, interpolation=cv2.INTER_LINEAR), np.float32)
    return upsample_mask(_cut(small, fine, on_progress), small, part)


def _cut(small: RgbImage, odds: NDArray[np.float32], on_progress: ProgressCallback) -> BoolMask:
    labels = np.where(odds > 0.5, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[odds < _CERTAIN[0]] = cv2.GC_BGD
    labels[odds > _CERTAIN[1]] = cv2.GC_FGD
    first = odds > 0.5
    sure = (labels == cv2.GC_FGD) | (labels == cv2.GC_BGD)
    if first.all() or not first.any() or sure.all():
        return np.asarray(first)
    if not (labels == cv2.GC_FGD).any():  # the head doubts it all: colours would decide alone
        return np.asarray(first)
    models = (np.zeros((1, 65), np.float64), np.zeros((1, 65), np.float64))
    cv2.setRNGSeed(0)  # its colour clusters begin at random
    for number in range(_ROUNDS):
        on_progress(Progress("refining", number, _ROUNDS))
        mode = cv2.GC_EVAL if number else cv2.GC_INIT_WITH_MASK
        cv2.grabCut(small, labels, (0, 0, 1, 1), models[0], models[1], 1, mode)
        inside = (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
        if inside.all() or not inside.any():
            break
    return np.asarray((labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD))
