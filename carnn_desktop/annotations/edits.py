"""Pure edits of a document: (document, what to do) -> EditResult. The old document stays as it was.

Ids that are not in the document raise KeyError; what a person can get wrong raises CarnnError. Two
rules hold after every edit here: accepted regions do not overlap unless ``allow_overlap``, and an
image becomes done only by :func:`mark_done`.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.edit_result import EditResult, done_state, with_changes, with_regions
from carnn_desktop.annotations.model import (
    ImageDocument,
    LevelMap,
    Mask,
    Provenance,
    Region,
    RegionState,
)
from carnn_desktop.annotations.phrases import lesser_candidates
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run


def accept(
    document: ImageDocument, ids: Iterable[str], *, now: str, allow_overlap: bool = False
) -> EditResult:
    """Accept regions; each gives up the pixels of those accepted before it.

    Raises CarnnError when nothing would be left of one.
    """
    changes = _accepted(document, list(ids), now=now, allow_overlap=allow_overlap)
    for region_id, region in changes.items():
        if region is None:
            text = document.region(region_id).provenance.text
            raise CarnnError(
                f"{f'“{text}”' if text else 'The object'} lies wholly inside accepted objects.",
                "Reject it, or change the other object first.",
            )
    return with_changes(document, {key: value for key, value in changes.items() if value})


def accept_all(document: ImageDocument, *, now: str, allow_overlap: bool = False) -> EditResult:
    """Accept all pending proposals, of a phrase's candidates the best.

    Its other candidates, and what accepted regions cover wholly, are rejected.
    """
    lesser = lesser_candidates(document)
    pending = [region.id for region in document.regions if region.state == "proposed"]
    ids = [key for key in pending if key not in lesser]
    changes = _accepted(document, ids, now=now, allow_overlap=allow_overlap)
    decided = {**dict.fromkeys(lesser), **changes}
    return with_changes(
        document,
        {
            key: value or _decided(document.region(key), "rejected", now)
            for key, value in decided.items()
        },
    )


def reject(document: ImageDocument, ids: Iterable[str], *, now: str) -> EditResult:
    """Reject regions; they stay in the document and can be restored."""
    return with_changes(
        document, {key: _decided(document.region(key), "rejected", now) for key in ids}
    )


def restore(document: ImageDocument, ids: Iterable[str]) -> EditResult:
    """Make regions proposals again."""
    return with_changes(
        document, {key: _decided(document.region(key), "proposed", "") for key in ids}
    )


def relabel(document: ImageDocument, ids: Iterable[str], concept_id: int) -> EditResult:
    """Give regions another concept; their state stays."""
    return with_changes(
        document, {key: _relabelled(document.region(key), concept_id) for key in ids}
    )


def delete(document: ImageDocument, ids: Iterable[str]) -> EditResult:
    """Take regions out of the document (rejecting keeps them)."""
    gone = {document.region(key).id for key in ids}
    return with_regions(
        document, tuple(region for region in document.regions if region.id not in gone)
    )


def add_region(
    document: ImageDocument,
    concept_id: int,
    mask: Mask,
    *,
    now: str,
    allow_overlap: bool = False,
) -> EditResult:
    """Add a drawn region, accepted, on top. Raises CarnnError when it covers no free pixel."""
    region = Region(
        id=uuid.uuid4().hex,
        concept_id=concept_id,
        mask=_free(document, mask, None, allow_overlap=allow_overlap),
        state="accepted",
        provenance=Provenance(run=Run(source="manual", created=now), reviewed=now),
    )
    return with_regions(document, (*document.regions, region))


def replace_mask(
    document: ImageDocument, region_id: str, mask: Mask, *, allow_overlap: bool = False
) -> EditResult:
    """Give a region another mask; an accepted one keeps off the others.

    Raises CarnnError when nothing would be left of it.
    """
    region = document.region(region_id)
    keep_off = region.state == "accepted" and not allow_overlap
    free = _free(document, mask, region_id, allow_overlap=not keep_off)
    return with_changes(document, {region_id: with_mask(region, free)})


def set_level(
    document: ImageDocument, region_id: str, level: float | None, *, allow_overlap: bool = False
) -> EditResult:
    """Cut a proposal's soft map at another ``level``, 0..1; None brings back the mask as it came.

    A level at which nothing is left changes nothing. Raises CarnnError for a region without a map.
    """
    region = document.region(region_id)
    if region.levels is None:
        raise CarnnError("This region has no mask level.", "Only proposals of a model have one.")
    proposed = region.levels.proposed
    if level is None:
        mask = region.original or region.mask
    else:
        mask = _cut(region, level, document.width, document.height)
    if region.state == "accepted" and not allow_overlap:
        mask = _without_accepted(document, mask, region_id)
    if not mask.pixels.size:
        return EditResult(document, (0, 0, 0, 0))
    if proposed is None:
        proposed = region.levels.level
    if level is None:
        levels = LevelMap(region.levels.values, proposed)
    else:
        levels = LevelMap(region.levels.values, level, proposed)
    edited = replace(with_mask(region, mask), levels=levels)
    return with_changes(document, {region_id: edited})


def mark_done(document: ImageDocument) -> EditResult:
    """Mark the image done: ``done_empty`` ("reviewed, nothing here") where nothing was accepted."""
    return EditResult(replace(document, state=done_state(document.regions)), (0, 0, 0, 0))


def reopen(document: ImageDocument) -> EditResult:
    """Take a done image back into review."""
    return EditResult(replace(document, state="in_review"), (0, 0, 0, 0))


def mark(document: ImageDocument, ids: Iterable[str], **marks: Any) -> EditResult:
    """Set fields of regions that change no pixel: note, needs_review, iscrowd, attributes."""
    return with_changes(document, {key: replace(document.region(key), **marks) for key in ids})


def _accepted(
    document: ImageDocument, ids: list[str], *, now: str, allow_overlap: bool
) -> Mapping[str, Region | None]:
    """Return the accepted version of each region; None where other accepted ones cover it."""
    taken = [region.mask for region in document.regions if region.state == "accepted"]
    changes: dict[str, Region | None] = {}
    for key in ids:
        region = document.region(key)
        if region.state == "accepted":
            continue
        mask = region.mask
        if not allow_overlap:
            for other in taken:
                mask = masks.difference(mask, other)
        if not mask.pixels.size:
            changes[key] = None
            continue
        taken.append(mask)
        if mask is not region.mask:
            region = with_mask(region, mask)
        changes[key] = _decided(region, "accepted", now)
    return changes


def _decided(region: Region, state: RegionState, now: str) -> Region:
    return replace(region, state=state, provenance=replace(region.provenance, reviewed=now))


def _relabelled(region: Region, concept_id: int) -> Region:
    if region.concept_id == concept_id:
        return region
    provenance = replace(region.provenance, relabelled=True)
    return replace(region, concept_id=concept_id, provenance=provenance)


def with_mask(region: Region, mask: Mask) -> Region:
    """Return the region with another mask, remembering how it came and how far that is."""
    if region.provenance.run.source == "manual":
        return replace(region, mask=mask)
    original = region.original or region.mask
    edited = mask != original
    iou = round(masks.mask_iou(original, mask), 6) if edited else None
    return replace(
        region,
        mask=mask if edited else original,
        original=original if edited else None,
        provenance=replace(region.provenance, edit_iou=iou),
    )


def _free(
    document: ImageDocument, mask: Mask, region_id: str | None, *, allow_overlap: bool
) -> Mask:
    """Return what of a mask lies inside the image and, unless allowed, outside accepted regions."""
    free = masks.clipped(mask, document.width, document.height)
    if not free.pixels.size:
        raise CarnnError("Nothing of the mask lies inside the image.", "Draw it over the photo.")
    if not allow_overlap:
        free = _without_accepted(document, free, region_id)
        if not free.pixels.size:
            raise CarnnError(
                "The mask lies wholly inside accepted objects.",
                "Switch off “Protect accepted objects”, or draw elsewhere.",
            )
    return free


def _without_accepted(document: ImageDocument, mask: Mask, region_id: str | None) -> Mask:
    for other in document.regions:
        if other.state == "accepted" and other.id != region_id:
            mask = masks.difference(mask, other.mask)
    return mask


def _cut(region: Region, level: float, width: int, height: int) -> Mask:
    """Return the soft map above ``level`` at image size; of a split one the parts it came from."""
    if region.levels is None:
        raise ValueError(region.id)
    soft = cv2.resize(region.levels.values, (width, height), interpolation=cv2.INTER_LINEAR)
    mask = masks.crop_mask(np.asarray(soft) > level * 255.0)
    if not region.provenance.split:
        return mask
    origin = region.original or region.mask
    kept = masks.empty_mask()
    for part in masks.connected_parts(mask):
        if masks.overlap_area(part, origin):
            kept = masks.union(kept, part)
    return kept
