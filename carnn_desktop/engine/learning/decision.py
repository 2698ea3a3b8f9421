"""From scores a class and cell to log-odds, and from log-odds to levels of an activation map."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

TEMPERATURE = 6.0
"""Log-odds of a score of one against zero."""
_SMALLEST = 1e-4
_STEPS = 40


def log_odds(scores: Floats) -> Floats:
    """Return (..., C): each class against what is none of them, of regression scores (..., C).

    Classes and the rest share one: the rest's score is one less the sum of the classes'.
    """
    rest = 1.0 - scores.sum(axis=-1, keepdims=True)
    return np.asarray(TEMPERATURE * (scores - rest), np.float32)


def levels_of(odds: Floats, bg_factor: float) -> Floats:
    """Return the level m of an activation map with log(m) - bg_factor log(1 - m) = ``odds``.

    So a map of levels stands against its background (1 - m)^bg_factor as the log-odds say: where
    they are above 0 the mask is, and the dense CRF is told how sure that is.
    """
    if bg_factor <= 0.0:
        return np.asarray(np.exp(np.minimum(odds, 0.0)), np.float32)
    low, high = np.zeros_like(odds), np.ones_like(odds)
    for _ in range(_STEPS):
        middle = 0.5 * (low + high)
        with np.errstate(divide="ignore"):
            above = np.log(middle) - bg_factor * np.log1p(-middle) > odds
        high = np.where(above, middle, high)
        low = np.where(above, low, middle)
    return np.asarray(0.5 * (low + high), np.float32)


def rival_levels(odds: Floats, bg_factor: float) -> Floats:
    """Return the levels (N, ...) of maps that stand against one background and each other.

    odds : (N, ...) log-odds of each against the background. Where a map is the highest its level is
    that of :func:`levels_of`; the others are below it as their odds say, which levels of their own
    would not be: near 1 they are all alike, and the dense CRF would let the larger thing win.
    """
    highest = odds.max(axis=0)
    top = levels_of(highest, bg_factor)
    return np.asarray(top * np.exp(odds - highest), np.float32)


def odds_of(levels: Floats, bg_factor: float) -> Floats:
    """Return the log-odds of (N, ...) activation maps, each against the background of them all.

    As in the final decision the background is (1 - the highest of the maps)^bg_factor.
    """
    clipped = np.clip(levels, _SMALLEST, 1.0 - _SMALLEST)
    highest = clipped.max(axis=0, keepdims=True)
    return np.asarray(np.log(clipped) - bg_factor * np.log1p(-highest), np.float32)
