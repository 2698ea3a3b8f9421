"""The recurrence: propose, classify, keep the texts that pass, until their number stays the same.

Knows no backbone: it is given two functions and works on numpy maps. So every rule of the loop
(forced text, empty proposals, fixed point) can be read and tested here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.contracts.thresholds import passes
from carnn_desktop.engine.activation_maps import FloatMaps


@dataclass(frozen=True, slots=True)
class Step:
    """One turn. ``kept`` and ``forced`` index into ``queries``.

    raw, refined : (N, h, w) float32, 0..1, one a query at the proposer's grid: class activation
    maps, and after the affinity refinement, each scaled to 0..1
    """

    queries: Queries
    raw: FloatMaps
    refined: FloatMaps
    scores: tuple[float, ...]
    kept: tuple[int, ...]
    forced: int | None


@dataclass(frozen=True, slots=True)
class Survivor:
    """A query that is left at the end.

    map : (h, w) float32, its refined map of the last step; forced : kept in some step though no
    text passed; score : of the last step, for a forced one of the first step that forced it
    """

    query: TextQuery
    score: float
    forced: bool
    map: FloatMaps


Queries = tuple[TextQuery, ...]
Propose = Callable[[Queries, int], tuple[FloatMaps, FloatMaps]]
"""(queries, step from 1) -> raw and refined maps, as a :class:`Step` has them"""
Classify = Callable[[Queries, FloatMaps, int], tuple[float, ...]]
"""(queries, refined maps, step) -> scores"""
Wording = Callable[[int], str]
"""step -> the proposer's template; equal templates and queries make equal steps"""


def keep(scores: tuple[float, ...], threshold: float) -> tuple[tuple[int, ...], int | None]:
    """Return (indices above ``threshold``, None), or ((best,), best) when none is above."""
    passed = tuple(i for i, score in enumerate(scores) if passes(score, threshold))
    if passed:
        return passed, None
    best = int(np.argmax(scores))
    return (best,), best


def run(
    queries: Queries,
    propose: Propose,
    classify: Classify,
    *,
    threshold: float,
    wording: Wording,
    on_progress: ProgressCallback,
) -> tuple[Step, ...]:
    """Run the loop over ``queries``, at least one and all different; return its steps."""
    steps: list[Step] = []
    computed: tuple[Queries, str] | None = None
    while True:
        number = len(steps) + 1
        if (queries, wording(number)) == computed:
            break  # fixed point: the same step again
        on_progress(Progress("step", done=number - 1, step=number))
        raw, refined = propose(queries, number)
        if steps and not refined.any():
            refined = _previous(steps[-1], queries)
        scores = classify(queries, refined, number)
        kept, forced = keep(scores, threshold)
        steps.append(Step(queries, raw, refined, scores, kept, forced))
        computed = (queries, wording(number))
        unchanged = len(kept) == len(queries)
        queries = tuple(queries[i] for i in kept)
        if unchanged and number > 1:
            break
    return tuple(steps)


def survivors(steps: Sequence[Step]) -> tuple[Survivor, ...]:
    """Return what is left after the last step, in the order of the queries."""
    last = steps[-1]
    forced = {
        step.queries[step.forced]: step.scores[step.forced]
        for step in reversed(steps)  # the first step that forced it counts
        if step.forced is not None
    }
    return tuple(
        Survivor(
            query=last.queries[i],
            score=forced.get(last.queries[i], last.scores[i]),
            forced=last.queries[i] in forced,
            map=last.refined[i],
        )
        for i in last.kept
    )


def _previous(step: Step, queries: Queries) -> FloatMaps:
    """Return the refined maps that ``step`` had of ``queries``."""
    return np.stack([step.refined[step.queries.index(query)] for query in queries])
