"""Clicks as people make them: on the middle of the object, then of what is wrong."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]


def middle(annotation: Bools) -> tuple[int, int]:
    """Return (column, row) of the cell that is farthest from the outside of ``annotation``."""
    depth = _depth(annotation)
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    return int(column), int(row)


def somewhere(annotation: Bools, rng: np.random.Generator) -> tuple[int, int]:
    """Return a random cell of ``annotation``, rather in the middle than at the border."""
    weight = _depth(annotation).astype(np.float64).ravel()
    at = int(rng.choice(weight.size, p=weight / weight.sum()))
    row, column = np.unravel_index(at, annotation.shape)
    return int(column), int(row)


def largest_error(truth: Bools, answer: Bools) -> tuple[Bools, bool] | None:
    """Return the largest connected error and whether it is a missing part; None without any."""
    best: tuple[int, Bools, bool] | None = None
    for wrong, missing in ((truth & ~answer, True), (answer & ~truth, False)):
        _, parts, stats, _ = cv2.connectedComponentsWithStats(
            wrong.astype(np.uint8), connectivity=4
        )
        if len(stats) > 1:
            index = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
            area = int(stats[index, cv2.CC_STAT_AREA])
            if best is None or area > best[0]:
                best = area, parts == index, missing
    return None if best is None else (best[1], best[2])


def _depth(annotation: Bools) -> NDArray[np.float32]:
    padded = np.pad(annotation.astype(np.uint8), 1)
    return np.asarray(cv2.distanceTransform(padded, cv2.DIST_L2, 5)[1:-1, 1:-1], np.float32)
