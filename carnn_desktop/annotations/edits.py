"""Pure edits of a document: (document, what to do) -> EditResult. The old document stays as it was.

Ids that are not in the document raise KeyError; what a person can get wrong raises CarnnError. Two
rules hold after every edit here: accepted annotations do not overlap unless ``allow_overlap``, and
an image becomes done only by :func:`mark_done`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.edit_result import (
    EditResult,
    done_state,
    with_annotations,
    with_changes,
)
from carnn_desktop.annotations.model import (
    ActivationMap,
    Annotation,
    AnnotationState,
    ImageDocument,
    Mask,
    Provenance,
)
from carnn_desktop.annotations.phrases import lesser_candidates
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.texts import Told


def accept(
    document: ImageDocument, ids: Iterable[str], *, now: str, allow_overlap: bool = False
) -> EditResult:
    """Accept annotations; each gives up the pixels of those accepted before it.

    Raises CarnnError when nothing would be left of one.
    """
    changes = _accepted(document, list(ids), now=now, allow_overlap=allow_overlap)
    for annotation_id, annotation in changes.items():
        if annotation is None:
            text = document.annotation(annotation_id).provenance.text
            raise CarnnError(
                Told("“{text}” lies wholly inside accepted objects.", text=text)
                if text
                else Told("The object lies wholly inside accepted objects."),
                Told("Reject it, or change the other object first."),
            )
    return with_changes(document, {key: value for key, value in changes.items() if value})


def accept_all(document: ImageDocument, *, now: str, allow_overlap: bool = False) -> EditResult:
    """Accept all pending proposals, of a phrase's candidates the best.

    Its other candidates, and what accepted annotations cover wholly, are rejected.
    """
    lesser = lesser_candidates(document)
    pending = [
        annotation.id for annotation in document.annotations if annotation.state == "proposed"
    ]
    ids = [key for key in pending if key not in lesser]
    changes = _accepted(document, ids, now=now, allow_overlap=allow_overlap)
    decided = {**dict.fromkeys(lesser), **changes}
    return with_changes(
        document,
        {
            key: value or _decided(document.annotation(key), "rejected", now)
            for key, value in decided.items()
        },
    )


def reject(document: ImageDocument, ids: Iterable[str], *, now: str) -> EditResult:
    """Reject annotations; they stay in the document and can be restored."""
    return _each(document, ids, lambda annotation: _decided(annotation, "rejected", now))


def restore(document: ImageDocument, ids: Iterable[str]) -> EditResult:
    """Make annotations proposals again."""
    return _each(document, ids, lambda annotation: _decided(annotation, "proposed", ""))


def relabel(document: ImageDocument, ids: Iterable[str], category_id: int) -> EditResult:
    """Give annotations another category; their state stays."""
    return _each(document, ids, lambda annotation: _relabelled(annotation, category_id))


def delete(document: ImageDocument, ids: Iterable[str]) -> EditResult:
    """Take annotations out of the document (rejecting keeps them)."""
    gone = {document.annotation(key).id for key in ids}
    return with_annotations(
        document,
        tuple(annotation for annotation in document.annotations if annotation.id not in gone),
    )


def add_annotation(
    document: ImageDocument,
    category_id: int,
    mask: Mask,
    *,
    now: str,
    allow_overlap: bool = False,
    rings: tuple[tuple[float, ...], ...] = (),
    is_box: bool = False,
) -> EditResult:
    """Add a drawn annotation, accepted, on top. Raises CarnnError when it covers no free pixel.

    rings, is_box : the corners that it was drawn with
    """
    free = _inside(document, mask)
    if not allow_overlap:
        free = _not_empty(_without_accepted(document, free, None))
    annotation = Annotation(
        id=uuid.uuid4().hex,
        category_id=category_id,
        mask=free,
        state="accepted",
        provenance=Provenance(run=Run(source="manual", created=now), reviewed=now),
        rings=rings,
        is_box=is_box,
    )
    return with_annotations(document, (*document.annotations, annotation))


def replace_mask(
    document: ImageDocument, annotation_id: str, mask: Mask, *, allow_overlap: bool = False
) -> EditResult:
    """Give an annotation another mask; with what it gains an accepted one keeps off the others.

    Pixels that it had already stay its own, whoever else has them. Raises CarnnError when nothing
    would be left of it.
    """
    annotation, free = document.annotation(annotation_id), _inside(document, mask)
    if annotation.state == "accepted" and not allow_overlap:
        gained = masks.difference(free, annotation.mask)
        blocked = masks.difference(gained, _without_accepted(document, gained, annotation_id))
        free = _not_empty(masks.difference(free, blocked))
    return with_changes(document, {annotation_id: with_mask(annotation, free)})


def taken_from_others(
    document: ImageDocument, mask: Mask, *, keep: Collection[str]
) -> ImageDocument:
    """Return the document whose accepted annotations, but those in ``keep``, have lost the pixels
    of ``mask``.
    """
    annotations = []
    for annotation in document.annotations:
        if annotation.state != "accepted" or annotation.id in keep:
            annotations.append(annotation)
            continue
        rest = masks.difference(annotation.mask, mask)
        if rest is annotation.mask or rest == annotation.mask:
            annotations.append(annotation)
        elif rest.pixels.size:
            annotations.append(with_mask(annotation, rest))
    return replace(document, annotations=tuple(annotations))


def set_level(
    document: ImageDocument, annotation_id: str, level: float | None, *, allow_overlap: bool = False
) -> EditResult:
    """Cut a proposal's soft map at another ``level``, 0..1; None brings back the mask as it came.

    A level at which nothing is left changes nothing. Raises CarnnError for an annotation without a
    map.
    """
    annotation = document.annotation(annotation_id)
    if annotation.levels is None:
        raise CarnnError(
            Told("This region has no mask level."), Told("Only proposals of a model have one.")
        )
    proposed = annotation.levels.proposed
    if level is None:
        mask = annotation.original or annotation.mask
    else:
        mask = _cut(annotation, level, document.width, document.height)
    if annotation.state == "accepted" and not allow_overlap:
        mask = _without_accepted(document, mask, annotation_id)
    if not mask.pixels.size:
        return EditResult(document, (0, 0, 0, 0))
    if proposed is None:
        proposed = annotation.levels.level
    if level is None:
        levels = ActivationMap(annotation.levels.values, proposed)
    else:
        levels = ActivationMap(annotation.levels.values, level, proposed)
    edited = replace(with_mask(annotation, mask), levels=levels)
    return with_changes(document, {annotation_id: edited})


def mark_done(document: ImageDocument) -> EditResult:
    """Mark the image done: ``done_empty`` ("reviewed, nothing here") where nothing was accepted."""
    return EditResult(replace(document, state=done_state(document.annotations)), (0, 0, 0, 0))


def reopen(document: ImageDocument) -> EditResult:
    """Take a done image back into review."""
    return EditResult(replace(document, state="in_review"), (0, 0, 0, 0))


def mark(document: ImageDocument, ids: Iterable[str], **marks: Any) -> EditResult:
    """Set fields of annotations that change no pixel: note, needs_review, iscrowd, attributes."""
    return _each(document, ids, lambda annotation: replace(annotation, **marks))


def _each(
    document: ImageDocument, ids: Iterable[str], change: Callable[[Annotation], Annotation]
) -> EditResult:
    """Change annotations one by one, in their places."""
    return with_changes(document, {key: change(document.annotation(key)) for key in ids})


def _accepted(
    document: ImageDocument, ids: list[str], *, now: str, allow_overlap: bool
) -> Mapping[str, Annotation | None]:
    """Return the accepted version of each annotation; None where other accepted ones cover it."""
    taken = [
        annotation.mask for annotation in document.annotations if annotation.state == "accepted"
    ]
    changes: dict[str, Annotation | None] = {}
    for key in ids:
        annotation = document.annotation(key)
        if annotation.state == "accepted":
            continue
        mask = annotation.mask
        if not allow_overlap:
            for other in taken:
                mask = masks.difference(mask, other)
        if not mask.pixels.size:
            changes[key] = None
            continue
        taken.append(mask)
        if mask is not annotation.mask:
            annotation = with_mask(annotation, mask)
        changes[key] = _decided(annotation, "accepted", now)
    return changes


def _decided(annotation: Annotation, state: AnnotationState, now: str) -> Annotation:
    return replace(annotation, state=state, provenance=replace(annotation.provenance, reviewed=now))


def _relabelled(annotation: Annotation, category_id: int) -> Annotation:
    if annotation.category_id == category_id:
        return annotation
    provenance = replace(annotation.provenance, relabelled=True)
    return replace(annotation, category_id=category_id, provenance=provenance)


def with_mask(annotation: Annotation, mask: Mask) -> Annotation:
    """Return the annotation with another mask, remembering how it came and how far that is.

    A drawn one has the corners of what was drawn no longer.
    """
    if annotation.provenance.run.source == "manual":
        cornered = annotation.is_box or annotation.rings
        if cornered and mask != annotation.mask:
            annotation = replace(annotation, rings=(), is_box=False)
        return replace(annotation, mask=mask)
    original = annotation.original or annotation.mask
    edited = mask != original
    iou = round(masks.mask_iou(original, mask), 6) if edited else None
    return replace(
        annotation,
        mask=mask if edited else original,
        original=original if edited else None,
        provenance=replace(annotation.provenance, edit_iou=iou),
    )


def _inside(document: ImageDocument, mask: Mask) -> Mask:
    """Return what of a mask lies inside the image; CarnnError where nothing does."""
    inside = masks.clipped(mask, document.width, document.height)
    if not inside.pixels.size:
        raise CarnnError(
            Told("Nothing of the mask lies inside the image."), Told("Draw it over the photo.")
        )
    return inside


def _not_empty(mask: Mask) -> Mask:
    if not mask.pixels.size:
        raise CarnnError(
            Told("The mask lies wholly inside accepted objects."),
            Told("Switch off “Protect accepted objects”, or draw elsewhere."),
        )
    return mask


def _without_accepted(document: ImageDocument, mask: Mask, annotation_id: str | None) -> Mask:
    for other in document.annotations:
        if other.state == "accepted" and other.id != annotation_id:
            mask = masks.difference(mask, other.mask)
    return mask


def _cut(annotation: Annotation, level: float, width: int, height: int) -> Mask:
    """Return the soft map above ``level`` at image size; of a split one the parts it came from."""
    if annotation.levels is None:
        raise ValueError(annotation.id)
    soft = cv2.resize(annotation.levels.values, (width, height), interpolation=cv2.INTER_LINEAR)
    mask = masks.crop_mask(np.asarray(soft) > level * 255.0)
    if not annotation.provenance.split:
        return mask
    origin = annotation.original or annotation.mask
    kept = masks.empty_mask()
    for part in masks.connected_parts(mask):
        if masks.overlap_area(part, origin):
            kept = masks.union(kept, part)
    return kept
