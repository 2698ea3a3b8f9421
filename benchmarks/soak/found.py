"""A segmenter without weights: what it finds on a photo is drawn by lot, the same in every run."""

from __future__ import annotations

import random
import time

import numpy as np

from carnn_desktop.contracts.arrays import RgbImage, frozen
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceStep,
)

WORDS = ("cat", "dog", "bus", "chair", "lamp", "cup", "tree")
BACKGROUND = "tree"  # what runs on the folder look for
UPPER = 0.4  # share of the photo's height in which things are found; the hand draws below it


class LotSegmenter:
    """Finds nothing to one ellipse for each text, in the upper part of the photo."""

    device, dtype = "cpu", "float32"
    identities = (ModelIdentity(role="both", id="lot", sha256="0" * 64, licence="none"),)

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def load(self, _choice: ModelChoice, on_progress: ProgressCallback) -> LotSegmenter:
        """Stand in for the loading of a model."""
        on_progress(Progress("load"))
        return self

    def check(self, request: SegmentationRequest) -> None:
        """Accept every request."""

    def segment(
        self, image: RgbImage, request: SegmentationRequest, on_progress: ProgressCallback
    ) -> SegmentationResult:
        """Return what was drawn for this photo and these texts; takes its time."""
        for stage in ("image", "proposals", "classifier", "crf"):
            on_progress(Progress(stage, step=1))
            time.sleep(self._seconds / 4)
        height, width = image.shape[:2]
        names = [query.name for query in request.queries]
        there = [name for name in names if finds(request.image_id, name)]
        shown = there or names[:1]
        proposals = tuple(
            _ellipse(names.index(name), name, (width, height), forced=not there) for name in shown
        )
        kept = tuple(names.index(name) for name in shown)
        step = TraceStep(
            texts=tuple(names),
            scores=tuple(0.7 if name in there else 0.1 for name in names),
            kept=kept,
            forced=None if there else 0,
            thumbnails=frozen(np.zeros((len(names), 8, 8), np.uint8)),
        )
        return SegmentationResult(
            request=request,
            width=width,
            height=height,
            proposals=proposals,
            trace=Trace(steps=(step,), kept=tuple(shown), background_words=()),
            models=self.identities,
            device=self.device,
            dtype=self.dtype,
            timings=(("lot", self._seconds),),
        )


def finds(image_id: str, name: str) -> bool:
    """Whether a thing is on a photo: three of four are."""
    return random.Random(f"{image_id} {name}").random() < 0.75


def _ellipse(index: int, name: str, size_wh: tuple[int, int], *, forced: bool) -> Proposal:
    width, height = size_wh
    place = WORDS.index(name)  # each thing has a place of its own: none covers another
    w, h = max(6, width // 9), max(6, int(height * UPPER * 0.8))
    y, x = np.ogrid[-1 : 1 : h * 1j, -1 : 1 : w * 1j]
    mask = np.asarray(x * x + y * y <= 1.0, np.bool_)
    rows, columns = mask.any(axis=1), mask.any(axis=0)
    mask = np.ascontiguousarray(mask[rows][:, columns])
    left = min(width - mask.shape[1], 2 + place * (w + 4))
    levels = np.zeros((32, 32), np.uint8)
    return Proposal(
        query_index=index,
        name=name,
        score=0.1 if forced else 0.7,
        forced=forced,
        mask=frozen(mask),
        origin_xy=(max(0, left), 2),
        levels=frozen(levels),
        level=0.5,
    )
