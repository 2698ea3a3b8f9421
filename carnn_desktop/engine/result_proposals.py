"""From survivors and their masks to the proposals of a result, with what the user is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import Proposal
from carnn_desktop.contracts.texts import Told
from carnn_desktop.contracts.thresholds import passes
from carnn_desktop.engine import phrases, trace
from carnn_desktop.engine.activation_maps import FloatMaps
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.refine import final_masks as finish
from carnn_desktop.engine.refine.prompts import Candidate, crop, split_instances
from carnn_desktop.engine.refine.refining import Refined
from carnn_desktop.objects.separation import parted

LEVELS_LONGEST = 256
Logits = Callable[[tuple[str, ...], FloatMaps], NDArray[np.float32]]
"""(texts, maps (M, h, w) of 0 and 1) -> (M, texts + K) classifier logits"""
Snap = Callable[[BoolMask], BoolMask]
Accept = Callable[[TextQuery, float], float | None]
"""(query, score) -> how likely a person takes the proposal, 0..1; None where nobody knows"""


def found_of(
    survivors: Sequence[Survivor],
    redrawn: Refined,
    request: SegmentationRequest,
    *,
    background: Sequence[str],
    logits: Logits,
    working_hw: tuple[int, int],
    snap: Snap | None = None,
    sizes: Mapping[TextQuery, ObjectSizes] = MappingProxyType({}),
    accept: Accept | None = None,
) -> tuple[tuple[Proposal, ...], tuple[str, ...]]:
    """Return the proposals in the order of the queries, and notes for the user.

    One proposal a surviving category, or the ranked candidates of each phrase, best first.

    redrawn : the survivors' masks (H, W); logits : of the classifier, which sees the photo at
    ``working_hw``; snap : redraws the candidates of phrases, after they were judged
    sizes : of the objects of categories that are proposed one by one; accept : of a category's
    proposals, how likely they are taken
    """
    proposals: list[Proposal] = []
    notes: list[str] = []
    for survivor, mask in zip(survivors, redrawn.masks, strict=True):
        if not mask.any():
            continue
        levels = trace.reduced(survivor.map, mask.shape[1], mask.shape[0], LEVELS_LONGEST)
        if request.mode == "concepts":
            proposals += category_proposals(
                survivor,
                mask,
                request,
                levels=levels,
                instances=redrawn.instances,
                sizes=sizes.get(survivor.query),
                acceptance=None if accept is None else accept(survivor.query, survivor.score),
            )
            continue
        wording = phrases.wording_of(survivor.query.name, background)
        offered = phrases.candidates(survivor.map, mask, redrawn.instances)
        shape = (mask.shape[0], mask.shape[1])
        maps = np.stack([phrases.as_map(one, shape, working_hw) for one in offered])
        told = phrases.contrasts(logits(wording.texts, maps), wording)
        ranked = phrases.ranked(offered, told, wording, survivor.map, (shape[1], shape[0]))
        if snap is not None:
            ranked = phrases.redrawn(ranked, snap, shape)
        chosen, note = _above_threshold(ranked, survivor, request)
        proposals += [
            replace(
                _proposal(survivor, one.candidate, request, levels),
                score=one.score,
                forced=forced,
                contrast=one.contrast,
            )
            for one, forced in chosen
        ]
        notes += [note] if note else []
    return tuple(proposals), tuple(notes)


def category_proposals(
    survivor: Survivor,
    mask: BoolMask,
    request: SegmentationRequest,
    *,
    levels: NDArray[np.uint8],
    instances: Sequence[Candidate] = (),
    sizes: ObjectSizes | None = None,
    acceptance: float | None = None,
) -> list[Proposal]:
    """Return the proposals of a category: its mask (H, W), or the objects in it; none where empty.

    levels : see :class:`Proposal`; instances : what Segment Anything saw; sizes : of the objects
    """
    whole = crop(mask)
    if whole is None:
        return []
    objects = _objects(mask, instances, request, sizes)
    return [
        _proposal(survivor, part, request, levels, part=bool(objects), acceptance=acceptance)
        for part in objects or [whole]
    ]


def run_notes(survivors: Sequence[Survivor], removed: Sequence[str]) -> tuple[str, ...]:
    """Return what the user should know of the run: words taken off, a text that was forced."""
    notes = []
    if removed:
        names = ", ".join(removed)
        notes.append(
            Told(
                "Not used as background in this run because you look for it: {names}.", names=names
            )
        )
    for survivor in survivors:
        if survivor.forced:
            name = survivor.query.name
            notes.append(
                Told("No text passed the threshold; “{name}” was the best of them.", name=name)
            )
    return tuple(notes)


def _objects(
    mask: BoolMask,
    instances: Sequence[Candidate],
    request: SegmentationRequest,
    sizes: ObjectSizes | None,
) -> list[Candidate]:
    """Return the objects in a category's mask, as the instances or its known sizes tell.

    None where nobody wishes for them, or where the mask is one object.
    """
    if request.split_parts and instances:
        split = split_instances(mask, instances, min_area=request.min_part_area)
        parts = [crop(part) for part in split]
        return [part for part in parts if part is not None]
    if sizes is None or not request.settings.separate_objects:
        return []
    found = parted(mask, sizes, mask.size)
    if len(found) == 1 and found[0].area == np.count_nonzero(mask):
        return []
    return [Candidate(mask=one.mask, origin_xy=one.origin_xy, score=1.0) for one in found]


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
    if passes(surest, threshold):
        return [(one, False) for one in ranked], ""
    name = survivor.query.name
    note = Told(
        "Nothing here matches “{name}” well enough: the surest candidate has "
        "{surest:.2f}, the threshold is {threshold:.2f}. The nearest is offered "
        "anyway, marked as forced.",
        name=name,
        surest=surest,
        threshold=threshold,
    )
    return [(best, True)], note


def _proposal(
    survivor: Survivor,
    candidate: Candidate,
    request: SegmentationRequest,
    levels: NDArray[np.uint8],
    *,
    part: bool = False,
    acceptance: float | None = None,
) -> Proposal:
    return Proposal(
        query_index=request.queries.index(survivor.query),
        name=survivor.query.name,
        score=survivor.score,
        forced=survivor.forced,
        mask=phrases.owned(candidate),
        origin_xy=candidate.origin_xy,
        levels=levels,
        level=finish.equivalent_level(request.settings.bg_factor),
        part=part,
        acceptance=acceptance,
    )
