"""Pure edits by drawing tools: (document, what to do) -> EditResult, like those of ``edits.py``.

protect : the annotations that are accepted keep their pixels; without it the drawn one takes them
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from carnn_desktop.annotations import edits, mask_tools, masks
from carnn_desktop.annotations.corners import Corners, as_rings, corners_of, shifted
from carnn_desktop.annotations.edit_result import EditResult, with_annotations
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask, Provenance
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.texts import Told
from carnn_desktop.objects.sizes import measured, sizes_of

COPY_OFFSET = 10
"""Pixels by which a duplicate lies beside its original."""


def draw_annotation(
    document: ImageDocument,
    category_id: int,
    mask: Mask,
    *,
    now: str,
    protect: bool,
    corners: Sequence[Corners] = (),
    is_box: bool = False,
) -> EditResult:
    """Add a drawn annotation, accepted, on top; it keeps the corners that it was drawn with."""
    if not protect:
        document = edits.taken_from_others(document, mask, keep=())
    return edits.add_annotation(
        document,
        category_id,
        mask,
        now=now,
        allow_overlap=not protect,
        rings=as_rings(corners),
        is_box=is_box,
    )


def add_to(
    document: ImageDocument, annotation_id: str, stroke: Mask, *, protect: bool
) -> EditResult:
    """Add the pixels of a stroke to an annotation."""
    before, annotation = document, document.annotation(annotation_id)
    gained = masks.clipped(stroke, document.width, document.height)
    gained = masks.difference(gained, annotation.mask)
    if annotation.state == "accepted" and protect:
        for other in document.annotations:
            if other.state == "accepted" and other.id != annotation_id:
                gained = masks.difference(gained, other.mask)
    elif annotation.state == "accepted":
        document = edits.taken_from_others(document, stroke, keep=(annotation_id,))
    mask = masks.union(annotation.mask, gained)
    done = edits.replace_mask(document, annotation_id, mask, allow_overlap=True)
    return with_annotations(before, done.document.annotations)


def take_from(document: ImageDocument, annotation_id: str, stroke: Mask) -> EditResult:
    """Take the pixels of a stroke from an annotation; one of which nothing is left is removed."""
    mask = masks.difference(document.annotation(annotation_id).mask, stroke)
    if not mask.pixels.size:
        return edits.delete(document, [annotation_id])
    return edits.replace_mask(document, annotation_id, mask)


def change_masks(
    document: ImageDocument, ids: Iterable[str], change: Callable[[Mask], Mask]
) -> EditResult:
    """Replace the masks of annotations by what ``change`` makes of them; empty results are
    refused.
    """
    result = document
    for annotation_id in ids:
        mask = change(document.annotation(annotation_id).mask)
        if not mask.pixels.size:
            raise CarnnError(
                Told("Nothing would be left of the object."), Told("Choose a smaller value.")
            )
        result = edits.replace_mask(result, annotation_id, mask).document
    return with_annotations(document, result.annotations)


def cut(
    document: ImageDocument, ids: Iterable[str], line: Sequence[mask_tools.Point]
) -> EditResult:
    """Divide the annotations that the line crosses; each piece is an annotation of its own.

    Raises CarnnError when it divides none of them.
    """
    changes: dict[str, list[Annotation]] = {}
    refused = None
    for annotation_id in ids:
        annotation = document.annotation(annotation_id)
        try:
            changes[annotation_id] = _pieces(annotation, mask_tools.cut(annotation.mask, line))
        except CarnnError as error:
            refused = error
    if not changes:
        raise refused or CarnnError(
            Told("No object is selected."), Told("Select the one to divide first.")
        )
    return _replaced(document, changes)


def split_parts(
    document: ImageDocument,
    ids: Iterable[str],
    sizes: Mapping[int, ObjectSizes] = MappingProxyType({}),
) -> EditResult:
    """Make every object in the annotations' masks an annotation of its own; no pixel is lost.

    sizes : by category, of its objects; where they are known touching objects are parted. Without
    them the other accepted annotations of the category in the document tell, if they are enough;
    else objects are connected parts. Crumbs go with the nearest object.
    Raises CarnnError when nothing is divided.
    """
    chosen = tuple(ids)
    changes = {}
    for annotation_id in chosen:
        annotation = document.annotation(annotation_id)
        known = sizes.get(annotation.category_id) or _sizes_in(document, annotation, chosen)
        parts = mask_tools.objects(annotation.mask, known, document.width * document.height)
        if len(parts) > 1:
            changes[annotation_id] = _pieces(annotation, parts)
    if not changes:
        raise CarnnError(
            Told("The object is one connected part."), Told("Draw a line across it to divide it.")
        )
    return _replaced(document, changes)


def join(document: ImageDocument, ids: Sequence[str]) -> EditResult:
    """Make one annotation of several: the largest takes the others in, whatever lies beneath."""
    keeper, others = _largest(document, ids, Told("Hold Ctrl and click on the others."))
    mask = keeper.mask
    for annotation in others:
        mask = masks.union(mask, annotation.mask)
    rest = edits.delete(document, [annotation.id for annotation in others])
    done = edits.replace_mask(rest.document, keeper.id, mask, allow_overlap=True)
    return with_annotations(document, done.document.annotations)


def subtract(document: ImageDocument, ids: Sequence[str]) -> EditResult:
    """Take the other selected annotations' pixels from the largest of them; the others stay."""
    keeper, others = _largest(document, ids, Told("Hold Ctrl and click on what to subtract."))
    mask = keeper.mask
    for annotation in others:
        mask = masks.difference(mask, annotation.mask)
    if not mask.pixels.size:
        raise CarnnError(Told("Nothing would be left of the object."), Told("Delete it instead."))
    return edits.replace_mask(document, keeper.id, mask, allow_overlap=True)


