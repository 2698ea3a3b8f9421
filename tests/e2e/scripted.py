"""A segmenter that needs no weights: what it finds is written in the colours of the image.

Stands in for the model where a test is about files, exit codes and resuming, not about quality.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from carnn_desktop.contracts.arrays import BoolMask, RgbImage, frozen
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceMaps,
    TraceStep,
)

COLORS = {"red": (220, 30, 30), "green": (30, 200, 30), "blue": (30, 30, 220)}
GRAY = (128, 128, 128)


class ColorSegmenter:
    """Finds ``red``, ``green`` and ``blue`` areas; every other word is absent from any image."""

    device = "cpu"
    dtype = "float32"
    identities = (ModelIdentity(role="both", id="colors", sha256="c0" * 32, licence="CC0-1.0"),)

    def __init__(
        self,
        *,
        seconds: float = 0.0,
        on_image: Callable[[str], None] = lambda path: None,
    ) -> None:
        self.seen: list[str] = []
        self._seconds = seconds
        self._on_image = on_image

    def check(self, request: SegmentationRequest) -> None:
        for query in request.queries:
            if len(query.name) > 200:
                raise CarnnError("The phrase is longer than the model reads.", "Shorten it.")

    def segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        self._on_image(request.image_id)
        self.seen.append(request.image_id)
        on_progress(Progress(stage="proposals", step=1, done=1, total=2, text="red"))
        time.sleep(self._seconds)
        names = [query.name for query in request.queries]
        masks = np.stack([_area(image, name) for name in names])
        scores = [0.9 if mask.any() else 0.05 for mask in masks]
        kept = [i for i, mask in enumerate(masks) if mask.any()]
        forced = None if kept else 0
        if forced is not None:
            masks[0, :4, :4] = True
            kept = [0]
        proposals = tuple(
            _proposal(i, names[i], masks[i], scores[i], forced=forced is not None) for i in kept
        )
        return SegmentationResult(
            request=request,
            width=image.shape[1],
            height=image.shape[0],
            proposals=proposals,
            trace=_trace(names, masks, scores, kept, forced, keep_maps=request.keep_maps),
            models=self.identities,
            device=self.device,
            dtype=self.dtype,
            timings=(("proposals", 0.25), ("classifier", 0.25)),
        )


def color_loader(segmenter: ColorSegmenter) -> Callable[[ModelChoice], ColorSegmenter]:
    return lambda choice: segmenter


def no_loader(choice: ModelChoice) -> ColorSegmenter:
    raise AssertionError("weights were loaded for a request that is wrong")


def paint(
    path: Path,
    *areas: tuple[str, tuple[int, int, int, int]],
    size_wh: tuple[int, int] = (64, 48),
) -> Path:
    """Write a gray image with coloured rectangles (x, y, w, h)."""
    image = Image.new("RGB", size_wh, GRAY)
    for name, (x, y, w, h) in areas:
        image.paste(COLORS[name], (x, y, x + w, y + h))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path)
    return path


def _area(image: RgbImage, name: str) -> BoolMask:
    if name not in COLORS:
        return np.zeros(image.shape[:2], np.bool_)
    distance = np.abs(image.astype(np.int16) - np.array(COLORS[name], np.int16)).max(axis=2)
    return np.asarray(distance < 40, np.bool_)


def _proposal(index: int, name: str, mask: BoolMask, score: float, *, forced: bool) -> Proposal:
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    crop = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return Proposal(
        query_index=index,
        name=name,
        score=score,
        forced=forced,
        mask=frozen(np.array(crop, order="C")),
        origin_xy=(int(columns[0]), int(rows[0])),
        levels=frozen(mask.astype(np.uint8) * 255),
        level=0.5,
    )


def _trace(
    names: list[str],
    masks: BoolMask,
    scores: list[float],
    kept: list[int],
    forced: int | None,
    *,
    keep_maps: bool,
) -> Trace:
    maps = None
    if keep_maps:
        soft = frozen(masks.astype(np.float32))
        maps = TraceMaps(raw_cam=soft, refined=soft)
    thumbnails = frozen(np.zeros((len(names), 8, 8), np.uint8))
    step = TraceStep(
        texts=tuple(names),
        scores=tuple(scores),
        kept=tuple(kept),
        forced=forced,
        thumbnails=thumbnails,
        maps=maps,
    )
    return Trace(
        steps=(step,),
        kept=tuple(names[i] for i in kept),
        background_words=("sky",),
        before_crf=frozen(masks[kept].astype(np.float32)) if keep_maps else None,
        final_masks=frozen(masks) if keep_maps else None,
    )
