"""From survivors and their masks to the proposals of a result, with what the user is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import Proposal
from carnn_desktop.engine import phrases, trace
from carnn_desktop.engine.proposals import FloatMaps
from carnn_desktop.engine.recurrence import Outcome, Survivor
from carnn_desktop.engine.refine import finish
from carnn_desktop.engine.refine.prompts import Candidate, crop, split_instances
from carnn_desktop.engine.refine.refining import Refined

LEVELS_LONGEST = 256
Logits = Callable[[tuple[str, ...], FloatMaps], NDArray[np.float32]]
"""(texts, maps (M, h, w) of 0 and 1) -> (M, texts + K) classifier logits"""
Snap = Callable[[BoolMask], BoolMask]


@dataclass(frozen=True, slots=True)
class Found:
    """The proposals in the order of the queries, a phrase's best first; notes for the user."""

    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...] = ()


def found_of(
    outcome: Outcome,
    redrawn: Refined,
    request: SegmentationRequest,
    *,
    background: Sequence[str],
    logits: Logits,
    working_hw: tuple[int, int],
    snap: Snap | None = None,
) -> Found:
    """Return one proposal a surviving concept, or the ranked candidates of each phrase.

    redrawn : the survivors' masks (H, W); logits : of the classifier, which sees the photo at
    ``working_hw``; snap : redraws the candidates of phrases, after they were judged
    """
    proposals: list[Proposal] = []
    notes: list[str] = []
    for survivor, mask in zip(outcome.survivors, redrawn.masks, strict=True):
        whole = crop(mask)
        if whole is None:
            continue
        if request.mode == "concepts":
            objects = _objects(mask, redrawn.instances, request)
            proposals += [
                _proposal(
                    survivor,
                    part,
                    request,
                    mask.shape,
                    score=survivor.score,
                    part_of_it=bool(objects),
                )
                for part in objects or [whole]
            ]
            continue
        wording = phrases.wording_of(request.queries[survivor.query].name, background)
        offered = phrases.candidates(survivor.map, mask, redrawn.instances)
        shape = (mask.shape[0], mask.shape[1])
        maps = np.stack([phrases.as_map(one, shape, working_hw) for one in offered])
        told = phrases.contrasts(logits(wording.texts, maps), wording)
        ranked = phrases.ranked(
            offered,
            told,
            wording,
            survivor.map,
            (shape[1], shape[0]),
        )
        if snap is not None:
            ranked = phrases.redrawn(ranked, snap, shape)
        chosen, note = _above_threshold(ranked, survivor, request)
        proposals += [_candidate(survivor, one, request, mask, forced=f) for one, f in chosen]
        notes += [note] if note else []
    return Found(tuple(proposals), tuple(notes))


def run_notes(
    outcome: Outcome, request: SegmentationRequest, removed: Sequence[str]
) -> tuple[str, ...]:
    """Return what the user should know of the run: words taken off, a text that was forced."""
    notes = []
    if removed:
        names = ", ".join(removed)
        notes.append(f"Not used as background in this run because you look for it: {names}.")
    for survivor in outcome.survivors:
        if survivor.forced:
            name = request.queries[survivor.query].name
            notes.append(f"No text passed the threshold; “{name}” was the best of them.")
    return tuple(notes)


def _objects(
    mask: BoolMask, instances: Sequence[Candidate], request: SegmentationRequest
) -> list[Candidate]:
    """Return the objects in a concept's mask, as the instances tell; none without a wish for it."""
    if not (request.split_parts and instances):
        return []
    split = split_instances(mask, instances, min_area=request.min_part_area)
    parts = [crop(part) for part in split]
    return [part for part in parts if part is not None]


def _above_threshold(
    ranked: Sequence[phrases.Ranked], survivor: Survivor, request: SegmentationRequest
) -> tuple[list[tuple[phrases.Ranked, bool]], str]:
    """Return the candidates with whether they are forced, and a note where none passed.

    One that passes is enough: it tells that the thing is there, the order which mask is its best.
    """
    threshold = request.settings.phrase_threshold
    best, surest = ranked[0], max(one.score for one in ranked)
    if survivor.forced:
        return [(best, True)], ""  # told with the run's notes
    if surest > threshold:
        return [(one, False) for one in ranked], ""
    name = request.queries[survivor.query].name
    note = (
        f"Nothing here matches “{name}” well enough: the surest candidate has {surest:.2f}, "
        f"the threshold is {threshold:.2f}. The nearest is offered anyway, marked as forced."
    )
    return [(best, True)], note


def _candidate(
    survivor: Survivor,
    one: phrases.Ranked,
    request: SegmentationRequest,
    mask: BoolMask,
    *,
    forced: bool,
) -> Proposal:
    return _proposal(
        survivor, one.candidate, request, mask.shape, score=one.score, forced=forced, ranked=one
    )


def _proposal(
    survivor: Survivor,
    part: Candidate,
    request: SegmentationRequest,
    shape: tuple[int, ...],
    *,
    score: float,
    forced: bool | None = None,
    ranked: phrases.Ranked | None = None,
    part_of_it: bool = False,
) -> Proposal:
    return Proposal(
        query_index=survivor.query,
        name=request.queries[survivor.query].name,
        score=score,
        forced=survivor.forced if forced is None else forced,
        mask=phrases.owned(part),
        origin_xy=part.origin_xy,
        levels=trace.reduced(survivor.map, shape[1], shape[0], LEVELS_LONGEST),
        level=finish.equivalent_level(request.settings.bg_factor),
        contrast=None if ranked is None else ranked.contrast,
        part=part_of_it,
    )
