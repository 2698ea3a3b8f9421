"""What an edit returns, and how a changed document is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carnn_desktop.annotations.masks import differing_box
from carnn_desktop.annotations.model import ImageDocument, ImageState, Mask, Region

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class EditResult:
    """The new document and the rectangle of the image that looks different; None = all of it."""

    document: ImageDocument
    dirty_xywh: Box | None = None


def with_regions(
    document: ImageDocument, regions: tuple[Region, ...], *, decided: bool = True
) -> EditResult:
    """Return ``document`` with other regions; ``decided``: a person did it, so review has begun."""
    before = {region.id: region for region in document.regions}
    after = {region.id: region for region in regions}
    boxes: list[Box] = []
    for region_id in before.keys() | after.keys():
        old, new = before.get(region_id), after.get(region_id)
        if old is not new:
            boxes.extend(_changed(old, new))
    state = state_after(document.state, regions) if decided else document.state
    return EditResult(replace(document, regions=regions, state=state), _around(boxes))


def _changed(old: Region | None, new: Region | None) -> list[Box]:
    """Return the boxes xywh in which a region looks different."""
    if old is not None and new is not None and old.mask is not new.mask:
        alike = (old.concept_id, old.state) == (new.concept_id, new.state)
        if alike:
            x1, y1, x2, y2 = differing_box(old.mask, new.mask)
            return [(x1, y1, x2 - x1, y2 - y1)]
    return [region.mask.bbox_xywh for region in (old, new) if region is not None]


def with_changes(document: ImageDocument, changes: Mapping[str, Region]) -> EditResult:
    """Return ``document`` with some regions replaced by id, in their places."""
    regions = tuple(changes.get(region.id, region) for region in document.regions)
    return with_regions(document, regions)


def state_after(state: ImageState, regions: tuple[Region, ...]) -> ImageState:
    """Return the image's state after a person's edit: done stays done, others are in review."""
    if state in {"done", "done_empty"}:
        return done_state(regions)
    return "in_review"


def done_state(regions: tuple[Region, ...]) -> ImageState:
    """Return ``done`` where something was accepted, else ``done_empty``."""
    return "done" if any(region.state == "accepted" for region in regions) else "done_empty"


def bounding_box(masks: list[Mask]) -> Box:
    """Return the common bounding box xywh; (0, 0, 0, 0) for no pixels."""
    return _around([mask.bbox_xywh for mask in masks])


def _around(boxes: list[Box]) -> Box:
    boxes = [box for box in boxes if box[2] and box[3]]
    if not boxes:
        return (0, 0, 0, 0)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(x + w for x, _, w, _ in boxes)
    bottom = max(y + h for _, y, _, h in boxes)
    return (left, top, right - left, bottom - top)
