"""Proposals by patches against those by gradients: `engine_speed.py --proposals dense`.

The proposer alone takes two steps of 10, 20 and 80 concepts; the whole image two steps of 20 with
the classifier, without the CRF. Both ways use the published wording, so that they take equally many
steps; the preset ``clip-dense`` has one wording and saves a step where nothing falls.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.contracts.requests import DenseView, SegmentationRequest, TextQuery
from carnn_desktop.engine.backbones.clip.backbone import ClipBackbone
from carnn_desktop.engine.patch_maps import PatchStage
from carnn_desktop.engine.segmenter import Segmenter
from carnn_desktop.engine.stages import ProposerStage

COUNTS = (10, 20, 80)
VIEWS: tuple[DenseView, ...] = ("windows", "whole")
GOALS = {"80 against 10": 1.1, "proposer": 0.5, "image": 0.9}


def compare(
    stages: tuple[ClipBackbone, ClipBackbone],
    image: RgbImage,
    request: SegmentationRequest,
    *,
    device: torch.device,
    dtype: torch.dtype,
    now: Callable[[], float],
    whole_image: bool,
) -> dict[str, Any]:
    """Return seconds by way and number of concepts, and the ratios that have goals.

    Texts are encoded before: their cost is the same for both ways. ``now`` tells seconds.
    """
    proposer = stages[0]
    asked = {count: dataclasses.replace(request, queries=_names(count)) for count in COUNTS}
    gradcam = _proposer(proposer, image, asked[20], now)
    rows: dict[str, Any] = {"gradcam": {"proposer 20": gradcam}}
    for view in VIEWS:
        settings = dataclasses.replace(request.settings, proposals="dense", dense_view=view)
        times = {
            f"proposer {count}": _proposer(
                proposer, image, dataclasses.replace(one, settings=settings), now
            )
            for count, one in asked.items()
        }
        rows[view] = times | {
            "80 against 10": times["proposer 80"] / times["proposer 10"],
            "proposer": times["proposer 20"] / gradcam,
        }
    if whole_image:
        segmenter = Segmenter(*stages, device=device, dtype=dtype)
        segmenter.segment(image, asked[10])  # warm
        rows["gradcam"]["image 20"] = _image(segmenter, image, asked[20], now)
        for view in VIEWS:
            settings = dataclasses.replace(request.settings, proposals="dense", dense_view=view)
            wanted = dataclasses.replace(asked[20], settings=settings)
            seconds = _image(segmenter, image, wanted, now)
            rows[view] |= {
                "image 20": seconds,
                "image": seconds / rows["gradcam"]["image 20"],
            }
    return rows


def told(rows: dict[str, Any]) -> list[str]:
    """Return the rows as lines, the ratios with their goals."""
    lines = []
    for name, values in rows.items():
        words = []
        for key, value in values.items():
            goal = GOALS.get(key)
            words.append(f"{key} {value:.2f}" + ("" if goal is None else f" (goal {goal:g})"))
        lines.append(f"{name:8s} " + ", ".join(words))
    return lines


def _image(
    segmenter: Segmenter, image: RgbImage, request: SegmentationRequest, now: Callable[[], float]
) -> float:
    started = now()
    segmenter.segment(image, request)
    return now() - started


def _names(count: int) -> tuple[TextQuery, ...]:
    return tuple(TextQuery(f"thing {number}") for number in range(count))


@contextlib.contextmanager
def _no_clock(_stage: str) -> Iterator[None]:
    yield


@torch.no_grad()
def _proposer(
    backbone: ClipBackbone,
    image: RgbImage,
    request: SegmentationRequest,
    now: Callable[[], float],
) -> float:
    """Return the best of two: seconds of the first stage for two steps, texts known."""
    words, settings = request.settings.background_words, request.settings
    texts = [query.name for query in request.queries]
    for template in settings.proposal_templates:
        backbone.encode_texts(
            [template.replace("{}", text) for text in (*texts, *words)], ignore_progress
        )
    best = float("inf")
    for _ in range(2):
        started = now()
        stage: PatchStage | ProposerStage
        if settings.proposals == "dense":
            stage = PatchStage(
                backbone,
                backbone,
                image,
                request,
                words,
                on_progress=ignore_progress,
                clock=_no_clock,
            )
        else:
            stage = ProposerStage(
                backbone, image, request, words, on_progress=ignore_progress, clock=_no_clock
            )
        for step in (1, 2):
            stage.propose(request.queries, step)
        best = min(best, now() - started)
    return best
