"""A made-up photo with things of 20 pixels, and what stands in for a model that finds them."""

from __future__ import annotations

import random
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, frozen
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceStep,
)
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.refine.prompts import crop

THING = 20
SETTINGS = replace(
    get_preset("embedded"),
    crf=False,
    tidy_masks=False,
    shipped_examples=False,
    learned_outlines=False,
)
_COLORS = {"red": (220, 30, 30), "blue": (30, 30, 220)}
_SEES = 160


def made_up(megapixels: float, seed: int) -> tuple[RgbImage, list[tuple[int, int]]]:
    """Return a grey photo, 4 to 3, with a red bar across it and 200 blue squares; their corners."""
    width = round((megapixels * 1e6 * 4 / 3) ** 0.5)
    height = round(width * 3 / 4)
    photo = np.full((height, width, 3), 128, np.uint8)
    photo[height // 3 : height // 2, width // 10 : 9 * width // 10] = _COLORS["red"]
    chance = random.Random(seed)
    places = [
        (chance.randrange(width - THING), chance.randrange(height // 3 - THING)) for _ in range(200)
    ]
    for x, y in places:
        photo[y : y + THING, x : x + THING] = _COLORS["blue"]
    return photo, places


def found(result: SegmentationResult, places: list[tuple[int, int]]) -> int:
    """Return how many squares have at least half of their pixels in a mask of their colour."""
    blue = [proposal for proposal in result.proposals if proposal.name == "blue"]
    covered = 0
    for x, y in places:
        inside = 0
        for one in blue:
            left, top = x - one.origin_xy[0], y - one.origin_xy[1]
            rows = slice(max(0, top), max(0, top + THING))
            inside += int(one.mask[rows, max(0, left) : max(0, left + THING)].sum())
        covered += 2 * inside >= THING**2
    return covered


class ColorModel:
    """Finds colours in an image that it sees reduced to 160 pixels."""

    device = "cpu"
    dtype = "float32"
    identities = (ModelIdentity(role="both", id="colours", sha256="0" * 64, licence="none"),)

    def check(self, request: SegmentationRequest) -> None:
        """Refuse nothing."""

    def segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        """Find the colours that are asked for by name."""
        on_progress(Progress("proposals"))
        height, width = image.shape[:2]
        scale = min(1.0, _SEES / max(height, width))
        size = (max(1, int(width * scale)), max(1, int(height * scale)))
        small = cv2.resize(image, size, interpolation=cv2.INTER_AREA).astype(np.int16)
        names = [query.name for query in request.queries]
        masks = [
            np.asarray(np.abs(small - np.array(_COLORS[name], np.int16)).max(axis=2) < 60, np.bool_)
            for name in names
        ]
        proposals = [
            _proposal(place, name, mask, (width, height))
            for place, (name, mask) in enumerate(zip(names, masks, strict=True))
            if mask.any()
        ]
        scores = tuple(0.9 if mask.any() else 0.1 for mask in masks)
        step = TraceStep(
            texts=tuple(names),
            scores=scores,
            kept=tuple(place for place, score in enumerate(scores) if score > 0.5),
            forced=None,
            thumbnails=frozen(np.zeros((len(names), 1, 1), np.uint8)),
        )
        return SegmentationResult(
            request=request,
            width=width,
            height=height,
            proposals=tuple(proposals),
            trace=Trace(steps=(step,), kept=tuple(names), background_words=()),
            models=self.identities,
            device=self.device,
            dtype=self.dtype,
            timings=(),
        )


def _proposal(place: int, name: str, mask: BoolMask, size_wh: tuple[int, int]) -> Proposal:
    levels = mask.astype(np.uint8) * 255
    full = cv2.resize(levels, size_wh, interpolation=cv2.INTER_NEAREST) > 127
    whole = crop(np.asarray(full, np.bool_))
    assert whole is not None, "a mask with pixels keeps some when it is enlarged"
    return Proposal(
        query_index=place,
        name=name,
        score=0.9,
        forced=False,
        mask=whole.mask,
        origin_xy=whole.origin_xy,
        levels=frozen(levels),
        level=0.5,
    )
