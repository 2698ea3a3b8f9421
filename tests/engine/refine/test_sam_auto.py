"""Automatic masks: the grid, the filters and the suppression, on drawn answers and tiny models."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
import tiny_sam
import torch

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.refine.prompts import Prompt, iou, union
from carnn_desktop.engine.refine.sam import SamEncoding, SamRefiner
from carnn_desktop.engine.refine.sam_auto import AutoSettings, automatic_masks, match_automatic

SIZE = (128, 256)
DISCS = ((60, 60, 30), (180, 70, 40))  # x, y, radius on the photo


class DrawnSam(SamRefiner):
    """Answers every point with the disc under it, a blurred copy and a distrusted one."""

    def __init__(self) -> None:
        self.side = 256
        self.encoded = 0

    def encode(self, image: Any, on_progress: Any = None) -> SamEncoding:
        self.encoded += 1
        return SamEncoding(size_hw=SIZE, inner_hw=(128, 256), state={})

    def decode(
        self, encoding: SamEncoding, wanted: Any, **_: Any
    ) -> tuple[torch.Tensor, torch.Tensor]:
        rows, columns = np.mgrid[:64, :64] * 4 + 2
        answers, trust = [], []
        for prompt in wanted:
            ((px, py),) = prompt.positive_xy
            disc = next(
                ((x, y, r) for x, y, r in DISCS if (px - x) ** 2 + (py - y) ** 2 < r * r), None
            )
            distance = np.full((64, 64), -9.0)
            if disc is not None:
                x, y, radius = disc
                distance = radius - np.hypot(columns - x, rows - y)
            answers.append(np.stack([distance * 4, distance * 0.05, distance * 4]))
            trust.append([0.9 + 0.0001 * px, 0.95, 0.2])
        return torch.from_numpy(np.stack(answers)).float(), torch.tensor(trust)


def _discs() -> list[np.ndarray]:
    rows, columns = np.mgrid[: SIZE[0], : SIZE[1]]
    return [np.hypot(columns + 0.5 - x, rows + 0.5 - y) < r for x, y, r in DISCS]


def test_finds_each_object_once() -> None:
    sam = DrawnSam()
    found = automatic_masks(sam, sam.encode(None), AutoSettings(points_per_side=8))
    assert len(found) == 2
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    for candidate, disc in zip(found, reversed(_discs()), strict=True):
        assert iou(union([candidate], SIZE), disc) > 0.95
        assert candidate.stability >= 0.95
        assert candidate.mask.any(0).all(), "the crop is tight"
        assert candidate.mask.any(1).all()


@pytest.mark.parametrize(
    ("settings", "count"),
    [
        (AutoSettings(points_per_side=8, pred_iou=0.99), 0),
        (AutoSettings(points_per_side=8, stability=0.0), 2),  # the blurred copies are suppressed
        (AutoSettings(points_per_side=8, points_per_batch=5), 2),
        (AutoSettings(points_per_side=1), 0),  # the middle of the photo is in no disc
    ],
)
def test_filters(settings: AutoSettings, count: int) -> None:
    sam = DrawnSam()
    assert len(automatic_masks(sam, sam.encode(None), settings)) == count


def test_without_suppression_every_point_has_its_mask() -> None:
    sam = DrawnSam()
    settings = AutoSettings(points_per_side=8, box_nms=1.0)
    inside = [
        (x, y)
        for x, y in itertools.product(np.arange(8) * 32 + 16, np.arange(8) * 16 + 8)
        if any((x - a) ** 2 + (y - b) ** 2 < r * r for a, b, r in DISCS)
    ]
    assert len(automatic_masks(sam, sam.encode(None), settings)) == len(inside)


def test_matching_replaces_what_agrees() -> None:
    sam = DrawnSam()
    first, second = _discs()
    rough = np.roll(first, 1, axis=1)
    half = second.copy()
    half[:, :180] = False
    empty = np.zeros(SIZE, np.bool_)
    settings = AutoSettings(points_per_side=8)
    image = np.zeros((*SIZE, 3), np.uint8)
    matches, candidates = match_automatic(
        sam, image, [rough, half, empty], iom_threshold=0.6, settings=settings
    )
    assert len(candidates) == 2
    assert [m.replaced for m in matches] == [True, False, False]
    assert iou(matches[0].mask, first) > iou(rough, first)
    assert matches[1].mask is half
    assert matches[2].used == ()


def test_nothing_to_match_costs_nothing() -> None:
    sam = DrawnSam()
    empty = np.zeros(SIZE, np.bool_)
    matches, candidates = match_automatic(
        sam, np.zeros((*SIZE, 3), np.uint8), [empty], iom_threshold=0.6
    )
    assert (sam.encoded, candidates) == (0, [])
    assert not matches[0].replaced


def test_cancels_between_batches() -> None:
    sam = DrawnSam()
    seen: list[Progress] = []
    automatic_masks(sam, sam.encode(None), AutoSettings(points_per_side=8), on_progress=seen.append)
    assert len(seen) == 4 + 2
    for calls in range(len(seen)):
        counter = itertools.count()

        def on_progress(
            progress: Progress, calls: int = calls, counter: itertools.count[int] = counter
        ) -> None:
            if next(counter) == calls:
                raise Cancelled

        with pytest.raises(Cancelled):
            automatic_masks(
                sam, sam.encode(None), AutoSettings(points_per_side=8), on_progress=on_progress
            )


@pytest.mark.parametrize("family", ["sam", "sam_hq", "sam2"])
def test_real_architectures(family: str) -> None:
    sam = SamRefiner(tiny_sam.build(family), family=family, model_id=family)
    image = np.random.default_rng(0).integers(0, 256, (90, 150, 3)).astype(np.uint8)
    encoding = sam.encode(image)
    loose = AutoSettings(
        points_per_side=5, points_per_batch=7, pred_iou=-9.0, stability=0.0, box_nms=1.0
    )
    found = automatic_masks(sam, encoding, loose)
    assert 1 <= len(found) <= 75
    assert found[0].score == max(candidate.score for candidate in found)
    # the first of them is what its point says when it is asked alone
    answers = [
        sam.to_image(encoding, logits[0]) > 0.0
        for point in [((i + 0.5) * 30, (j + 0.5) * 18) for j in range(5) for i in range(5)]
        for logits in [sam.decode(encoding, [Prompt(positive_xy=(point,))])[0]]
    ]
    best = union(found[:1], (90, 150))
    assert max(iou(best, mask.numpy()) for masks in answers for mask in masks) > 0.999
