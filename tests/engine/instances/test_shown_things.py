"""What examples add to a detector: measured on reviewed photos, joined with words, in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import BoxXyxy, PhotoExample
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.engine.instances.boxes import Detections
from carnn_desktop.engine.instances.drawers import GrabCutDrawer
from carnn_desktop.engine.instances.patches import Floats, Patches
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.instances.showing import ShowableDetector
from carnn_desktop.engine.instances.shown import Measured, ShownClass, log_odds, measured
from carnn_desktop.engine.instances.shown_file import check_shown, load_shown, save_shown
from carnn_desktop.engine.instances.thing_teacher import ThingTeacher
from carnn_desktop.engine.presets import get_preset

SIDE = 16
GRID = 4
RED, BLUE = (200, 30, 30), (30, 30, 200)
WORDS = {"cat": (0.0, 0.0, 1.0), "bolt": (0.0, 1.0, 0.0)}  # directions of colours


class Colours:
    """A detector whose patches are cells of a photo, and whose vectors are the cells' colours."""

    def __init__(self) -> None:
        self.looks = 0

    def check_text(self, text: str) -> None:
        pass

    def look(self, image: RgbImage, on_progress: ProgressCallback) -> RgbImage:
        self.looks += 1
        return image

    def patches(self, seen: RgbImage) -> Patches:
        cells = seen.reshape(GRID, SIDE, GRID, SIDE, 3).mean(axis=(1, 3)).reshape(-1, 3)
        vectors = (cells / np.linalg.norm(cells, axis=1, keepdims=True)).astype(np.float32)
        ones = np.ones(len(vectors), np.float32)
        boxes = [(x * SIDE, y * SIDE, (x + 1) * SIDE, (y + 1) * SIDE)
                 for y in range(GRID) for x in range(GRID)]  # fmt: skip
        return Patches(vectors, -0.8 * ones, 10 * ones, 0 * ones, np.array(boxes, np.float32))

    def text_vectors(self, texts: Any, on_progress: ProgressCallback) -> Floats:
        return np.array([WORDS[text.split()[-1].strip(".")] for text in texts], np.float32)

    def detect(
        self, seen: RgbImage, texts: Any, on_progress: ProgressCallback, rivals: Any = ()
    ) -> Detections:
        patches = self.patches(seen)
        logits = patches.logits(self.text_vectors([*texts, *rivals], on_progress))
        return Detections(patches.boxes, 1.0 / (1.0 + np.exp(-logits)))


def _photo(*cells: tuple[int, tuple[int, int, int]]) -> RgbImage:
    image = np.full((GRID * SIDE, GRID * SIDE, 3), 110, np.uint8)
    for cell, colour in cells:
        y, x = divmod(cell, GRID)
        image[y * SIDE : (y + 1) * SIDE, x * SIDE : (x + 1) * SIDE] = colour
    return image


def _box(cell: int) -> BoxXyxy:
    y, x = divmod(cell, GRID)
    return (x * SIDE + 1.0, y * SIDE + 1.0, (x + 1.0) * SIDE, (y + 1.0) * SIDE)


PHOTOS = {
    "a" * 64: _photo((5, RED), (10, BLUE)),
    "b" * 64: _photo((2, (220, 50, 20)), (8, BLUE)),
    "c" * 64: _photo((1, BLUE)),
}
EXAMPLES = (
    PhotoExample(photo="a" * 64, boxes={"bolt": (_box(5),)}, listed=frozenset({"bolt"})),
    PhotoExample(photo="b" * 64, boxes={"bolt": (_box(2),)}, listed=frozenset({"bolt"})),
    PhotoExample(photo="c" * 64, listed=frozenset({"bolt"})),
)


def _segmenter() -> tuple[InstanceSegmenter, Colours]:
    colours = Colours()
    proposer = ShowableDetector(colours, GrabCutDrawer(), identity=("colours", "0" * 64, "CC0"))
    return (
        InstanceSegmenter(proposer, None, device=torch.device("cpu"), dtype=torch.float32),
        colours,
    )


def _teacher(segmenter: InstanceSegmenter, folder: Path | None = None) -> ThingTeacher:
    return ThingTeacher(segmenter, get_preset("owlv2"), PHOTOS.__getitem__, folder=folder)


def _request(*names: str) -> SegmentationRequest:
    return SegmentationRequest(
        id="r",
        image_id="i",
        queries=tuple(TextQuery(name) for name in names),
        mode="concepts",
        settings=get_preset("owlv2"),
    )


