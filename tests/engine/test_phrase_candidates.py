"""Phrases: head nouns, places, candidates of a map, contrast, and what a run makes of them."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import tiny_sam
import torch
from numpy.typing import NDArray
from tiny_clip import blobs

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import parse_phrases
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import PhraseContrast
from carnn_desktop.engine import phrases, presets
from carnn_desktop.engine.backbones.clip import backbone as clip
from carnn_desktop.engine.head_noun import head_noun, place_of
from carnn_desktop.engine.refine.prompts import crop, iou, union
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter

IMAGE = blobs(80, 120, seed=1)


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("the man in the red hat", "man"),
        ("black cow left", "cow"),
        ("suitcase next to car wheel", "suitcase"),
        ("two bananas together on right middle", "bananas"),
        ("bald guy far left and man far right", "guy"),
        ("the person standing to the right of the boy", "person"),
        ("left guy smiling", "guy"),
        ("parked red car", "car"),
        ("a pair of scissors", "scissors"),
        ("the building on the hill", "building"),
        ("bed with a blue blanket", "bed"),
        ("the left one", "one"),
        ("dog", "dog"),
        ("the", "the"),
    ],
)
def test_the_head_noun_says_what_kind_of_thing_it_is(phrase: str, noun: str) -> None:
    assert head_noun(phrase) == noun


def test_places_are_read_but_relations_are_not() -> None:
    left = place_of("left guy smiling")
    assert left is not None
    assert (left.x, left.y) == (-1.0, 0.0)
    corner = place_of("bottom right corner man")
    assert corner is not None
    assert (corner.x, corner.y) == (1.0, 1.0)
    middle = place_of("the middle cup")
    assert middle is not None
    assert middle.central
    assert place_of("man to the left of the tree") is None
    assert place_of("the red car") is None
    assert place_of("") is None


def _map() -> NDArray[np.float32]:
    """Two blobs, one stronger: their levels and parts differ."""
    rows, columns = np.mgrid[:40, :60]
    near = np.exp(-((rows - 12) ** 2 + (columns - 14) ** 2) / 60.0)
    far = 0.7 * np.exp(-((rows - 25) ** 2 + (columns - 45) ** 2) / 60.0)
    return np.asarray(near + far, np.float32)


def test_candidates_are_the_whole_its_parts_and_levels_all_different() -> None:
    map_ = _map()
    whole = np.asarray(map_ > 0.4)
    found = phrases.candidates(map_, whole)
    full = [union([one], whole.shape) for one in found]
    assert iou(full[0], whole) == 1.0
    assert any(not one[:, :30].any() for one in full)
    assert any(not one[:, 30:].any() for one in full)
    for index, one in enumerate(full):
        assert all(iou(one, other) < 0.8 for other in full[:index])


def test_instances_that_lie_in_the_map_are_candidates() -> None:
    map_ = _map()
    whole = np.asarray(map_ > 0.4)
    inside, outside = np.zeros_like(whole), np.zeros_like(whole)
    inside[8:16, 6:22] = True
    outside[30:38, 2:20] = True
    instances = [one for one in (crop(inside), crop(outside)) if one is not None]
    found = [union([one], whole.shape) for one in phrases.candidates(map_, whole, instances)]
    assert any(iou(one, inside) == 1.0 for one in found)
    assert not any((one & outside).any() for one in found)


def test_contrast_is_against_the_noun_and_the_background() -> None:
    wording = phrases.wording_of("the red hat", ("wall", "hat rack", "sky"))
    assert wording.texts == ("the red hat", "hat", "wall", "hat rack", "sky")
    logits = np.array([[4.0, 2.0, 0.0, 0.0, 0.0], [0.0, 0.0, 3.0, 3.0, 3.0]], np.float32)
    good, bad = phrases.contrasts(logits, wording)
    assert good.head == pytest.approx(1 / (1 + np.exp(-2.0)))
    assert good.background == pytest.approx(1 / (1 + 3 * np.exp(-4.0)))
    assert phrases.score_of(good) > good.background  # the odds multiply
    assert bad.head == 0.5
    assert phrases.score_of(bad) == pytest.approx(bad.background)


def test_a_phrase_that_is_its_noun_has_no_contrast_to_it() -> None:
    wording = phrases.wording_of("the dog", ("wall", "dog"))
    assert wording.head is None
    assert wording.texts == ("the dog", "wall")
    (only,) = phrases.contrasts(np.array([[1.0, 1.0, 0.0]], np.float32), wording)
    assert only.head is None
    assert only.background == pytest.approx(1 / (1 + 1 + np.exp(-1.0)))
    lone = phrases.contrasts(np.array([[1.0]], np.float32), phrases.wording_of("dog", ()))
    assert phrases.score_of(lone[0]) == pytest.approx(1.0, abs=1e-5)


def test_the_order_follows_the_place_and_the_score_does_not() -> None:
    left, right = np.zeros((40, 60), np.bool_), np.zeros((40, 60), np.bool_)
    left[10:20, 2:12], right[10:20, 48:58] = True, True
    pair = [one for one in (crop(left), crop(right)) if one is not None]
    told = [PhraseContrast(noun="cow", head=None, background=share) for share in (0.5, 0.6)]
    both = (left | right).astype(np.float32)

    def ranked(phrase: str) -> list[phrases.Ranked]:
        return phrases.ranked(pair, told, phrases.wording_of(phrase, ()), both, (60, 40))

    assert [one.candidate.origin_xy[0] for one in ranked("left cow")] == [2, 48]
    assert [one.score for one in ranked("left cow")] == [pytest.approx(0.5), pytest.approx(0.6)]
    assert [one.candidate.origin_xy[0] for one in ranked("cow")] == [48, 2]


def test_a_candidate_that_explains_the_map_goes_before_a_surer_piece_of_it() -> None:
    map_ = np.zeros((40, 60), np.float32)
    map_[10:30, 10:40] = 1.0
    piece = np.zeros((40, 60), np.bool_)
    piece[12:16, 12:16] = True
    pair = [one for one in (crop(piece), crop(map_ > 0.5)) if one is not None]
    told = [PhraseContrast(noun="cow", head=None, background=share) for share in (0.8, 0.7)]
    found = phrases.ranked(pair, told, phrases.wording_of("cow", ()), map_, (60, 40))
    assert [one.candidate.area for one in found] == [600, 16]


# Through the segmenter ----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def loaded(tiny_proposer: Path) -> Segmenter:
    return load_segmenter(ModelChoice(proposer=str(tiny_proposer), device="cpu", dtype="float32"))


def _request(*texts: str, **settings: object) -> SegmentationRequest:
    base = dataclasses.replace(presets.get_preset("refcoco"), crf=False)  # it is tested elsewhere
    return SegmentationRequest(
        id="r",
        image_id="i",
        queries=parse_phrases(texts).queries,
        mode="phrases",
        settings=dataclasses.replace(base, **settings),  # type: ignore[arg-type]
    )


def test_clip_ranks_the_candidates_of_each_phrase(loaded: Segmenter) -> None:
    request = _request("the cat on the left", "dog", phrase_threshold=0.0, confidence_threshold=0.0)
    result = loaded.segment(IMAGE, dataclasses.replace(request, keep_maps=True))
    names = [proposal.name for proposal in result.proposals]
    assert names == sorted(names, key=["the cat on the left", "dog"].index)
    assert 2 <= names.count("the cat on the left") <= 9
    for proposal in result.proposals:
        assert proposal.contrast is not None
        assert proposal.score == pytest.approx(phrases.score_of(proposal.contrast))
        assert not proposal.forced
        assert (proposal.contrast.head is None) == (proposal.name == "dog")
    assert "candidates" in dict(result.timings)


def test_a_phrase_that_nothing_matches_offers_its_best_as_forced(loaded: Segmenter) -> None:
    every = loaded.segment(IMAGE, _request("cat on the wall", phrase_threshold=0.0)).proposals
    result = loaded.segment(IMAGE, _request("cat on the wall", phrase_threshold=1.0))
    (only,) = result.proposals
    assert only.forced
    assert only.score in [one.score for one in every]
    assert any("Nothing here matches" in note for note in result.trace.notes)


def test_the_final_masks_are_those_of_the_published_method(loaded: Segmenter) -> None:
    request = dataclasses.replace(_request("cat"), keep_maps=True)
    strict = dataclasses.replace(_request("cat", phrase_threshold=1.0), keep_maps=True)
    one = loaded.segment(IMAGE, request).trace.final_masks
    other = loaded.segment(IMAGE, strict).trace.final_masks
    assert one is not None
    assert other is not None
    assert (one == other).all()


def test_the_head_noun_can_lead_the_proposer(loaded: Segmenter) -> None:
    phrase = _request("cat beside the dog", phrase_threshold=0.0, head_noun_weight=1.0)
    noun = _request("cat", phrase_threshold=0.0)
    one, other = (loaded.segment(IMAGE, r).trace.steps[0].thumbnails for r in (phrase, noun))
    assert np.abs(one.astype(int) - other.astype(int)).max() <= 1


def test_memory_that_runs_out_while_candidates_are_judged_is_told(
    tiny_proposer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = load_segmenter(ModelChoice(proposer=str(tiny_proposer), device="cpu", dtype="float32"))
    want = fresh.segment(IMAGE, _request("cat", phrase_threshold=0.0))
    true = clip.ClipBackbone._class_features

    def small(self: object, images: list[RgbImage], depth: int, pause: object) -> object:
        if len(images) > 1:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return true(self, images, depth, pause)  # type: ignore[arg-type]

    monkeypatch.setattr(clip.ClipBackbone, "_class_features", small)
    result = fresh.segment(IMAGE, _request("cat", phrase_threshold=0.0))
    assert any("Memory ran out" in note for note in result.trace.notes)
    assert [p.score for p in result.proposals] == pytest.approx(
        [p.score for p in want.proposals], abs=1e-4
    )
    again = fresh.segment(IMAGE, _request("cat", phrase_threshold=0.0))
    assert not again.trace.notes  # told once; the batch stays small


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        torch.OutOfMemoryError("CUDA out of memory."),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: 9 bytes"),
    ],
)
def test_memory_that_runs_out_elsewhere_is_an_error_in_words(
    loaded: Segmenter, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def greedy(*_: object, **__: object) -> object:
        raise error

    monkeypatch.setattr(clip.ClipBackbone, "encode_image", greedy)
    with pytest.raises(CarnnError, match="memory of the device"):
        loaded.segment(IMAGE, _request("cat"))
    monkeypatch.undo()
    assert loaded.segment(IMAGE, _request("cat", phrase_threshold=0.0)).proposals


# Refinement ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_sam(tiny_proposer: Path, tmp_path_factory: pytest.TempPathFactory) -> Segmenter:
    folder = tiny_sam.save("sam", tmp_path_factory.mktemp("sam") / "tiny")
    choice = ModelChoice(
        proposer=str(tiny_proposer), device="cpu", dtype="float32", sam=str(folder)
    )
    return load_segmenter(choice)


def test_without_a_loaded_sam_its_refinement_is_refused_before_work(loaded: Segmenter) -> None:
    with pytest.raises(CarnnError, match="No Segment Anything model"):
        loaded.check(_request("cat", refinement="sam_auto"))


def test_sam_is_named_among_the_models(with_sam: Segmenter) -> None:
    assert [model.role for model in with_sam.identities] == ["both", "refiner"]
    assert len(with_sam.identities[1].sha256) == 64


@pytest.mark.parametrize("refinement", ["grabcut", "sam_prompts", "sam_auto"])
def test_every_refinement_keeps_categories_apart_and_says_what_it_did(
    with_sam: Segmenter, refinement: str
) -> None:
    request = _request("cat", "dog", "mug", refinement=refinement, confidence_threshold=0.0)
    request = dataclasses.replace(request, mode="concepts", keep_maps=True)
    result = with_sam.segment(IMAGE, request)
    masks = result.trace.final_masks
    assert masks is not None
    assert masks.sum(axis=0).max() <= 1
    assert masks.any()
    words = {"grabcut": "Snapped", "sam_prompts": "Redrawn by", "sam_auto": "objects"}
    assert any(words[refinement] in note for note in result.trace.notes)


def test_unknown_refinements_are_refused() -> None:
    base = presets.get_preset("coco")
    assert presets.override(base, "refinement", '"grabcut"').refinement == "grabcut"
    with pytest.raises(CarnnError, match="no refinement"):
        presets.override(base, "refinement", '"magic"')


def test_objects_that_sam_saw_split_a_category_s_mask_where_that_is_wished() -> None:
    from carnn_desktop.engine.recurrence import Survivor
    from carnn_desktop.engine.refine.refining import Refined
    from carnn_desktop.engine.result_proposals import found_of

    whole = np.zeros((40, 60), np.bool_)
    whole[10:30, 10:50] = True
    left = whole.copy()
    left[:, 30:] = False
    speck = np.zeros_like(whole)
    speck[12:14, 40:42] = True
    instances = tuple(one for one in (crop(left), crop(whole & ~left), crop(speck)) if one)
    survivor = Survivor(
        query=TextQuery("cat"), score=0.9, forced=False, map=whole.astype(np.float32)
    )
    request = dataclasses.replace(_request("cat"), mode="concepts")

    def proposals(split: bool) -> list[tuple[int, bool]]:
        found, _ = found_of(
            [survivor],
            Refined(masks=[whole], instances=instances),
            dataclasses.replace(request, split_parts=split, min_part_area=50),
            background=(),
            logits=lambda _texts, maps: np.zeros((len(maps), 1), np.float32),
            working_hw=(40, 60),
        )
        return [(int(p.mask.sum()), p.part) for p in found]

    assert proposals(split=True) == [(400, True), (400, True)]
    assert proposals(split=False) == [(800, False)]


def test_redrawn_candidates_keep_their_scores_and_those_that_became_alike_are_one() -> None:
    masks = []
    for left in (5, 6, 40):
        mask = np.zeros((40, 60), np.bool_)
        mask[10:20, left : left + 10] = True
        masks.append(mask)
    contrast = PhraseContrast(noun="cow", head=None, background=0.5)
    found = [
        phrases.Ranked(one, 0.9 - 0.1 * index, contrast)
        for index, one in enumerate(map(crop, masks))
        if one is not None
    ]

    def left_half(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
        half = np.zeros_like(mask)
        half[10:20, :30] = mask[:, :30].any()
        return half if mask[:, :30].any() else mask

    drawn = phrases.redrawn(found, left_half, (40, 60))
    assert [(one.score, one.candidate.area) for one in drawn] == [
        (pytest.approx(0.9), 300),
        (pytest.approx(0.7), 100),
    ]


def test_candidates_are_snapped_where_that_refinement_is_chosen(loaded: Segmenter) -> None:
    plain = loaded.segment(IMAGE, _request("cat on a wall", phrase_threshold=0.0))
    snapped = loaded.segment(
        IMAGE, _request("cat on a wall", phrase_threshold=0.0, refinement="grabcut")
    )
    assert 1 <= len(snapped.proposals) <= len(plain.proposals)
    assert any("Snapped" in note for note in snapped.trace.notes)
