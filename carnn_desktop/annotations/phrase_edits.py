"""The choice among a phrase's candidates: one edit, so one step of undo."""

from __future__ import annotations

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.edit_result import EditResult, bounding_box
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.annotations.phrases import is_candidate


def pick(
    document: ImageDocument, region_id: str, *, now: str, keep_others: bool = False
) -> EditResult:
    """Accept a candidate; reject its phrase's others, or let them wait.

    Raises CarnnError when accepted regions cover it wholly, KeyError for an unknown id.
    """
    chosen = document.region(region_id)
    others = [
        region.id
        for region in document.regions
        if is_candidate(region)
        and region.provenance.text == chosen.provenance.text
        and region.id != region_id
    ]
    accepted = edits.accept(document, [region_id], now=now)
    if keep_others or not others:
        return accepted
    masks = [document.region(key).mask for key in others]
    rejected = edits.reject(accepted.document, others, now=now)
    return EditResult(rejected.document, bounding_box([chosen.mask, *masks]))


def refuse(document: ImageDocument, phrase: str, *, now: str) -> EditResult:
    """Reject all waiting candidates of a phrase: it is not in this photo."""
    ids = [
        region.id
        for region in document.regions
        if is_candidate(region) and region.provenance.text == phrase
    ]
    return edits.reject(document, ids, now=now)
