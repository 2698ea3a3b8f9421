"""Lets what was learned take part in the recurrence: in its maps and in its scores."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Literal, TypedDict

import cv2

from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.requests import SegmentationSettings, TextQuery
from carnn_desktop.contracts.results import TextEvidence
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.activation_maps import FloatMaps
from carnn_desktop.engine.learning.acceptance import PRIOR, odds_of_score
from carnn_desktop.engine.learning.decision import Floats
from carnn_desktop.engine.learning.evidence import PhotoEvidence
from carnn_desktop.engine.learning.state import LearnedState
from carnn_desktop.engine.learning.trust import WORDS_ALONE
from carnn_desktop.engine.learning.wordings import class_of
from carnn_desktop.engine.recurrence import Classify, Propose, Queries, Survivor


def asked_of(state: LearnedState, queries: Sequence[TextQuery]) -> dict[Hashable, str]:
    """Return which of ``queries`` are classes of ``state``, by name or synonym."""
    classes = {text_key(name): name for name in state.names}
    asked: dict[Hashable, str] = {}
    for query in queries:
        found = [classes[key] for key in map(text_key, query.texts) if key in classes]
        if found:
            asked[query] = found[0]
    return asked


def asked_of_shipped(state: LearnedState, queries: Sequence[TextQuery]) -> dict[Hashable, str]:
    """Return which of ``queries`` stand for a class that ships."""
    asked = {query: class_of(query.name) for query in queries}
    return {query: name for query, name in asked.items() if name in state.names and name}


class Learned(TypedDict, total=False):
    """Fields of a result that name the user's examples."""

    examples: str
    example_photos: int


class JoinedEvidence:
    """What examples say of one photo, put into one run of the recurrence."""

    def __init__(
        self, evidence: PhotoEvidence, settings: SegmentationSettings, own: LearnedState | None
    ) -> None:
        """``own``: the state of the user's photos, where it was asked for any query."""
        self._evidence, self._settings = evidence, settings
        self._curve = PRIOR if own is None or own.acceptance is None else own.acceptance
        self._learned: Learned = {}
        if own is not None:
            self._learned = {"examples": own.examples, "example_photos": own.photos}
        self._finer: dict[TextQuery, Floats] = {}

    @property
    def queries(self) -> tuple[Hashable, ...]:
        """The queries that examples tell by themselves whether they are there."""
        return tuple(
            query
            for query in self._evidence.queries
            if (about := self._evidence.about(query)) and about.trust.share != WORDS_ALONE
        )

    def told(self) -> Learned:
        """Return which of the user's photos took part, for the result."""
        return self._learned

    def joined(self, propose: Propose, classify: Classify) -> tuple[Propose, Classify]:
        """Return the two functions of the recurrence with the examples' evidence in them."""

        def proposed(queries: Queries, step: int) -> tuple[FloatMaps, FloatMaps]:
            raw, refined = propose(queries, step)
            return raw, self._maps(queries, refined)

        def classified(queries: Queries, maps: FloatMaps, step: int) -> tuple[float, ...]:
            scores = classify(queries, maps, step)
            threshold = self._settings.confidence_threshold
            return self._evidence.join_scores(queries, scores, threshold)

        return proposed, classified

    def sharpened(self, survivors: Sequence[Survivor]) -> tuple[Survivor, ...]:
        """Return the survivors with the maps of the finer grid where examples took part."""
        return tuple(replace(one, map=self._finer.get(one.query, one.map)) for one in survivors)

    def sizes(self) -> dict[TextQuery, ObjectSizes]:
        """Return by query how large the objects of its class are, where examples tell."""
        abouts = {query: self._evidence.about(query) for query in self._evidence.queries}
        return {
            query: about.sizes
            for query, about in abouts.items()
            if isinstance(query, TextQuery) and about and about.sizes and about.sizes.tells
        }

    def acceptance(self, query: TextQuery, score: float) -> float | None:
        """Return how likely a proposal is taken, 0..1; None where words alone found it."""
        about = self._evidence.about(query)
        if about is None or about.trust.share == WORDS_ALONE:
            return None
        curve = PRIOR if about.level is not None else self._curve
        return curve.of(odds_of_score(score, self._settings.confidence_threshold))

    def notes(self) -> tuple[str, ...]:
        """Return what the user should know: whose examples took part, and the words' share."""
        return tuple(evidence_note(one) for one in self.evidence())

    def evidence(self) -> tuple[TextEvidence, ...]:
        """Return of each text that examples helped with how much they did."""
        told = []
        for query in self._evidence.queries:
            about = self._evidence.about(query)
            if about is not None and isinstance(query, TextQuery):
                words = self._evidence.share_of_words(query)
                source: Literal["reviewed", "shipped"]
                source = "reviewed" if about.level is None else "shipped"
                told.append(
                    TextEvidence(
                        text=query.name,
                        words=words,
                        examples=1.0 - words,
                        photos=about.photos,
                        source=source,
                    )
                )
        return tuple(told)

    def _maps(self, queries: Queries, refined: FloatMaps) -> FloatMaps:
        """Return the maps (N, h, w) of a step; those on the finer grid are kept for its end."""
        given = list(refined)
        together = self._evidence.join_maps(queries, given, self._settings.bg_factor)
        joined = refined.copy()
        self._finer = {}
        for place, (before, after) in enumerate(zip(given, together, strict=True)):
            if after is before:
                continue
            self._finer[queries[place]] = after
            height, width = before.shape
            joined[place] = cv2.resize(after, (width, height), interpolation=cv2.INTER_AREA)
        return joined


def evidence_note(one: TextEvidence) -> str:
    """Return which photos a text was learned from, and how much words count, as a sentence."""
    if one.source == "reviewed":
        return Told.of(
            one.photos,
            "“{text}” was learned from 1 photo you reviewed; words count {words:.0%}.",
            "“{text}” was learned from {count} photos you reviewed; words count {words:.0%}.",
            text=one.text,
            words=one.words,
        )
    return Told.of(
        one.photos,
        "“{text}” was learned from 1 photo that ship with the program; words count {words:.0%}.",
        "“{text}” was learned from {count} photos that ship with the program; words count "
        "{words:.0%}.",
        text=one.text,
        words=one.words,
    )
