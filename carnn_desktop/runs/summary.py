"""Pure readings of a result: what to tell, what to remember, how doubtful it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.annotations.provenance import plain_values
from carnn_desktop.contracts.results import SegmentationResult, Trace
from carnn_desktop.runs.requests import RunSummary


@dataclass(frozen=True, slots=True)
class Dropped:
    """A text that fell: in which step, from 1, and its score there."""

    text: str
    step: int
    score: float


def dropped_texts(trace: Trace) -> tuple[Dropped, ...]:
    """Return the texts that a step did not keep, in the order they fell; not those that tiles
    showed after all.
    """
    return tuple(
        Dropped(text, number, score)
        for number, step in enumerate(trace.steps, 1)
        for index, (text, score) in enumerate(zip(step.texts, step.scores, strict=True))
        if index not in step.kept and index != step.forced and text not in trace.kept
    )


def summary_of(
    result: SegmentationResult, *, added: int, notes: tuple[str, ...] = ()
) -> RunSummary:
    """Return what the trace panel shows above the steps."""
    names = tuple(query.name for query in result.request.queries)
    kept = result.trace.kept
    return RunSummary(
        kept=kept,
        dropped=tuple(name for name in names if name not in kept),
        forced=_forced(result.trace) or _weak_phrases(result),
        added=added,
        seconds=result.seconds,
        device=result.device,
        dtype=result.dtype,
        models=tuple(model.id for model in result.models),
        timings=result.timings,
        notes=(*notes, *result.trace.notes),
    )


def summary_of_trace(trace: Trace) -> RunSummary:
    """Return what a stored trace still tells of its run."""
    names = trace.steps[0].texts if trace.steps else trace.kept
    return RunSummary(
        kept=trace.kept,
        dropped=tuple(name for name in names if name not in trace.kept),
        forced=_forced(trace),
        notes=trace.notes,
    )


def count_added(before: ImageDocument, after: ImageDocument) -> int:
    """Return how many annotations of a document were not there before."""
    known = {annotation.id for annotation in before.annotations}
    return sum(annotation.id not in known for annotation in after.annotations)


def record_of(summary: RunSummary, *, whole: bool = True) -> dict[str, Any]:
    """Return the summary as plain JSON values for the project file.

    whole : the whole photo was looked at; else it does not count as asked for these texts
    """
    values = plain_values(summary)
    del values["timings"], values["notes"], values["guessed"]
    if not whole:
        del values["kept"], values["dropped"]
    return {**values, "seconds": round(summary.seconds, 4)}


def uncertainty_of(result: SegmentationResult) -> float:
    """Return how near the closest decision of the run was, 0 (clear) to 1 (a toss-up).

    A decision is the score of a text in its last step against the threshold, scaled by the room
    there is on that side of it. A forced text is a toss-up: none passed and one was shown anyway.
    Of a phrase the decision is its best candidate's score against the threshold of phrases.
    """
    if result.request.mode == "phrases":
        return max(
            (_closeness_of_best(result, q.name) for q in result.request.queries), default=0.0
        )
    threshold = result.request.settings.confidence_threshold
    last: dict[str, float] = {}
    for step in result.trace.steps:
        if step.forced is not None:
            return 1.0
        last.update(zip(step.texts, step.scores, strict=True))
    if not last:
        return 0.0
    return max(_closeness(score, threshold) for score in last.values())


def _closeness_of_best(result: SegmentationResult, phrase: str) -> float:
    found = [proposal for proposal in result.proposals if proposal.name == phrase]
    if not found:
        return 0.0
    if any(proposal.forced for proposal in found):
        return 1.0
    best = max(proposal.score for proposal in found)
    return _closeness(best, result.request.settings.phrase_threshold)


def _weak_phrases(result: SegmentationResult) -> tuple[str, ...]:
    """Return the phrases of which no candidate reached the threshold and one is offered anyway."""
    weak = [p.name for p in result.proposals if p.forced and p.contrast is not None]
    return tuple(dict.fromkeys(weak))


def _closeness(score: float, threshold: float) -> float:
    room = (1.0 - threshold) if score > threshold else threshold
    return 1.0 - min(1.0, abs(score - threshold) / max(room, 1e-6))


def _forced(trace: Trace) -> tuple[str, ...]:
    if not trace.steps or trace.steps[-1].forced is None:
        return ()
    step = trace.steps[-1]
    return (step.texts[step.forced],) if step.forced is not None else ()
