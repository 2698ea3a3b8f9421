"""The recurrence over a model that gives instances, with a scripted one."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import torch

from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.annotations.provenance import run_of
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import Mode, SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import ModelIdentity, SegmentationResult
from carnn_desktop.engine.instances.choose import (
    Instance,
    apart,
    box_ious,
    chosen_of,
    levels_of,
    without_repeats,
)
from carnn_desktop.engine.instances.protocol import Drawn, Findings
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.refine.prompts import Candidate, crop

SIZE = (60, 80)
IMAGE = np.zeros((*SIZE, 3), np.uint8)
Box = tuple[int, int, int, int]
SCENE: dict[str, list[tuple[float, Box]]] = {
    "cat": [
        (0.9, (0, 0, 20, 20)),
        (0.8, (40, 0, 60, 20)),
        (0.6, (1, 0, 20, 20)),
        (0.1, (0, 40, 9, 60)),
    ],
    "kitten": [(0.7, (60, 40, 80, 60))],
    "dog": [(0.2, (0, 30, 30, 60))],
    "sofa": [(0.5, (0, 0, 80, 60))],
    "moon": [],
}


class Scripted:
    """Finds what the scene says, and remembers what it was asked."""

    model_id, sha256, licence = "scripted", "0" * 64, "CC0-1.0"

    def __init__(self) -> None:
        self.looks = 0
        self.asked: list[list[str]] = []
        self.drawn: list[int] = []

    def check_text(self, text: str) -> None:
        if len(text) > 40:
            raise CarnnError("too long")

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> None:
        self.looks += 1

    def find(
        self,
        encoding: Any,
        texts: Sequence[str],
        rivals: Sequence[str],
        on_progress: ProgressCallback,
    ) -> list[Findings]:
        self.asked.append([*texts, *rivals])
        names = list(SCENE)
        return [
            Findings(
                np.array([score for score, _ in SCENE[text]], np.float32),
                np.array([box for _, box in SCENE[text]], np.float32).reshape(-1, 4),
                np.arange(len(SCENE[text])) + 10 * names.index(text),
            )
            for text in texts
        ]

    def draw(
        self,
        encoding: Any,
        findings: Findings,
        chosen: Sequence[int],
        on_progress: ProgressCallback,
    ) -> list[Drawn]:
        self.drawn += [int(findings.keys[index]) for index in chosen]
        return [_drawn(findings.boxes[index]) for index in chosen]


def _drawn(box: Any) -> Drawn:
    mask = np.zeros(SIZE, np.bool_)
    left, top, right, bottom = (int(side) for side in box)
    mask[top:bottom, left:right] = True
    return Drawn(crop(mask), levels_of(mask.astype(np.float32), SIZE))


class Judge:
    """A classifier that finds the scores it is told in the texts' features."""

    model_id, sha256, licence = "judge", "1" * 64, "MIT"

    def __init__(self, liked: dict[str, float]) -> None:
        self._liked = liked
        self.seen: list[int] = []

    def check_text(self, text: str) -> None:
        pass

    def encode_texts(self, texts: Sequence[str], on_progress: ProgressCallback) -> torch.Tensor:
        return torch.tensor([[self._liked[text.split()[-1].strip(".")]] for text in texts])

    def score_prompted(
        self,
        images: Sequence[RgbImage],
        text_features: torch.Tensor,
        *,
        skip_last_block: bool,
        on_progress: ProgressCallback,
    ) -> torch.Tensor:
        self.seen.append(len(images))
        return text_features[:, 0].expand(len(images), -1)


def _request(
    *names: str | TextQuery, mode: Mode = "concepts", **changes: object
) -> SegmentationRequest:
    settings = dataclasses.replace(get_preset("sam3"), templates=(), **changes)  # type: ignore[arg-type]
    queries = tuple(TextQuery(name) if isinstance(name, str) else name for name in names)
    return SegmentationRequest(
        id="r", image_id="i", queries=queries, mode=mode, settings=settings, keep_maps=True
    )


def _run(
    request: SegmentationRequest, judge: Judge | None = None
) -> tuple[SegmentationResult, Scripted]:
    model = Scripted()
    segmenter = InstanceSegmenter(
        model,
        judge,  # type: ignore[arg-type]
        device=torch.device("cpu"),
        dtype=torch.float32,
        masks=ModelIdentity(role="masks", id="sam", sha256="2" * 64, licence="Apache-2.0"),
    )
    return segmenter.segment(IMAGE, request), model


