"""Distances along the cheapest path from a seed, by sweeping rows and columns to and fro."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FAR = 1e3
"""The distance where no seed is."""


def geodesic(cost: Floats, seeds: NDArray[np.bool_], rounds: int = 2) -> Floats:
    """Return (N, h, w) float32: the least sum of ``cost`` from any seed to each cell.

    cost : (N, h, w), of entering a cell, at least 0; seeds : (N, h, w) bool
    ``rounds`` of four sweeps: paths that turn back more often than that come out too long.
    """
    distance = np.where(seeds, np.float32(0), np.float32(FAR))
    for _ in range(rounds):
        distance = _swept(distance, cost)
        turned = _swept(_turned(distance), _turned(cost))
        distance = _turned(turned)
    return np.ascontiguousarray(distance)


def _turned(values: Floats) -> Floats:
    return np.ascontiguousarray(values.transpose(0, 2, 1))


def _swept(distance: Floats, cost: Floats) -> Floats:
    """Sweep down and up; each row takes what it can from its three neighbours in the last."""
    count, rows, columns = distance.shape
    padded = np.full((rows, count, columns + 2), np.float32(FAR))
    padded[:, :, 1:-1] = distance.transpose(1, 0, 2)
    costs = np.ascontiguousarray(cost.transpose(1, 0, 2))
    slanted = costs * np.float32(2**0.5)
    best = np.empty((count, columns), np.float32)
    for order in (range(1, rows), range(rows - 2, -1, -1)):
        step = order.step
        for row in order:
            before, here = padded[row - step], padded[row, :, 1:-1]
            np.minimum(before[:, :-2], before[:, 2:], out=best)
            best += slanted[row]
            np.minimum(here, best, out=here)
            np.add(before[:, 1:-1], costs[row], out=best)
            np.minimum(here, best, out=here)
    return padded[:, :, 1:-1].transpose(1, 0, 2)
