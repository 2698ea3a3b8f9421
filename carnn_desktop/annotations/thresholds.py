"""A concept's own smallest score: proposals below it arrive rejected, as forced ones do.

The recurrence itself is left alone, since its texts compete and one threshold rules that
competition; a concept can only be stricter than the run. See ADR 0014.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument, Region
from carnn_desktop.contracts.results import SegmentationResult


def propose(
    document: ImageDocument,
    result: SegmentationResult,
    concept_ids: Mapping[str, int],
    thresholds: Mapping[int, float],
    *,
    now: str,
    split_parts: bool = False,
    min_area: int = 16,
) -> EditResult:
    """Put a result's proposals into the document; those below their concept's score are rejected.

    thresholds : concept id -> smallest score, 0..1. What an earlier run rejected in this way and
    nobody decided on makes way for the new proposals.
    """
    names = {query.name for query in result.request.queries}
    stays = tuple(region for region in document.regions if not _makes_way(region, names))
    cleared = document if len(stays) == len(document.regions) else replace(document, regions=stays)
    known = {region.id for region in stays}
    edit = add_proposals(
        cleared, result, concept_ids, now=now, split_parts=split_parts, min_area=min_area
    )
    regions = tuple(
        replace(region, state="rejected")
        if region.id not in known and _is_below(region, thresholds)
        else region
        for region in edit.document.regions
    )
    dirty = edit.dirty_xywh if cleared is document else None
    return EditResult(replace(edit.document, regions=regions), dirty)


def reapply(
    document: ImageDocument, concept_ids: Iterable[int], thresholds: Mapping[int, float]
) -> ImageDocument:
    """Return the document with its proposals judged by the ``thresholds`` of now.

    concept_ids : only their regions change. For a document whose run need not be made again. One
    that a person has worked on stays as it is: what was brought back there shall not go again.
    """
    if document.state != "proposed":
        return document
    chosen, changes = set(concept_ids), {}
    for region in document.regions:
        if region.concept_id not in chosen or region.provenance.source != "model":
            continue
        if _is_below(region, thresholds):
            changes[region.id] = replace(region, state="rejected")
        elif _refused_by_score(region) and not _low(region, thresholds.get(region.concept_id, 0)):
            changes[region.id] = replace(region, state="proposed")
    if not changes:
        return document
    regions = tuple(changes.get(region.id, region) for region in document.regions)
    return replace(document, regions=regions)


def below_own_threshold(region: Region, threshold: float | None) -> bool:
    """Whether a rejected proposal is that only because its concept asks for a higher score."""
    return threshold is not None and not region.provenance.reviewed and _low(region, threshold)


def _is_below(region: Region, thresholds: Mapping[int, float]) -> bool:
    threshold = thresholds.get(region.concept_id)
    return threshold is not None and region.state == "proposed" and _low(region, threshold)


def _low(region: Region, threshold: float) -> bool:
    score = region.provenance.score
    return score is not None and score < threshold


def _makes_way(region: Region, names: set[str]) -> bool:
    """Whether a region is a model's own, rejected by no person and touched by none."""
    provenance = region.provenance
    touched = (
        provenance.edit_iou is not None
        or provenance.relabelled
        or region.needs_review
        or region.note
        or region.attributes
    )
    own = provenance.source == "model" and provenance.text in names
    return bool(own and _refused_by_score(region) and not touched)


def _refused_by_score(region: Region) -> bool:
    provenance = region.provenance
    return region.state == "rejected" and not provenance.reviewed and not provenance.forced
