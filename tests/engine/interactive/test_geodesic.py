"""Path lengths against Dijkstra's algorithm."""

from __future__ import annotations

import heapq
from typing import Any

import numpy as np
import pytest

from carnn_desktop.engine.interactive.geodesic import FAR, geodesic


def _dijkstra(cost: Any, seeds: Any) -> Any:
    found = np.where(seeds, 0.0, np.inf)
    heap = [(0.0, int(r), int(c)) for r, c in np.argwhere(seeds)]
    while heap:
        far, row, column = heapq.heappop(heap)
        if far > found[row, column]:
            continue
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                r, c = row + down, column + right
                if not (0 <= r < cost.shape[0] and 0 <= c < cost.shape[1]):
                    continue
                further = far + cost[r, c] * (2**0.5 if down and right else 1.0)
                if (down or right) and further < found[r, c]:
                    found[r, c] = further
                    heapq.heappush(heap, (further, r, c))
    return found


@pytest.mark.parametrize("seed", range(4))
def test_sweeps_find_the_cheapest_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    cost = rng.uniform(0.05, 1.0, (3, 13, 17)).astype(np.float32)
    seeds = rng.random((3, 13, 17)) < 0.02
    seeds[:, 4, 5] = True
    found = geodesic(cost, seeds, rounds=6)
    for one in range(3):
        np.testing.assert_allclose(found[one], _dijkstra(cost[one], seeds[one]), rtol=1e-4)


def test_a_wall_is_gone_round_and_two_rounds_are_near_the_truth() -> None:
    cost = np.full((1, 30, 30), 0.05, np.float32)
    cost[0, 3:, 15] = 50.0
    seeds = np.zeros((1, 30, 30), np.bool_)
    seeds[0, 25, 5] = True
    found = geodesic(cost, seeds)
    truth = _dijkstra(cost[0], seeds[0])
    np.testing.assert_allclose(found[0], truth, rtol=1e-4)
    assert found[0, 25, 25] > 3 * found[0, 5, 14] / 2
    assert (found >= truth - 1e-4).all()


def test_without_a_seed_all_is_far() -> None:
    assert (geodesic(np.ones((1, 4, 4), np.float32), np.zeros((1, 4, 4), np.bool_)) >= FAR).all()
