"""Is a class in a photo at all? One number a photo, and the level that tells yes from no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_SMALLEST = 1e-5
_LOW, _HIGH = 0.1, 0.9
_WITHOUT_ABSENT = 0.6
_ABOVE_ABSENT = 1.1
_HIGHEST = 20
_SURE = float(np.log(9.0))
_MANY_ERRORS = 0.5
_STEEPEST, _FLATTEST = 10.0, 2.0


@dataclass(frozen=True, slots=True)
class PresenceRule:
    """level : :func:`amount` above which the class is there; slope : log-odds of being there by
    one natural logarithm of it, 0 where only words tell.
    """

    level: float
    slope: float

    def log_odds(self, amount: float) -> float:
        """Return the log-odds that the class is in a photo with this :func:`amount`."""
        distance = np.log(max(amount, _SMALLEST)) - np.log(max(self.level, _SMALLEST))
        return float(np.clip(self.slope * distance, -20.0, 20.0))


def amount(scores: NDArray[np.float32]) -> float:
    """Return the mean of the highest twentieth of a class's scores (n,) in a photo, 0 at least.

    The mean over the whole photo would tell large things from small ones.
    """
    highest = max(1, len(scores) // _HIGHEST)
    return float(np.maximum(np.partition(scores, -highest)[-highest:], 0.0).mean())


def told_apart(present: Sequence[float], absent: Sequence[float]) -> bool:
    """Whether the amounts of photos with the class and without it tell more right than wrong.

    Of fewer than two of either nobody knows; then it is taken to be so.
    """
    if len(present) < 2 or len(absent) < 2:
        return True
    return min(_errors(level, present, absent) for level in (0.0, *present, *absent)) < _MANY_ERRORS


def unheard(rule: PresenceRule) -> PresenceRule:
    """Return a rule that says nothing, so that words alone tell whether the class is there."""
    return PresenceRule(rule.level, 0.0)


def _errors(level: float, present: Sequence[float], absent: Sequence[float]) -> float:
    """Return the shares of both kinds that a level decides wrongly, 0..2."""
    missed = np.mean(np.asarray(present) <= level)
    return float(missed + np.mean(np.asarray(absent) > level))


def presence_rule(present: Sequence[float], absent: Sequence[float]) -> PresenceRule:
    """Return the rule that tells the amounts of photos with the class from those without.

    With ``present`` of one photo and none ``absent`` it is a guess that lets weaker ones pass.
    """
    if not present:
        return PresenceRule(_SMALLEST, _FLATTEST)
    low = max(float(np.quantile(present, _LOW)), _SMALLEST)
    if not absent:
        level = low * _WITHOUT_ABSENT
    else:
        high = max(float(np.quantile(absent, _HIGH)), _SMALLEST)
        level = float(np.sqrt(low * high)) if high < low else _best_between(present, absent)
        level = max(level, low * 0.3)
    typical = max(float(np.median(present)), _SMALLEST)
    slope = _SURE / max(float(np.log(typical) - np.log(level)), 1e-3)
    return PresenceRule(level, float(np.clip(slope, _FLATTEST, _STEEPEST)))


def guessed_rule(shown: float, absent: Sequence[float]) -> PresenceRule:
    """Return the rule for a class of a single photo, that its own scores speak for too well.

    shown : the amount in that photo; absent : those of photos without the class, judged by others
    """
    rule = presence_rule([shown], [])
    highest = _ABOVE_ABSENT * max(absent, default=0.0)
    return rule if highest <= rule.level else PresenceRule(highest, rule.slope)


def _best_between(present: Sequence[float], absent: Sequence[float]) -> float:
    """Return the level with the fewest errors, those of the two kinds weighted alike."""
    values = np.array(sorted({*present, *absent}))
    levels = np.concatenate([values[:1], np.sqrt(values[1:] * np.maximum(values[:-1], _SMALLEST))])
    return float(levels[int(np.argmin([_errors(level, present, absent) for level in levels]))])
