"""The recurrence: propose, classify, keep the texts that pass, until their number stays the same.

Knows no backbone: it is given two functions and works on numpy maps. So every rule of the loop
(forced text, empty proposals, fixed point) can be read and tested here alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from carnn_desktop.contracts.progress import Checkpoint, Progress
from carnn_desktop.engine.proposals import FloatMaps


@dataclass(frozen=True, slots=True)
class StepMaps:
    """Maps of one step at the proposer's grid: (N, h, w) float32, 0..1, one a text.

    raw : class activation maps; refined : after the affinity refinement, each scaled to 0..1
    """

    raw: FloatMaps
    refined: FloatMaps


@dataclass(frozen=True, slots=True)
class Step:
    """One turn. ``texts`` are indices of queries; ``kept`` and ``forced`` index into ``texts``."""

    texts: tuple[int, ...]
    maps: StepMaps
    scores: tuple[float, ...]
    kept: tuple[int, ...]
    forced: int | None


@dataclass(frozen=True, slots=True)
class Survivor:
    """A query that is left at the end.

    map : (h, w) float32, its refined map of the last step; forced : kept in some step though no
    text passed; score : of the last step, for a forced one of the first step that forced it
    """

    query: int
    score: float
    forced: bool
    map: FloatMaps


@dataclass(frozen=True, slots=True)
class Outcome:
    """All steps and the survivors, in the order of the queries."""

    steps: tuple[Step, ...]
    survivors: tuple[Survivor, ...]


Propose = Callable[[tuple[int, ...], int], StepMaps]
"""(texts, step from 1) -> maps"""
Classify = Callable[[tuple[int, ...], FloatMaps, int], tuple[float, ...]]
"""(texts, refined maps, step) -> scores"""
Wording = Callable[[int], str]
"""step -> the proposer's template; equal templates and texts make equal steps"""


def keep(scores: tuple[float, ...], threshold: float) -> tuple[tuple[int, ...], int | None]:
    """Return (indices above ``threshold``, None), or ((best,), best) when none is above."""
    passed = tuple(i for i, score in enumerate(scores) if score > threshold)
    if passed:
        return passed, None
    best = int(np.argmax(scores))
    return (best,), best


def run(
    count: int,
    propose: Propose,
    classify: Classify,
    *,
    threshold: float,
    wording: Wording,
    checkpoint: Checkpoint,
) -> Outcome:
    """Run the loop over ``count`` (at least 1) queries."""
    texts = tuple(range(count))
    steps: list[Step] = []
    computed: tuple[tuple[int, ...], str] | None = None
    while True:
        number = len(steps) + 1
        if (texts, wording(number)) == computed:
            break  # fixed point: the same step again
        checkpoint(Progress("step", done=number - 1, step=number))
        maps = propose(texts, number)
        if steps and not maps.refined.any():
            maps = StepMaps(maps.raw, _previous(steps[-1], texts))
        scores = classify(texts, maps.refined, number)
        kept, forced = keep(scores, threshold)
        steps.append(Step(texts, maps, scores, kept, forced))
        computed = (texts, wording(number))
        unchanged = len(kept) == len(texts)
        texts = tuple(texts[i] for i in kept)
        if unchanged and number > 1:
            break
    return Outcome(tuple(steps), _survivors(steps))


def _previous(step: Step, texts: tuple[int, ...]) -> FloatMaps:
    """Return the refined maps that ``step`` had of ``texts``."""
    return np.stack([step.maps.refined[step.texts.index(text)] for text in texts])


def _survivors(steps: list[Step]) -> tuple[Survivor, ...]:
    last = steps[-1]
    forced = {
        step.texts[step.forced]: step.scores[step.forced]
        for step in reversed(steps)  # the first step that forced it counts
        if step.forced is not None
    }
    return tuple(
        Survivor(
            query=last.texts[i],
            score=forced.get(last.texts[i], last.scores[i]),
            forced=last.texts[i] in forced,
            map=last.maps.refined[i],
        )
        for i in last.kept
    )
