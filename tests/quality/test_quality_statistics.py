"""Counts, areas, look-alikes and thresholds."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from quality_samples import an_image, an_object, rectangle
from skimage import data

from carnn_desktop.annotations.model import (
    Annotation,
    AnnotationState,
    Category,
    ImageDocument,
    Provenance,
)
from carnn_desktop.contracts.results import Trace, TraceStep
from carnn_desktop.contracts.run import Run
from carnn_desktop.photos.images import read_thumbnail
from carnn_desktop.quality.calibration import (
    CalibrationCounter,
    Evidence,
    calibrated,
    threshold_curve,
)
from carnn_desktop.quality.duplicates import difference_hash, near_duplicates
from carnn_desktop.quality.statistics import StatisticsCounter


def test_statistics_by_hand() -> None:
    counter = StatisticsCounter(("cat", "dog"))
    for image in (
        an_image(an_object("cat", 0, 0, 10, 12), an_object("dog", 20, 0, 4, 4), name="1"),
        an_image(an_object("Cat", 0, 0, 40, 30), name="2"),
        an_image(name="3"),
    ):
        counter.add(image.name, image)
    found = counter.result()
    assert (found.images, found.objects, found.unlabelled) == (3, 3, ("3",))
    cat, dog = found.categories
    assert (cat.name, cat.images, cat.objects) == ("cat", 2, 2)
    assert (cat.area_min, cat.area_median, cat.area_max) == (120, 660.0, 1200)
    assert cat.share == pytest.approx(1320 / 2400)
    assert (cat.small, cat.medium, cat.large) == (1, 1, 0)
    assert dog.objects == 1
    assert found.together == ((2, 1), (1, 1))
    assert found.per_image == ((0, 1), (1, 1), (2, 1))
    assert found.sizes == (((40, 30), 3),)
    assert sum(found.object_share.counts) == sum(found.object_aspect.counts) == 3
    assert sum(found.image_aspect.counts) == 3


def test_look_alikes_are_found_whatever_the_size_and_format(tmp_path: Path) -> None:
    photos = {
        "cat.png": data.chelsea(),
        "coffee.png": data.coffee(),
        "rocket.png": data.rocket(),
    }
    for name, pixels in photos.items():
        Image.fromarray(pixels).save(tmp_path / name, compress_level=1)
    small = Image.fromarray(data.chelsea()).resize((200, 133))
    small.save(tmp_path / "cat, smaller.jpg", quality=60)
    hashes = {
        path.name: difference_hash(read_thumbnail(path, 64)) for path in sorted(tmp_path.iterdir())
    }
    groups = near_duplicates(hashes)
    assert [set(group.names) for group in groups] == [{"cat.png", "cat, smaller.jpg"}]
    assert groups[0].distance <= 10


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_equal_hashes_are_one_group(values: list[tuple[int, int]]) -> None:
    hashes = {str(place): value for place, value in enumerate(values)}
    groups = near_duplicates(hashes, max_distance=0)
    expected = {value for value in values if values.count(value) > 1}
    assert {hashes[group.names[0]] for group in groups} == expected
    assert all(group.distance == 0 for group in groups)


# Calibration --------------------------------------------------------------------------------------

CAT = Category(id=1, name="cat", synonyms=("kitten",))
DOG = Category(id=2, name="dog")


def evidence(wanted: list[float], unwanted: list[float]) -> list[Evidence]:
    return [Evidence(1, s, True) for s in wanted] + [Evidence(1, s, False) for s in unwanted]


def test_the_threshold_lies_between_what_was_kept_and_what_was_not() -> None:
    found = calibrated(CAT, evidence([0.6, 0.7, 0.8, 0.9, 0.65], [0.1, 0.2, 0.3, 0.4, 0.3]))
    assert found.suggested is not None
    assert found.suggested.threshold == pytest.approx(0.5)
    assert (found.suggested.precision, found.suggested.recall) == (1.0, 1.0)
    assert found.keeps_all == found.suggested


def test_an_overlap_costs_precision_before_recall() -> None:
    found = calibrated(CAT, evidence([0.3, 0.6, 0.7, 0.8, 0.9], [0.1, 0.2, 0.4, 0.1, 0.2]))
    assert found.suggested is not None
    # 0.25: 5 of 6 right, all kept (F1 10/11); 0.5: 4 of 4 right, one lost (F1 8/9)
    assert found.suggested.threshold == pytest.approx(0.25)
    assert found.suggested.precision == pytest.approx(5 / 6)


def test_too_little_evidence_gives_no_number() -> None:
    found = calibrated(CAT, evidence([0.9, 0.8, 0.7, 0.6, 0.8], [0.1, 0.2]))
    assert found.suggested is None
    assert "2 not wanted" in found.reason
    assert calibrated(CAT, []).curve == ()


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.floats(0.01, 0.99), min_size=1, max_size=12),
    st.lists(st.floats(0.01, 0.99), max_size=12),
)
def test_recall_falls_with_the_threshold(wanted: list[float], unwanted: list[float]) -> None:
    curve = threshold_curve(evidence(wanted, unwanted))
    thresholds = [point.threshold for point in curve]
    assert thresholds == sorted(thresholds)
    recalls = [point.recall for point in curve]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[0] == 1.0
    assert all(0.0 <= point.precision <= 1.0 and 0.0 <= point.f1 <= 1.0 for point in curve)


def annotation(
    text: str, category_id: int, state: AnnotationState, score: float | None
) -> Annotation:
    source = "model" if score is not None else "manual"
    return Annotation(
        id=f"{text}{category_id}{state}{score}",
        category_id=category_id,
        mask=rectangle(0, 0, 3, 3),
        state=state,
        provenance=Provenance(run=Run(source=source), text=text, score=score),  # type: ignore[arg-type]
    )


def a_trace(scores: dict[str, float], kept: tuple[str, ...] = ()) -> Trace:
    step = TraceStep(
        texts=tuple(scores),
        scores=tuple(scores.values()),
        kept=(),
        forced=None,
        thumbnails=np.zeros((len(scores), 1, 1), np.uint8),
    )
    return Trace(steps=(step,), kept=kept, background_words=())


def a_document(image_id: int, *annotations: Annotation, state: str = "done") -> ImageDocument:
    return ImageDocument(image_id=image_id, width=9, height=9, annotations=annotations, state=state)  # type: ignore[arg-type]


def test_evidence_comes_from_decisions_and_dropped_texts() -> None:
    counter = CalibrationCounter((CAT, DOG))
    # parts of one text are one decision; a synonym is its category
    accepted = (annotation("kitten", 1, "rejected", 0.8), annotation("kitten", 1, "accepted", 0.8))
    counter.add(a_document(1, *accepted), a_trace({"kitten": 0.8, "dog": 0.1}, ("kitten",)))
    # relabelled: the text was wrong for its own category; the dog was dropped but is there
    counter.add(
        a_document(2, annotation("cat", 2, "accepted", 0.4)), a_trace({"dog": 0.2}, ("cat",))
    )
    # all annotations of a kept text were deleted
    counter.add(a_document(3), a_trace({"cat": 0.5}, ("cat",)))
    # rejected by no person, but for its low score; the other image has such a dog after all
    counter.add(a_document(5, annotation("dog", 2, "rejected", 0.3)), None)
    drawn = annotation("", 2, "accepted", None)
    counter.add(a_document(6, annotation("dog", 2, "rejected", 0.25), drawn), None)
    # not reviewed: says nothing
    counter.add(a_document(4, annotation("cat", 1, "accepted", 0.9), state="in_review"), None)
    cat, dog = sorted(counter.result(), key=lambda c: c.category_id)
    assert [(e.image_id, e.score, e.wanted) for e in cat.evidence] == [
        (1, 0.8, True), (2, 0.4, False), (3, 0.5, False),
    ]  # fmt: skip
    assert [(e.image_id, e.score, e.wanted, e.dropped) for e in dog.evidence] == [
        (1, 0.1, False, True), (2, 0.2, True, True), (5, 0.3, False, True), (6, 0.25, True, True),
    ]  # fmt: skip
    assert counter.reviewed == 5
