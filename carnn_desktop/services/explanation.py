"""Why an annotation is there: read from the trace of the run, else from what the annotation
remembers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from carnn_desktop.annotations.model import Annotation
from carnn_desktop.contracts.results import Trace
from carnn_desktop.runs.summary import Dropped, dropped_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """The summary of one proposal.

    step, score : where it was kept last, and with what; step 0 = only the annotation's memory is
        there
    forced : no text passed and this came nearest; mine : its own text fell (an older run kept it)
    dropped : in the order of their steps, the nearest ones first
    threshold : the run's smallest score, None where it is not known
    """

    text: str
    score: float | None
    step: int = 0
    steps: int = 0
    forced: bool = False
    kept_with: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    background: tuple[str, ...] = ()
    removed_background: tuple[str, ...] = ()
    threshold: float | None = None
    from_trace: bool = False


def explain_annotation(annotation: Annotation, trace: Trace | None) -> Explanation | None:
    """Return why a model's annotation is there; None for drawn and imported ones.

    The trace is believed only where it is of the annotation's run: it names the same texts and the
    score of the annotation.
    """
    provenance = annotation.provenance
    if provenance.run.source != "model":
        return None
    threshold = provenance.run.settings.get("confidence_threshold")
    limit = float(threshold) if isinstance(threshold, int | float) else None
    remembered = Explanation(
        text=provenance.text,
        score=provenance.score,
        steps=provenance.run.steps,
        forced=provenance.forced,
        kept_with=tuple(
            query.name for query in provenance.run.queries if query.name != provenance.text
        ),
        background=provenance.run.background_words,
        threshold=limit,
    )
    place = None if trace is None else _place_of(annotation, trace)
    if trace is None or place is None:
        return remembered
    return replace(
        remembered,
        score=place[1],
        step=place[0],
        steps=len(trace.steps),
        kept_with=tuple(text for text in trace.kept if text != provenance.text),
        dropped=tuple(sorted(dropped_texts(trace), key=lambda one: (one.step, -one.score))),
        removed_background=trace.removed_background,
        from_trace=True,
    )


def _place_of(annotation: Annotation, trace: Trace) -> tuple[int, float] | None:
    """Return the last step in which the annotation's text was kept, from 1, and its score there."""
    provenance = annotation.provenance
    if provenance.text not in trace.kept and not provenance.forced:
        return None
    names = {query.name for query in provenance.run.queries}
    if not trace.steps or (names and not names >= set(trace.steps[0].texts)):
        return None
    if provenance.run.background_words != trace.background_words:
        return None
    for number in range(len(trace.steps), 0, -1):
        step = trace.steps[number - 1]
        if provenance.text in step.texts:
            score = step.scores[step.texts.index(provenance.text)]
            in_tile = trace.tiles > 0 and score != provenance.score  # the steps do not tell of it
            return None if in_tile else (number, score)
    return None
