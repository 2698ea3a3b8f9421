"""Near-duplicate photos by difference hash (dHash, N. Krawetz, "Kind of Like That", 2013).

A photo is reduced to 9 x 9 grey values; each bit says whether a value is smaller than the one to
its right (64 bits) or below it (64 bits). Scaling, recompression and slight changes of brightness
leave almost all bits; crops and rotations do not, and are not found.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import RgbImage

MAX_DISTANCE = 10
"""Differing bits of 128 up to which two photos are taken for the same."""
_BLOCK = 1024


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Images that look alike; ``distance``: the most differing bits of a link that joins them."""

    names: tuple[str, ...]
    distance: int


def difference_hash(pixels: RgbImage) -> tuple[int, int]:
    """Return the two 64-bit halves of the hash of (h, w, 3) uint8 RGB of any size."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (9, 9), interpolation=cv2.INTER_AREA).astype(np.int16)
    right = (small[:8, :-1] < small[:8, 1:]).ravel()
    below = (small[:-1, :8] < small[1:, :8]).ravel()
    first, second = (int.from_bytes(np.packbits(bits).tobytes(), "big") for bits in (right, below))
    return first, second


def near_duplicates(
    hashes: Mapping[str, tuple[int, int]], *, max_distance: int = MAX_DISTANCE
) -> tuple[DuplicateGroup, ...]:
    """Return groups of images joined by a distance of at most ``max_distance``, closest first.

    All pairs are compared, in blocks: 20,000 images take some seconds.
    """
    equal: dict[tuple[int, int], list[str]] = {}
    for name, value in hashes.items():
        equal.setdefault(value, []).append(name)
    table = np.array(list(equal), dtype=np.uint64).reshape(-1, 2)
    parent = list(range(len(table)))
    widest: dict[int, int] = {}

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, j, distance in _close_pairs(table, max_distance):
        a, b = root(i), root(j)
        if a != b:
            parent[max(a, b)] = min(a, b)
            largest = max(distance, widest.pop(a, 0), widest.pop(b, 0))
            widest[min(a, b)] = largest
    groups: dict[int, list[str]] = {}
    for index, names in enumerate(equal.values()):
        groups.setdefault(root(index), []).extend(names)
    found = [
        DuplicateGroup(tuple(members), widest.get(first, 0))
        for first, members in groups.items()
        if len(members) > 1
    ]
    return tuple(sorted(found, key=lambda group: (group.distance, -len(group.names), group.names)))


def _close_pairs(table: NDArray[np.uint64], max_distance: int) -> list[tuple[int, int, int]]:
    """Return (i, j, differing bits) of all pairs i < j within the distance, closest first."""
    pairs: list[tuple[int, int, int]] = []
    for start in range(0, len(table), _BLOCK):
        block, rest = table[start : start + _BLOCK], table[start:]
        distance = np.zeros((len(block), len(rest)), dtype=np.uint8)
        for half in range(2):
            distance += np.bitwise_count(block[:, None, half] ^ rest[None, :, half])
        rows, columns = np.nonzero(distance <= max_distance)
        later = columns > rows
        rows, columns = rows[later], columns[later]
        values = distance[rows, columns]
        pairs += zip(
            (rows + start).tolist(), (columns + start).tolist(), values.tolist(), strict=True
        )
    return sorted(pairs, key=lambda pair: pair[2])
