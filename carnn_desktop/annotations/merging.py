"""How the segmenter's proposals come into a document that may hold work already."""

from __future__ import annotations

import itertools
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.decisions import decision_of, makes_way
from carnn_desktop.annotations.edit_result import EditResult, with_annotations
from carnn_desktop.annotations.model import ActivationMap, Annotation, ImageDocument, Mask
from carnn_desktop.annotations.provenance import provenance_of, run_of
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.contracts.texts import Told
from carnn_desktop.contracts.thresholds import falls_short

_IDS = uuid.UUID("b3f6f0a2-5f0e-5a64-9c62-6d5a8f0c1e77")
_COVERED = 0.8
"""Share of a proposal inside annotations of its category above which it says nothing new."""
_SAME = 0.8
"""IoU with an annotation as it was once proposed above which a proposal is that one again."""


def fitted(document: ImageDocument, width: int, height: int) -> ImageDocument:
    """Return the document for a photo of that size; CarnnError when its masks do not fit it."""
    if (document.width, document.height) == (width, height):
        return document
    if document.annotations:
        raise CarnnError(
            Told(
                "The photo is {width} x {height} now, but was annotated at "
                "{old_width} x {old_height}.",
                width=width,
                height=height,
                old_width=document.width,
                old_height=document.height,
            ),
            Told("Put the original photo back; its annotations are kept."),
        )
    state = "new" if document.state == "failed" else document.state
    return replace(document, width=width, height=height, state=state)


def add_proposals(
    document: ImageDocument,
    result: SegmentationResult,
    category_ids: Mapping[str, int],
    thresholds: Mapping[int, float] = MappingProxyType({}),
    *,
    now: str,
    split_parts: bool = False,
    min_area: int = 16,
    seed: str = "",
) -> EditResult:
    """Put a result's proposals on top of the document.

    Pending proposals of the same texts make way, after a run on a crop those that lie mostly in it;
    what a person decided, edited, relabelled, marked or noted stays identical. A proposal that only
    repeats such an annotation of its category or text is left out. Forced ones and those below
    their category's score arrive rejected. With ``split_parts`` each connected part of at least
    ``min_area`` pixels (the largest in any case) is an annotation of its own; a phrase's candidates
    are parts already and come in their order.

    category_ids : query name -> category id; thresholds : category id -> smallest score, 0..1
    now : ISO 8601 UTC; seed : what the ids of new annotations follow from, "" = random
    Raises CarnnError when the document holds annotations of a photo of another size.
    """
    document = fitted(document, result.width, result.height)
    names = {query.name for query in result.request.queries}
    crop = result.request.settings.crop
    kept = tuple(
        annotation
        for annotation in document.annotations
        if not (makes_way(annotation, names) and _lies_mostly_in(annotation.mask, crop))
    )
    rivals = tuple(annotation for annotation in kept if not makes_way(annotation, names))
    run = run_of(result, now=now)
    split_parts = split_parts and result.request.mode == "concepts"
    added: list[Annotation] = []
    new_id = _ids(seed, {annotation.id for annotation in kept})
    for proposal in result.proposals:
        category_id = category_ids[proposal.name]
        whole = masks.crop_mask(proposal.mask, *proposal.origin_xy)
        low = falls_short(proposal.score, thresholds.get(category_id))
        repeats = _repeats(rivals, category_id, proposal.name)
        added.extend(
            Annotation(
                id=new_id(),
                category_id=category_id,
                mask=part,
                state="rejected" if proposal.forced or low else "proposed",
                provenance=provenance_of(run, proposal, split=proposal.part or part is not whole),
                levels=ActivationMap(proposal.levels, proposal.level),
            )
            for part in _parts(whole, split=split_parts and not proposal.part, min_area=min_area)
            if part.pixels.size and not repeats(part)
        )
    edited = with_annotations(document, (*kept, *added), decided=False)
    if document.state in {"new", "failed"}:
        return replace(edited, document=replace(edited.document, state="proposed"))
    return edited


def _lies_mostly_in(mask: Mask, crop: tuple[int, int, int, int] | None) -> bool:
    """Whether at least half of a mask is in a crop, x, y, width and height; None = all is."""
    if crop is None:
        return True
    left, top = crop[0] - mask.x, crop[1] - mask.y
    inside = mask.pixels[max(0, top) : max(0, top + crop[3]), max(0, left) : max(0, left + crop[2])]
    return 2 * int(np.count_nonzero(inside)) >= mask.area


def _ids(seed: str, taken: set[str]) -> Callable[[], str]:
    """Return what gives ids that are not taken: random ones, or those that follow from ``seed``."""
    if not seed:
        return lambda: uuid.uuid4().hex
    numbers = itertools.count()

    def new_id() -> str:
        name = f"{seed}\n{next(numbers)}".encode("utf-8", "backslashreplace")  # of any file's name
        made = uuid.uuid5(_IDS, name.decode("utf-8")).hex
        return new_id() if made in taken else made

    return new_id


def _parts(whole: Mask, *, split: bool, min_area: int) -> tuple[Mask, ...]:
    if not split:
        return (whole,)
    parts = masks.connected_parts(whole, min_area=min_area)
    return parts or masks.connected_parts(whole)[:1]


def _repeats(kept: tuple[Annotation, ...], category_id: int, text: str) -> Callable[[Mask], bool]:
    """Return what tells whether a mask of a text was decided upon before, or says nothing new."""
    rivals = [
        annotation
        for annotation in kept
        if _is_of(annotation, category_id, text) and decision_of(annotation) != "forced"
    ]
    as_they_came = [annotation.original or annotation.mask for annotation in rivals]
    covered = masks.empty_mask()
    for annotation in rivals:
        if annotation.state != "rejected":
            covered = masks.union(covered, annotation.mask)

    def repeats(mask: Mask) -> bool:
        if masks.overlap_area(mask, covered) >= _COVERED * mask.area:
            return True
        return any(masks.mask_iou(mask, known) >= _SAME for known in as_they_came)

    return repeats


def _is_of(annotation: Annotation, category_id: int, text: str) -> bool:
    """Whether an annotation is of that category, or was proposed for that text before a
    relabelling.
    """
    provenance = annotation.provenance
    return annotation.category_id == category_id or (
        provenance.run.source == "model" and provenance.text == text
    )
