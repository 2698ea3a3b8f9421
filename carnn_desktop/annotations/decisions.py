"""What was decided on a region, and by whom: read here alone from what is stored of it.

Stored are the region's state and, in its provenance, the time of a person's decision and whether
it was forced. A proposal whose score does not suffice is stored as rejected, without that time.
A concept's own smallest score leaves the recurrence alone, since its texts compete and one
threshold rules that competition; a concept can only be stricter than the run. See ADR 0014.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from carnn_desktop.annotations.model import ImageDocument, Region
from carnn_desktop.contracts.thresholds import falls_short

Decision = Literal["proposed", "forced", "below_threshold", "accepted", "rejected"]
"""Proposed: it waits for a person. Suppressed, and waits as well: ``forced`` is the nearest of
texts of which none passed, ``below_threshold`` has a lower score than its concept asks for.
Accepted and rejected: by a person."""

SUPPRESSED: tuple[Decision, ...] = ("forced", "below_threshold")


def decision_of(region: Region) -> Decision:
    """Return what was decided on a region."""
    provenance = region.provenance
    if region.state != "rejected" or provenance.reviewed:
        return region.state
    if provenance.forced:
        return "forced"
    return "below_threshold" if provenance.run.source == "model" else "rejected"


def decided_by_person(region: Region) -> bool:
    """Whether a person accepted or rejected it."""
    return decision_of(region) in ("accepted", "rejected")


def is_weak(region: Region) -> bool:
    """Whether a region is a forced one that nobody accepted: exports leave it out by themselves."""
    return region.provenance.forced and region.state != "accepted"


def is_below(region: Region, smallest: float | None) -> bool:
    """Whether a region is suppressed and has a lower score than its concept asks for."""
    return decision_of(region) in SUPPRESSED and falls_short(region.provenance.score, smallest)


def makes_way(region: Region, texts: Collection[str]) -> bool:
    """Whether a new run of ``texts`` replaces a region: a model's that no person has touched."""
    provenance = region.provenance
    touched = (
        provenance.edit_iou is not None
        or provenance.relabelled
        or region.needs_review
        or region.note
        or region.attributes
        or region.iscrowd
    )
    own = provenance.run.source == "model" and provenance.text in texts
    return own and not decided_by_person(region) and not touched


def judged_again(
    document: ImageDocument, concept_ids: Iterable[int], thresholds: Mapping[int, float]
) -> ImageDocument:
    """Return the document with its proposals judged by the ``thresholds`` of now.

    concept_ids : only their regions change; thresholds : concept id -> smallest score, 0..1
    For a document whose run need not be made again. One that a person has worked on stays as it is:
    what was brought back there shall not go again.
    """
    if document.state != "proposed":
        return document
    chosen, changes = set(concept_ids), {}
    for region in document.regions:
        if region.concept_id not in chosen or region.provenance.run.source != "model":
            continue
        low = falls_short(region.provenance.score, thresholds.get(region.concept_id))
        decision = decision_of(region)
        if decision == "proposed" and low:
            changes[region.id] = replace(region, state="rejected")
        elif decision == "below_threshold" and not low:
            changes[region.id] = replace(region, state="proposed")
    if not changes:
        return document
    regions = tuple(changes.get(region.id, region) for region in document.regions)
    return replace(document, regions=regions)
