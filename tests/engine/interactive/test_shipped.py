"""The weights that ship: their size, what they say of themselves, the plain things they find."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open

sys.path.insert(0, str(Path(__file__).parent))

import fakes

from carnn_desktop.engine.backbones.embedded.files import VISION_FILE
from carnn_desktop.engine.interactive.learned import LearnedClicks, load_learned
from carnn_desktop.engine.interactive.rules import Click
from carnn_desktop.engine.interactive.weights_file import shipped_weights
from carnn_desktop.engine.refine.prompts import iou
from carnn_desktop.resources import resource_path

ROOT = Path(__file__).resolve().parents[3]
IMAGE = fakes.scene(360, 480)
ROWS, COLUMNS = np.mgrid[:360, :480]
DISC = (ROWS - 180) ** 2 + (COLUMNS - 160) ** 2 < 90**2
SQUARE = (ROWS >= 120) & (ROWS < 180) & (COLUMNS >= 320) & (COLUMNS < 400)


@pytest.fixture(scope="module")
def learned() -> LearnedClicks:
    return load_learned()


def test_the_file_is_small_and_says_what_it_was_made_from() -> None:
    path = shipped_weights()
    assert path is not None
    assert path.stat().st_size < 2_000_000
    with safe_open(path, "np") as opened:
        said = opened.metadata()
    assert said["network_sha256"] == VISION_FILE.sha256
    assert "32 photos" in said["made_from"]
    stages = (ROOT / "tools/click_training/training.py").read_text(encoding="utf-8")
    steps = re.findall(r"^    Stage\((\d+), (\d+),", stages, re.MULTILINE)
    assert said["stages"] == str([(int(cells), int(count)) for cells, count in steps])
    listed = resource_path("licences/clicks-photos.txt").read_text(encoding="utf-8")
    assert listed.count("staticflickr.com") == 32


def test_a_click_finds_a_plain_thing(learned: LearnedClicks) -> None:
    assert iou(learned.answer("a", IMAGE, [Click(360, 150, True)]), SQUARE) > 0.8


def test_one_click_on_a_flat_disc_does_not_take_the_picture(learned: LearnedClicks) -> None:
    assert iou(learned.answer("a", IMAGE, [Click(160, 180, True)]), DISC) > 0.8
    red = np.full((240, 320, 3), (60, 90, 60), np.uint8)
    disc = (np.mgrid[:240, :320][0] - 120) ** 2 + (np.mgrid[:240, :320][1] - 170) ** 2 < 30**2
    red[disc] = (220, 200, 40)
    assert iou(learned.answer("b", red, [Click(170, 120, True)]), disc) > 0.8


def test_a_minus_click_says_that_the_ground_is_not_meant(learned: LearnedClicks) -> None:
    clicks = [Click(160, 180, True), Click(400, 300, False)]
    assert iou(learned.answer("a", IMAGE, clicks), DISC) > 0.8


def test_a_box_finds_a_plain_thing(learned: LearnedClicks) -> None:
    assert iou(learned.answer("a", IMAGE, [], (62, 84, 258, 277)), DISC) > 0.8


def test_a_mask_is_mended_where_it_was_clicked(learned: LearnedClicks) -> None:
    mask = DISC | SQUARE
    mask[300:303, 20:23] = True
    mended = learned.answer("a", IMAGE, [Click(360, 150, False)], None, mask)
    assert not (mended & ~mask).any()
    assert (mended & DISC).sum() == DISC.sum()
    assert mended[300:303, 20:23].all()
    assert (mended & SQUARE).sum() < 0.2 * SQUARE.sum()
    more = learned.answer("a", IMAGE, [Click(360, 150, True)], None, DISC)
    assert (more & DISC).sum() == DISC.sum()
    assert iou(more & ~DISC, SQUARE) > 0.7
