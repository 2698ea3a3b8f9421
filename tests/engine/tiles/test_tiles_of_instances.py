"""Models that give instances, in tiles: each thing once, whatever tiles saw of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import torch
from color_looks import ColorThings, area, asked, photo

from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.tiles.looking import look_at

SCENE = (
    ("red", 30, 80, 340, 60),
    ("red", 40, 20, 12, 12),
    ("red", 56, 20, 12, 12),
    ("blue", 250, 100, 20, 20),
)


def _result(**settings: object) -> SegmentationResult:
    cpu = torch.device("cpu")
    segmenter = InstanceSegmenter(ColorThings(), None, device=cpu, dtype=torch.float32)
    plain = {"background_words": (), "proposal_templates": ("{}", "{}"), "instances": "keep"}
    request = asked("red", "blue", "green", **(plain | settings))
    return look_at(segmenter, photo(400, 160, *SCENE), request, ignore_progress)


def test_each_thing_is_one_instance_also_across_tiles() -> None:
    result = _result(tiles="on", tile_size=128)
    assert result.trace.tiles == 8
    assert [proposal.name for proposal in result.proposals] == ["red", "red", "red", "blue"]
    assert {p.mask.shape for p in result.proposals} == {(60, 340), (12, 12), (20, 20)}
    image = photo(400, 160, *SCENE)
    whole = np.zeros((160, 400), np.bool_)
    for proposal in result.proposals:
        (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
        assert not (whole[y : y + height, x : x + width] & proposal.mask).any()
        whole[y : y + height, x : x + width] |= proposal.mask
    np.testing.assert_array_equal(whole, area(image, "red") | area(image, "blue"))


def test_merged_instances_are_one_proposal_of_the_text() -> None:
    result = _result(tiles="on", tile_size=128, instances="merge")
    assert [proposal.name for proposal in result.proposals] == ["red", "blue"]
    assert np.count_nonzero(result.proposals[0].mask) == 340 * 60 + 2 * 144 - 20 * 20


def test_without_tiles_instances_are_as_they_were() -> None:
    before = _result()
    after = _result(tiles="on", tile_size=128)
    assert before.trace.tiles == 0
    assert [(p.name, p.origin_xy, p.mask.shape) for p in before.proposals] == [
        (p.name, p.origin_xy, p.mask.shape) for p in after.proposals
    ]
    assert replace(before.request, settings=after.request.settings) == after.request