def test_each_instance_is_a_proposal_and_repeats_are_none() -> None:
    result, model = _run(_request("cat", "moon", "dog"))
    assert [(p.name, round(p.score, 2)) for p in result.proposals] == [("cat", 0.9), ("cat", 0.8)]
    assert all(p.part and not p.forced for p in result.proposals)
    assert result.trace.kept == ("cat",)
    assert result.trace.steps[0].texts == ("cat", "moon", "dog")
    assert result.trace.steps[0].scores == pytest.approx((0.9, 0.0, 0.2))
    assert model.looks == 1
    assert model.drawn == [0, 1]  # once each, though two steps saw them


def test_the_trace_has_each_instance_and_the_union() -> None:
    result, _ = _run(_request("dog", "cat"))
    told = result.trace.instances
    assert told is not None
    assert told.masks.shape == (2, *SIZE)
    assert told.masks.sum(axis=(1, 2)).tolist() == [400, 400]
    assert told.texts.tolist() == [1, 1]
    assert told.scores == pytest.approx([0.9, 0.8])
    assert told.boxes.tolist() == [[0, 0, 20, 20], [40, 0, 60, 20]]
    assert result.trace.final_masks is not None
    assert not result.trace.final_masks[0].any()
    assert (result.trace.final_masks[1] == told.masks.any(axis=0)).all()


def test_merged_is_one_mask_a_text() -> None:
    result, _ = _run(_request("cat", instances="merge"))
    (proposal,) = result.proposals
    assert proposal.mask.sum() == 800
    assert not proposal.part
    assert proposal.score == pytest.approx(0.9)


def test_a_wording_adds_its_instances() -> None:
    result, _ = _run(_request(TextQuery("cat", ("kitten",))))
    assert [round(p.score, 2) for p in result.proposals] == [0.9, 0.8, 0.7]


def test_overlapping_boxes_stay_where_the_settings_allow_it() -> None:
    result, _ = _run(_request("cat", instance_overlap=1.0))
    assert [round(p.score, 2) for p in result.proposals] == [0.9, 0.8, 0.6]
    areas = [int(p.mask.sum()) for p in result.proposals]
    assert sum(areas) == 800  # no pixel is in two of them


def test_a_small_thing_lies_on_a_large_one() -> None:
    result, _ = _run(_request("sofa", "cat"))
    by_name = {p.name: int(p.mask.sum()) for p in reversed(result.proposals)}
    assert by_name["cat"] == 400
    union = result.trace.final_masks
    assert union is not None
    assert union[0].sum() == 60 * 80 - 800


def test_nothing_found_leaves_the_surest_rejected() -> None:
    result, _ = _run(_request("dog", "moon"))
    assert result.trace.steps[0].forced == 0
    (proposal,) = result.proposals
    assert proposal.forced
    assert "No text passed" in " ".join(result.trace.notes)


def test_a_text_without_any_answer_gives_no_proposal() -> None:
    result, _ = _run(_request("moon"))
    assert result.proposals == ()
    assert any("moon" in note for note in result.trace.notes)


def test_the_classifier_judges_what_is_there_and_drops_texts() -> None:
    judge = Judge({"cat": 2.0, "sofa": 0.0, "dog": 9.0})
    result, model = _run(_request("cat", "sofa", "dog", confidence_threshold=0.3), judge)
    assert judge.seen == [2, 1]  # the dog is not there, then the sofa fell
    assert result.trace.steps[0].scores[2] == 0.0
    assert result.trace.kept == ("cat",)
    assert model.asked == [["cat", "sofa", "dog"], ["cat"]]
    assert {identity.role for identity in result.models} == {"proposer", "classifier", "masks"}
    assert run_of(result, now="2026-01-01T00:00:00Z").refiner == "sam"


def test_background_words_are_asked_along() -> None:
    _, model = _run(_request("cat", background_words=("grass", "cat")))
    assert model.asked[0] == ["cat", "grass"]


class Previewing(Scripted):
    """Has a look in small that is wrong about nothing but a far kitten."""

    def __init__(self) -> None:
        super().__init__()
        self.previewed: list[list[str]] = []

    def preview(self, image: RgbImage, texts: Sequence[str], on_progress: ProgressCallback) -> Any:
        self.previewed.append(list(texts))
        seen = {"cat": 0.8, "sofa": 0.3, "dog": 0.05, "kitten": 0.02, "moon": 0.01}
        return np.array([seen[text] for text in texts], np.float32)


def _previewed(request: SegmentationRequest) -> tuple[SegmentationResult, Previewing]:
    model = Previewing()
    device = torch.device("cpu")
    segmenter = InstanceSegmenter(model, None, device=device, dtype=torch.float32)
    return segmenter.segment(IMAGE, request), model


