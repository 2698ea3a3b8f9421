"""Edits are pure, keep the rules after any sequence, and a rerun touches nothing of a person's."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from document_samples import (
    CAT,
    DOG,
    HEIGHT,
    IDS,
    NOW,
    WIDTH,
    boxes,
    empty_document,
    proposal,
    proposed,
    rectangle,
    results,
    two,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from carnn_desktop.annotations import edits, masks
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import CarnnError

# Any sequence -------------------------------------------------------------------------------------

picks = st.integers(0, 63)
Step = tuple[Any, ...]
steps = st.one_of(
    st.tuples(st.just("run"), results, st.booleans()),
    st.tuples(st.sampled_from(["accept", "reject", "restore", "delete", "note"]), picks),
    st.tuples(st.just("relabel"), picks, st.integers(1, 3)),
    st.tuples(st.just("mask"), picks, boxes),
    st.tuples(st.just("level"), picks, st.none() | st.floats(0, 1)),
    st.tuples(st.just("draw"), boxes),
    st.tuples(st.sampled_from(["accept all", "reopen"])),
)


def chosen(document: ImageDocument, pick: int) -> list[str]:
    """Return the annotations that the bits of ``pick`` stand for."""
    return [
        annotation.id
        for place, annotation in enumerate(document.annotations)
        if (pick >> place) & 1
    ]


def perform(document: ImageDocument, step: Step) -> EditResult:
    name, *values = step
    match name:
        case "run":
            found, split = values
            return add_proposals(document, found, IDS, now=NOW, split_parts=split, min_area=2)
        case "draw":
            return edits.add_annotation(document, 1, values[0], now=NOW)
        case "accept all":
            return edits.accept_all(document, now=NOW)
        case "reopen":
            return edits.reopen(document)
    ids = chosen(document, values[0])
    match name:
        case "accept" | "reject":
            return getattr(edits, name)(document, ids, now=NOW)  # type: ignore[no-any-return]
        case "restore" | "delete":
            return getattr(edits, name)(document, ids)  # type: ignore[no-any-return]
        case "relabel":
            return edits.relabel(document, ids, values[1])
        case "note":
            return edits.mark(document, ids[:1], note="odd")
    edit = {"mask": edits.replace_mask, "level": edits.set_level}[name]
    return edit(document, ids[0], values[1]) if ids else EditResult(document)  # type: ignore[operator]


@given(st.lists(steps, max_size=12))
@settings(max_examples=250, deadline=None)
def test_the_rules_hold_after_any_sequence(sequence: list[Step]) -> None:
    document = empty_document()
    for step in sequence:
        before, looks = document, snapshot(document)
        try:
            done = perform(document, step)
        except CarnnError:
            continue  # refused: an annotation without a level, or nothing would be left of a mask
        assert snapshot(before) == looks, "the old document was changed"
        document = done.document
        check_rules(document)
        check_dirty(before, done)
        if step[0] == "run":
            check_rerun(before, document)


def snapshot(document: ImageDocument) -> list[tuple[Any, ...]]:
    return [
        (r.id, r.state, r.category_id, r.mask, hash(r.mask), r.provenance, r.note)
        for r in document.annotations
    ]


def check_rules(document: ImageDocument) -> None:
    assert document.state not in ("done", "done_empty")
    taken = np.zeros((HEIGHT, WIDTH), int)
    for annotation in document.annotations:
        assert annotation.mask.area > 0
        assert masks.clipped(annotation.mask, WIDTH, HEIGHT) is annotation.mask
        assert (annotation.original is not None) == (annotation.provenance.edit_iou is not None)
        if annotation.state == "accepted":
            taken += masks.full_mask(annotation.mask, WIDTH, HEIGHT)
    assert taken.max(initial=0) <= 1, "a pixel belongs to two accepted regions"
    assert len({annotation.id for annotation in document.annotations}) == len(document.annotations)


def check_dirty(before: ImageDocument, done: EditResult) -> None:
    """Outside the dirty rectangle nothing looks different."""
    if done.dirty_xywh is None:
        return
    x, y, width, height = done.dirty_xywh
    old = {annotation.id: annotation for annotation in before.annotations}
    for annotation in done.document.annotations:
        same = old.pop(annotation.id, None)
        if same is annotation:
            continue
        alike = same is not None and (same.state, same.category_id) == (
            annotation.state,
            annotation.category_id,
        )
        if alike and same is not None and same.mask is not annotation.mask:
            left, top, right, bottom = masks.differing_box(same.mask, annotation.mask)
            boxes = [(left, top, right - left, bottom - top)]
        else:
            boxes = [one.mask.bbox_xywh for one in (annotation, same) if one is not None]
        for left, top, w, h in boxes:
            if w and h:
                assert x <= left
                assert left + w <= x + width
                assert y <= top
                assert top + h <= y + height


def check_rerun(before: ImageDocument, after: ImageDocument) -> None:
    kept = {annotation.id: annotation for annotation in after.annotations}
    for annotation in before.annotations:
        provenance = annotation.provenance
        decided = annotation.state == "accepted" or (
            annotation.state == "rejected" and (provenance.reviewed or not provenance.forced)
        )
        touched = provenance.edit_iou is not None or annotation.note or provenance.relabelled
        if decided or touched or provenance.run.source == "manual":
            assert kept.get(annotation.id) is annotation, "a person's work was touched"


# Decisions ----------------------------------------------------------------------------------------


def test_acceptance_gives_way_to_what_was_accepted_before() -> None:
    document, cat, dog = two()
    first = edits.accept(document, [cat.id], now=NOW).document
    assert first.state == "in_review"
    assert first.annotation(cat.id).provenance.reviewed == NOW
    assert first.annotation(cat.id).provenance.edit_iou is None
    second = edits.accept(first, [dog.id], now=NOW).document
    clipped = second.annotation(dog.id)
    assert clipped.mask == masks.difference(DOG, CAT)
    assert clipped.original == DOG
    assert clipped.provenance.edit_iou == pytest.approx(clipped.mask.area / DOG.area, abs=1e-6)
    whole = edits.accept(first, [dog.id], now=NOW, allow_overlap=True).document
    assert whole.annotation(dog.id).mask == DOG


def test_what_is_covered_cannot_be_accepted_but_accept_all_goes_on() -> None:
    document = proposed(proposal(0, CAT), proposal(1, rectangle(3, 3, 2, 2)))
    cat, inner = document.annotations
    first = edits.accept(document, [cat.id], now=NOW).document
    with pytest.raises(CarnnError, match="dog"):
        edits.accept(first, [inner.id], now=NOW)
    assert [r.state for r in edits.accept_all(document, now=NOW).document.annotations] == [
        "accepted", "rejected",
    ]  # fmt: skip


def test_an_image_is_done_only_by_mark_done() -> None:
    document, cat, _ = two()
    accepted = edits.accept_all(document, now=NOW).document
    assert accepted.state == "in_review"
    done = edits.mark_done(accepted).document
    assert done.state == "done"
    assert edits.reopen(done).document.state == "in_review"
    none = edits.reject(done, [annotation.id for annotation in done.annotations], now=NOW).document
    assert none.state == "done_empty"
    assert edits.mark_done(empty_document()).document.state == "done_empty"
    assert edits.delete(accepted, [cat.id]).document.state == "in_review"


def test_unknown_annotations_are_told() -> None:
    document, _, _ = two()
    for edit in (edits.delete, edits.restore):
        with pytest.raises(KeyError):
            edit(document, ["nobody"])
    with pytest.raises(KeyError):
        edits.accept(document, ["nobody"], now=NOW)


# Masks --------------------------------------------------------------------------------------------


def test_an_edited_mask_remembers_how_it_came() -> None:
    document, cat, _ = two()
    other = rectangle(2, 2, 4, 6)
    edited = edits.replace_mask(document, cat.id, other).document.annotation(cat.id)
    assert edited.mask == other
    assert edited.original == CAT
    assert edited.provenance.edit_iou == 0.5
    document = edits.replace_mask(document, cat.id, other).document
    back = edits.replace_mask(document, cat.id, CAT).document.annotation(cat.id)
    assert back.provenance.edit_iou is None
    assert back.original is None


def test_masks_stay_in_the_image_and_off_accepted_annotations() -> None:
    document, cat, dog = two()
    document = edits.accept(document, [cat.id], now=NOW).document
    drawn = edits.add_annotation(
        document, 3, rectangle(-2, -2, 8, 8), now=NOW
    ).document.annotations[-1]
    assert drawn.mask == masks.difference(rectangle(0, 0, 6, 6), CAT)
    assert (drawn.state, drawn.provenance.run.source) == ("accepted", "manual")
    with pytest.raises(CarnnError, match="inside the image"):
        edits.add_annotation(document, 3, rectangle(40, 40, 4, 4), now=NOW)
    with pytest.raises(CarnnError, match="accepted objects"):
        edits.add_annotation(document, 3, rectangle(3, 3, 2, 2), now=NOW)
    over = edits.add_annotation(document, 3, rectangle(3, 3, 2, 2), now=NOW, allow_overlap=True)
    assert over.document.annotations[-1].mask.area == 4
    pending = edits.replace_mask(document, dog.id, CAT).document.annotation(dog.id)
    assert pending.mask == CAT, "a proposal may overlap until it is accepted"


def test_the_level_is_reversible() -> None:
    document, cat, _ = two()
    assert cat.levels is not None
    wide = edits.set_level(document, cat.id, 0.1).document
    assert wide.annotation(cat.id).mask.area == WIDTH * HEIGHT
    assert wide.annotation(cat.id).levels.level == 0.1  # type: ignore[union-attr]
    nothing = edits.set_level(wide, cat.id, 0.99)
    assert nothing.document is wide
    back = edits.set_level(wide, cat.id, None).document.annotation(cat.id)
    assert back == cat
    accepted = edits.accept(document, [document.annotations[1].id], now=NOW).document
    accepted = edits.accept(accepted, [cat.id], now=NOW).document
    moved = edits.set_level(accepted, cat.id, 0.1).document
    check_rules(moved)
    check_rules(edits.set_level(moved, cat.id, None).document)
    drawn = edits.add_annotation(document, 1, rectangle(25, 15, 3, 3), now=NOW).document
    with pytest.raises(CarnnError, match="level"):
        edits.set_level(drawn, drawn.annotations[-1].id, 0.5)


def test_the_level_of_a_split_part_keeps_to_that_part() -> None:
    left, right = rectangle(2, 2, 6, 6), rectangle(20, 2, 6, 6)
    document = proposed(proposal(0, masks.union(left, right)), split_parts=True)
    first = document.annotations[0]
    same = edits.set_level(document, first.id, 0.6).document.annotation(first.id)
    assert same.mask == first.mask


def test_notes_and_flags() -> None:
    document, cat, _ = two()
    noted = edits.mark(document, [cat.id], note="ear?").document
    flagged = edits.mark(noted, [cat.id], needs_review=True).document.annotation(cat.id)
    assert (flagged.note, flagged.needs_review) == ("ear?", True)
