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
ROUNDS = 2
VIEWS: tuple[DenseView, ...] = ("windows", "whole")
GOALS = {"80 against 10": 1.1, "proposer": 0.5, "image": 0.9}  # 0.8 in bfloat16


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

    Texts are encoded before: their cost is the same for both ways. ``now`` tells seconds. Rounds go
    through all ways in turn, and the best of each counts: other work comes and goes.
    """
    proposer, settings = stages[0], request.settings
    ways = {"gradcam": settings} | {
        view: dataclasses.replace(settings, proposals="dense", dense_view=view) for view in VIEWS
    }
    counts = {way: (20,) if way == "gradcam" else COUNTS for way in ways}
    asked = {
        (way, count): dataclasses.replace(request, queries=_names(count), settings=ways[way])
        for way in ways
        for count in counts[way]
    }
    for one in asked.values():
        _encode_texts(proposer, one)
    rows: dict[str, Any] = {way: {} for way in ways}
    for _ in range(ROUNDS):
        for (way, count), one in asked.items():
            _keep_best(rows[way], f"proposer {count}", _proposer(proposer, image, one, now))
    if whole_image:
        segmenter = Segmenter(*stages, device=device, dtype=dtype)
        segmenter.segment(image, asked["windows", 10])  # warm
        for _ in range(ROUNDS):
            for way in ways:
                started = now()
                segmenter.segment(image, asked[way, 20])
                _keep_best(rows[way], "image 20", now() - started)
    for view in VIEWS:
        row, published = rows[view], rows["gradcam"]
        row["80 against 10"] = row["proposer 80"] / row["proposer 10"]
        row["proposer"] = row["proposer 20"] / published["proposer 20"]
        if whole_image:
            row["image"] = row["image 20"] / published["image 20"]
    return rows


def _keep_best(row: dict[str, float], name: str, seconds: float) -> None:
    row[name] = min(row.get(name, seconds), seconds)


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
    """Return seconds of the first stage for two steps, texts known."""
    words, started = request.settings.background_words, now()
    given = (image, request, words)
    stage: PatchStage | ProposerStage
    if request.settings.proposals == "dense":
        stage = PatchStage(backbone, backbone, *given, on_progress=ignore_progress, clock=_no_clock)
    else:
        stage = ProposerStage(backbone, *given, on_progress=ignore_progress, clock=_no_clock)
    for step in (1, 2):
        stage.propose(request.queries, step)
    return now() - started


@torch.no_grad()
def _encode_texts(backbone: ClipBackbone, request: SegmentationRequest) -> None:
    texts = [*(query.name for query in request.queries), *request.settings.background_words]
    for template in request.settings.proposal_templates:
        backbone.encode_texts([template.replace("{}", text) for text in texts], ignore_progress)
