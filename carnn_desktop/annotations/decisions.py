"""What was decided on an annotation, and by whom: read here alone from what is stored of it.

Stored are the annotation's state and, in its provenance, the time of a person's decision and
whether it was forced. A proposal whose score does not suffice is stored as rejected, without that
time. A category's own smallest score leaves the recurrence alone, since its texts compete and one
threshold rules that competition; a category can only be stricter than the run. See ADR 0014.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from carnn_desktop.annotations.model import Annotation, ImageDocument
from carnn_desktop.contracts.thresholds import falls_short

Decision = Literal["proposed", "forced", "below_threshold", "accepted", "rejected"]
"""Proposed: it waits for a person. Suppressed, and waits as well: ``forced`` is the nearest of
texts of which none passed, ``below_threshold`` has a lower score than its category asks for.
Accepted and rejected: by a person."""

SUPPRESSED: tuple[Decision, ...] = ("forced", "below_threshold")


def decision_of(annotation: Annotation) -> Decision:
    """Return what was decided on an annotation."""
    provenance = annotation.provenance
    if annotation.state != "rejected" or provenance.reviewed:
        return annotation.state
    if provenance.forced:
        return "forced"
    return "below_threshold" if provenance.run.source == "model" else "rejected"


def decided_by_person(annotation: Annotation) -> bool:
    """Whether a person accepted or rejected it."""
    return decision_of(annotation) in ("accepted", "rejected")


def is_weak(annotation: Annotation) -> bool:
    """Whether an annotation is a forced one that nobody accepted: exports leave it out by
    themselves.
    """
    return annotation.provenance.forced and annotation.state != "accepted"


def is_below(annotation: Annotation, smallest: float | None) -> bool:
    """Whether an annotation is suppressed and has a lower score than its category asks for."""
    return decision_of(annotation) in SUPPRESSED and falls_short(
        annotation.provenance.score, smallest
    )


def makes_way(annotation: Annotation, texts: Collection[str]) -> bool:
    """Whether a new run of ``texts`` replaces an annotation: a model's that no person has
    touched.
    """
    provenance = annotation.provenance
    touched = (
        provenance.edit_iou is not None
        or provenance.relabelled
        or annotation.needs_review
        or annotation.note
        or annotation.attributes
        or annotation.iscrowd
    )
    own = provenance.run.source == "model" and provenance.text in texts
    return own and not decided_by_person(annotation) and not touched


def is_untouched(document: ImageDocument) -> bool:
    """Whether nobody has decided, drawn, changed or noted anything in a document: all that is in it
    was proposed by a model, and may be proposed anew.
    """
    return document.state in ("new", "proposed") and all(
        makes_way(annotation, (annotation.provenance.text,)) for annotation in document.annotations
    )


def judged_again(
    document: ImageDocument, category_ids: Iterable[int], thresholds: Mapping[int, float]
) -> ImageDocument:
    """Return the document with its proposals judged by the ``thresholds`` of now.

    category_ids : only their annotations change; thresholds : category id -> smallest score, 0..1
    For a document whose run need not be made again. One that a person has worked on stays as it is:
    what was brought back there shall not go again.
    """
    if document.state != "proposed":
        return document
    chosen, changes = set(category_ids), {}
    for annotation in document.annotations:
        if annotation.category_id not in chosen or annotation.provenance.run.source != "model":
            continue
        low = falls_short(annotation.provenance.score, thresholds.get(annotation.category_id))
        decision = decision_of(annotation)
        if decision == "proposed" and low:
            changes[annotation.id] = replace(annotation, state="rejected")
        elif decision == "below_threshold" and not low:
            changes[annotation.id] = replace(annotation, state="proposed")
    if not changes:
        return document
    annotations = tuple(
        changes.get(annotation.id, annotation) for annotation in document.annotations
    )
    return replace(document, annotations=annotations)
