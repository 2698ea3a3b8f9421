"""Segmenters that find colours, as near-sighted as wished: for photos looked at in parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, frozen
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.requests import SegmentationRequest, TextQuery
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceStep,
)
from carnn_desktop.engine.instances.choose import levels_of
from carnn_desktop.engine.instances.protocol import Drawn, Findings
from carnn_desktop.engine.presets import get_preset
from carnn_desktop.engine.refine.prompts import connected_parts, crop

COLORS = {"red": (220, 30, 30), "green": (30, 200, 30), "blue": (30, 30, 220)}
IDENTITY = ModelIdentity(role="both", id="colors", sha256="c0" * 32, licence="CC0-1.0")


def photo(width: int, height: int, *areas: tuple[str, int, int, int, int]) -> RgbImage:
    """Return a grey photo with coloured rectangles (name, x, y, width, height)."""
    image = np.full((height, width, 3), 128, np.uint8)
    for name, x, y, w, h in areas:
        image[y : y + h, x : x + w] = COLORS[name]
    return image


def asked(*names: str, **settings: Any) -> SegmentationRequest:
    """Return a request without anything after the maps, so that masks are exact."""
    base = replace(get_preset("embedded"), crf=False, tidy_masks=False, shipped_examples=False)
    base = replace(base, learned_outlines=False)
    return SegmentationRequest(
        id="r",
        image_id="1",
        queries=tuple(TextQuery(name) for name in names),
        mode="concepts",
        settings=replace(base, **settings),
    )


def area(image: RgbImage, name: str) -> BoolMask:
    """Return (H, W): where a photo has a colour."""
    if name not in COLORS:
        return np.zeros(image.shape[:2], np.bool_)
    away = np.abs(image.astype(np.int16) - np.array(COLORS[name], np.int16)).max(axis=2)
    return np.asarray(away < 40, np.bool_)


class ColorLooks:
    """Gives maps. What it sees of an image is no larger than ``sees``; 0 = it sees everything.

    seen : the requests that it got
    """

    device = "cpu"
    dtype = "float32"
    identities = (IDENTITY,)

    def __init__(self, sees: int = 0) -> None:
        self._sees = sees
        self.seen: list[SegmentationRequest] = []

    def check(self, request: SegmentationRequest) -> None:
        """Refuse nothing."""

    def segment(
        self,
        image: RgbImage,
        request: SegmentationRequest,
        on_progress: ProgressCallback = ignore_progress,
    ) -> SegmentationResult:
        """Find colours; without any the first text is forced."""
        self.seen.append(request)
        on_progress(Progress("proposals", step=1))
        height, width = image.shape[:2]
        masks = {query.name: area(self._as_seen(image), query.name) for query in request.queries}
        kept = [name for name, mask in masks.items() if mask.any()]
        names = list(masks)
        forced = None if kept else 0
        if forced is not None:
            masks[names[0]][:1, :1] = True
        shown = [
            self._proposal(names, name, masks[name], (width, height), not kept)
            for name in kept or names[:1]
        ]
        step = TraceStep(
            texts=tuple(names),
            scores=tuple(0.9 if name in kept else 0.1 for name in names),
            kept=tuple(names.index(name) for name in kept or names[:1]),
            forced=forced,
            thumbnails=frozen(np.zeros((len(names), 4, 4), np.uint8)),
        )
        return SegmentationResult(
            request=request,
            width=width,
            height=height,
            proposals=tuple(shown),
            trace=Trace(steps=(step,), kept=tuple(kept or names[:1]), background_words=()),
            models=self.identities,
            device=self.device,
            dtype=self.dtype,
            timings=(("image", 0.5),),
        )

    def _as_seen(self, image: RgbImage) -> RgbImage:
        longest = max(image.shape[:2])
        if not self._sees or longest <= self._sees:
            return image
        size = tuple(max(1, side * self._sees // longest) for side in image.shape[1::-1])
        return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)

    @staticmethod
    def _proposal(
        names: list[str], name: str, mask: BoolMask, size_wh: tuple[int, int], forced: bool
    ) -> Proposal:
        levels = mask.astype(np.uint8) * 255
        full = cv2.resize(levels, size_wh, interpolation=cv2.INTER_NEAREST) > 127
        whole = crop(np.asarray(full, np.bool_))
        assert whole is not None
        return Proposal(
            query_index=names.index(name),
            name=name,
            score=0.1 if forced else 0.9,
            forced=forced,
            mask=whole.mask,
            origin_xy=whole.origin_xy,
            levels=frozen(levels),
            level=0.5,
        )


class ColorThings:
    """A model of instances: each connected area of a colour is one."""

    model_id, sha256, licence = "things", "1" * 64, "CC0-1.0"

    def check_text(self, text: str) -> None:
        """Refuse nothing."""

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> RgbImage:
        """Return the photo itself."""
        on_progress(Progress("image"))
        return image

    def find(
        self,
        encoding: RgbImage,
        texts: Sequence[str],
        rivals: Sequence[str],
        on_progress: ProgressCallback,
    ) -> list[Findings]:
        """Return the areas of each colour, the largest most sure."""
        del rivals, on_progress
        found = []
        for place, text in enumerate(texts):
            parts = connected_parts(area(encoding, text))
            boxes = [
                (x, y, x + part.mask.shape[1], y + part.mask.shape[0])
                for part in parts
                for x, y in [part.origin_xy]
            ]
            found.append(
                Findings(
                    np.linspace(0.9, 0.5, len(parts), dtype=np.float32),
                    np.array(boxes, np.float32).reshape(-1, 4),
                    np.arange(len(parts), dtype=np.int64) + 1000 * place,
                )
            )
        return found

    def draw(
        self,
        encoding: RgbImage,
        findings: Findings,
        chosen: Sequence[int],
        on_progress: ProgressCallback,
    ) -> list[Drawn]:
        """Return the pixels of a colour in each box."""
        del on_progress
        drawn = []
        for index in chosen:
            left, top, right, bottom = (int(value) for value in findings.boxes[index])
            mask = np.zeros(encoding.shape[:2], np.bool_)
            coloured = np.logical_or.reduce([area(encoding, name) for name in COLORS])
            mask[top:bottom, left:right] = coloured[top:bottom, left:right]
            whole = crop(mask)
            drawn.append(Drawn(whole, levels_of(mask.astype(np.float32), mask.shape)))
        return drawn
