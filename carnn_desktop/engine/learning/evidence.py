"""What was learned, asked about one photo: it joins the words' maps and the classifier's scores."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.engine.learning.decision import (
    TEMPERATURE,
    Floats,
    log_odds,
    odds_of,
    rival_levels,
)
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.presence import amount
from carnn_desktop.engine.learning.smaller import scores_of_both, share_of_smaller
from carnn_desktop.engine.learning.state import LearnedClass, LearnedState
from carnn_desktop.engine.learning.trust import ENOUGH_PHOTOS, WORDS_ALONE

_SMALLEST = 1e-6
_SHARPER = 20.0 / TEMPERATURE
"""Log-odds are told to the dense CRF so many times: less and it takes small things away."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One class in the photo: scores (h, w); presence : log-odds of being there at all."""

    about: LearnedClass
    scores: Floats
    presence: float


class PhotoEvidence:
    """What examples say of one photo, for the queries that have any.

    Classes that compete share one softmax with what is none of them; one with a level of its own
    stands against that alone.
    """

    def __init__(self, seen: Mapping[Hashable, _Seen]) -> None:
        self._seen = dict(seen)

    @property
    def queries(self) -> tuple[Hashable, ...]:
        """The queries with examples."""
        return tuple(self._seen)

    def about(self, query: Hashable) -> LearnedClass | None:
        """Return what is known of a query's class, None for one without examples."""
        seen = self._seen.get(query)
        return None if seen is None else seen.about

    def share_of_words(self, query: Hashable) -> float:
        """Return how much of the answer for a query comes from words, 0..1."""
        seen = self._seen.get(query)
        if seen is None or seen.about.trust.share == WORDS_ALONE:
            return 1.0
        return seen.about.trust.share / (1.0 + seen.about.trust.share)

    def join_maps(
        self, queries: Sequence[Hashable], maps: Sequence[Floats], bg_factor: float
    ) -> list[Floats]:
        """Return the maps, 0..1, with what the examples say; others are as they were given.

        maps : (h, w) float32, one a query; those of queries with examples come back on the grid of
        the learned features
        """
        joined = list(maps)
        odds = self._odds(queries)
        heard: list[int] = []
        said: list[Floats] = []
        words = odds_of(np.stack(maps), bg_factor) if odds else None
        for place, query in enumerate(queries):
            seen = self._seen.get(query)
            if seen is None or words is None or seen.about.trust.share == WORDS_ALONE:
                continue
            own = odds[query]
            if seen.about.trust.share:
                height, width = own.shape
                by_words = cv2.resize(words[place], (width, height), interpolation=cv2.INTER_LINEAR)
                own = own + seen.about.trust.share * by_words
            heard.append(place)
            said.append(own)
        if heard:
            together = rival_levels(np.float32(_SHARPER) * np.stack(said), bg_factor)
            for place, level in zip(heard, together, strict=True):
                joined[place] = level
        return joined

    def join_scores(
        self, queries: Sequence[Hashable], scores: Sequence[float], threshold: float
    ) -> tuple[float, ...]:
        """Return the scores with what the examples say of each class being there at all.

        A class that is as likely there as not gets the ``threshold``.
        """
        joined = list(scores)
        exponent = 1.0 if threshold <= 0.0 else np.log(min(threshold, 0.99)) / np.log(0.5)
        for place, query in enumerate(queries):
            seen = self._seen.get(query)
            if seen is None or seen.about.trust.share == WORDS_ALONE:
                continue
            odds = seen.presence
            share = self._share_of_presence(query)
            if share:
                odds += share * (_logit(scores[place]) - _logit(threshold))
            joined[place] = float((1.0 / (1.0 + np.exp(-odds))) ** exponent)
        return tuple(joined)

    def _share_of_presence(self, query: Hashable) -> float:
        """Return how much words count for a class being there at all, 0..1.

        Few photos do not tell what the class looks like where it is absent: as long as that is so,
        words that found the thing well are heard in full. So are all where photos did not tell.
        """
        share = self.share_of_words(query)
        about = self._seen[query].about
        few = about.trust.photos < ENOUGH_PHOTOS
        return 1.0 if (share and few) or about.presence.slope == 0.0 else share

    def _odds(self, queries: Sequence[Hashable]) -> dict[Hashable, Floats]:
        """Return by query the log-odds (h, w) of each asked class with examples."""
        own = [query for query in queries if query in self._seen]
        competing = [query for query in own if self._seen[query].about.level is None]
        odds: dict[Hashable, Floats] = {}
        if competing:
            together = log_odds(np.stack([self._seen[q].scores for q in competing], axis=-1))
            odds = {q: np.ascontiguousarray(together[..., i]) for i, q in enumerate(competing)}
        for query in own:
            level = self._seen[query].about.level
            if level is not None:
                said = 2.0 * TEMPERATURE * (self._seen[query].scores - np.float32(level))
                odds[query] = np.asarray(said, np.float32)
        return odds


def photo_evidence(
    features: DenseFeatures,
    sources: Sequence[tuple[LearnedState, Mapping[Hashable, str]]],
    smaller: DenseFeatures | None = None,
) -> PhotoEvidence:
    """Return what ``sources`` say of the photo with these features.

    sources : what was learned, each with the queries it is asked (query: its class's name); the
    first that knows a query is heard, but for one that leaves it to words
    smaller : features of the photo made smaller
    """
    height, width = features.grid_hw
    seen: dict[Hashable, _Seen] = {}
    for state, asked in sources:
        shares = [share_of_smaller(one.sizes) for one in state.classes]
        scores = scores_of_both(features, smaller, state.weights, shares)
        for query, name in asked.items():
            heard = query in seen and seen[query].about.trust.share != WORDS_ALONE
            if heard or name not in state.names:
                continue
            column = state.names.index(name)
            plane: NDArray[np.float32] = np.ascontiguousarray(scores[:, column])
            about = state.classes[column]
            presence = about.presence.log_odds(amount(plane))
            seen[query] = _Seen(about, plane.reshape(height, width), presence)
    return PhotoEvidence(seen)


def _logit(share: float) -> float:
    clipped = min(max(share, _SMALLEST), 1.0 - _SMALLEST)
    return float(np.log(clipped) - np.log1p(-clipped))
