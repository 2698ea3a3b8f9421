"""What is learned of a class in the clicks, and one click on a plain thing."""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

import fakes

from carnn_desktop.contracts.clicks import ClassEvidence
from carnn_desktop.engine.interactive.evidence import class_odds, digest, heard
from carnn_desktop.engine.interactive.learned import LearnedClicks
from carnn_desktop.engine.interactive.plain import mended
from carnn_desktop.engine.interactive.predict import Predictor
from carnn_desktop.engine.interactive.rules import Click

IMAGE = fakes.scene()
H, W = IMAGE.shape[:2]


def seen_left(level: float = 0.3) -> ClassEvidence:
    values = np.zeros((12, 16), np.uint8)
    values[:, :8] = 240
    return ClassEvidence(values=values, level=level)


def test_odds_are_even_at_the_level() -> None:
    values = np.full((4, 6), round(0.3 * 255), np.uint8)
    odds = class_odds(ClassEvidence(values=values, level=0.3), (40, 60))
    assert np.abs(odds.values).max() < 0.05
    left = class_odds(seen_left(), (H, W)).values
    assert (left[:, :8] > 1).all()
    assert (left[:, 8:] < -1).all()


def test_it_counts_only_where_it_agrees_with_what_is_pointed_at() -> None:
    odds = class_odds(seen_left(), (H, W))
    assert heard(odds, [Click(3, 3, True)], None) is odds
    assert heard(odds, [Click(3, 3, True), Click(W - 3, 3, False)], None) is odds
    assert heard(odds, [Click(W - 3, 3, True)], None) is None
    assert heard(odds, [Click(3, 3, True), Click(W - 3, 3, True)], None) is None
    assert heard(odds, [], (0, 0, W / 2, H)) is odds
    assert heard(odds, [], (W * 0.6, 0, W, H)) is None
    assert heard(odds, [Click(3, 3, False)], None) is None


def test_a_minus_click_on_the_class_says_that_one_of_several_is_meant() -> None:
    odds = class_odds(seen_left(), (H, W))
    told = heard(odds, [Click(3, 3, True), Click(W / 4, H - 3, False)], None)
    assert told is not None
    assert told.values.max() == 0.0
    assert (told.values[:, 8:] == odds.values[:, 8:]).all()


def test_the_class_changes_the_answer_and_is_told_apart_in_memory() -> None:
    learned = LearnedClicks(fakes.ColourNet(), fakes.bases(), Predictor(fakes.head(0)))
    clicks = [Click(40, 45, True)]
    plain = learned.answer("a", IMAGE, clicks)
    guided = learned.answer("a", IMAGE, clicks, evidence=seen_left())
    assert (plain != guided).any()
    assert guided[45, 40]
    assert (learned.answer("a", IMAGE, clicks) == plain).all()
    assert digest(seen_left()) == digest(seen_left()) != digest(seen_left(0.4))
    assert digest(None) == ""


def disc(radius: int, x: int, y: int, noise: float = 3.0) -> tuple[np.ndarray, np.ndarray]:
    truth = np.zeros((240, 320), np.uint8)
    cv2.circle(truth, (x, y), radius, 1, -1)
    image = np.where(truth[..., None] > 0, (200, 30, 30), (128, 128, 128))
    noisy = image + np.random.default_rng(0).normal(0, noise, image.shape)
    return np.clip(noisy, 0, 255).astype(np.uint8), truth > 0


@pytest.mark.parametrize("radius", [12, 30, 60])
def test_a_plain_thing_is_taken_instead_of_the_whole_picture(radius: int) -> None:
    image, truth = disc(radius, 150, 110)
    everything = np.ones(truth.shape, np.bool_)
    found = mended(everything, image, Click(150, 110, True))
    assert (found & truth).sum() / (found | truth).sum() > 0.85


def test_a_modest_answer_and_the_ground_are_left_alone() -> None:
    image, truth = disc(30, 150, 110)
    assert mended(truth, image, Click(150, 110, True)) is truth
    everything = np.ones(truth.shape, np.bool_)
    assert mended(everything, image, Click(20, 20, True)) is everything  # the ground itself


def test_a_scene_without_a_plain_patch_is_left_alone() -> None:
    random = np.random.default_rng(1)
    image = cv2.resize(random.integers(0, 255, (24, 32, 3), np.uint8), (320, 240))
    everything = np.ones((240, 320), np.bool_)
    assert mended(everything, image, Click(100, 100, True)) is everything
