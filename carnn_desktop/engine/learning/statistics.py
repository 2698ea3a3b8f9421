"""Sums over photos that say all a ridge regression needs to know; photos can be taken back.

The sums are kept in fixed-point integers. Integer sums do not depend on the order of their terms,
and adding a photo and taking it back leaves exactly what was there before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import torch

from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.targets import HALF, NOTHING, CellTargets

_SCALE = float(1 << 22)
"""A sum is told to 2e-7; a million photos of 5,000 cells within 40 deviations still fit."""

_STRIP = 192  # columns whose products are computed at once

FEW = 400
"""Groups of more cells are summed over half of them, which stand for all."""

Key = tuple[tuple[str, ...], str]
"""(classes of which something is known in these cells, the class that covers most of them)"""


@dataclass(slots=True)
class Block:
    """Sums over the cells of one :data:`Key`.

    cells : their number; gram : (D, D) int64 of x x^T; moments : by class (D,) int64 of x y
    share : photos that the cells make up together, fixed-point
    """

    cells: int
    share: int
    gram: torch.Tensor
    moments: dict[str, torch.Tensor]

    def weigh(self, weight: float) -> torch.Tensor:
        """Return (D, D) float64: the Gram matrix times ``weight``."""
        return self.gram.double().mul_(weight / _SCALE)

    def moment(self, name: str) -> torch.Tensor | None:
        """Return (D,) float64 of a class, None where it is nowhere in these cells."""
        found = self.moments.get(name)
        return None if found is None else found.double().div_(_SCALE)

    @property
    def photos(self) -> float:
        """How many whole photos the cells would make."""
        return self.share / _SCALE


@dataclass(frozen=True, slots=True)
class PhotoStatistics:
    """The sums of one photo; ``present``: classes that cover at least half a cell in it."""

    blocks: Mapping[Key, Block]
    present: frozenset[str]
    known: frozenset[str]

    @property
    def bytes(self) -> int:
        """How much memory the sums take."""
        grams = sum(block.gram.nbytes for block in self.blocks.values())
        return grams + sum(m.nbytes for b in self.blocks.values() for m in b.moments.values())


def photo_statistics(
    features: DenseFeatures,
    targets: CellTargets,
    cells: torch.Tensor | None = None,
    *,
    counted: float = 1.0,
) -> PhotoStatistics:
    """Return the sums of one photo.

    cells : ``features.cells()`` where it is at hand; counted : each cell counts as so many
    """
    planes = (features.cells() if cells is None else cells).T
    shares = torch.from_numpy(targets.shares())
    blocks = {}
    for key, index in _groups(targets):
        chosen = _some_of(index, targets.grid_hw[1])
        taken, times = planes[:, chosen], counted * len(index) / len(chosen)
        moments = {
            name: _fixed(taken @ shares[chosen, column], times)
            for column, name in enumerate(targets.classes)
            if name in key[0] and bool(shares[chosen, column].any())
        }
        blocks[key] = Block(
            max(1, round(counted * len(index))),
            _share(len(index), planes.shape[1]),
            _fixed(_gram(taken), times),
            moments,
        )
    present = {
        name
        for column, name in enumerate(targets.classes)
        if bool((targets.coverage[:, column] >= HALF).any())
    }
    known = {name for key in blocks for name in key[0]}
    return PhotoStatistics(blocks, frozenset(present), frozenset(known))


def _groups(targets: CellTargets) -> Iterator[tuple[Key, torch.Tensor]]:
    """Yield the keys and the indices of their cells; cells that teach nothing are left out."""
    if not targets.classes:
        return
    if (targets.known == targets.known[:1]).all():  # mostly, and sorting takes its time
        patterns, which = targets.known[:1], np.zeros(len(targets.known), np.int64)
    else:
        patterns, which = np.unique(targets.known, axis=0, return_inverse=True)
    dominant = targets.dominant()
    for number, pattern in enumerate(patterns):
        if not pattern.any():
            continue
        known = tuple(n for n, is_known in zip(targets.classes, pattern, strict=True) if is_known)
        here = which.reshape(-1) == number
        for column in np.unique(dominant[here]).tolist():
            name = NOTHING if column < 0 else targets.classes[column]
            index = np.flatnonzero(here & (dominant == column))
            yield (known, name), torch.from_numpy(index)


def _some_of(index: torch.Tensor, columns: int) -> torch.Tensor:
    """Return all of few cells; of many those of one colour, as on a board for checkers.

    Cells beside each other are much alike, and time grows with their number.
    """
    if len(index) <= FEW:
        return index
    chosen = index[(index // columns + index % columns) % 2 == 0]
    return chosen if len(chosen) else index


def _gram(planes: torch.Tensor) -> torch.Tensor:
    """Return x x^T of (D, n) planes, half of it computed: it is symmetric."""
    width = len(planes)
    gram = torch.empty(width, width)
    for start in range(0, width, _STRIP):
        stop = min(start + _STRIP, width)
        strip = planes[start:stop] @ planes[:stop].T
        gram[start:stop, :stop] = strip
        gram[:start, start:stop] = strip[:, :start].T
    return gram


def _fixed(sums: torch.Tensor, times: float) -> torch.Tensor:
    return sums.double().mul_(times * _SCALE).round_().to(torch.int64)


def _share(cells: int, of: int) -> int:
    return round(cells / of * _SCALE)


@dataclass(slots=True)
class Totals:
    """Sums over all photos that were added and not taken back.

    blocks : by key; present : by class the number of photos it is in; photos : their number
    """

    blocks: dict[Key, Block] = field(default_factory=dict)
    present: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    photos: int = 0

    def add(self, photo: PhotoStatistics) -> None:
        """Add the sums of one photo."""
        self._count(photo, 1)

    def take_back(self, photo: PhotoStatistics) -> None:
        """Take away the sums that :meth:`add` was given."""
        self._count(photo, -1)

    def _count(self, photo: PhotoStatistics, sign: int) -> None:
        self.photos += sign
        for counts, names in ((self.present, photo.present), (self.known, photo.known)):
            for name in names:
                counts[name] = counts.get(name, 0) + sign
                if not counts[name]:
                    del counts[name]
        for key, block in photo.blocks.items():
            self._add_block(key, block, sign)

    def _add_block(self, key: Key, block: Block, sign: int) -> None:
        total = self.blocks.get(key)
        if total is None:
            total = Block(0, 0, torch.zeros_like(block.gram), {})
            self.blocks[key] = total
        total.cells += sign * block.cells
        total.share += sign * block.share
        total.gram.add_(block.gram, alpha=sign)
        for name, moment in block.moments.items():
            kept = total.moments.setdefault(name, torch.zeros_like(moment))
            kept.add_(moment, alpha=sign)
        if not total.cells:
            del self.blocks[key]
