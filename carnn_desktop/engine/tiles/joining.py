"""Models that give activation maps, in tiles: maps are joined first, and decided on then.

The photo at once tells which texts are there and where the large things are; tiles add what is too
small for it. Their maps fade into each other where they overlap, so that a thing that lies across
tiles has one map, one decision and no seam.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import torch

from carnn_desktop.contracts.arrays import RgbImage, frozen
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import Proposal, SegmentationResult, Trace
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.engine.clock import Clock
from carnn_desktop.engine.learning.examples import Examples
from carnn_desktop.engine.memory import computing
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.result_proposals import category_proposals
from carnn_desktop.engine.segmenter import reduced
from carnn_desktop.engine.tiles.collecting import Looks, counting, sentence
from carnn_desktop.engine.tiles.deciding import Decision, level_map
from carnn_desktop.engine.tiles.grid import Tile
from carnn_desktop.engine.tiles.maps import JoinedMaps, TextLook, small


def maps_in_tiles(
    segmenter: Segmenter,
    photo: RgbImage,
    tiles: Sequence[Tile],
    request: SegmentationRequest,
    on_progress: ProgressCallback,
) -> SegmentationResult:
    """Return the result of a photo (H, W, 3) that is looked at in ``tiles`` as well."""
    device = torch.device(segmenter.device)
    clock = Clock(device)
    looks = Looks(segmenter, _maps_only(request), tiles, on_progress)
    whole = looks.whole(reduced(photo))
    found = _of_whole(whole.proposals)
    for number, result in looks.each(photo):
        _add(found, number, result.proposals)
    forced = _forced(whole, found)
    queries = [query for query in request.queries if query.name in found]
    seen = [found[query.name] for query in queries]
    size_wh = (photo.shape[1], photo.shape[0])
    joined = JoinedMaps(size_wh, tiles, seen)
    with computing(device), clock("masks"):
        decision = Decision(segmenter, photo, request, joined, len(queries), device)
        last = counting(on_progress, len(tiles), len(tiles) + 1)
        for tile in tiles:
            decision.decide(tile, last)
        proposals = _proposals(segmenter, request, queries, seen, decision, forced)
    return replace(
        whole,
        request=request,
        width=size_wh[0],
        height=size_wh[1],
        proposals=proposals,
        trace=_trace(whole.trace, queries, seen, decision, tiles),
        timings=looks.told(clock.timings()),
    )


def _maps_only(request: SegmentationRequest) -> SegmentationRequest:
    """Return the request of one look: maps are wanted, what is decided on them comes after all."""
    settings = replace(
        request.settings,
        tiles="off",
        crf=False,
        refinement="none",
        tidy_masks=False,
        learned_outlines=False,
        separate_objects=False,
    )
    return replace(request, settings=settings, split_parts=False, keep_maps=False)


def _of_whole(proposals: Iterable[Proposal]) -> dict[str, TextLook]:
    return {
        proposal.name: TextLook(proposal.score, proposal.acceptance, whole=proposal.levels)
        for proposal in proposals
    }


def _add(found: dict[str, TextLook], number: int, proposals: Iterable[Proposal]) -> None:
    """Add what a tile shows; a text that was forced there is not there."""
    for proposal in proposals:
        if proposal.forced:
            continue
        look = found.get(proposal.name)
        if look is None or proposal.score > look.score:
            fresh = TextLook(proposal.score, proposal.acceptance)
            if look is not None:
                fresh.whole, fresh.tiles = look.whole, look.tiles
            look = found[proposal.name] = fresh
        look.tiles[number] = small(proposal.levels)


def _forced(whole: SegmentationResult, found: dict[str, TextLook]) -> frozenset[str]:
    """Return the text that is only the best of those that fail, and take it off where a tile shows
    any text.
    """
    forced = {proposal.name for proposal in whole.proposals if proposal.forced}
    shown = {name for name, look in found.items() if look.tiles}
    for name in forced - shown if shown else ():
        del found[name]
    return frozenset(forced - shown)


def _proposals(
    segmenter: Segmenter,
    request: SegmentationRequest,
    queries: Sequence[TextQuery],
    seen: Sequence[TextLook],
    decision: Decision,
    forced: frozenset[str],
) -> tuple[Proposal, ...]:
    """Return the proposals, a text after the other: only one text's mask lies in memory."""
    examples = getattr(segmenter, "examples", None)
    sizes = examples.sizes(queries) if isinstance(examples, Examples) else {}
    found: list[Proposal] = []
    for place, (query, look) in enumerate(zip(queries, seen, strict=True)):
        survivor = Survivor(
            query, look.score, query.name in forced, level_map(decision.levels[place])
        )
        found += category_proposals(
            survivor,
            decision.mask(place),
            request,
            levels=frozen(decision.levels[place]),
            sizes=sizes.get(query),
            acceptance=look.acceptance,
        )
    return tuple(found)


def _trace(
    whole: Trace,
    queries: Sequence[TextQuery],
    seen: Sequence[TextLook],
    decision: Decision,
    tiles: Sequence[Tile],
) -> Trace:
    """Return the trace of the photo at once, with the tiles' part in what came of it."""
    asked = decision.request.queries
    names = tuple(query.name for query in queries)
    only = [name for name, look in zip(names, seen, strict=True) if look.whole is None]
    masks = None
    if decision.maps is not None:
        masks = np.zeros((len(asked), *decision.owner.shape), np.bool_)
        for place, query in enumerate(queries):
            masks[asked.index(query)] = decision.mask(place)
    return replace(
        whole,
        kept=names,
        notes=(*whole.notes, sentence(tiles, only)),
        tiles=len(tiles),
        before_crf=None if decision.maps is None else frozen(decision.maps),
        final_masks=None if masks is None else frozen(masks),
    )
