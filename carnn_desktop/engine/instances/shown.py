"""What reviewed photos showed of each class, as a detector compares it; numpy only.

Words and examples are each measured on the reviewed photos: where the class is and where it is not.
The middle between both is as likely as not; how far they are apart decides which of the two counts
for how much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.engine.instances.patches import MOST_SURE, Floats, Patches

_SURE = 2.0
"""Log-odds of the mean thing, and of the mean mistake with the other sign."""
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Measured:
    """A way of telling a class, measured: ``slope * (logit - level)`` are the log-odds.

    apart : distance of things and mistakes in deviations of all patches, 0 = it tells nothing
    """

    level: float
    slope: float
    apart: float

    def odds(self, logits: Floats) -> Floats:
        """Return the log-odds (n,) of logits (n,)."""
        return np.asarray(self.slope * (logits - self.level), np.float32)


def measured(things: Sequence[float], mistakes: Sequence[float], spread: float) -> Measured:
    """Return what logits of things and of the likeliest mistakes amount to; neither is empty.

    spread : deviation of the logits of all patches
    """
    above, below = float(np.mean(things)), float(np.mean(mistakes))
    distance = above - below
    if distance <= _TINY:
        return Measured((above + below) / 2, 0.0, 0.0)
    return Measured((above + below) / 2, 2 * _SURE / distance, distance / max(spread, _TINY))


@dataclass(frozen=True, slots=True, eq=False)
class ShownClass:
    """One class: vectors (Q, D) of its things, and how well words and examples tell it.

    photos : how many show it
    """

    name: str
    photos: int
    vectors: Floats
    words: Measured
    examples: Measured

    @property
    def share_of_words(self) -> float:
        """How much of the answer comes from words, 0..1."""
        return self.words.apart / (self.words.apart + self.examples.apart)

    def scores(self, words: Floats, patches: Patches, threshold: float) -> Floats:
        """Return (n,) scores, 0..1, of the words' (n,) with what examples say.

        threshold : the score of a patch that is as likely the class as not
        """
        share = self.share_of_words
        shown = self.examples.odds(patches.logits(self.vectors).max(axis=1))
        odds = share * self.words.odds(log_odds(words)) + (1.0 - share) * shown
        return np.asarray(1.0 / (1.0 + np.exp(-(odds + log_odds(threshold)))), np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class ShownState:
    """What the reviewed photos amount to for one detector.

    model_sha256 : whose vectors they are; photos : how many teach; examples : hash of what, hex
    """

    model_sha256: str
    classes: tuple[ShownClass, ...]
    photos: int
    examples: str

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the classes, sorted."""
        return tuple(one.name for one in self.classes)

    def asked(self, queries: Sequence[TextQuery]) -> dict[TextQuery, ShownClass]:
        """Return which of ``queries`` are classes that were shown, by name or synonym."""
        known = {text_key(one.name): one for one in self.classes}
        found: dict[TextQuery, ShownClass] = {}
        for query in queries:
            own = [known[key] for key in map(text_key, query.texts) if key in known]
            if own:
                found[query] = own[0]
        return found


def log_odds(shares: Floats | float) -> NDArray[np.float32]:
    """Return the log-odds of probabilities, bounded as a detector's logits are."""
    with np.errstate(divide="ignore"):
        odds = np.log(shares) - np.log1p(-np.asarray(shares, np.float64))
    return np.asarray(np.clip(odds, -MOST_SURE, MOST_SURE), np.float32)
