"""Each photo asked of the others: what the examples would have said without the photo itself.

The normal equations of all photos less those of one are the equations of the others, so that
leaving a photo out is one solve. Cells keep the weights that they have with all photos.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.ridge import Ridge
from carnn_desktop.engine.learning.statistics import PhotoStatistics
from carnn_desktop.engine.learning.targets import HALF, CellTargets

MAX_PHOTOS = 64
"""So many photos are held out at most: the first in the order of their content hashes."""
Scores = NDArray[np.float32]
AtHand = tuple[DenseFeatures, CellTargets]
"""What is known of a photo."""


class Photos(Protocol):
    """The learned photos: what was computed of them and what they teach."""

    def read(self, photo: str) -> tuple[DenseFeatures, CellTargets]:
        """Return the features and the targets of ``photo``, a content hash."""

    def statistics(self, photo: str, at_hand: AtHand | None = None) -> PhotoStatistics:
        """Return the sums of ``photo``; ``at_hand``: what they are computed from."""

    def scores(
        self, photo: str, features: DenseFeatures, classes: Sequence[str], weights: torch.Tensor
    ) -> Scores:
        """Return (n, C) float32: what ``weights`` (D, C) say of ``photo``, by class."""


@dataclass(frozen=True, slots=True)
class HeldOut:
    """One photo judged by the others.

    scores : (n, C) float32 by the ridge's classes; targets : what the photo teaches itself;
    shown : the classes of which the other photos show something
    """

    photo: str
    scores: Scores
    targets: CellTargets
    shown: frozenset[str]

    def truth(self, name: str) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Return (covered, known), (n,) bool each: which cells are ``name``, where that is said."""
        if name not in self.targets.classes:
            nothing = np.zeros(len(self.scores), np.bool_)
            return nothing, nothing
        column = self.targets.classes.index(name)
        return self.targets.coverage[:, column] >= HALF, self.targets.known[:, column]


def chosen(photos: Sequence[str]) -> tuple[str, ...]:
    """Return the photos that are held out, of all that are learned from."""
    return tuple(sorted(photos)[:MAX_PHOTOS])


def held_out(
    ridge: Ridge, photos: Photos, which: Sequence[str], present: Mapping[str, int]
) -> Iterator[HeldOut]:
    """Yield each of ``which`` judged by all photos but itself.

    present : by class, in how many of all photos it is
    Photos whose features are gone and that cannot be read any more are passed over.
    """
    for photo in which:
        try:
            features, targets = photos.read(photo)
        except CarnnError:
            continue
        own = photos.statistics(photo, (features, targets))
        weights = ridge.solve(without=own)
        shown = {n for n in ridge.classes if present.get(n, 0) > (n in own.present)}
        scores = photos.scores(photo, features, ridge.classes, weights)
        yield HeldOut(photo, scores, targets, frozenset(shown))
