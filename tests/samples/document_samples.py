"""Results, documents and projects that the tests of the documents layer start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.requests import SegmentationRequest, SegmentationSettings, TextQuery
from carnn_desktop.contracts.results import (
    ModelIdentity,
    Proposal,
    SegmentationResult,
    Trace,
    TraceMaps,
    TraceStep,
)

WIDTH, HEIGHT = 32, 24
NOW = "2026-11-21T09:00:00+00:00"
NAMES = ("cat", "dog", "bird")
IDS = {name: number for number, name in enumerate(NAMES, 1)}
SETTINGS = SegmentationSettings(
    mask_threshold=0.4,
    confidence_threshold=0.3,
    clipes_threshold=0.5,
    visual_prompts=("circle", "blur"),
    templates=("a photo of a {}.",),
    proposal_templates=("{}", "a {}"),
    background_words=("sky", "ground"),
)
MODELS = (
    ModelIdentity(role="proposer", id="proposer", sha256="a" * 64, licence="MIT"),
    ModelIdentity(role="classifier", id="classifier", sha256="b" * 64, licence="MIT"),
)


def rectangle(x: int, y: int, width: int, height: int) -> Mask:
    return masks.crop_mask(np.ones((height, width), bool), x, y)


def empty_document(image_id: int = 1) -> ImageDocument:
    return ImageDocument(image_id=image_id, width=WIDTH, height=HEIGHT)


def proposal(index: int, mask: Mask, *, forced: bool = False, score: float = 0.8) -> Proposal:
    full = masks.full_mask(mask, WIDTH, HEIGHT)
    levels = np.where(full, 200, 40).astype(np.uint8)
    return Proposal(
        query_index=index,
        name=NAMES[index],
        score=score,
        forced=forced,
        mask=mask.pixels,
        origin_xy=(mask.x, mask.y),
        levels=frozen(levels),
        level=0.5,
    )


def result(proposals: Sequence[Proposal], names: Sequence[str] = NAMES) -> SegmentationResult:
    return SegmentationResult(
        request=SegmentationRequest(
            id="r",
            image_id="1",
            queries=tuple(TextQuery(name) for name in names),
            mode="concepts",
            settings=SETTINGS,
        ),
        width=WIDTH,
        height=HEIGHT,
        proposals=tuple(proposals),
        trace=trace(),
        models=MODELS,
        device="cpu",
        dtype="float32",
        timings=(("all", 1.0),),
    )


def trace(*, maps: bool = False) -> Trace:
    random = np.random.default_rng(3)
    steps = tuple(
        TraceStep(
            texts=NAMES[:count],
            scores=(0.8, 0.1, 0.05)[:count],
            kept=(0,),
            forced=None if count == 3 else 0,
            thumbnails=frozen(random.integers(0, 255, (count, 5, 7), dtype=np.uint8)),
            maps=TraceMaps(
                raw_cam=np.zeros((count, 2, 2), np.float32),
                refined=np.zeros((count, 4, 4), np.float32),
            )
            if maps
            else None,
        )
        for count in (3, 1)
    )
    found = Trace(
        steps=steps,
        kept=("cat",),
        background_words=("sky",),
        removed_background=("ground",),
        notes=("A note.",),
    )
    if maps:
        return replace(found, final_masks=np.zeros((3, 4, 4), np.bool_))
    return found


boxes = st.builds(
    rectangle,
    st.integers(0, WIDTH - 8),
    st.integers(0, HEIGHT - 8),
    st.integers(1, 8),
    st.integers(1, 8),
)
results = st.lists(
    st.builds(proposal, st.integers(0, 2), boxes, forced=st.booleans()), max_size=4
).map(result)


CAT = rectangle(2, 2, 8, 6)
DOG = rectangle(8, 4, 8, 6)


def proposed(*proposals: Any, **options: Any) -> ImageDocument:
    """Return a document with these proposals."""
    return add_proposals(empty_document(), result(proposals), IDS, now=NOW, **options).document


def two() -> tuple[ImageDocument, Annotation, Annotation]:
    """Return a document with a cat and a dog that overlap, both proposed."""
    document = proposed(proposal(0, CAT), proposal(1, DOG))
    return (document, *document.annotations)
