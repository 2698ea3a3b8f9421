from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from tiny_clip import blobs

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.queries import parse_queries
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine import presets, segmenter
from carnn_desktop.engine.backbones.clip import backbone as clip
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter

IMAGE = blobs(80, 120, seed=1)


@pytest.fixture(scope="module")
def loaded(tiny_proposer: Path, tiny_classifier: Path) -> Segmenter:
    return load_segmenter(
        ModelChoice(
            proposer=str(tiny_proposer),
            classifier=str(tiny_classifier),
            device="cpu",
            dtype="float32",
        )
    )


def _request(text: str = "cat, dog, mug, tree", **settings: object) -> SegmentationRequest:
    base = {"templates": presets.TEMPLATES[:2], "confidence_threshold": 0.1, **settings}
    return SegmentationRequest(
        id="r",
        image_id="i",
        queries=parse_queries(text).queries,
        mode="concepts",
        settings=dataclasses.replace(presets.get_preset("coco"), **base),  # type: ignore[arg-type]
    )


def _same(one: SegmentationResult, other: SegmentationResult) -> bool:
    masks = zip(one.proposals, other.proposals, strict=True)
    return one.trace.kept == other.trace.kept and all(
        np.array_equal(a.mask, b.mask) and abs(a.score - b.score) < 1e-4 for a, b in masks
    )


def test_a_result_is_values_in_numpy(loaded: Segmenter) -> None:
    result = loaded.segment(IMAGE, _request())
    assert (result.width, result.height) == (120, 80)
    assert result.device == "cpu"
    assert result.dtype == "float32"
    assert [model.role for model in result.models] == ["proposer", "classifier"]
    assert all(len(model.sha256) == 64 for model in result.models)
    stages = [stage for stage, _ in result.timings]
    assert {"image", "texts", "gradients", "proposals", "classifier", "crf"} <= set(stages)
    assert len(stages) == len(set(stages))
    assert result.trace.removed_background == ("tree",)
    assert result.trace.final_masks is None
    for proposal in result.proposals:
        assert not proposal.mask.flags.writeable
        assert proposal.mask[0].any()
        assert proposal.mask[-1].any()
        assert proposal.mask[:, 0].any()
        assert proposal.mask[:, -1].any()
        assert max(proposal.levels.shape) <= 256
        assert 0 < proposal.level < 1
    for step in result.trace.steps:
        assert step.thumbnails.dtype == np.uint8
        assert len(step.thumbnails) == len(step.texts)
        assert step.maps is None


def test_categories_do_not_overlap_and_phrases_may(loaded: Segmenter) -> None:
    request = dataclasses.replace(_request(confidence_threshold=0.0), keep_maps=True)
    categories = loaded.segment(IMAGE, request).trace.final_masks
    phrases = loaded.segment(IMAGE, dataclasses.replace(request, mode="phrases")).trace.final_masks
    assert categories is not None
    assert categories.sum(axis=0).max() == 1
    assert phrases is not None
    assert phrases.sum(axis=0).max() > 1


def test_empty_masks_make_no_proposal_but_stay_in_the_trace(loaded: Segmenter) -> None:
    request = dataclasses.replace(_request("cat", background_words=()), mode="phrases")
    result = loaded.segment(IMAGE, dataclasses.replace(request, keep_maps=True))
    assert result.proposals == ()
    assert result.trace.kept == ("cat",)
    assert result.trace.final_masks is not None
    assert not result.trace.final_masks.any()


def test_synonyms_share_one_mask_and_one_name(loaded: Segmenter) -> None:
    plain = loaded.segment(IMAGE, _request("cat, dog"))
    joined = loaded.segment(IMAGE, _request("cat | kitten, dog"))
    assert joined.trace.steps[0].texts == ("cat", "dog")
    assert joined.trace.steps[0].scores != plain.trace.steps[0].scores


def test_a_forced_text_is_marked_and_said(loaded: Segmenter) -> None:
    result = loaded.segment(IMAGE, _request(confidence_threshold=1.0))
    assert len(result.trace.kept) == 1
    assert result.trace.steps[0].forced is not None
    assert all(proposal.forced and proposal.score < 1 for proposal in result.proposals)
    assert any("threshold" in note for note in result.trace.notes)


def test_texts_the_model_cannot_read_whole_are_refused(loaded: Segmenter) -> None:
    with pytest.raises(CarnnError, match="too long"):
        loaded.check(_request("x" * 90))
    with pytest.raises(CarnnError, match="nothing to look for"):
        loaded.check(dataclasses.replace(_request(), queries=()))
    loaded.check(_request("x" * 40))


@pytest.mark.parametrize(
    "image",
    [np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.float32), np.zeros((0, 4, 3), np.uint8)],
)
def test_what_is_no_rgb_image_is_refused(loaded: Segmenter, image: RgbImage) -> None:
    with pytest.raises(CarnnError, match="not RGB"):
        loaded.segment(image, _request())


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (16, 16), (17, 33)])
def test_any_size_of_image(loaded: Segmenter, size: tuple[int, int]) -> None:
    result = loaded.segment(blobs(*size), _request())
    assert (result.height, result.width) == size


