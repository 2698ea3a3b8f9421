"""Which annotations of a document are examples, and of what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.examples import example_of
from carnn_desktop.annotations.model import Annotation, ImageDocument, Provenance
from carnn_desktop.contracts.run import Run

NAMES = {1: "cat", 2: "dog", 3: "bird"}
SIZE = (8, 6)


def annotation(
    category: int, x: int, state: str, *, by_person: bool = True, **more: Any
) -> Annotation:
    run = Run(source="model", created="2026-01-01T00:00:00+00:00")
    provenance = Provenance(run=run, reviewed="2026-01-02T00:00:00+00:00" if by_person else "")
    return Annotation(
        id=f"{category}-{x}-{state}",
        category_id=category,
        mask=masks.crop_mask(np.ones((2, 2), np.bool_), x, 1),
        state=state,  # type: ignore[arg-type]
        provenance=provenance,
        **more,
    )


def document(*annotations: Annotation, state: str = "done") -> ImageDocument:
    return ImageDocument(
        image_id=1,
        width=SIZE[0],
        height=SIZE[1],
        annotations=annotations,
        state=state,  # type: ignore[arg-type]
    )


def columns(mask: np.ndarray | None) -> list[int]:
    assert mask is not None
    assert mask.shape == (SIZE[1], SIZE[0])
    return np.flatnonzero(mask.any(0)).tolist()


def test_accepted_is_positive_and_all_else_of_a_done_photo_is_not_what_was_listed() -> None:
    example = example_of(
        document(annotation(1, 0, "accepted"), annotation(1, 4, "accepted")), "p", NAMES, {2}
    )
    assert example is not None
    assert columns(example.positive["cat"]) == [0, 1, 4, 5]
    assert example.listed == {"cat", "dog"}
    assert "bird" not in example.listed  # made later


def test_a_photo_with_nothing_on_it_teaches_what_was_looked_for() -> None:
    example = example_of(document(state="done_empty"), "p", NAMES, {1, 2})
    assert example is not None
    assert (example.positive, example.listed) == ({}, {"cat", "dog"})


def test_a_photo_that_is_not_done_teaches_its_accepted_annotations_only() -> None:
    found = document(annotation(1, 0, "accepted"), annotation(2, 4, "rejected"), state="in_review")
    example = example_of(found, "p", NAMES, {1, 2, 3})
    assert example is not None
    assert (set(example.positive), example.listed, example.negative) == ({"cat"}, set(), {})
    untouched = document(annotation(1, 0, "proposed"), state="proposed")
    assert example_of(untouched, "p", NAMES, {1}) is None


def test_a_rejection_by_a_person_is_negative_where_nothing_of_it_is_accepted() -> None:
    example = example_of(
        document(annotation(2, 1, "rejected"), annotation(1, 0, "accepted")), "p", NAMES, ()
    )
    assert example is not None
    assert columns(example.negative["dog"]) == [1, 2]
    bad_outline = document(annotation(1, 1, "rejected"), annotation(1, 0, "accepted"))
    example = example_of(bad_outline, "p", NAMES, ())
    assert example is not None
    assert "cat" not in example.negative  # the rest of the photo is no cat as it is
    assert columns(example.positive["cat"]) == [0, 1]


@pytest.mark.parametrize("state", ["rejected"])
def test_what_a_score_rejected_teaches_nothing(state: str) -> None:
    found = document(annotation(2, 1, state, by_person=False))
    assert example_of(found, "p", NAMES, ()) is None


@pytest.mark.parametrize("flag", ["iscrowd", "needs_review"])
def test_crowds_and_flagged_annotations_are_left_out(flag: str) -> None:
    odd = replace(annotation(1, 4, "accepted"), **{flag: True})
    example = example_of(document(annotation(1, 0, "accepted"), odd), "p", NAMES, ())
    assert example is not None
    assert columns(example.positive["cat"]) == [0, 1]
    assert columns(example.left_out) == [4, 5]
