"""How the segmenter's proposals come into a document that may hold work already."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.edit_result import EditResult, with_regions
from carnn_desktop.annotations.model import ImageDocument, LevelMap, Mask, Provenance, Region
from carnn_desktop.annotations.provenance import provenance_of, run_provenance
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import Proposal, SegmentationResult

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
    *,
    now: str,
    split_parts: bool = False,
    min_area: int = 16,
) -> EditResult:
    """Put a result's proposals on top of the document.

    Pending proposals of the same texts make way; what a person decided, edited, relabelled or noted
    stays identical. A proposal that only repeats such a region of its concept or text is left out.
    Forced ones arrive rejected. With ``split_parts`` each connected part of at least ``min_area``
    pixels (the largest in any case) is a region of its own; a phrase's candidates are parts already
    and come in their order.

    concept_ids : query name -> concept id; now : ISO 8601 UTC
    Raises CarnnError when the document holds regions of a photo of another size.
    """
    document = fitted(document, result.width, result.height)
    names = {query.name for query in result.request.queries}
    kept = tuple(region for region in document.regions if not _makes_way(region, names))
    run = run_provenance(result, now=now)
    split_parts = split_parts and result.request.mode == "concepts"
    added: list[Region] = []
    for proposal in result.proposals:
        concept_id = concept_ids[proposal.name]
        whole = masks.crop_mask(proposal.mask, *proposal.origin_xy)
        rivals = _Rivals(kept, concept_id, proposal.name)
        added.extend(
            _region(run, proposal, part, concept_id, split=proposal.part or part is not whole)
            for part in _parts(whole, split=split_parts and not proposal.part, min_area=min_area)
            if part.pixels.size and not rivals.know(part)
        )
    edited = with_regions(document, (*kept, *added), decided=False)
    if document.state in {"new", "failed"}:
        return replace(edited, document=replace(edited.document, state="proposed"))
    return edited


def _makes_way(region: Region, names: set[str]) -> bool:
    """Whether a region is a model's own, of one of the texts, and no person has touched it."""
    provenance = region.provenance
    pending = region.state == "proposed" or _refused_by_nobody(region)
    touched = (
        provenance.edit_iou is not None
        or provenance.relabelled
        or region.needs_review
        or region.note
        or region.attributes
        or region.iscrowd
    )
    return provenance.source == "model" and provenance.text in names and pending and not touched


def _refused_by_nobody(region: Region) -> bool:
    """Whether a region is rejected only because it came so, forced."""
    provenance = region.provenance
    return region.state == "rejected" and provenance.forced and not provenance.reviewed


def _parts(whole: Mask, *, split: bool, min_area: int) -> tuple[Mask, ...]:
    if not split:
        return (whole,)
    parts = masks.connected_parts(whole, min_area=min_area)
    return parts or masks.connected_parts(whole)[:1]


class _Rivals:
    """The regions that stay and that a new proposal of one text may only repeat."""

    def __init__(self, kept: tuple[Region, ...], concept_id: int, text: str) -> None:
        rivals = [
            region
            for region in kept
            if _is_of(region, concept_id, text) and not _refused_by_nobody(region)
        ]
        self._as_they_came = [region.original or region.mask for region in rivals]
        self._covered = masks.empty_mask()
        for region in rivals:
            if region.state != "rejected":
                self._covered = masks.union(self._covered, region.mask)

    def know(self, mask: Mask) -> bool:
        """Whether a mask was decided upon before, or says nothing that is not there already."""
        if masks.overlap_area(mask, self._covered) >= _COVERED * mask.area:
            return True
        return any(masks.mask_iou(mask, known) >= _SAME for known in self._as_they_came)


def _is_of(region: Region, concept_id: int, text: str) -> bool:
    """Whether a region is of that concept, or was proposed for that text before a relabelling."""
    provenance = region.provenance
    return region.concept_id == concept_id or (
        provenance.source == "model" and provenance.text == text
    )


def _region(
    run: Provenance, proposal: Proposal, mask: Mask, concept_id: int, *, split: bool
) -> Region:
    return Region(
        id=uuid.uuid4().hex,
        concept_id=concept_id,
        mask=mask,
        state="rejected" if proposal.forced else "proposed",
        provenance=provenance_of(run, proposal, split=split),
        levels=LevelMap(proposal.levels, proposal.level),
    )