def paste(
    document: ImageDocument,
    annotations: Iterable[Annotation],
    *,
    now: str,
    offset: int = 0,
) -> EditResult:
    """Add copies as proposals, to be accepted where they fit; Raises CarnnError when none does."""
    copies = []
    for annotation in annotations:
        mask = _moved(document, annotation, offset, offset)
        if mask.pixels.size:
            copies.append(
                Annotation(
                    id=uuid.uuid4().hex,
                    category_id=annotation.category_id,
                    mask=mask,
                    state="proposed",
                    provenance=Provenance(run=Run(source="manual", created=now)),
                    iscrowd=annotation.iscrowd,
                    attributes=dict(annotation.attributes),
                    **_corners_moved(document, annotation, offset, offset),
                )
            )
    if not copies:
        raise CarnnError(
            Told("No copied object lies inside this image."), Told("Copy objects of one its size.")
        )
    return with_annotations(document, (*document.annotations, *copies))


def move(
    document: ImageDocument, ids: Iterable[str], right: int, down: int, *, protect: bool
) -> EditResult:
    """Move annotations together by whole pixels; what leaves the image is cut off.

    Accepted ones give up what accepted annotations that stay cover, or without ``protect`` take it
    from them. A mask level does not fit the new place and goes. Raises CarnnError when nothing
    would be left of one.
    """
    chosen = {document.annotation(key).id for key in ids}
    if not chosen or not (right or down):
        return EditResult(document, (0, 0, 0, 0))
    staying = [r.mask for r in document.annotations if r.state == "accepted" and r.id not in chosen]
    changed, taken = [], masks.empty_mask()
    for annotation in document.annotations:
        if annotation.id not in chosen:
            changed.append(annotation)
            continue
        mask = _moved(document, annotation, right, down)
        if annotation.state == "accepted" and protect:
            for other in staying:
                mask = masks.difference(mask, other)
        elif annotation.state == "accepted":
            taken = masks.union(taken, mask)
        if not mask.pixels.size:
            raise CarnnError(
                Told("Nothing would be left of an object at that place."),
                Told("Move it less far, or switch off “Protect accepted objects”."),
            )
        # the level that it had belongs to the old place
        corners = _corners_moved(document, annotation, right, down)
        changed.append(replace(edits.with_mask(annotation, mask), levels=None, **corners))
    after = replace(document, annotations=tuple(changed))
    if taken.pixels.size:
        after = edits.taken_from_others(after, taken, keep=chosen)
    return with_annotations(document, after.annotations)


