"""What an edit returns, and how a changed document is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from carnn_desktop.documents.model import ImageDocument, ImageState, Mask, Region

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
    changed: list[Mask] = []
    for region_id in before.keys() | after.keys():
        old, new = before.get(region_id), after.get(region_id)
        if old is not new:
            changed.extend(region.mask for region in (old, new) if region is not None)
    state = state_after(document.state, regions) if decided else document.state
    return EditResult(replace(document, regions=regions, state=state), bounding_box(changed))


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
    boxes = [mask.bbox_xywh for mask in masks if mask.pixels.size]
    if not boxes:
        return (0, 0, 0, 0)
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right = max(x + w for x, _, w, _ in boxes)
    bottom = max(y + h for _, y, _, h in boxes)
    return (left, top, right - left, bottom - top)
