"""What an edit returns, and how a changed document is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carnn_desktop.annotations.masks import differing_box
from carnn_desktop.annotations.model import Annotation, ImageDocument, ImageState

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class EditResult:
    """The new document and the rectangle of the image that looks different; None = all of it."""

    document: ImageDocument
    dirty_xywh: Box | None = None


def with_annotations(
    document: ImageDocument, annotations: tuple[Annotation, ...], *, decided: bool = True
) -> EditResult:
    """Return ``document`` with other annotations; ``decided``: a person did it, so review has
    begun.
    """
    before = {annotation.id: annotation for annotation in document.annotations}
    after = {annotation.id: annotation for annotation in annotations}
    boxes: list[Box] = []
    for annotation_id in before.keys() | after.keys():
        old, new = before.get(annotation_id), after.get(annotation_id)
        if old is not new:
            boxes.extend(_changed(old, new))
    state = state_after(document.state, annotations) if decided else document.state
    return EditResult(replace(document, annotations=annotations, state=state), around(boxes))


def _changed(old: Annotation | None, new: Annotation | None) -> list[Box]:
    """Return the boxes xywh in which an annotation looks different."""
    if old is not None and new is not None and old.mask is not new.mask:
        alike = (old.category_id, old.state) == (new.category_id, new.state)
        if alike:
            x1, y1, x2, y2 = differing_box(old.mask, new.mask)
            return [(x1, y1, x2 - x1, y2 - y1)]
    return [annotation.mask.bbox_xywh for annotation in (old, new) if annotation is not None]


def with_changes(document: ImageDocument, changes: Mapping[str, Annotation]) -> EditResult:
    """Return ``document`` with some annotations replaced by id, in their places."""
    annotations = tuple(
        changes.get(annotation.id, annotation) for annotation in document.annotations
    )
    return with_annotations(document, annotations)


def state_after(state: ImageState, annotations: tuple[Annotation, ...]) -> ImageState:
    """Return the image's state after a person's edit: done stays done, others are in review."""
    if state in {"done", "done_empty"}:
        return done_state(annotations)
    return "in_review"


def done_state(annotations: tuple[Annotation, ...]) -> ImageState:
    """Return ``done`` where something was accepted, else ``done_empty``."""
    return (
        "done"
        if any(annotation.state == "accepted" for annotation in annotations)
        else "done_empty"
    )


def around(boxes: list[Box]) -> Box:
    """Return the box xywh around others; (0, 0, 0, 0) where all are empty."""
    boxes = [box for box in boxes if box[2] and box[3]]
    if not boxes:
        return (0, 0, 0, 0)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(x + w for x, _, w, _ in boxes)
    bottom = max(y + h for _, y, _, h in boxes)
    return (left, top, right - left, bottom - top)
