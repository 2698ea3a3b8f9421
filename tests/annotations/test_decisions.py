"""A run's one codec, and what was decided on an annotation, read from what is stored of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.decisions import (
    decided_by_person,
    decision_of,
    is_below,
    is_untouched,
    is_weak,
    makes_way,
)
from carnn_desktop.annotations.model import Annotation, ImageDocument, ImageState, Provenance
from carnn_desktop.annotations.provenance import run_from, run_values
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.thresholds import falls_short, passes
from carnn_desktop.formats.export.provenance import Runs, run_of_file

RUN = Run(
    source="model",
    created="2026-01-01T00:00:00+00:00",
    model="m",
    model_sha256="1",
    classifier="c",
    classifier_sha256="2",
    mode="concepts",
    texts=("cat | kitten", "dog"),
    background_words=("sky",),
    settings={"crf": True, "templates": ["a {}"]},
    device="cpu",
    dtype="float32",
    refiner="sam",
    refiner_sha256="3",
    steps=2,
)
SUPPRESSED_SCORE = 0.4


def annotation(state: Any, *, run: Run = RUN, **own: Any) -> Annotation:
    provenance = Provenance(run=run, text="cat", score=SUPPRESSED_SCORE, **own)
    return Annotation(
        id="a", category_id=1, mask=masks.empty_mask(), state=state, provenance=provenance
    )


def test_a_run_comes_back_from_its_values() -> None:
    values = run_values(RUN)
    assert values["texts"] == ["cat | kitten", "dog"]
    assert run_from(values) == RUN
    assert run_from({"source": "manual"}) == Run(source="manual")


@pytest.mark.parametrize("wrong", [{"steps": -1}, {"mode": "odd"}, {"future": 1}, {"model": None}])
def test_values_of_no_run_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        run_from(run_values(RUN) | wrong)


def test_a_file_s_run_is_read_as_it_was_written() -> None:
    runs = Runs()
    name = runs.of(RUN)
    assert name == runs.of(replace(RUN, created="later", steps=9))  # they are no part of it
    assert name != runs.of(replace(RUN, settings={}))
    assert runs.of(Run(source="manual")) == ""
    values: dict[str, Any] = run_values(RUN) | {"id": name, "of the future": 1}
    assert run_of_file(values) == replace(RUN, created="", steps=0)
    del values["dtype"]
    with pytest.raises(KeyError, match="dtype"):
        run_of_file(values)


def test_who_rejected_a_annotation_is_told_apart() -> None:
    now = "2026-01-02T00:00:00+00:00"
    imported = Run(source="import")
    assert decision_of(annotation("proposed", forced=True)) == "proposed"
    assert decision_of(annotation("rejected", forced=True)) == "forced"
    assert decision_of(annotation("rejected")) == "below_threshold"
    assert decision_of(annotation("rejected", forced=True, reviewed=now)) == "rejected"
    assert decision_of(annotation("rejected", run=imported)) == "rejected"
    assert decision_of(annotation("accepted", reviewed=now)) == "accepted"
    assert not decided_by_person(annotation("rejected"))
    assert decided_by_person(annotation("rejected", reviewed=now))
    assert is_weak(annotation("proposed", forced=True))
    assert not is_weak(annotation("accepted", forced=True, reviewed=now))
    assert is_below(annotation("rejected"), 0.5)
    assert not is_below(annotation("rejected"), SUPPRESSED_SCORE)
    assert not is_below(annotation("rejected", reviewed=now), 0.5)


def test_only_what_no_person_touched_makes_way() -> None:
    assert makes_way(annotation("proposed"), {"cat"})
    assert makes_way(annotation("rejected"), {"cat"})
    assert not makes_way(annotation("proposed"), {"dog"})
    assert not makes_way(annotation("accepted"), {"cat"})
    assert not makes_way(annotation("proposed", relabelled=True), {"cat"})
    assert not makes_way(replace(annotation("rejected"), iscrowd=True), {"cat"})
    assert not makes_way(annotation("proposed", run=Run(source="import")), {"cat"})


def test_a_document_is_untouched_until_a_person_does_anything() -> None:
    def document(*annotations: Annotation, state: ImageState = "proposed") -> ImageDocument:
        return ImageDocument(image_id=1, width=9, height=9, annotations=annotations, state=state)

    assert is_untouched(document(state="new"))
    assert is_untouched(document(annotation("proposed"), annotation("rejected")))
    assert not is_untouched(document(state="done_empty"))
    assert not is_untouched(document(annotation("proposed"), state="in_review"))
    for touched in (
        annotation("accepted"),
        annotation("rejected", reviewed=utc_now()),
        annotation("proposed", edit_iou=0.5),
        replace(annotation("proposed"), note="look again"),
        annotation("proposed", run=Run(source="import")),
        annotation("proposed", run=Run(source="manual")),
    ):
        assert not is_untouched(document(annotation("proposed"), touched))


def test_a_run_s_threshold_must_be_exceeded_and_a_category_s_reached() -> None:
    assert not passes(0.5, 0.5)
    assert passes(0.51, 0.5)
    assert not falls_short(0.5, 0.5)
    assert falls_short(0.49, 0.5)
    assert not falls_short(None, 0.5)
    assert not falls_short(0.1, None)


def test_the_time_is_written_to_the_second() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", utc_now())
