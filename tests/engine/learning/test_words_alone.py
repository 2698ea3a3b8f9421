"""Without examples, and without what ships, the masks are those of before anything was learned.

``words_alone.npz`` has what the program found before it could learn (commit 5b7225e): of each photo
the bits of the masks, one a text, and the scores of every step. Outlines are not compared: how
masks are cleaned after the dense CRF may change.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partialmethod
from pathlib import Path

import numpy as np
import pytest
import skimage.data
import torch

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import (
    ModelChoice,
    SegmentationRequest,
    TextQuery,
)
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.interactive.outlines import FoundByWords, Outlines
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.refine import final_masks as finish
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter

KEPT = Path(__file__).with_name("words_alone.npz")
PHOTOS = {
    "chelsea": ("cat", "person", "wall"),
    "rocket": ("rocket", "sky", "tree", "person"),
}
SETTINGS = replace(get_preset("embedded"), shipped_examples=False)
ROUNDING = 5  # pixels that another processor's arithmetic may decide otherwise


@pytest.fixture(scope="module")
def built_in() -> Segmenter:
    return load_segmenter(ModelChoice(device="cpu", dtype="float32"))


def _image(name: str) -> np.ndarray:
    return np.ascontiguousarray(getattr(skimage.data, name)()[..., :3])


def _run(segmenter: Segmenter, name: str) -> SegmentationResult:
    request = SegmentationRequest(
        id=name,
        image_id=name,
        queries=tuple(map(TextQuery, PHOTOS[name])),
        mode="concepts",
        settings=SETTINGS,
        keep_maps=True,
    )
    return segmenter.segment(_image(name), request)


def _masks(result: SegmentationResult, name: str) -> np.ndarray:
    """Return the masks after the dense CRF, one a text, before their outlines are cleaned."""
    maps = result.trace.before_crf
    assert maps is not None
    cpu = torch.device("cpu")
    found = finish.final_masks(
        finish.to_tensor(maps, cpu),
        mode="concepts",
        bg_factor=SETTINGS.bg_factor,
        sharpen=finish.crf_sharpener(_image(name), cpu, ignore_progress),
        size_wh=(result.width, result.height),
    )
    masks = np.zeros((len(PHOTOS[name]), result.height, result.width), np.bool_)
    for text, mask in zip(result.trace.kept, found, strict=True):
        masks[PHOTOS[name].index(text)] = mask
    return masks


def _drawn(
    _: Outlines, again: list[FoundByWords], image: object, found: list[FoundByWords], *__: object
) -> list[BoolMask]:
    again += found
    return [one.mask for one in found]


@pytest.mark.parametrize("name", PHOTOS)
def test_masks_and_scores_are_those_of_before(
    built_in: Segmenter, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    again: list[FoundByWords] = []
    monkeypatch.setattr(Outlines, "drawn", partialmethod(_drawn, again))
    result = _run(built_in, name)
    assert len(again) == len(result.proposals), "drawn again after all that is compared here"
    with np.load(KEPT) as kept:
        masks = _masks(result, name)
        before = np.unpackbits(kept[name], count=masks.size).reshape(masks.shape).astype(np.bool_)
        assert np.count_nonzero(masks != before) <= ROUNDING
        steps = [score for step in result.trace.steps for score in step.scores]
        np.testing.assert_allclose(steps, kept[f"{name}_scores"], atol=2e-5)
    assert result.trace.evidence == ()
    assert result.proposals
    assert all(0.1 < (one.acceptance or 0.0) < 0.6 for one in result.proposals)
