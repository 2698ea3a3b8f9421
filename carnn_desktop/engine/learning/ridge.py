"""Ridge regression from sums over photos to one linear map a class.

For k photos whose n cells have weights S:

    w = solve(X^T S X / n + (strength / k) A0 + floor I,  X^T S y / n)

A0 is the covariance of ordinary photos' cells: with few photos it keeps the map from leaning on
directions that vary anyway. A cell weighs its class's (share of cells + 0.001) ^ -balance, so that
small things are not drowned. The constant feature is not held back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch

from carnn_desktop.engine.learning.features import Prior
from carnn_desktop.engine.learning.statistics import Block, Key, PhotoStatistics, Totals
from carnn_desktop.engine.learning.targets import NOTHING

_SMALLEST_SHARE = 0.001


@dataclass(frozen=True, slots=True)
class Regularisation:
    """strength : of the prior, for one photo; balance : exponent of the classes' weights."""

    strength: float = 0.2
    balance: float = 0.5
    floor: float = 0.003


def learnable(totals: Totals) -> tuple[str, ...]:
    """Return the classes, sorted, of which both what they are and what they are not was shown."""
    positive = {name for (known, name) in totals.blocks if name in known}
    negative = {name for (known, covering) in totals.blocks for name in known if name != covering}
    return tuple(sorted(positive & negative))


def class_weights(totals: Totals, balance: float) -> dict[str, float]:
    """Return what a cell of each class weighs, :data:`NOTHING` included."""
    cells: dict[str, int] = {NOTHING: 0}
    for (_, name), block in totals.blocks.items():
        cells[name] = cells.get(name, 0) + block.cells
    total = max(1, sum(cells.values()))
    return {name: (n / total + _SMALLEST_SHARE) ** -balance for name, n in cells.items()}


@dataclass(slots=True)
class _System:
    """X^T S X and the sums that scale it, of the classes that are known in the same cells."""

    gram: torch.Tensor
    cells: int
    photos: float

    def less(self, blocks: Iterable[tuple[float, Block]]) -> _System:
        gram, cells, photos = self.gram.clone(), self.cells, self.photos
        for weight, block in blocks:
            gram -= block.weigh(weight)
            cells -= block.cells
            photos -= block.photos
        return _System(gram, cells, photos)


class Ridge:
    """The normal equations of all photos, to be solved with or without one of them.

    classes : those that are solved for; weights : of cells by dominant class
    """

    def __init__(
        self,
        totals: Totals,
        classes: tuple[str, ...],
        prior: Prior | None,
        regularisation: Regularisation,
    ) -> None:
        self.classes = classes
        self.weights = class_weights(totals, regularisation.balance)
        self._regularisation = regularisation
        self._blocks = totals.blocks
        self._systems: dict[frozenset[Key], _System] = {}
        self._members: dict[frozenset[Key], list[str]] = {}
        for name in classes:
            keys = frozenset(key for key in totals.blocks if name in key[0])
            self._members.setdefault(keys, []).append(name)
        for keys in self._members:
            self._systems[keys] = self._summed(keys)
        self._moments = {name: self._moment(name, totals.blocks) for name in classes}
        self._held = self._held_back(prior)

    def solve(self, without: PhotoStatistics | None = None) -> torch.Tensor:
        """Return (D, C) float32, the map of each of ``classes``; ``without`` one photo's sums.

        A class of which nothing is left without the photo gets zeros.
        """
        columns: dict[str, torch.Tensor] = {}
        for keys, names in self._members.items():
            system = self._systems[keys]
            moments = torch.stack([self._moments[name] for name in names], dim=1)
            if without is not None:
                taken = {k: b for k, b in without.blocks.items() if k in keys}
                system = system.less((self.weights[k[1]], b) for k, b in taken.items())
                moments = moments - torch.stack([self._moment(n, taken) for n in names], dim=1)
            solved = self._solved(system, moments)
            columns.update(zip(names, solved.unbind(1), strict=True))
        return torch.stack([columns[name] for name in self.classes], dim=1).float()

    def _summed(self, keys: frozenset[Key]) -> _System:
        blocks = [(self.weights[key[1]], self._blocks[key]) for key in sorted(keys)]
        width = len(blocks[0][1].gram)
        gram = torch.zeros(width, width, dtype=torch.float64)
        for weight, block in blocks:
            gram += block.weigh(weight)
        return _System(gram, sum(b.cells for _, b in blocks), sum(b.photos for _, b in blocks))

    def _moment(self, name: str, blocks: dict[Key, Block]) -> torch.Tensor:
        width = len(next(iter(self._blocks.values())).gram)
        total = torch.zeros(width, dtype=torch.float64)
        for key in sorted(blocks):
            moment = blocks[key].moment(name) if name in key[0] else None
            if moment is not None:
                total += moment * self.weights[key[1]]
        return total

    def _held_back(self, prior: Prior | None) -> torch.Tensor:
        """Return A0 (D, D) float64, its last row and column 0."""
        width = len(next(iter(self._blocks.values())).gram)
        held = torch.zeros(width, width, dtype=torch.float64)
        if prior is not None:
            held[:-1, :-1] = prior.covariance.double()
            return held
        gram = torch.zeros(width, width, dtype=torch.float64)
        for key in sorted(self._blocks):
            gram += self._blocks[key].weigh(1.0)
        gram /= max(1, sum(block.cells for block in self._blocks.values()))
        variance = gram.diagonal() - gram[:, -1] ** 2
        held.diagonal()[:-1] = variance[:-1].clamp_min(1e-6)
        return held

    def _solved(self, system: _System, moments: torch.Tensor) -> torch.Tensor:
        if system.cells <= 0:
            return torch.zeros_like(moments)
        rule = self._regularisation
        matrix = system.gram / system.cells
        matrix += self._held * (rule.strength / max(system.photos, 0.05))
        matrix.diagonal()[:-1] += rule.floor
        matrix.diagonal()[-1] += 1e-9
        factor, failed = torch.linalg.cholesky_ex(matrix)
        if int(failed):  # rounding left it not positive: the same with a little more floor
            matrix.diagonal().add_(rule.floor)
            factor = torch.linalg.cholesky(matrix)
        return torch.cholesky_solve(moments / system.cells, factor)
