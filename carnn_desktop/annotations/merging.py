"""How the segmenter's proposals come into a document that may hold work already."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.decisions import decision_of, makes_way
from carnn_desktop.annotations.edit_result import EditResult, with_regions
from carnn_desktop.annotations.model import ImageDocument, LevelMap, Mask, Region
from carnn_desktop.annotations.provenance import provenance_of, run_of
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.contracts.thresholds import falls_short

_COVERED = 0.8
"""Share of a proposal inside regions of its concept above which it says nothing new."""
_SAME = 0.8
"""IoU with a region as it was once proposed above which a proposal is that one again."""


def fitted(document: ImageDocument, width: int, height: int) -> ImageDocument:
    """Return the document for a photo of that size; CarnnError when its masks do not fit it."""
    if (document.width, document.height) == (width, height):
        return document
    if document.regions:
        raise CarnnError(
            f"The photo is {width} x {height} now, but was annotated at "
            f"{document.width} x {document.height}.",
            "Put the original photo back; its annotations are kept.",
        )
    state = "new" if document.state == "failed" else document.state
    return replace(document, width=width, height=height, state=state)


def add_proposals(
    document: ImageDocument,
    result: SegmentationResult,
    concept_ids: Mapping[str, int],
    thresholds: Mapping[int, float] = MappingProxyType({}),
    *,
    now: str,
    split_parts: bool = False,
    min_area: int = 16,
) -> EditResult:
    """Put a result's proposals on top of the document.

    Pending proposals of the same texts make way; what a person decided, edited, relabelled, marked
    or noted stays identical. A proposal that only repeats such a region of its concept or text is
    left out. Forced ones and those below their concept's score arrive rejected. With
    ``split_parts`` each connected part of at least ``min_area`` pixels (the largest in any case) is
    a region of its own; a phrase's candidates are parts already and come in their order.

    concept_ids : query name -> concept id; thresholds : concept id -> smallest score, 0..1
    now : ISO 8601 UTC
    Raises CarnnError when the document holds regions of a photo of another size.
    """
    document = fitted(document, result.width, result.height)
    names = {query.name for query in result.request.queries}
    kept = tuple(region for region in document.regions if not makes_way(region, names))
    run = run_of(result, now=now)
    split_parts = split_parts and result.request.mode == "concepts"
    added: list[Region] = []
    for proposal in result.proposals:
        concept_id = concept_ids[proposal.name]
        whole = masks.crop_mask(proposal.mask, *proposal.origin_xy)
        low = falls_short(proposal.score, thresholds.get(concept_id))
        repeats = _repeats(kept, concept_id, proposal.name)
        added.extend(
            Region(
                id=uuid.uuid4().hex,
                concept_id=concept_id,
                mask=part,
                state="rejected" if proposal.forced or low else "proposed",
                provenance=provenance_of(run, proposal, split=proposal.part or part is not whole),
                levels=LevelMap(proposal.levels, proposal.level),
            )
            for part in _parts(whole, split=split_parts and not proposal.part, min_area=min_area)
            if part.pixels.size and not repeats(part)
        )
    edited = with_regions(document, (*kept, *added), decided=False)
    if document.state in {"new", "failed"}:
        return replace(edited, document=replace(edited.document, state="proposed"))
    return edited


def _parts(whole: Mask, *, split: bool, min_area: int) -> tuple[Mask, ...]:
    if not split:
        return (whole,)
    parts = masks.connected_parts(whole, min_area=min_area)
    return parts or masks.connected_parts(whole)[:1]


def _repeats(kept: tuple[Region, ...], concept_id: int, text: str) -> Callable[[Mask], bool]:
    """Return what tells whether a mask of a text was decided upon before, or says nothing new."""
    rivals = [
        region
        for region in kept
        if _is_of(region, concept_id, text) and decision_of(region) != "forced"
    ]
    as_they_came = [region.original or region.mask for region in rivals]
    covered = masks.empty_mask()
    for region in rivals:
        if region.state != "rejected":
            covered = masks.union(covered, region.mask)

    def repeats(mask: Mask) -> bool:
        if masks.overlap_area(mask, covered) >= _COVERED * mask.area:
            return True
        return any(masks.mask_iou(mask, known) >= _SAME for known in as_they_came)

    return repeats


def _is_of(region: Region, concept_id: int, text: str) -> bool:
    """Whether a region is of that concept, or was proposed for that text before a relabelling."""
    provenance = region.provenance
    return region.concept_id == concept_id or (
        provenance.run.source == "model" and provenance.text == text
    )