def reorder(document: ImageDocument, ids: Iterable[str], where: str) -> EditResult:
    """Move annotations in the z-order: ``top``, ``bottom``, ``up`` or ``down`` by one."""
    chosen = set(ids)
    annotations = list(document.annotations)
    if where in ("top", "bottom"):
        moved = [annotation for annotation in annotations if annotation.id in chosen]
        others = [annotation for annotation in annotations if annotation.id not in chosen]
        annotations = others + moved if where == "top" else moved + others
    else:
        step = 1 if where == "up" else -1
        places = [place for place, annotation in enumerate(annotations) if annotation.id in chosen]
        for place in reversed(places) if step > 0 else places:
            target = place + step
            if 0 <= target < len(annotations) and annotations[target].id not in chosen:
                annotations[place], annotations[target] = annotations[target], annotations[place]
    result = with_annotations(document, tuple(annotations))
    if result.document.annotations == document.annotations:
        return EditResult(document, (0, 0, 0, 0))
    return EditResult(result.document, None)


def as_one_step(before: ImageDocument, after: ImageDocument) -> EditResult:
    """Return what several edits in a row made of ``before``, as one."""
    return with_annotations(before, after.annotations)


def _sizes_in(
    document: ImageDocument, annotation: Annotation, left_out: Collection[str]
) -> ObjectSizes | None:
    """Return the sizes of the accepted annotations of the same category but ``left_out``."""
    shapes = (
        measured(other.mask.pixels, document.width * document.height)
        for other in document.annotations
        if other.category_id == annotation.category_id
        and other.state == "accepted"
        and other.id not in left_out
        and not other.iscrowd
    )
    return sizes_of(shape for shape in shapes if shape is not None)


def _largest(
    document: ImageDocument, ids: Sequence[str], remedy: str
) -> tuple[Annotation, list[Annotation]]:
    """Return the largest of several annotations, and the others; CarnnError for a single one."""
    annotations = [document.annotation(key) for key in ids]
    if len(annotations) < 2:
        raise CarnnError(Told("Only one object is selected."), remedy)
    largest = max(annotations, key=lambda annotation: annotation.mask.area)
    return largest, [annotation for annotation in annotations if annotation is not largest]


def _moved(document: ImageDocument, annotation: Annotation, right: int, down: int) -> Mask:
    """Return an annotation's mask elsewhere, without what then lies outside the image."""
    moved = mask_tools.moved(annotation.mask, right, down)
    return masks.clipped(moved, document.width, document.height)


def _corners_moved(
    document: ImageDocument, annotation: Annotation, right: int, down: int
) -> dict[str, Any]:
    """Return the fields that hold an annotation's corners, elsewhere; none where it has none."""
    corners = corners_of(annotation, document.width, document.height)
    if not corners:
        return {}
    return {"rings": shifted(corners, right, down), "is_box": annotation.is_box}


def _pieces(annotation: Annotation, parts: Sequence[Mask]) -> list[Annotation]:
    """Return annotations of the parts; the first keeps the id, all keep state and class.

    They have no mask level any more: a level cuts the whole of the text's map.
    """
    pieces = []
    for number, part in enumerate(parts):
        piece = edits.with_mask(annotation, part)
        pieces.append(
            replace(
                piece,
                id=annotation.id if number == 0 else uuid.uuid4().hex,
                provenance=replace(piece.provenance, split=True),
                levels=None,
            )
        )
    return pieces


def _replaced(document: ImageDocument, changes: Mapping[str, Sequence[Annotation]]) -> EditResult:
    annotations: list[Annotation] = []
    for annotation in document.annotations:
        annotations.extend(changes.get(annotation.id, (annotation,)))
    return with_annotations(document, tuple(annotations))
