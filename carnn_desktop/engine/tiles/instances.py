"""Models that give instances, in tiles: what several looks saw of one thing becomes one instance.

Two looks saw the same thing where, in the part of the photo that both saw, their masks agree. What
a tile saw near its middle counts there; the photo at once tells of what is larger than a tile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, frozen
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import Proposal, SegmentationResult
from carnn_desktop.engine.instances.choose import MOST, Instance, apart
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter, proposals_of
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.refine.prompts import Candidate, crop, union
from carnn_desktop.engine.segmenter import reduced
from carnn_desktop.engine.tiles.collecting import Looks, sentence
from carnn_desktop.engine.tiles.grid import Box, Tile
from carnn_desktop.engine.tiles.placing import levels_size, put

_SAME = 0.5
"""IoU of two masks, where both looks saw, above which they are of one thing."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An instance in one look.

    mask : in the photo; by : the tile that saw it, None = the photo at once; box : what that saw
    """

    mask: Candidate
    by: Tile | None
    box: Box
    score: float
    forced: bool


def instances_in_tiles(
    segmenter: InstanceSegmenter,
    photo: RgbImage,
    tiles: Sequence[Tile],
    request: SegmentationRequest,
    on_progress: ProgressCallback,
) -> SegmentationResult:
    """Return the result of a photo (H, W, 3) that is looked at in ``tiles`` as well."""
    settings = replace(request.settings, tiles="off", instances="keep")
    plain = replace(request, settings=settings, keep_maps=False)
    looks = Looks(segmenter, plain, tiles, on_progress)
    whole = looks.whole(reduced(photo))
    seen = _collected(looks, whole, photo)
    queries = [query for query in request.queries if seen[query.name]]
    size_hw = (photo.shape[0], photo.shape[1])
    found = [together(seen[query.name], size_hw) for query in queries]
    if request.mode == "concepts":
        found = apart(found, size_hw)
    proposals: list[Proposal] = []
    for query, some in zip(queries, found, strict=True):
        forced = any(one.forced for one in seen[query.name])
        score = max((one.score for one in some), default=0.0)
        survivor = Survivor(query, score, forced, np.zeros((1, 1), np.float32))
        mask = union([one.mask for one in some], size_hw)
        proposals += proposals_of(survivor, some, mask, request)
    names = tuple(query.name for query in queries)
    at_once = {proposal.name for proposal in whole.proposals}
    notes = (*whole.trace.notes, sentence(tiles, [n for n in names if n not in at_once]))
    return replace(
        whole,
        request=request,
        width=size_hw[1],
        height=size_hw[0],
        proposals=tuple(proposals),
        trace=replace(whole.trace, kept=names, notes=notes, tiles=len(tiles)),
        timings=looks.told(),
    )


def _collected(looks: Looks, whole: SegmentationResult, photo: RgbImage) -> dict[str, list[Seen]]:
    """Return by text what all looks saw; what was forced only where nothing else was seen."""
    box = Box(0, 0, photo.shape[1], photo.shape[0])
    seen: dict[str, list[Seen]] = {query.name: [] for query in looks.request.queries}
    for proposal in whole.proposals:
        mask = _scaled(proposal, (whole.width, whole.height), box)
        if mask is not None:
            seen[proposal.name].append(Seen(mask, None, box, proposal.score, proposal.forced))
    for number, result in looks.each(photo):
        tile = looks.tiles[number]
        for proposal in result.proposals:
            x, y = proposal.origin_xy
            origin = (x + tile.box.x, y + tile.box.y)
            mask = Candidate(mask=proposal.mask, origin_xy=origin, score=proposal.score)
            if not proposal.forced:
                seen[proposal.name].append(Seen(mask, tile, tile.box, proposal.score, False))
    if all(one.forced for some in seen.values() for one in some):
        return seen
    return {name: [one for one in some if not one.forced] for name, some in seen.items()}


def together(seen: Sequence[Seen], size_hw: tuple[int, int]) -> list[Instance]:
    """Return the things that were seen of one text, surest first, each once."""
    groups: list[list[Seen]] = []
    for one in sorted(seen, key=lambda each: -each.score):
        same = [group for group in groups if any(_same(one, other) for other in group)]
        merged = [one, *(each for group in same for each in group)]
        groups = [group for group in groups if not any(group is each for each in same)]
        groups.append(merged)
    found = [_instance(group, size_hw) for group in groups]
    found.sort(key=lambda one: -one.score)
    return found[:MOST]


def _same(one: Seen, other: Seen) -> bool:
    """Whether two looks saw one thing; two things of one look are two."""
    if one.by is other.by:
        return False
    common = one.box.shared(other.box)
    if common is None:
        return False
    first, second = _pixels(one.mask, common), _pixels(other.mask, common)
    either = int(np.count_nonzero(first | second))
    return either > 0 and int(np.count_nonzero(first & second)) > _SAME * either


def _pixels(candidate: Candidate, box: Box) -> BoolMask:
    """Return (height, width) bool: the pixels of a candidate in a part of the photo."""
    found = np.zeros((box.height, box.width), np.bool_)
    (x, y), (height, width) = candidate.origin_xy, candidate.mask.shape
    shared = Box(x, y, width, height).shared(box)
    if shared is not None:
        source = candidate.mask[shared.within(Box(x, y, width, height)).slices]
        found[shared.within(box).slices] = source
    return found


def _instance(group: Sequence[Seen], size_hw: tuple[int, int]) -> Instance:
    """Return one thing of all that was seen of it: in the core of a tile that saw it, as it did."""
    left = min(one.mask.origin_xy[0] for one in group)
    top = min(one.mask.origin_xy[1] for one in group)
    right = max(one.mask.origin_xy[0] + one.mask.mask.shape[1] for one in group)
    bottom = max(one.mask.origin_xy[1] + one.mask.mask.shape[0] for one in group)
    box = Box(left, top, right - left, bottom - top)
    pixels = np.zeros((box.height, box.width), np.bool_)
    for one in group:
        pixels |= _pixels(one.mask, box)
    for one in group:
        core = None if one.by is None else one.by.core.shared(box)
        if core is not None:
            pixels[core.within(box).slices] = _pixels(one.mask, core)
    kept = crop(pixels)
    mask = group[0].mask
    if kept is not None:
        origin = (left + kept.origin_xy[0], top + kept.origin_xy[1])
        mask = Candidate(mask=kept.mask, origin_xy=origin, score=1.0)
    levels = np.zeros(levels_size(size_hw), np.uint8)
    height, width = mask.mask.shape
    place = Box(*mask.origin_xy, width, height)
    put(levels, mask.mask.astype(np.uint8) * 255, place, Box(0, 0, size_hw[1], size_hw[0]))
    x, y = mask.origin_xy
    return Instance(
        mask=mask,
        bbox_xyxy=(float(x), float(y), float(x + width), float(y + height)),
        score=max(one.score for one in group),
        levels=frozen(levels),
    )


def _scaled(proposal: Proposal, size_wh: tuple[int, int], photo: Box) -> Candidate | None:
    """Return the mask of a proposal of the reduced photo at the photo's own size."""
    if size_wh == (photo.width, photo.height):
        return Candidate(mask=proposal.mask, origin_xy=proposal.origin_xy, score=proposal.score)
    across, down = photo.width / size_wh[0], photo.height / size_wh[1]
    (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
    left, top = round(x * across), round(y * down)
    right = min(photo.width, max(left + 1, round((x + width) * across)))
    bottom = min(photo.height, max(top + 1, round((y + height) * down)))
    soft = cv2.resize(
        proposal.mask.astype(np.float32),
        (right - left, bottom - top),
        interpolation=cv2.INTER_LINEAR,
    )
    kept = crop(np.asarray(soft > 0.5, np.bool_))
    if kept is None:
        return None
    origin = (left + kept.origin_xy[0], top + kept.origin_xy[1])
    return Candidate(mask=kept.mask, origin_xy=origin, score=proposal.score)
