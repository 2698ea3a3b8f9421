"""How likely a person takes a proposal, from its score: a curve judged on held-out photos.

Scores order proposals and are held against thresholds; what a score is worth differs from model to
model and from job to job. The curve says it (Platt, 1999), without changing any order or decision.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from carnn_desktop.engine.learning.decision import Floats, log_odds
from carnn_desktop.engine.learning.held_out import HeldOut
from carnn_desktop.engine.learning.presence import amount, presence_rule

TAKEN = 0.5
"""IoU with what a person marked from which a mask counts as taken."""
_SMALLEST = 1e-6
_MOSTLY = 0.9
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The curve: log-odds of being taken = ``slope`` * log-odds of the score + ``offset``."""

    slope: float
    offset: float

    def of(self, odds: float) -> float:
        """Return how likely a proposal with these log-odds is taken, 0..1."""
        said = float(np.clip(self.slope * odds + self.offset, -30.0, 30.0))
        return 1.0 / (1.0 + float(np.exp(-said)))


PRIOR = Acceptance(1.0, 0.0)
"""Before anything was judged: as likely as the class is there."""


def odds_of_score(score: float, threshold: float = 0.5) -> float:
    """Return the log-odds behind a score, 0 for one at the run's ``threshold``.

    It undoes what brings a class that is as likely there as not to the threshold.
    """
    level = min(max(threshold, 1e-3), 0.99)
    plain = min(max(score, 0.0), 1.0) ** (np.log(0.5) / np.log(level))
    share = min(max(float(plain), _SMALLEST), 1.0 - _SMALLEST)
    return float(np.log(share) - np.log1p(-share))


def fitted(
    odds: Sequence[float], taken: Sequence[bool], prior: Acceptance, strength: float = 2.0
) -> Acceptance:
    """Return the curve that tells best who was taken, held to ``prior`` where there is little.

    strength : how firmly, about that many proposals; the order of the pairs does not matter
    """
    pairs = sorted(zip(odds, taken, strict=True))
    x = np.array([[one, 1.0] for one, _ in pairs]).reshape(-1, 2)
    y = np.array([float(yes) for _, yes in pairs])
    start = np.array([prior.slope, prior.offset])
    curve = start.copy()
    for _ in range(_STEPS):
        said = 1.0 / (1.0 + np.exp(-np.clip(x @ curve, -30.0, 30.0)))
        pull = x.T @ (said - y) + strength * (curve - start)
        bend = (x * (said * (1 - said))[:, None]).T @ x + strength * np.eye(2)
        step = np.linalg.solve(bend, pull)
        curve = curve - np.clip(step, -2.0, 2.0)
        if float(np.abs(step).max()) < 1e-10:
            break
    return Acceptance(max(float(curve[0]), 0.0), float(curve[1]))


@dataclass(slots=True)
class _Seen:
    """One class in one held-out photo: how much of it is seen, and whether its mask was right."""

    amount: float
    present: bool
    taken: bool


@dataclass(slots=True)
class AcceptanceJudge:
    """Collects what held-out photos would have got proposed, and whether it would be taken."""

    classes: tuple[str, ...]
    _seen: dict[str, list[_Seen]] = field(default_factory=dict)

    def add(self, photo: HeldOut) -> None:
        """Count one photo."""
        odds = log_odds(photo.scores)
        for column, name in enumerate(self.classes):
            truth, known = photo.truth(name)
            present = bool((truth & known).any())
            if name not in photo.shown or not (present or known.mean() > _MOSTLY):
                continue
            found = (odds[:, column] > _rival(odds, column)) & known
            either = int(np.count_nonzero((found | truth) & known))
            both = int(np.count_nonzero(found & truth))
            taken = both >= TAKEN * max(either, 1)
            seen = _Seen(amount(photo.scores[:, column]), present, taken)
            self._seen.setdefault(name, []).append(seen)

    def pairs(self) -> tuple[list[float], list[bool]]:
        """Return log-odds and whether it would be taken, of what would have been proposed.

        Whether a class is there is asked of the rule that the other photos make.
        """
        odds, taken = [], []
        for seen in self._seen.values():
            for place, one in enumerate(seen):
                others = [*seen[:place], *seen[place + 1 :]]
                there = [other.amount for other in others if other.present]
                away = [other.amount for other in others if not other.present]
                if not there:
                    continue
                said = presence_rule(there, away).log_odds(one.amount)
                if said > 0.0:
                    odds.append(said)
                    taken.append(one.taken)
        return odds, taken


def _rival(odds: Floats, column: int) -> Floats:
    others = np.delete(odds, column, axis=1).max(axis=1, initial=0.0)
    return np.asarray(np.maximum(others, 0.0), np.float32)
