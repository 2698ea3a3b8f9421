"""The promise of the built-in model: present things stay, absent ones go, on real photos."""

from __future__ import annotations

import numpy as np
import pytest
import skimage.data

from carnn_desktop.contracts.queries import parse_queries
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter

CASES = [
    ("chelsea", "cat, dog, car, sofa, pizza, horse", {"cat"}),
    ("coffee", "coffee cup, spoon, dog, bicycle, horse", {"coffee cup", "spoon"}),
    ("rocket", "rocket, car, cat, dog, pizza", {"rocket"}),
    ("astronaut", "rocket, flag, helmet, cat, dog, bus", {"rocket", "flag", "helmet"}),
]
# Where the thing is: a pixel (x, y) that its mask must hold.
INSIDE = {
    ("chelsea", "cat"): (200, 150),
    ("coffee", "coffee cup"): (290, 130),
    ("coffee", "spoon"): (363, 300),
    ("rocket", "rocket"): (322, 220),
    ("astronaut", "rocket"): (440, 120),
    ("astronaut", "flag"): (30, 120),
    ("astronaut", "helmet"): (400, 420),
}


@pytest.fixture(scope="module")
def built_in() -> Segmenter:
    return load_segmenter(ModelChoice(device="cpu", dtype="float32"))


def _segment(built_in: Segmenter, name: str, texts: str) -> SegmentationResult:
    image = np.ascontiguousarray(getattr(skimage.data, name)()[..., :3])
    request = SegmentationRequest(
        id=name,
        image_id=name,
        queries=parse_queries(texts).queries,
        mode="concepts",
        settings=get_preset("embedded"),
    )
    return built_in.segment(image, request)


@pytest.mark.parametrize(("name", "texts", "expected"), CASES, ids=[case[0] for case in CASES])
def test_present_things_stay_and_absent_ones_go(
    built_in: Segmenter, name: str, texts: str, expected: set[str]
) -> None:
    result = _segment(built_in, name, texts)
    assert set(result.trace.kept) == expected
    assert {proposal.name for proposal in result.proposals} == expected
    assert not any(proposal.forced for proposal in result.proposals)
    assert len(result.trace.steps) >= 2
    for proposal in result.proposals:
        x, y = INSIDE[name, proposal.name]
        column, row = x - proposal.origin_xy[0], y - proposal.origin_xy[1]
        assert 0 <= row < proposal.mask.shape[0]
        assert 0 <= column < proposal.mask.shape[1]
        assert proposal.mask[row, column], proposal.name


def test_one_absent_category_alone_is_only_forced(built_in: Segmenter) -> None:
    result = _segment(built_in, "chelsea", "bicycle")
    assert all(proposal.forced for proposal in result.proposals)
    assert result.trace.steps[-1].scores[0] < 0.2


def test_one_present_category_alone_is_kept(built_in: Segmenter) -> None:
    (proposal,) = _segment(built_in, "chelsea", "cat").proposals
    assert not proposal.forced
    assert proposal.score > 0.5
