"""Edits by drawing, as sets of pixels: nothing is lost, nothing is made, order is kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from document_samples import HEIGHT, NOW, WIDTH, empty_document, rectangle
from hypothesis import given
from hypothesis import strategies as st

from carnn_desktop.annotations import drawing, edits, mask_tools, masks
from carnn_desktop.annotations.model import ImageDocument, Mask
from carnn_desktop.contracts.errors import CarnnError

boxes = st.builds(
    rectangle, st.integers(-3, 30), st.integers(-3, 20), st.integers(1, 14), st.integers(1, 14)
).filter(lambda mask: masks.clipped(mask, WIDTH, HEIGHT).pixels.size > 0)


def drawn(*shapes: Mask) -> ImageDocument:
    document = empty_document()
    for mask in shapes:
        document = drawing.draw_annotation(
            document, 1, masks.clipped(mask, WIDTH, HEIGHT), now=NOW, protect=False
        ).document
    return document


def full(mask: Mask) -> np.ndarray:
    return masks.full_mask(masks.clipped(mask, WIDTH, HEIGHT), WIDTH, HEIGHT)


def covered(document: ImageDocument) -> np.ndarray:
    total = np.zeros((HEIGHT, WIDTH), int)
    for annotation in document.annotations:
        total += full(annotation.mask)
    return total


@given(st.lists(boxes, min_size=1, max_size=4))
def test_without_protection_the_last_stroke_wins_each_pixel(shapes: list[Mask]) -> None:
    document = drawn(*shapes)
    expected = np.any([full(mask) for mask in shapes], axis=0)
    assert np.array_equal(covered(document), expected.astype(int))
    assert np.array_equal(full(document.annotations[-1].mask), full(shapes[-1]))


@given(boxes, boxes)
def test_protected_annotations_lose_nothing(first: Mask, second: Mask) -> None:
    document = drawn(first)
    before = document.annotations[0]
    try:
        after = drawing.draw_annotation(
            document, 1, masks.clipped(second, WIDTH, HEIGHT), now=NOW, protect=True
        ).document
    except CarnnError:
        assert not (full(second) & ~full(first)).any()
        return
    assert after.annotations[0] == before
    assert np.array_equal(full(after.annotations[1].mask), full(second) & ~full(first))


@given(boxes, boxes)
def test_taking_and_adding_are_set_operations(first: Mask, second: Mask) -> None:
    document = drawn(first)
    name = document.annotations[0].id
    added = drawing.add_to(document, name, second, protect=True).document
    assert np.array_equal(covered(added), (full(first) | full(second)).astype(int))
    taken = drawing.take_from(added, name, second).document
    assert np.array_equal(covered(taken), (full(first) & ~full(second)).astype(int))


@given(st.lists(boxes, min_size=2, max_size=4))
def test_join_then_split_into_parts_loses_no_pixel(shapes: list[Mask]) -> None:
    document = drawn(*shapes)
    ids = [annotation.id for annotation in document.annotations]
    if len(ids) < 2:
        return
    joined = drawing.join(document, ids).document
    assert len(joined.annotations) == 1
    assert np.array_equal(covered(joined), covered(document))
    whole = joined.annotations[0].mask
    if len(mask_tools.objects(whole, None, document.width * document.height)) < 2:
        with pytest.raises(CarnnError):
            drawing.split_parts(joined, [joined.annotations[0].id])
        return
    parts = drawing.split_parts(joined, [joined.annotations[0].id]).document
    assert np.array_equal(covered(parts), covered(document))
    assert len({annotation.id for annotation in parts.annotations}) == len(parts.annotations)


def test_splitting_gives_objects_and_no_crumbs() -> None:
    whole = masks.union(rectangle(2, 2, 8, 8), rectangle(14, 2, 8, 8))
    document = drawn(masks.union(whole, rectangle(12, 5, 1, 1)))
    parts = drawing.split_parts(document, [document.annotations[0].id]).document
    assert sorted(annotation.mask.area for annotation in parts.annotations) == [64, 65]
    one = drawn(masks.union(rectangle(2, 2, 20, 16), rectangle(25, 2, 1, 1)))
    with pytest.raises(CarnnError, match="one connected part"):
        drawing.split_parts(one, [one.annotations[0].id])


def test_touching_objects_are_split_where_accepted_ones_tell_their_size() -> None:
    touching = masks.union(rectangle(2, 2, 7, 7), rectangle(8, 8, 7, 7))
    others = (rectangle(20, 2, 7, 7), rectangle(20, 12, 7, 7), rectangle(2, 16, 7, 7))
    document = drawn(touching, *others)
    parts = drawing.split_parts(document, [document.annotations[0].id]).document
    assert len(parts.annotations) == 5
    assert np.array_equal(covered(parts), covered(document))
    alone = drawn(touching)
    with pytest.raises(CarnnError):
        drawing.split_parts(alone, [alone.annotations[0].id])


@given(st.data())
def test_the_order_is_a_permutation(data: st.DataObject) -> None:
    document = drawn(*(rectangle(6 * number, 2, 5, 5) for number in range(5)))
    ids = [annotation.id for annotation in document.annotations]
    chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True))
    where = data.draw(st.sampled_from(["up", "down", "top", "bottom"]))
    after = [r.id for r in drawing.reorder(document, chosen, where).document.annotations]
    assert sorted(after) == sorted(ids)
    for group in (chosen, [name for name in ids if name not in chosen]):
        assert [n for n in after if n in group] == [n for n in ids if n in group]
    if where == "top":
        assert set(after[-len(chosen) :]) == set(chosen)


def test_marks_and_attributes_change_nothing_else() -> None:
    document = drawn(rectangle(2, 2, 8, 8))
    annotation = document.annotations[0]
    crowd = edits.mark(document, [annotation.id], iscrowd=True).document.annotations[0]
    assert crowd.iscrowd
    assert replace(crowd, iscrowd=False).mask == annotation.mask
    named = edits.mark(document, [annotation.id], attributes={"age": 3}).document.annotations[0]
    assert dict(named.attributes) == {"age": 3}


def test_an_edit_that_leaves_nothing_is_refused() -> None:
    document = drawn(rectangle(2, 2, 8, 8))
    with pytest.raises(CarnnError):
        drawing.change_masks(document, [document.annotations[0].id], lambda _: masks.empty_mask())
