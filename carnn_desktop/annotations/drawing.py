"""Pure edits by drawing tools: (document, what to do) -> EditResult, like those of ``edits.py``.

protect : the regions that are accepted keep their pixels; without it the drawn one takes them
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from carnn_desktop.annotations import edits, mask_tools, masks
from carnn_desktop.annotations.edit_result import EditResult, with_regions
from carnn_desktop.annotations.model import ImageDocument, Mask, Provenance, Region
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run

COPY_OFFSET = 10
"""Pixels by which a duplicate lies beside its original."""


def draw_region(
    document: ImageDocument, concept_id: int, mask: Mask, *, now: str, protect: bool
) -> EditResult:
    """Add a drawn region, accepted, on top."""
    if not protect:
        document = _taken_from_others(document, mask, keep=())
    return edits.add_region(document, concept_id, mask, now=now, allow_overlap=not protect)


def add_to(document: ImageDocument, region_id: str, stroke: Mask, *, protect: bool) -> EditResult:
    """Add the pixels of a stroke to a region."""
    region = document.region(region_id)
    mask = masks.union(region.mask, masks.clipped(stroke, document.width, document.height))
    before = document
    if not protect and region.state == "accepted":
        document = _taken_from_others(document, stroke, keep=(region_id,))
    done = edits.replace_mask(document, region_id, mask, allow_overlap=not protect)
    return with_regions(before, done.document.regions)


def take_from(document: ImageDocument, region_id: str, stroke: Mask) -> EditResult:
    """Take the pixels of a stroke from a region; one of which nothing is left is removed."""
    mask = masks.difference(document.region(region_id).mask, stroke)
    if not mask.pixels.size:
        return edits.delete(document, [region_id])
    return edits.replace_mask(document, region_id, mask)


def change_masks(
    document: ImageDocument, ids: Iterable[str], change: Callable[[Mask], Mask]
) -> EditResult:
    """Replace the masks of regions by what ``change`` makes of them; empty results are refused."""
    result = document
    for region_id in ids:
        mask = change(document.region(region_id).mask)
        if not mask.pixels.size:
            raise CarnnError("Nothing would be left of the object.", "Choose a smaller value.")
        result = edits.replace_mask(result, region_id, mask).document
    return with_regions(document, result.regions)


def cut(
    document: ImageDocument, ids: Iterable[str], line: Sequence[mask_tools.Point]
) -> EditResult:
    """Divide the regions that the line crosses; each piece is a region of its own.

    Raises CarnnError when it divides none of them.
    """
    changes: dict[str, list[Region]] = {}
    refused = None
    for region_id in ids:
        region = document.region(region_id)
        try:
            changes[region_id] = _pieces(region, mask_tools.cut(region.mask, line))
        except CarnnError as error:
            refused = error
    if not changes:
        raise refused or CarnnError("No object is selected.", "Select the one to divide first.")
    return _replaced(document, changes)


def split_parts(document: ImageDocument, ids: Iterable[str]) -> EditResult:
    """Make every connected part of the regions a region of its own."""
    changes = {}
    for region_id in ids:
        region = document.region(region_id)
        parts = masks.connected_parts(region.mask)
        if len(parts) > 1:
            changes[region_id] = _pieces(region, parts)
    if not changes:
        raise CarnnError("The object is one connected part.", "Draw a line across it to divide it.")
    return _replaced(document, changes)


def join(document: ImageDocument, ids: Sequence[str]) -> EditResult:
    """Make one region of several: the largest takes the others in."""
    keeper, others = _largest(document, ids, "Hold Ctrl and click on the others.")
    mask = keeper.mask
    for region in others:
        mask = masks.union(mask, region.mask)
    rest = edits.delete(document, [region.id for region in others])
    done = edits.replace_mask(rest.document, keeper.id, mask)
    return with_regions(document, done.document.regions)


def subtract(document: ImageDocument, ids: Sequence[str]) -> EditResult:
    """Take the other selected regions' pixels from the largest of them; the others stay."""
    keeper, others = _largest(document, ids, "Hold Ctrl and click on what to subtract.")
    mask = keeper.mask
    for region in others:
        mask = masks.difference(mask, region.mask)
    if not mask.pixels.size:
        raise CarnnError("Nothing would be left of the object.", "Delete it instead.")
    return edits.replace_mask(document, keeper.id, mask)


def paste(
    document: ImageDocument,
    regions: Iterable[Region],
    *,
    now: str,
    offset: int = 0,
) -> EditResult:
    """Add copies as proposals, to be accepted where they fit; Raises CarnnError when none does."""
    copies = []
    for region in regions:
        mask = _moved(document, region, offset, offset)
        if mask.pixels.size:
            copies.append(
                Region(
                    id=uuid.uuid4().hex,
                    concept_id=region.concept_id,
                    mask=mask,
                    state="proposed",
                    provenance=Provenance(run=Run(source="manual", created=now)),
                    iscrowd=region.iscrowd,
                    attributes=dict(region.attributes),
                )
            )
    if not copies:
        raise CarnnError(
            "No copied object lies inside this image.", "Copy objects of one its size."
        )
    return with_regions(document, (*document.regions, *copies))


