"""Models that give maps, in tiles: a thing across tiles is one, small things are found."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from color_looks import IDENTITY, ColorLooks, area, asked, photo

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.requests import NO_CLASSIFIER, SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import ModelIdentity, SegmentationResult
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.tiles.looking import look_at
from carnn_desktop.engine.tiles.standing import standing
from carnn_desktop.runs.summary import dropped_texts


def _mask(result: SegmentationResult, name: str) -> BoolMask:
    found = np.zeros((result.height, result.width), np.bool_)
    for proposal in result.proposals:
        if proposal.name == name:
            (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
            found[y : y + height, x : x + width] |= proposal.mask
    return found


def test_without_tiles_the_segmenter_answers_unchanged() -> None:
    class Once(ColorLooks):
        def segment(
            self,
            image: RgbImage,
            request: SegmentationRequest,
            on_progress: ProgressCallback = ignore_progress,
        ) -> SegmentationResult:
            self.got = (image, request, on_progress)
            self.answer = super().segment(image, request, on_progress)
            return self.answer

    segmenter, image = Once(), photo(200, 100, ("red", 10, 10, 30, 30))
    for settings in ({"tiles": "off"}, {"tiles": "auto"}, {"tiles": "on", "tile_size": 200}):
        request = asked("red", **settings)
        assert look_at(segmenter, image, request, ignore_progress) is segmenter.answer
        assert segmenter.got[0] is image
        assert segmenter.got[1] is request
        assert segmenter.got[2] is ignore_progress


def test_a_thing_across_tiles_is_one_thing_with_its_own_outline() -> None:
    image = photo(500, 300, ("red", 30, 100, 440, 60), ("blue", 200, 10, 20, 280))
    request = asked("red", "blue", tiles="on", tile_size=128)
    result = look_at(ColorLooks(), image, request, ignore_progress)
    assert result.trace.tiles == 15
    assert [proposal.name for proposal in result.proposals] == ["red", "blue"]
    for name in ("red", "blue"):
        found = _mask(result, name)
        np.testing.assert_array_equal(found, area(image, name))
    parts, _ = cv2.connectedComponents(_mask(result, "blue").astype(np.uint8))
    assert parts == 2  # the background and one thing


def test_a_thing_across_tiles_stays_one_after_the_crf_and_tidying() -> None:
    image = photo(140, 70, ("red", 20, 20, 100, 30))
    request = asked("red", tiles="on", tile_size=96, crf=True, tidy_masks=True, bg_factor=4.0)
    found = _mask(look_at(ColorLooks(), image, request, ignore_progress), "red")
    truth = np.zeros_like(found)
    truth[20:50, 20:120] = True
    assert np.count_nonzero(found & truth) / np.count_nonzero(found | truth) > 0.97
    assert cv2.connectedComponents(found.astype(np.uint8))[0] == 2


def test_small_things_are_found_in_tiles_only_and_told() -> None:
    image = photo(600, 400, ("red", 50, 150, 250, 200), ("blue", 451, 51, 10, 10))
    near_sighted = ColorLooks(sees=24)
    off = look_at(near_sighted, image, asked("red", "blue", "green"), ignore_progress)
    assert {proposal.name for proposal in off.proposals} == {"red"}
    request = asked("red", "blue", "green", tiles="on", tile_size=100)
    on = look_at(near_sighted, image, request, ignore_progress)
    assert {proposal.name for proposal in on.proposals} == {"red", "blue"}
    assert on.trace.kept == ("red", "blue")
    (note,) = on.trace.notes
    assert note == "Also looked at in 40 tiles of 100 x 100 pixels; found only there: blue."
    assert [dropped.text for dropped in dropped_texts(on.trace)] == ["green"]
    blue = next(proposal for proposal in on.proposals if proposal.name == "blue")
    assert abs(blue.origin_xy[0] - 451) <= 4
    assert abs(blue.origin_xy[1] - 51) <= 4
    assert max(blue.mask.shape) <= 18
    soft = cv2.resize(blue.levels, (600, 400))[56, 456]
    assert soft > 200  # the slider of the mask's level works on the place where it is


def test_what_was_only_forced_gives_way_to_what_a_tile_shows() -> None:
    image = photo(600, 400, ("blue", 451, 51, 10, 10))
    near_sighted = ColorLooks(sees=24)
    tiles = {"tiles": "on", "tile_size": 100}
    found = look_at(near_sighted, image, asked("red", "blue", **tiles), ignore_progress)
    assert [(p.name, p.forced) for p in found.proposals] == [("blue", False)]
    assert [request.part for request in near_sighted.seen] == [False, *[True] * 40]
    nothing = look_at(near_sighted, image, asked("red", "green", **tiles), ignore_progress)
    assert nothing.trace.kept == ("red",)
    assert all(proposal.forced for proposal in nothing.proposals)


def test_progress_counts_tiles_and_a_cancel_leaves_between_two() -> None:
    told: list[Progress] = []
    image = photo(500, 300, ("red", 30, 100, 440, 60))
    request = asked("red", tiles="on", tile_size=128)
    look_at(ColorLooks(), image, request, told.append)
    assert {progress.stage for progress in told} == {"tiles"}
    done = [progress.done for progress in told]
    assert done == sorted(done)
    assert {progress.total for progress in told} == {16}
    assert set(done) >= set(range(16))
    segmenter = ColorLooks()

    def leave(progress: Progress) -> None:
        if progress.done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        look_at(segmenter, image, request, leave)
    assert len(segmenter.seen) == 3


def test_maps_and_masks_of_the_trace_have_the_photos_size() -> None:
    image = photo(300, 200, ("red", 30, 100, 250, 60))
    request = replace(asked("green", "red", tiles="on", tile_size=128), keep_maps=True)
    trace = look_at(ColorLooks(), image, request, ignore_progress).trace
    assert trace.before_crf is not None
    assert trace.before_crf.shape == (1, 200, 300)
    assert trace.final_masks is not None
    np.testing.assert_array_equal(trace.final_masks[1], area(image, "red"))
    assert not trace.final_masks[0].any()


@pytest.mark.parametrize("why", ["phrases", "no classifier"])
def test_where_tiles_cannot_be_judged_the_photo_is_looked_at_at_once_and_that_is_told(
    why: str,
) -> None:
    segmenter, image = ColorLooks(), photo(300, 200, ("red", 30, 100, 250, 60))
    request = asked("red", tiles="on", tile_size=128)
    if why == "phrases":
        request = replace(request, mode="phrases")
    else:
        unjudged = ModelIdentity(role="classifier", id=NO_CLASSIFIER, sha256="", licence="")
        segmenter.identities = (IDENTITY, unjudged)  # type: ignore[assignment]
    result = look_at(segmenter, image, request, ignore_progress)
    assert len(segmenter.seen) == 1
    assert "tile" in result.trace.notes[-1]


def test_a_tile_shows_only_what_is_more_like_itself_than_like_the_background() -> None:
    queries = [TextQuery(name) for name in ("cat", "dog", "learned", "forced")]
    survivors = [
        Survivor(query, 0.9, query.name == "forced", np.ones((2, 2), np.float32))
        for query in queries
    ]
    asked_for: list[tuple[str, ...]] = []

    def logits(texts: tuple[str, ...], maps: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        asked_for.append(texts)
        assert maps.shape == (1, 20, 30)
        assert maps.all()
        return np.array([[4.0 if texts[0] == "cat" else 0.0, 1.0, 2.0]], np.float32)

    kept = standing(
        survivors, logits, ("sky", "tree"), level=0.5, image_hw=(20, 30), sure=(queries[2],)
    )
    assert [one.query.name for one in kept] == ["cat", "learned"]
    assert asked_for == [("cat", "sky", "tree"), ("dog", "sky", "tree")]
