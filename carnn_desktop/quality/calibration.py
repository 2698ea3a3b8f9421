"""Which smallest score would have kept what was accepted, category by category, from reviewed
images.

What a person decided on a text in an image is one piece of evidence: the score the classifier gave
it, and whether it was wanted. Wanted is a text of which a part was accepted under its own category,
and one that was dropped though the image has an accepted object of its category in the end (drawn
or relabelled). Not wanted is one whose parts were all rejected, deleted or relabelled, and one that
was dropped in an image that was then marked done without such an object. What arrived rejected and
was never decided on counts as dropped. Images that are not done give no evidence, for nobody has
said what is missing in them.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from carnn_desktop.annotations.decisions import decided_by_person
from carnn_desktop.annotations.model import REVIEWED, Annotation, Category, ImageDocument
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.results import Trace
from carnn_desktop.contracts.texts import Told

MIN_EVIDENCE = 5
"""Pieces of evidence that are needed on either side before a threshold is suggested."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One text in one reviewed image. ``dropped``: the run itself had dropped it."""

    image_id: int
    score: float
    wanted: bool
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What a threshold would have done to the evidence; kept is what has a larger score."""

    threshold: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What is known of one category.

    suggested : the point of the best F1, None where there is too little evidence
    keeps_all : the largest threshold that would have kept everything wanted
    reason : why there is no suggestion, "" where there is one
    """

    category_id: int
    name: str
    current: float | None
    wanted: int
    unwanted: int
    curve: tuple[CurvePoint, ...]
    suggested: CurvePoint | None
    keeps_all: CurvePoint | None
    evidence: tuple[Evidence, ...]
    reason: str = ""


class CalibrationCounter:
    """Collects evidence image by image."""

    def __init__(self, categories: Sequence[Category]) -> None:
        self._categories = {category.id: category for category in categories}
        self._by_text: dict[str, int] = {}
        for category in categories:
            for text in (category.name, *category.synonyms):
                self._by_text.setdefault(text_key(text), category.id)
        self._evidence: dict[int, list[Evidence]] = {}
        self.reviewed = 0

    def add(self, document: ImageDocument, trace: Trace | None) -> None:
        """Take what a document and the trace of its last run say; nothing unless it is done."""
        if document.state not in REVIEWED:
            return
        self.reviewed += 1
        accepted = {r.category_id for r in document.annotations if r.state == "accepted"}
        seen: set[str] = set()
        for text, found in _by_text(document).items():
            seen.add(text)
            category_id = self._by_text.get(text)
            scores = [r.provenance.score for r in found if r.provenance.score is not None]
            if category_id is None or not scores:
                continue
            decided = any(map(decided_by_person, found))
            wanted = any(r.state == "accepted" and r.category_id == category_id for r in found)
            if not decided:  # forced, or below the category's own score: rejected by no person
                wanted = category_id in accepted
            evidence = Evidence(document.image_id, max(scores), wanted, dropped=not decided)
            self._add(category_id, evidence)
        for text, score, dropped in _last_scores(trace):
            category_id = self._by_text.get(text)
            if category_id is None or text in seen:
                continue
            # kept by the run, but no annotation is left of it: all were deleted
            wanted = dropped and category_id in accepted
            self._add(category_id, Evidence(document.image_id, score, wanted, dropped))

    def result(self) -> tuple[Calibration, ...]:
        """Return one calibration a category, those with a suggestion first."""
        found = [
            calibrated(category, self._evidence.get(category.id, ()))
            for category in self._categories.values()
        ]
        return tuple(sorted(found, key=lambda c: (c.suggested is None, c.category_id)))

    def _add(self, category_id: int, evidence: Evidence) -> None:
        self._evidence.setdefault(category_id, []).append(evidence)


def calibrated(
    category: Category, evidence: Sequence[Evidence], *, minimum: int = MIN_EVIDENCE
) -> Calibration:
    """Return the calibration of one category.

    The suggestion lies in the middle between two scores that occur; of thresholds with the same F1
    the smallest counts: missing something wanted costs more than a key to reject it.
    """
    curve = threshold_curve(evidence)
    wanted = sum(item.wanted for item in evidence)
    unwanted = len(evidence) - wanted
    suggested, reason = None, ""
    if wanted >= minimum and unwanted >= minimum:
        suggested = max(curve, key=lambda point: (round(point.f1, 9), -point.threshold))
    else:
        reason = Told(
            "{wanted} wanted and {unwanted} not wanted in the reviewed images; "
            "{minimum} of each are needed.",
            wanted=wanted,
            unwanted=unwanted,
            minimum=minimum,
        )
    complete = [point for point in curve if point.recall == 1.0]
    return Calibration(
        category_id=category.id,
        name=category.name,
        current=category.threshold,
        wanted=wanted,
        unwanted=unwanted,
        curve=curve,
        suggested=suggested,
        keeps_all=max(complete, key=lambda point: point.threshold) if complete and wanted else None,
        evidence=tuple(evidence),
        reason=reason,
    )


def threshold_curve(evidence: Sequence[Evidence]) -> tuple[CurvePoint, ...]:
    """Return precision and recall at every threshold that decides differently, ascending."""
    wanted = sum(item.wanted for item in evidence)
    if not wanted:
        return ()
    scores = sorted({min(max(item.score, 0.0), 1.0) for item in evidence})
    middles = [(a + b) / 2 for a, b in itertools.pairwise(scores)]
    points = []
    for threshold in (scores[0] / 2, *middles):
        kept = [item for item in evidence if item.score > threshold]
        right = sum(item.wanted for item in kept)
        points.append(CurvePoint(threshold, right / len(kept) if kept else 1.0, right / wanted))
    return tuple(points)


def _by_text(document: ImageDocument) -> Mapping[str, list[Annotation]]:
    """Return the annotations a model proposed, by the text they were proposed for."""
    groups: dict[str, list[Annotation]] = {}
    for annotation in document.annotations:
        if annotation.provenance.run.source == "model" and annotation.provenance.text:
            groups.setdefault(text_key(annotation.provenance.text), []).append(annotation)
    return groups


def _last_scores(trace: Trace | None) -> list[tuple[str, float, bool]]:
    """Return (text, its score in the last step that had it, whether it was dropped)."""
    last: dict[str, float] = {}
    for step in trace.steps if trace is not None else ():
        last.update(zip(step.texts, step.scores, strict=True))
    kept = {text_key(text) for text in trace.kept} if trace is not None else set()
    return [(text_key(text), score, text_key(text) not in kept) for text, score in last.items()]