def test_a_word_that_means_nothing_finds_what_was_shown_on_another_photo() -> None:
    segmenter, _ = _segmenter()
    new = _photo((6, (210, 25, 40)), (12, BLUE))
    before = segmenter.segment(new, _request("bolt", "cat"))
    assert {p.name for p in before.proposals if not p.forced} == {"cat"}
    state = _teacher(segmenter).learn(EXAMPLES)
    assert state is not None
    assert state.names == ("bolt",)
    assert state.photos == 3
    after = segmenter.segment(new, _request("bolt", "cat"))
    (bolt,) = [p for p in after.proposals if p.name == "bolt"]
    assert not bolt.forced
    x, y = bolt.origin_xy
    assert (x // SIDE, y // SIDE) == (2, 1)  # cell 6
    assert after.examples == state.examples
    assert after.example_photos == 3
    (told,) = after.trace.evidence
    assert (told.text, told.photos, told.source) == ("bolt", 2, "reviewed")
    assert told.words + told.examples == pytest.approx(1.0)
    assert told.examples > 0.7
    assert any("learned from 2 photos" in note for note in after.trace.notes)
    segmenter.examples.use(None)
    again = segmenter.segment(new, _request("bolt", "cat"))
    assert again.examples == ""
    assert [p.score for p in again.proposals] == [p.score for p in before.proposals]


def test_a_photo_without_the_thing_has_none_of_it() -> None:
    segmenter, _ = _segmenter()
    _teacher(segmenter).learn(EXAMPLES)
    found = segmenter.segment(_photo((12, BLUE)), _request("bolt", "cat"))
    assert {p.name for p in found.proposals if not p.forced} == {"cat"}


def test_the_order_of_photos_does_not_matter_and_a_photo_is_taken_back() -> None:
    segmenter, _ = _segmenter()
    one, other = _teacher(segmenter), _teacher(segmenter)
    whole = one.learn(EXAMPLES)
    assert whole is not None
    again = other.learn(reversed(EXAMPLES))
    assert again is not None
    assert again.examples == whole.examples
    np.testing.assert_array_equal(again.classes[0].vectors, whole.classes[0].vectors)
    assert again.classes[0].examples == whole.classes[0].examples
    assert not one.teach(EXAMPLES[0])  # nothing new
    one.forget("b" * 64)
    less = one.conclude()
    only = other.learn([EXAMPLES[0], EXAMPLES[2]])
    assert less is not None
    assert only is not None
    assert less.examples == only.examples != whole.examples
    assert less.classes[0].photos == 1


def test_what_nothing_is_known_not_to_be_is_not_learned() -> None:
    segmenter, _ = _segmenter()
    unlisted = PhotoExample(photo="a" * 64, boxes={"bolt": (_box(5),)})
    assert _teacher(segmenter).learn([unlisted]) is None
    far = PhotoExample(
        photo="a" * 64, boxes={"bolt": ((0.0, 0.0, 64.0, 64.0),)}, listed=frozenset({"bolt"})
    )
    assert _teacher(segmenter).learn([far]) is None  # the detector has no box that fits


def test_patches_are_kept_and_a_photo_that_is_gone_is_told(tmp_path: Path) -> None:
    segmenter, colours = _segmenter()
    first = _teacher(segmenter, tmp_path).learn(EXAMPLES)
    looks = colours.looks
    second = _teacher(segmenter, tmp_path).learn(EXAMPLES)
    assert colours.looks == looks
    assert first is not None
    assert second is not None
    assert first.classes[0].examples == second.classes[0].examples

    def gone(photo: str) -> RgbImage:
        raise CarnnError("gone")

    teacher = ThingTeacher(segmenter, get_preset("owlv2"), gone, folder=None)
    assert teacher.learn(EXAMPLES[:1]) is None
    assert teacher.left_out == {"a" * 64: "gone"}


def test_a_file_of_what_was_shown_is_read_again_and_belongs_to_one_model(tmp_path: Path) -> None:
    segmenter, _ = _segmenter()
    state = _teacher(segmenter).learn(EXAMPLES)
    assert state is not None
    path = tmp_path / "bolts.safetensors"
    save_shown(state, path)
    read = load_shown(path)
    assert read is not None
    assert (read.names, read.photos, read.examples) == (state.names, 3, state.examples)
    assert read.classes[0].words == state.classes[0].words
    np.testing.assert_array_equal(read.classes[0].vectors, state.classes[0].vectors)
    check_shown(read, "0" * 64, "it")
    with pytest.raises(CarnnError, match="another model"):
        check_shown(read, "1" * 64, "it")
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(CarnnError, match="damaged"):
        load_shown(path)


def test_words_that_tell_nothing_count_for_nothing() -> None:
    nothing = measured([0.1, 0.2], [0.4], 1.0)
    assert (nothing.slope, nothing.apart) == (0.0, 0.0)
    sure = measured([3.0, 5.0], [0.0, -2.0], 0.5)
    assert sure.level == pytest.approx(1.5)
    assert sure.odds(np.array([4.0, 1.5, -1.0], np.float32)) == pytest.approx([2.0, 0.0, -2.0])
    one = ShownClass("bolt", 1, np.eye(3, dtype=np.float32)[:1], nothing, sure)
    assert one.share_of_words == 0.0
    half = ShownClass("bolt", 1, one.vectors, Measured(0.0, 1.0, 5.0), Measured(0.0, 1.0, 5.0))
    ones = np.ones(1, np.float32)
    patches = Patches(one.vectors, 0 * ones, 2 * ones, ones, np.zeros((1, 4), np.float32))
    score = half.scores(np.array([0.5], np.float32), patches, 0.1)
    assert log_odds(score) == pytest.approx(log_odds(0.1) + 1.0, abs=1e-4)