def test_a_look_in_small_picks_what_is_decoded_and_tells_the_rest() -> None:
    texts = (TextQuery("cat", ("kitten",)), "dog", "sofa", "moon")
    result, model = _previewed(_request(*texts, presence_preview=0.1))
    assert model.previewed == [["cat", "kitten", "dog", "sofa", "moon"]]
    assert model.asked == [["cat", "sofa"], ["cat", "sofa"]]
    assert result.trace.kept == ("cat", "sofa")
    assert result.trace.steps[0].scores == pytest.approx((0.9, 0.0, 0.5, 0.0))
    (told,) = [note for note in result.trace.notes if "look in small" in note]
    assert told.endswith(": “dog” (0.05), “moon” (0.01).")


def test_the_likeliest_text_is_decoded_whatever_the_look_in_small_says() -> None:
    result, model = _previewed(_request("dog", "moon", presence_preview=0.9))
    assert model.asked == [["dog"], ["dog"]]
    assert [p.forced for p in result.proposals] == [True]


def test_a_look_in_small_is_off_and_asked_of_no_model_without_one() -> None:
    _, model = _previewed(_request("cat", "moon"))
    assert model.previewed == []
    with pytest.raises(CarnnError, match="photo in small"):
        _run(_request("cat", presence_preview=0.1))


def test_phrases_come_best_first_and_may_overlap() -> None:
    result, _ = _run(_request("cat", mode="phrases", instance_overlap=1.0))
    assert [round(p.score, 2) for p in result.proposals] == [0.9, 0.8, 0.6]
    assert not any(p.part for p in result.proposals)
    assert [int(p.mask.sum()) for p in result.proposals] == [400, 400, 380]


def test_every_instance_becomes_an_annotation() -> None:
    result, _ = _run(_request("cat"))
    document = ImageDocument(image_id=1, width=80, height=60)
    edited = add_proposals(document, result, {"cat": 1}, now="", split_parts=True)
    assert len(edited.document.annotations) == 2
    assert all(one.provenance.split for one in edited.document.annotations)


def test_what_makes_no_sense_is_refused() -> None:
    for changes in ({"proposals": "dense"}, {"refinement": "grabcut"}, {"tidy_masks": True}):
        with pytest.raises(CarnnError, match="draws its masks itself"):
            _run(_request("cat", **changes))
    with pytest.raises(CarnnError, match="nothing to look for"):
        _run(_request())
    with pytest.raises(CarnnError, match="too long"):
        _run(_request("x" * 50))


def test_choosing_goes_by_score_and_box() -> None:
    found = Findings(
        np.array([0.9, 0.5, 0.4, 0.1], np.float32),
        np.array([[0, 0, 10, 10], [0, 0, 10, 9], [20, 0, 30, 10], [50, 50, 60, 60]], np.float32),
        np.arange(4),
    )
    assert chosen_of(found, threshold=0.3, overlap=0.7) == [0, 2]
    assert chosen_of(found, threshold=0.3, overlap=0.95) == [0, 1, 2]
    assert chosen_of(found, threshold=0.95, overlap=0.7) == []
    assert box_ious(found.boxes[0], found.boxes).tolist() == pytest.approx([1.0, 0.9, 0.0, 0.0])


def _instance(box: Box, score: float) -> Instance:
    drawn = _drawn(box)
    assert drawn.whole is not None
    left, top, right, bottom = (float(side) for side in box)
    return Instance(
        mask=drawn.whole, bbox_xyxy=(left, top, right, bottom), score=score, levels=drawn.levels
    )


def test_apart_gives_each_pixel_to_one() -> None:
    large, small = _instance((0, 0, 40, 40), 0.9), _instance((10, 10, 20, 20), 0.3)
    hidden = _instance((10, 10, 20, 20), 0.2)
    first, second = apart([[large, hidden], [small]], SIZE)
    assert [one.mask.area for one in (*first, *second)] == [1500, 100]
    assert first[0].mask.origin_xy == (0, 0)
    assert without_repeats([small, hidden, large], 0.5) == [large, small]


def test_a_crop_keeps_its_place() -> None:
    from carnn_desktop.engine.instances.choose import crop_of

    candidate = Candidate(mask=np.ones((4, 5), np.bool_), origin_xy=(7, 9), score=0.5)
    kept = np.zeros((4, 5), np.bool_)
    kept[2:, 3:] = True
    left = crop_of(candidate, kept)
    assert left is not None
    assert (left.origin_xy, left.mask.shape, left.score) == ((10, 11), (2, 2), 0.5)
    assert crop_of(candidate, np.zeros((4, 5), np.bool_)) is None