def test_a_large_photo_is_computed_reduced_and_comes_back_whole(
    loaded: Segmenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = blobs(160, 240)
    exact = loaded.segment(image, dataclasses.replace(_request(), keep_maps=True))
    monkeypatch.setattr(segmenter, "MAX_PIXELS", 160 * 240 // 4)
    reduced = loaded.segment(image, dataclasses.replace(_request(), keep_maps=True))
    assert (reduced.height, reduced.width) == (160, 240)
    assert reduced.trace.final_masks is not None
    assert reduced.trace.final_masks.shape == (4, 160, 240)
    assert reduced.trace.before_crf is not None
    assert reduced.trace.before_crf.shape[1:] == (160, 240)
    assert any("reduced" in note for note in reduced.trace.notes)
    assert not any("reduced" in note for note in exact.trace.notes)
    for proposal in reduced.proposals:
        x, y = proposal.origin_xy
        assert x + proposal.mask.shape[1] <= 240
        assert y + proposal.mask.shape[0] <= 160


def test_it_works_in_any_thread_and_leaves_grad_mode_alone(loaded: Segmenter) -> None:
    results: list[SegmentationResult] = []
    thread = threading.Thread(target=lambda: results.append(loaded.segment(IMAGE, _request())))
    thread.start()
    thread.join()
    assert _same(results[0], loaded.segment(IMAGE, _request()))
    assert torch.is_grad_enabled()


def _stop_at(number: int) -> tuple[Callable[[Progress], None], list[str]]:
    stages: list[str] = []

    def on_progress(progress: Progress) -> None:
        stages.append(progress.stage)
        if len(stages) == number:
            raise Cancelled

    return on_progress, stages


def test_cancelled_at_any_checkpoint_it_can_be_used_again(
    tiny_proposer: Path, tiny_classifier: Path
) -> None:
    fresh = load_segmenter(
        ModelChoice(proposer=str(tiny_proposer), classifier=str(tiny_classifier), device="cpu")
    )
    everything, stages = _stop_at(0)
    want = fresh.segment(IMAGE, _request(), everything)
    assert {"texts", "image", "gradients", "proposals", "classifier", "step", "crf"} <= set(stages)
    assert stages.count("image") >= 10  # blocks
    again, warm = _stop_at(0)
    assert _same(fresh.segment(IMAGE, _request(), again), want)
    assert "texts" not in warm  # all from the cache
    for number in range(1, len(warm) + 1, max(1, len(warm) // 25)):
        on_progress, _ = _stop_at(number)
        with pytest.raises(Cancelled):
            fresh.segment(IMAGE, _request(), on_progress)
    assert _same(fresh.segment(IMAGE, _request()), want)


def test_cancelled_while_texts_are_encoded_it_can_be_used_again(
    tiny_proposer: Path, tiny_classifier: Path, loaded: Segmenter
) -> None:
    want = loaded.segment(IMAGE, _request("owl, bee"))
    choice = ModelChoice(proposer=str(tiny_proposer), classifier=str(tiny_classifier), device="cpu")
    for number in (2, 7, 20):
        fresh = load_segmenter(choice)
        on_progress, _ = _stop_at(number)
        with pytest.raises(Cancelled):
            fresh.segment(IMAGE, _request("owl, bee"), on_progress)
        assert _same(fresh.segment(IMAGE, _request("owl, bee")), want)


def test_one_model_for_both_stages_is_loaded_once(tiny_proposer: Path) -> None:
    both = load_segmenter(ModelChoice(proposer=str(tiny_proposer), device="cpu"))
    assert [model.role for model in both.identities] == ["both"]
    named_twice = load_segmenter(
        ModelChoice(proposer=str(tiny_proposer), classifier=str(tiny_proposer), device="cpu")
    )
    assert [model.role for model in named_twice.identities] == ["both"]


@pytest.mark.parametrize(
    "error", [torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("can't allocate memory")]
)
def test_out_of_memory_halves_the_batch_and_says_so(
    tiny_proposer: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    fresh = load_segmenter(ModelChoice(proposer=str(tiny_proposer), device="cpu", dtype="float32"))
    want = fresh.segment(IMAGE, _request())
    true = clip.ClipBackbone._class_features
    sizes: list[int] = []

    def small_memory(self: object, images: list[RgbImage], depth: int, pause: object) -> object:
        sizes.append(len(images))
        if len(images) > 1:
            raise error
        return true(self, images, depth, pause)  # type: ignore[arg-type]

    monkeypatch.setattr(clip.ClipBackbone, "_class_features", small_memory)
    result = fresh.segment(IMAGE, _request())
    assert sizes[0] == 4
    assert sizes[-1] == 1
    assert _same(result, want)
    assert any("Memory ran out" in note for note in result.trace.notes)

    def no_memory(*_: object) -> object:
        raise error

    monkeypatch.setattr(clip.ClipBackbone, "_class_features", no_memory)
    with pytest.raises(CarnnError, match="does not fit"):
        fresh.segment(IMAGE, _request())


def test_other_errors_are_not_taken_for_memory(
    loaded: Segmenter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("a defect")

    monkeypatch.setattr(clip.ClipBackbone, "_class_features", broken)
    with pytest.raises(RuntimeError, match="a defect"):
        loaded.segment(IMAGE, _request(), ignore_progress)