def move(
    document: ImageDocument, ids: Iterable[str], right: int, down: int, *, protect: bool
) -> EditResult:
    """Move regions together by whole pixels; what leaves the image is cut off.

    Accepted ones give up what accepted regions that stay cover, or without ``protect`` take it from
    them. A mask level does not fit the new place and goes. Raises CarnnError when nothing would be
    left of one.
    """
    chosen = {document.region(key).id for key in ids}
    if not chosen or not (right or down):
        return EditResult(document, (0, 0, 0, 0))
    staying = [r.mask for r in document.regions if r.state == "accepted" and r.id not in chosen]
    changed, taken = [], masks.empty_mask()
    for region in document.regions:
        if region.id not in chosen:
            changed.append(region)
            continue
        mask = _moved(document, region, right, down)
        if region.state == "accepted" and protect:
            for other in staying:
                mask = masks.difference(mask, other)
        elif region.state == "accepted":
            taken = masks.union(taken, mask)
        if not mask.pixels.size:
            raise CarnnError(
                "Nothing would be left of an object at that place.",
                "Move it less far, or switch off “Protect accepted objects”.",
            )
        # the level that it had belongs to the old place
        changed.append(replace(edits.with_mask(region, mask), levels=None))
    after = replace(document, regions=tuple(changed))
    if taken.pixels.size:
        after = _taken_from_others(after, taken, keep=tuple(chosen))
    return with_regions(document, after.regions)


def reorder(document: ImageDocument, ids: Iterable[str], where: str) -> EditResult:
    """Move regions in the z-order: ``top``, ``bottom``, ``up`` or ``down`` by one."""
    chosen = set(ids)
    regions = list(document.regions)
    if where in ("top", "bottom"):
        moved = [region for region in regions if region.id in chosen]
        others = [region for region in regions if region.id not in chosen]
        regions = others + moved if where == "top" else moved + others
    else:
        step = 1 if where == "up" else -1
        places = [place for place, region in enumerate(regions) if region.id in chosen]
        for place in reversed(places) if step > 0 else places:
            target = place + step
            if 0 <= target < len(regions) and regions[target].id not in chosen:
                regions[place], regions[target] = regions[target], regions[place]
    result = with_regions(document, tuple(regions))
    if result.document.regions == document.regions:
        return EditResult(document, (0, 0, 0, 0))
    return EditResult(result.document, None)


def as_one_step(before: ImageDocument, after: ImageDocument) -> EditResult:
    """Return what several edits in a row made of ``before``, as one."""
    return with_regions(before, after.regions)


def _largest(
    document: ImageDocument, ids: Sequence[str], remedy: str
) -> tuple[Region, list[Region]]:
    """Return the largest of several regions, and the others; CarnnError for a single one."""
    regions = [document.region(key) for key in ids]
    if len(regions) < 2:
        raise CarnnError("Only one object is selected.", remedy)
    largest = max(regions, key=lambda region: region.mask.area)
    return largest, [region for region in regions if region is not largest]


def _moved(document: ImageDocument, region: Region, right: int, down: int) -> Mask:
    """Return a region's mask elsewhere, without what then lies outside the image."""
    moved = mask_tools.moved(region.mask, right, down)
    return masks.clipped(moved, document.width, document.height)


def _taken_from_others(
    document: ImageDocument, mask: Mask, *, keep: Sequence[str]
) -> ImageDocument:
    """Return the document whose accepted regions have lost the pixels of ``mask``."""
    regions = []
    for region in document.regions:
        if region.state != "accepted" or region.id in keep:
            regions.append(region)
            continue
        rest = masks.difference(region.mask, mask)
        if rest is region.mask or rest == region.mask:
            regions.append(region)
        elif rest.pixels.size:
            regions.append(edits.with_mask(region, rest))
    return replace(document, regions=tuple(regions))


def _pieces(region: Region, parts: Sequence[Mask]) -> list[Region]:
    """Return regions of the parts; the first keeps the id, all keep state and class.

    They have no mask level any more: a level cuts the whole of the text's map.
    """
    pieces = []
    for number, part in enumerate(parts):
        piece = edits.with_mask(region, part)
        pieces.append(
            replace(
                piece,
                id=region.id if number == 0 else uuid.uuid4().hex,
                provenance=replace(piece.provenance, split=True),
                levels=None,
            )
        )
    return pieces


def _replaced(document: ImageDocument, changes: Mapping[str, Sequence[Region]]) -> EditResult:
    regions: list[Region] = []
    for region in document.regions:
        regions.extend(changes.get(region.id, (region,)))
    return with_regions(document, tuple(regions))
