"""How the segmenter's proposals come into a document that may hold work already."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from carnn_desktop.contracts import CarnnError, Proposal, SegmentationResult
from carnn_desktop.documents import masks
from carnn_desktop.documents.edit_result import EditResult, with_regions
from carnn_desktop.documents.model import ImageDocument, LevelMap, Mask, Region
from carnn_desktop.documents.provenance import provenance_of

_COVERED = 0.8
"""Share of a proposal inside an accepted region of its concept above which it says nothing new."""
_SAME = 0.8
"""IoU with a rejected region of its concept above which a proposal is the one refused before."""


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
    *,
    now: str,
    split_parts: bool = False,
    min_area: int = 16,
) -> EditResult:
    """Put a result's proposals on top of the document.

    Pending proposals of the same texts make way; what a person decided or edited stays identical. A
    proposal that only repeats an accepted or rejected region of its concept is left out. Forced
    ones arrive rejected. With ``split_parts`` each connected part of at least ``min_area`` pixels
    (the largest in any case) is a region of its own.

    concept_ids : query name -> concept id; now : ISO 8601 UTC
    Raises CarnnError when the document's size is not the result's.
    """
    if (document.width, document.height) != (result.width, result.height):
        raise CarnnError(
            f"The result is of a {result.width} x {result.height} photo, the document of one of "
            f"{document.width} x {document.height}.",
            "Run the segmenter again.",
        )
    names = {query.name for query in result.request.queries}
    kept = tuple(region for region in document.regions if not _makes_way(region, names))
    added: list[Region] = []
    for proposal in result.proposals:
        concept_id = concept_ids[proposal.name]
        whole = masks.crop_mask(proposal.mask, *proposal.origin_xy)
        added.extend(
            _region(result, proposal, part, concept_id, now=now, split=part is not whole)
            for part in _parts(whole, split=split_parts, min_area=min_area)
            if not _is_known(part, concept_id, kept)
        )
    edited = with_regions(document, (*kept, *added), decided=False)
    if document.state in {"new", "failed"}:
        return replace(edited, document=replace(edited.document, state="proposed"))
    return edited


def _makes_way(region: Region, names: set[str]) -> bool:
    """Whether a region is a model's own, of one of the texts, and no person has touched it."""
    provenance = region.provenance
    untouched = provenance.edit_iou is None and not region.needs_review and not region.note
    pending = region.state == "proposed" or (
        region.state == "rejected" and provenance.forced and not provenance.reviewed
    )
    return provenance.source == "model" and provenance.text in names and pending and untouched


def _parts(whole: Mask, *, split: bool, min_area: int) -> tuple[Mask, ...]:
    if not split:
        return (whole,)
    parts = masks.connected_parts(whole, min_area=min_area)
    return parts or masks.connected_parts(whole)[:1]


def _is_known(mask: Mask, concept_id: int, kept: tuple[Region, ...]) -> bool:
    for region in kept:
        if region.concept_id != concept_id:
            continue
        if region.state == "rejected":
            if masks.mask_iou(mask, region.original or region.mask) >= _SAME:
                return True
        elif masks.overlap_area(mask, region.mask) >= _COVERED * mask.area:
            return True
    return False


def _region(
    result: SegmentationResult,
    proposal: Proposal,
    mask: Mask,
    concept_id: int,
    *,
    now: str,
    split: bool,
) -> Region:
    return Region(
        id=uuid.uuid4().hex,
        concept_id=concept_id,
        mask=mask,
        state="rejected" if proposal.forced else "proposed",
        provenance=provenance_of(result, proposal, now=now, split=split),
        levels=LevelMap(proposal.levels, proposal.level),
    )
