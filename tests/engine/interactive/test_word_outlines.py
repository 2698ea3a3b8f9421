"""Masks that words found are drawn again by the head of the clicks; what examples found is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import cv2
import numpy as np
import pytest

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.clicks import ClassEvidence
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest, TextQuery
from carnn_desktop.engine.interactive import outlines as drawing
from carnn_desktop.engine.interactive.outlines import FoundByWords, Outlines, shipped_outlines
from carnn_desktop.engine.presets import get_preset, override
from carnn_desktop.engine.recurrence import Survivor
from carnn_desktop.engine.refine.word_masks import outlined
from carnn_desktop.engine.user_presets import PresetCatalog, UserPreset
from carnn_desktop.runs.planning import plan_run
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.services.runs.pace import stage_of

SIZE = (180, 240)


def _disc(x: int, y: int, radius: int) -> BoolMask:
    canvas = np.zeros(SIZE, np.uint8)
    cv2.circle(canvas, (x, y), radius, 1, -1)
    return canvas.astype(np.bool_)


BALL = _disc(150, 90, 40)


@pytest.fixture(scope="module")
def photo() -> np.ndarray:
    """A red ball on grass."""
    noise = np.random.default_rng(0).integers(-25, 25, (*SIZE, 3))
    image = np.where(BALL[..., None], (200, 40, 40), (70, 130, 60)) + noise
    shade = np.linspace(0.7, 1.2, SIZE[1])[None, :, None]
    return np.clip(image * shade, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def shipped() -> Outlines:
    found = shipped_outlines()
    assert found is not None
    assert shipped_outlines() is found, "loaded once"
    return found


def _evidence(mask: BoolMask) -> ClassEvidence:
    """Return the blurred map that a mask might be cut from."""
    blurred = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 9)
    small = cv2.resize(blurred, (60, 45), interpolation=cv2.INTER_AREA)
    return ClassEvidence(values=(small * 255).astype(np.uint8), level=0.5)


def _iou(one: BoolMask, other: BoolMask) -> float:
    return float((one & other).sum() / (one | other).sum())


def test_a_rough_mask_comes_closer_to_its_thing_and_crumbs_stay(
    photo: np.ndarray, shipped: Outlines
) -> None:
    crumb = _disc(20, 20, 4)
    rough = _disc(140, 100, 30) | crumb
    found = FoundByWords(rough, _evidence(_disc(145, 95, 38)))
    drawn, none = shipped.drawn(
        photo, [found, FoundByWords(np.zeros(SIZE, np.bool_), found.evidence)], ignore_progress
    )
    assert _iou(drawn & ~crumb, BALL) > _iou(rough & ~crumb, BALL) + 0.1
    assert drawn[crumb].all()
    assert not none.any()


def test_drawing_can_be_left_at_any_moment(photo: np.ndarray, shipped: Outlines) -> None:
    class Stopped(Exception):
        pass

    seen: list[Progress] = []

    def stop(report: Progress) -> None:
        seen.append(report)
        if len(seen) == 5:
            raise Stopped

    with pytest.raises(Stopped):
        shipped.drawn(photo, [FoundByWords(BALL, _evidence(BALL))], stop)
    assert {stage_of(report) for report in seen} == {"drawing"}, "the look belongs to it"


class _Grows:
    """Draws every mask again as the left half of the photo, and notes what it was given."""

    def __init__(self) -> None:
        self.given: list[BoolMask] = []

    def drawn(self, image: object, found: Sequence[FoundByWords], _: object) -> list[BoolMask]:
        self.given = [one.mask for one in found]
        return [np.arange(SIZE[1])[None] < np.full((SIZE[0], 1), SIZE[1] // 2) for _ in found]


@pytest.fixture
def grows(monkeypatch: pytest.MonkeyPatch) -> _Grows:
    stand_in = _Grows()
    monkeypatch.setattr(drawing, "shipped_outlines", lambda _: stand_in)
    return stand_in


def _outlined(
    masks: list[BoolMask], known: tuple[str, ...], *, mode: str = "concepts", on: bool = True
) -> list[BoolMask]:
    queries = tuple(TextQuery(f"text {i}") for i in range(len(masks)))
    settings = override(get_preset("embedded"), "learned_outlines", "true" if on else "false")
    request = SegmentationRequest(
        id="r", image_id="r", queries=queries, mode=cast("Any", mode), settings=settings
    )
    survivors = [Survivor(q, 0.5, False, np.full((9, 12), 0.5, np.float32)) for q in queries]
    examples = SimpleNamespace(queries=tuple(q for q in queries if q.name in known))
    photo = np.zeros((*SIZE, 3), np.uint8)
    return outlined(photo, masks, survivors, cast("Any", examples), request, ignore_progress)


def test_what_examples_found_keeps_its_mask_and_its_pixels(grows: _Grows) -> None:
    masks = [_disc(60, 60, 30), _disc(60, 120, 20), np.zeros(SIZE, np.bool_)]
    words, learned, nothing = _outlined(masks, ("text 1",))
    assert [mask is masks[0] for mask in grows.given] == [True]
    np.testing.assert_array_equal(learned, masks[1])
    assert not nothing.any()
    assert words.sum() > masks[0].sum()
    assert not (words & learned).any()


@pytest.mark.parametrize(("mode", "on"), [("phrases", True), ("concepts", False)])
def test_nothing_is_drawn_again_where_nobody_asks(grows: _Grows, mode: str, on: bool) -> None:
    masks = [_disc(60, 60, 30)]
    assert _outlined(masks, (), mode=mode, on=on) is masks
    assert not grows.given


def test_an_installation_without_the_weights_leaves_masks_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(drawing, "shipped_outlines", lambda _: None)
    masks = [_disc(60, 60, 30)]
    assert _outlined(masks, ()) is masks


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ({}, True),
        ({"shipped_examples": "false"}, False),
        ({"shipped_examples": "false", "learned_outlines": "true"}, True),
        ({"learned_outlines": "false"}, False),
    ],
)
def test_it_goes_with_what_ships_unless_it_is_asked_for(
    overrides: dict[str, str], expected: bool
) -> None:
    request = RunRequest(text="dog, cat", overrides=overrides)
    assert plan_run(request, ModelChoice()).settings.learned_outlines is expected


def test_a_preset_of_ones_own_means_what_it_says(tmp_path: Path) -> None:
    settings = replace(get_preset("embedded"), shipped_examples=False)
    catalog = PresetCatalog(tmp_path)
    catalog.save(UserPreset(name="mine", base="embedded", settings=settings))
    plan = plan_run(RunRequest(text="dog, cat", preset="mine"), ModelChoice(), catalog)
    assert plan.settings.learned_outlines
    assert not plan.settings.shipped_examples
