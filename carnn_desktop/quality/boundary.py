"""Boundary F-score: how well the outlines agree, whatever the area.

Definition of Martin, Fowlkes and Malik (PAMI 2004) in the form of Perazzi et al. (A Benchmark
Dataset and Evaluation Methodology for Video Object Segmentation, CVPR 2016): precision is the
share of the labels' boundary pixels that have one of the truth's within the tolerance, recall the
reverse, F their harmonic mean. The tolerance is 0.8 % of the image's diagonal, rounded up to whole
pixels, measured as Euclidean distance between pixels.
"""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask

TOLERANCE = 0.008
"""Share of the diagonal."""


def tolerance_pixels(width: int, height: int, share: float = TOLERANCE) -> int:
    """Return the tolerance in pixels for an image of that size, at least 1."""
    return max(1, math.ceil(share * math.hypot(width, height)))


def boundary(mask: BoolMask) -> BoolMask:
    """Return (h, w) bool: pixels that differ from the one to the right, below or diagonally below.

    The image's border alone makes no boundary.
    """
    edges = np.zeros(mask.shape, dtype=bool)
    edges[:, :-1] |= mask[:, :-1] != mask[:, 1:]
    edges[:-1] |= mask[:-1] != mask[1:]
    edges[:-1, :-1] |= mask[:-1, :-1] != mask[1:, 1:]
    return edges


def boundary_f(labels: BoolMask, truth: BoolMask, *, tolerance: int) -> float:
    """Return the F-score, 0..1, of two (h, w) masks; equal without any boundary: 1.

    The masks may be cut to where either has pixels, with a margin of the tolerance and one more.
    """
    ours, theirs = boundary(labels), boundary(truth)
    if not ours.any() and not theirs.any():
        return 1.0 if np.array_equal(labels, truth) else 0.0
    if not ours.any() or not theirs.any():
        return 0.0
    precision = float(np.count_nonzero(ours & _near(theirs, tolerance)) / np.count_nonzero(ours))
    recall = float(np.count_nonzero(theirs & _near(ours, tolerance)) / np.count_nonzero(theirs))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _near(edges: BoolMask, tolerance: int) -> BoolMask:
    """Return the pixels within the tolerance: the edges, grown by a disc."""
    return np.asarray(cv2.dilate(edges.view(np.uint8), _disc(tolerance)), dtype=bool)


@lru_cache(maxsize=32)
def _disc(radius: int) -> NDArray[np.uint8]:
    offsets = np.arange(-radius, radius + 1) ** 2
    return (offsets[:, None] + offsets[None, :] <= radius**2).astype(np.uint8)
