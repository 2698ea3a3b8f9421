"""Classes learned once from free photos, each standing alone against what is not it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.engine.learning.learner import Amounts, Learner, count_amounts
from carnn_desktop.engine.learning.presence import presence_rule
from carnn_desktop.engine.learning.ridge import Regularisation
from carnn_desktop.engine.learning.state import LearnedClass, LearnedState
from carnn_desktop.engine.learning.trust import Trust

LEVELS = tuple(round(0.2 + 0.05 * step, 2) for step in range(9))


@dataclass(slots=True)
class _Judged:
    both: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(LEVELS)))
    either: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(LEVELS)))


def judged_classes(learner: Learner, regularisation: Regularisation) -> LearnedState:
    """Return every class of ``learner`` with the level that does best on photos held out.

    Raises ValueError when there is nothing to learn.
    """
    ridge = learner.ridge(regularisation)
    if ridge is None:
        raise ValueError("nothing is shown")
    amounts = {name: Amounts() for name in ridge.classes}
    judged = {name: _Judged() for name in ridge.classes}
    photos = dict.fromkeys(ridge.classes, 0)
    for photo in learner.held_out(ridge):
        count_amounts(photo, ridge.classes, amounts)
        for column, name in enumerate(ridge.classes):
            truth, known = photo.truth(name)
            photos[name] += bool((truth & known).any())
            for place, level in enumerate(LEVELS):
                found = (photo.scores[:, column] > level) & known
                judged[name].both[place] += np.count_nonzero(found & truth)
                judged[name].either[place] += np.count_nonzero(found | (truth & known))
    told = []
    for name in ridge.classes:
        ious = judged[name].both / np.maximum(judged[name].either, 1.0)
        best = int(ious.argmax())
        told.append(
            LearnedClass(
                name,
                photos[name],
                presence_rule(amounts[name].present, amounts[name].absent),
                Trust(0.0, None, float(ious[best]), float(ious[best]), photos[name]),
                LEVELS[best],
            )
        )
    return learner.state(tuple(told), ridge.solve())
