"""The choice among a phrase's candidates: one edit, so one step of undo."""

from __future__ import annotations

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.edit_result import EditResult, around
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.annotations.phrases import is_candidate


def pick(
    document: ImageDocument, annotation_id: str, *, now: str, keep_others: bool = False
) -> EditResult:
    """Accept a candidate; reject its phrase's others, or let them wait.

    Raises CarnnError when accepted annotations cover it wholly, KeyError for an unknown id.
    """
    chosen = document.annotation(annotation_id)
    others = [
        annotation.id
        for annotation in document.annotations
        if is_candidate(annotation)
        and annotation.provenance.text == chosen.provenance.text
        and annotation.id != annotation_id
    ]
    accepted = edits.accept(document, [annotation_id], now=now)
    if keep_others or not others:
        return accepted
    boxes = [document.annotation(key).mask.bbox_xywh for key in (annotation_id, *others)]
    rejected = edits.reject(accepted.document, others, now=now)
    return EditResult(rejected.document, around(boxes))


def refuse(document: ImageDocument, phrase: str, *, now: str) -> EditResult:
    """Reject all waiting candidates of a phrase: it is not in this photo."""
    ids = [
        annotation.id
        for annotation in document.annotations
        if is_candidate(annotation) and annotation.provenance.text == phrase
    ]
    return edits.reject(document, ids, now=now)
