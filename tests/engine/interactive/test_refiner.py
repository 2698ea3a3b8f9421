"""The refiner with the learned head: quick first, prepared by an empty request, missing weights."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))

import fakes
import tiny_sam

from carnn_desktop.contracts.clicks import ClickAnswer, ClickRequest
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.interactive.learned import LearnedClicks
from carnn_desktop.engine.interactive.predict import Predictor
from carnn_desktop.engine.refine import clicks
from carnn_desktop.engine.refine.clicks import ClickRefiner

IMAGE = fakes.scene()
CLICK = ClickRequest(image_key="a", positive_xy=((40.0, 45.0),))


class Loader:
    """Loads an untrained head on a network of colours, and counts."""

    def __init__(self) -> None:
        self.loads = 0
        self.net = fakes.ColourNet()

    def __call__(self, on_progress: ProgressCallback) -> LearnedClicks:
        self.loads += 1
        on_progress(Progress("load"))
        return LearnedClicks(self.net, fakes.bases(), Predictor(fakes.head()))


def _told(answers: list[ClickAnswer]) -> list[tuple[str, bool, str]]:
    return [(one.by, one.final, one.note) for one in answers]


def test_grabcut_comes_first_until_the_photo_is_known(tmp_path: Path) -> None:
    loader = Loader()
    refiner = ClickRefiner(tmp_path, loader)
    assert refiner.uses_model(CLICK)
    first = list(refiner.answers(IMAGE, CLICK))
    assert _told(first) == [("grabcut", False, ""), ("learned", True, "")]
    assert all(one.mask[45, 40] and not one.mask.flags.writeable for one in first)
    assert _told(list(refiner.answers(IMAGE, CLICK))) == [("learned", True, "")]
    assert refiner.quick(IMAGE, CLICK).by == "learned"
    assert not refiner.quick(IMAGE, CLICK).final
    assert loader.loads == 1


def test_an_empty_request_prepares_the_photo(tmp_path: Path) -> None:
    loader = Loader()
    refiner = ClickRefiner(tmp_path, loader)
    assert list(refiner.answers(IMAGE, ClickRequest(image_key="a"))) == []
    assert loader.net.looked == 3
    assert _told(list(refiner.answers(IMAGE, CLICK))) == [("learned", True, "")]
    assert loader.net.looked == 3
    assert not refiner.preparing


def test_the_stand_in_of_another_thread_loads_nothing(tmp_path: Path) -> None:
    loader = Loader()
    answer = ClickRefiner(tmp_path, loader).quick(IMAGE, CLICK)
    assert (answer.by, answer.final, loader.loads) == ("grabcut", False, 0)


def test_it_says_that_it_prepares(tmp_path: Path) -> None:
    refiner = ClickRefiner(tmp_path, Loader())
    seen: list[tuple[str, bool]] = []
    list(refiner.answers(IMAGE, CLICK, lambda now: seen.append((now.stage, refiner.preparing))))
    assert ("load", True) in seen
    assert ("image", True) in seen
    assert ("refining", False) in seen
    assert ("refining", True) not in seen


def test_weights_that_cannot_be_loaded_are_told_once(tmp_path: Path) -> None:
    def broken(_on_progress: ProgressCallback) -> LearnedClicks:
        raise CarnnError("The weights are damaged.", "Reinstall.")

    refiner = ClickRefiner(tmp_path, broken)
    note = "The weights are damaged. Reinstall. GrabCut is used instead."
    first = _told(list(refiner.answers(IMAGE, CLICK)))
    assert first == [("grabcut", False, ""), ("grabcut", True, note)]
    assert _told(list(refiner.answers(IMAGE, CLICK))) == [("grabcut", True, "")]
    assert not refiner.uses_model(CLICK)


def test_without_shipped_weights_grabcut_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clicks, "shipped_weights", lambda: None)
    refiner = ClickRefiner(tmp_path)
    assert not refiner.uses_model(CLICK)
    assert _told(list(refiner.answers(IMAGE, CLICK))) == [("grabcut", True, "")]


def test_the_order_of_the_clicks_is_kept(tmp_path: Path) -> None:
    asked: list[Any] = []

    class Recorder(LearnedClicks):
        def answer(self, key: Any, image: Any, made: Any, *rest: Any) -> Any:
            asked.append([click.positive for click in made])
            return super().answer(key, image, made, *rest)

    def load(_on_progress: ProgressCallback) -> LearnedClicks:
        return Recorder(fakes.ColourNet(), fakes.bases(), Predictor(fakes.head()))

    refiner = ClickRefiner(tmp_path, load)
    points: Any = {"positive_xy": ((40, 45), (50, 45)), "negative_xy": ((90, 40),)}
    for signs in ((True, False, True), (), (False, True)):
        list(refiner.answers(IMAGE, ClickRequest(image_key="a", signs=signs, **points)))
    assert asked == [[True, False, True], [True, True, False], [True, True, False]]


def test_sam_answers_after_the_head_where_the_photo_is_known(tmp_path: Path) -> None:
    tiny_sam.save("sam", tmp_path / "tiny")
    refiner = ClickRefiner(tmp_path, Loader())
    off = ClickRequest(image_key="a", positive_xy=((40.0, 45.0),), sam="off")
    assert [one.by for one in refiner.answers(IMAGE, off)] == ["grabcut", "learned"]
    assert [one.by for one in refiner.answers(IMAGE, CLICK)] == ["learned", "tiny"]


@pytest.mark.parametrize("mends", [False, True])
def test_grabcut_obeys_the_same_rules(tmp_path: Path, mends: bool) -> None:
    refiner = ClickRefiner(tmp_path, None)
    mask = None
    if mends:
        mask = np.zeros(IMAGE.shape[:2], np.bool_)
        mask[30:60, 30:60] = True
    before = mask
    plus: list[tuple[float, float]] = []
    minus: list[tuple[float, float]] = []
    signs: list[bool] = []
    for x, y, sign in ((40, 45, True), (90, 40, True), (60, 45, False), (20, 80, True)):
        (plus if sign else minus).append((float(x), float(y)))
        signs.append(sign)
        request = ClickRequest(
            image_key="a",
            mask=mask,
            positive_xy=tuple(plus),
            negative_xy=tuple(minus),
            signs=tuple(signs),
        )
        (answer,) = refiner.answers(IMAGE, request)
        assert all(answer.mask[int(b), int(a)] for a, b in plus)
        assert not any(answer.mask[int(b), int(a)] for a, b in minus)
        if before is not None:
            wrong = before & ~answer.mask if sign else answer.mask & ~before
            assert not wrong.any()
        before = answer.mask
