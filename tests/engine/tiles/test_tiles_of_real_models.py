"""The built-in model's own weights and tiny CLIP models, in tiles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data

from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.queries import parse_queries
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.engine.backbones.embedded import vision
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.segmenter import load_segmenter
from carnn_desktop.engine.tiles.looking import look_at


def test_a_cat_across_tiles_is_one_cat_to_the_built_in_model(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vision, "SCALES", ((480, 3),))  # a third of the time
    segmenter = load_segmenter(ModelChoice(device="cpu", dtype="float32"))
    image = np.ascontiguousarray(skimage.data.chelsea()[..., :3])
    settings = replace(
        get_preset("embedded"), shipped_examples=False, crf=False, learned_outlines=False
    )
    request = SegmentationRequest(
        id="chelsea",
        image_id="chelsea",
        queries=parse_queries("cat, bicycle").queries,
        mode="concepts",
        settings=replace(settings, tiles="on", tile_size=300),
    )
    result = look_at(segmenter, image, request, ignore_progress)
    assert result.trace.tiles == 2
    (cat,) = result.proposals
    assert (cat.name, cat.forced) == ("cat", False)
    left, right = cat.origin_xy[0], cat.origin_xy[0] + cat.mask.shape[1]
    assert left < 151  # it lies in both tiles,
    assert right > 300  # and beyond what they share
    _, _, stats, _ = cv2.connectedComponentsWithStats(cat.mask.astype(np.uint8))
    assert stats[1:, cv2.CC_STAT_AREA].max() > 0.95 * cat.mask.sum()
    at_once = look_at(segmenter, image, replace(request, settings=settings), ignore_progress)
    whole = at_once.proposals[0]
    masks = np.zeros((2, *image.shape[:2]), np.bool_)
    for mask, one in zip(masks, (cat, whole), strict=True):
        (x, y), (height, width) = one.origin_xy, one.mask.shape
        mask[y : y + height, x : x + width] = one.mask
    assert (masks[0] & masks[1]).sum() > 0.6 * (masks[0] | masks[1]).sum()


@pytest.mark.parametrize("preset", ["coco", "clip-dense"])
def test_clip_models_look_at_tiles_by_gradients_and_by_patches(
    preset: str, tiny_proposer: Path, tiny_classifier: Path
) -> None:
    choice = ModelChoice(
        proposer=str(tiny_proposer), classifier=str(tiny_classifier), device="cpu", dtype="float32"
    )
    segmenter = load_segmenter(choice)
    image = np.random.default_rng(7).integers(0, 256, (64, 150, 3)).astype(np.uint8)
    settings = replace(
        get_preset(preset), crf=False, confidence_threshold=0.0, templates=(), tiles="on"
    )
    request = SegmentationRequest(
        id="r",
        image_id="1",
        queries=parse_queries("a, b").queries,
        mode="concepts",
        settings=replace(settings, tile_size=96, background_words=("c",)),
        model=choice,
    )
    result = look_at(segmenter, image, request, ignore_progress)
    assert result.trace.tiles == 2
    assert (result.width, result.height) == (150, 64)
    assert set(result.trace.kept) <= {"a", "b"}
    owner = np.zeros((64, 150), np.int32)
    for proposal in result.proposals:
        (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
        owner[y : y + height, x : x + width] += proposal.mask
    assert owner.max() <= 1
