"""The learned clicks from photo to mask: rules that hold with any head, memory, refusals."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import fakes

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.interactive.learned import LearnedClicks
from carnn_desktop.engine.interactive.predict import Predictor
from carnn_desktop.engine.interactive.rules import Click

IMAGE = fakes.scene()
H, W = IMAGE.shape[:2]
places = st.tuples(st.floats(0, W - 0.01), st.floats(0, H - 0.01))


def _learned(seed: int = 0) -> tuple[LearnedClicks, fakes.ColourNet]:
    net = fakes.ColourNet()
    return LearnedClicks(net, fakes.bases(), Predictor(fakes.head(seed))), net


@settings(max_examples=8)
@given(
    st.integers(0, 3),
    st.lists(st.builds(lambda at, yes: Click(*at, yes), places, st.booleans()), max_size=3),
    places,
    st.booleans(),
)
def test_clicks_are_obeyed(seed: int, more: list[Click], first: Any, mends: bool) -> None:
    learned, _ = _learned(seed)
    mask = None
    if mends:
        mask = np.zeros((H, W), np.bool_)
        mask[20:60, 30:80] = True
    made = [Click(*first, True), *more]
    before = mask
    for count in range(1, len(made) + 1):
        shown = learned.answer("a", IMAGE, made[:count], None, mask)
        said = {click.pixel: click.positive for click in made[:count]}
        assert all(shown[pixel] == yes for pixel, yes in said.items())
        if before is not None and len(said) == count:
            lost, won = (before & ~shown).any(), (shown & ~before).any()
            assert not (lost if made[count - 1].positive else won)
        before = shown


@settings(max_examples=8)
@given(st.integers(0, 3), places, places)
def test_a_box_gives_a_mask_within_it_without_specks(seed: int, one: Any, other: Any) -> None:
    box = min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1])
    learned, _ = _learned(seed)
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        with pytest.raises(CarnnError, match="empty"):
            learned.answer("a", IMAGE, [], box)
        return
    shown = learned.answer("a", IMAGE, [], box)
    rows, columns = np.nonzero(shown)
    assert ((columns + 0.5 >= box[0]) & (columns + 0.5 <= box[2])).all()
    assert ((rows + 0.5 >= box[1]) & (rows + 0.5 <= box[3])).all()
    _, _, stats, _ = cv2.connectedComponentsWithStats(shown.astype(np.uint8), connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    assert len(areas) < 2 or areas.min() >= 0.01 * areas.sum()


def test_the_photo_is_looked_at_once_and_other_photos_push_it_out() -> None:
    learned, net = _learned()
    learned.prepare("a", IMAGE)
    looks = net.looked
    assert looks == 3  # sizes
    assert learned.ready("a", IMAGE)
    learned.answer("a", IMAGE, [Click(40, 45, True)])
    learned.answer("a", IMAGE, [Click(40, 45, True), Click(90, 40, False)])
    assert net.looked == looks
    assert not learned.ready("a", IMAGE[:-1])
    for key in "bcd":
        learned.prepare(key, IMAGE)
    assert not learned.ready("a", IMAGE)


def test_clicks_that_were_passed_over_are_answered_on_the_way() -> None:
    made = [Click(40, 45, True), Click(90, 40, False), Click(60, 70, True)]
    stepwise, _ = _learned()
    shown = [stepwise.answer("a", IMAGE, made[:count]) for count in (1, 2, 3)]
    at_once, _ = _learned()
    assert (at_once.answer("a", IMAGE, made) == shown[2]).all()


def test_a_click_taken_back_brings_the_last_answer_back(monkeypatch: pytest.MonkeyPatch) -> None:
    learned, _ = _learned()
    one = [Click(40, 45, True)]
    first = learned.answer("a", IMAGE, one)
    learned.answer("a", IMAGE, [*one, Click(90, 40, False)])
    monkeypatch.setattr(Predictor, "predict", None)
    assert (learned.answer("a", IMAGE, one) == first).all()


def test_a_minus_click_before_the_first_plus_click_waits_for_it() -> None:
    learned, _ = _learned()
    shown = learned.answer("a", IMAGE, [Click(90, 40, False), Click(40, 45, True)])
    assert shown[45, 40]
    assert not shown[40, 90]


def test_a_mask_alone_is_left_as_it_is() -> None:
    learned, net = _learned()
    mask = np.zeros((H, W), np.bool_)
    mask[3:5, 3:5] = True
    assert learned.answer("a", IMAGE, [], None, mask) is mask
    assert not net.looked


@pytest.mark.parametrize(
    ("clicks", "box", "words"),
    [
        ([Click(W, 3, True)], None, "outside"),
        ([Click(3, -1, True)], None, "outside"),
        ([], None, "nothing to refine"),
        ([Click(3, 3, False)], None, "nothing to refine"),
        ([], (5, 5, 5.5, 30), "empty"),
        ([], (W + 5, 5, W + 50, 30), "empty"),
    ],
)
def test_what_cannot_be_answered_is_refused(clicks: Any, box: Any, words: str) -> None:
    learned, net = _learned()
    with pytest.raises(CarnnError, match=words):
        learned.answer("a", IMAGE, clicks, box)
    assert not net.looked


def test_a_mask_of_another_size_is_refused() -> None:
    learned, _ = _learned()
    with pytest.raises(ValueError, match="shape"):
        learned.answer("a", IMAGE, [Click(1, 1, True)], None, np.ones((3, 3), np.bool_))


def test_it_can_be_left_at_checkpoints() -> None:
    learned, _ = _learned()
    learned.prepare("a", IMAGE)

    def leave(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        learned.answer("a", IMAGE, [Click(40, 45, True)], on_progress=leave)
    with pytest.raises(Cancelled):
        learned.prepare("b", IMAGE, leave)
    assert learned.answer("a", IMAGE, [Click(40, 45, True)])[45, 40]


def test_results_are_equal_on_a_second_run() -> None:
    made = [Click(40, 45, True), Click(90, 40, False)]
    assert (_learned()[0].answer("a", IMAGE, made) == _learned()[0].answer("a", IMAGE, made)).all()


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (2000, 90), (17, 17)])
def test_photos_of_any_shape_are_answered(shape: tuple[int, int]) -> None:
    learned, _ = _learned()
    image = np.resize(IMAGE, (*shape, 3))
    shown = learned.answer("a", image, [Click(shape[1] - 1, 0, True)])
    assert shown.shape == shape
    assert shown[0, shape[1] - 1]
    boxed = learned.answer("a", image, [], (0, 0, shape[1], shape[0]))
    assert boxed.shape == shape
