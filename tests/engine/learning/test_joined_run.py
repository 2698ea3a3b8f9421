"""What was learned in whole runs of a segmenter: a seeded CLIP, seen through the product's code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import ObjectShape, PhotoExample
from carnn_desktop.contracts.requests import (
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.learning import learner
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter
from carnn_desktop.engine.teacher import Teacher

SETTINGS = replace(get_preset("coco"), crf=False, templates=())
WORDS = ("cat", "dog")


def photo(seed: int) -> RgbImage:
    """Return a dull photo with one bright square."""
    random = np.random.default_rng(seed)
    pixels = random.integers(40, 80, (96, 128, 3), np.uint8)
    pixels[_square(seed)] = random.integers(200, 255, (48, 48, 3), np.uint8)
    return pixels


def _square(seed: int) -> tuple[slice, slice]:
    random = np.random.default_rng((seed, 1))
    top, left = 16 * random.integers(0, 4), 16 * random.integers(0, 6)
    return np.s_[top : top + 48, left : left + 48]


def example(seed: int) -> PhotoExample:
    mask = np.zeros((96, 128), np.bool_)
    mask[_square(seed)] = True
    return PhotoExample(photo=str(seed), positive={"cat": mask}, listed=frozenset({"cat"}))


def run(
    segmenter: Segmenter, seed: int, key: str = "", settings: SegmentationSettings = SETTINGS
) -> SegmentationResult:
    request = SegmentationRequest(
        photo=key,
        id="run",
        image_id="1",
        queries=tuple(map(TextQuery, WORDS)),
        mode="concepts",
        settings=settings,
        keep_maps=True,
    )
    return segmenter.segment(photo(seed), request)


@pytest.fixture
def segmenter(tiny_proposer: Path) -> Segmenter:
    choice = ModelChoice(proposer=str(tiny_proposer), device="cpu", dtype="float32")
    return load_segmenter(choice)


def test_examples_find_what_random_words_cannot(segmenter: Segmenter, tmp_path: Path) -> None:
    before = run(segmenter, 9)
    teacher = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    state = teacher.learn([example(seed) for seed in range(4)])
    assert state is not None
    after = run(segmenter, 9)
    final = after.trace.final_masks
    assert final is not None
    truth = example(9).positive["cat"]
    assert (final[0] & truth).sum() / (final[0] | truth).sum() > 0.6
    assert (after.examples, after.example_photos) == (state.examples, 4)
    assert before.examples == ""
    assert any("4 photos you reviewed" in note for note in after.trace.notes)


def test_without_examples_the_masks_are_those_of_before(
    segmenter: Segmenter, tmp_path: Path
) -> None:
    before = run(segmenter, 9)
    teacher = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    teacher.learn([example(seed) for seed in range(2)])
    segmenter.examples.use(None)
    after = run(segmenter, 9)
    assert before.trace.before_crf is not None
    assert after.trace.before_crf is not None
    np.testing.assert_array_equal(before.trace.before_crf, after.trace.before_crf)
    assert [step.scores for step in before.trace.steps] == [s.scores for s in after.trace.steps]


def test_a_class_without_examples_is_what_it_was_and_the_trace_tells_the_shares(
    segmenter: Segmenter, tmp_path: Path
) -> None:
    before = run(segmenter, 9)
    teacher = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    teacher.learn([example(seed) for seed in range(4)])
    after = run(segmenter, 9)
    first, second = before.trace.steps[0], after.trace.steps[0]
    dog = WORDS.index("dog")
    assert first.maps is not None
    assert second.maps is not None
    np.testing.assert_array_equal(first.maps.refined[dog], second.maps.refined[dog])
    assert first.scores[dog] == second.scores[dog]
    assert before.trace.evidence == ()
    (told,) = after.trace.evidence
    assert (told.text, told.photos, told.source) == ("cat", 4, "reviewed")
    assert told.words + told.examples == pytest.approx(1.0)
    assert told.examples > 0.3


def test_a_known_photo_is_not_looked_at_again_for_features(
    segmenter: Segmenter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    teacher.learn([example(seed) for seed in range(2)])
    first = run(segmenter, 9, key="nine")

    def never(*_: object, **__: object) -> None:
        raise AssertionError("the features were computed again")

    backbone = segmenter.proposer
    for name in ("dense_features", "encode_with_features"):
        monkeypatch.setattr(backbone, name, never, raising=True)
    again = run(segmenter, 9, key="nine")
    assert [step.scores for step in first.trace.steps] == [s.scores for s in again.trace.steps]


@pytest.mark.parametrize(("size", "looks"), [(0.5, 3), (0.05, 0)])
def test_the_photo_made_smaller_is_looked_at_once_and_for_large_things_alone(
    segmenter: Segmenter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: float, looks: int
) -> None:
    backbone: Any = segmenter.proposer
    looked: list[tuple[int, ...]] = []

    def views(image: RgbImage, *, finer: bool, on_progress: Any) -> Iterator[DenseFeatures]:
        looked.append(image.shape)
        smaller = np.ascontiguousarray(image[::2, ::2])
        yield backbone.dense_features(smaller, finer=finer, on_progress=on_progress)
        raise AssertionError("only the smaller one is wanted here")

    monkeypatch.setattr(backbone, "dense_views", views)
    monkeypatch.setattr(learner, "MAX_VIEWED", 0)
    shapes = {"cat": (ObjectShape(size=size, depth=0.4, solidity=0.9, pieces=1),)}
    teacher = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    teacher.learn([replace(example(seed), objects=shapes) for seed in range(2)])
    first = run(segmenter, 9, key="nine")
    assert len(looked) == looks
    again = run(segmenter, 9, key="nine")
    assert len(looked) == looks, "what was seen is kept"
    assert [step.scores for step in first.trace.steps] == [s.scores for s in again.trace.steps]


def test_where_patches_are_compared_no_gradients_are_prepared_beside_the_features(
    segmenter: Segmenter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("the trunk was run for nothing")

    monkeypatch.setattr(segmenter.proposer, "encode_image", never)
    dense = replace(SETTINGS, proposals="dense")
    teacher = Teacher(segmenter, dense, lambda key: photo(int(key)), folder=tmp_path)
    assert teacher.learn([example(seed) for seed in range(2)], queries=map(TextQuery, WORDS))
    after = run(segmenter, 9, settings=dense)
    assert after.example_photos == 2


def test_features_are_read_again_from_disk(segmenter: Segmenter, tmp_path: Path) -> None:
    first = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    state = first.learn([example(seed) for seed in range(3)])
    second = Teacher(segmenter, SETTINGS, _never, folder=tmp_path)
    again = second.learn([example(seed) for seed in (2, 0, 1)])
    assert state is not None
    assert again is not None
    assert (state.weights == again.weights).all()
    assert state.classes == again.classes


def test_a_photo_whose_features_alone_are_left_is_learned_from_and_its_words_are_not_judged(
    segmenter: Segmenter, tmp_path: Path
) -> None:
    first = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    state = first.learn([example(seed) for seed in range(3)])
    second = Teacher(segmenter, SETTINGS, _gone, folder=tmp_path)
    again = second.learn([example(seed) for seed in range(3)], queries=[TextQuery("dog")])
    assert state is not None
    assert again is not None
    assert (state.weights == again.weights).all()
    assert second.learner.left_out == {}
    (was,), (now,) = state.classes, again.classes
    assert was.trust.iou_words is not None
    assert (now.trust.iou_words, now.trust.iou_examples) == (None, was.trust.iou_examples)


def test_how_unlike_a_photo_is_never_waits_for_features_to_be_made(
    segmenter: Segmenter, tmp_path: Path
) -> None:
    first = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    first.learn([example(seed) for seed in range(3)])
    assert first.novelty("0") == pytest.approx(0.0, abs=1e-5)
    assert first.novelty("9") is None
    run(segmenter, 9, key="9")
    unlike = first.novelty("9")
    assert unlike is not None
    assert 0.0 < unlike < 1.0
    emptied = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    for seed in range(3):
        emptied.teach(example(seed))
    for path in tmp_path.glob("*/*"):
        path.unlink()
    run_of_ten = Teacher(segmenter, SETTINGS, lambda key: photo(int(key)), folder=tmp_path)
    run_of_ten.features_of("10")
    assert emptied.novelty("10") is None


def _gone(photo: str) -> RgbImage:
    raise CarnnError(f"{photo} is gone.")


def _never(photo: str) -> RgbImage:
    raise AssertionError(f"{photo} was decoded again")
