"""Which of many names does an image seem to show? One look at it, no masks and no second stage."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.protocol import GradientProposer

_PORTION = 32
_TIMES_CHANCE = 4.0
_SAME = 0.9
"""Cosine of two texts above which the second says nothing new (motorbike, motorcycle)."""


@torch.inference_mode()
def suggest(
    proposer: GradientProposer,
    image: RgbImage,
    names: Sequence[str],
    on_progress: ProgressCallback,
    *,
    count: int = 8,
) -> tuple[tuple[str, float], ...]:
    """Return at most ``count`` (name, share), best first, of an (H, W, 3) uint8 RGB image.

    The share is the softmax over all names at the model's own scale, 0..1; only names with several
    times the share of chance are returned. Texts are encoded in portions, so that it can be
    cancelled between them; they are cached by the model.
    """
    if not names:
        return ()
    portions = []
    for start in range(0, len(names), _PORTION):
        on_progress(Progress("texts", start, len(names)))
        portions.append(proposer.encode_texts(names[start : start + _PORTION], on_progress))
    on_progress(Progress("image"))
    features = torch.cat(portions)
    similar = proposer.similarities(proposer.encode_image(image, on_progress), features)
    shares = evidence_shares(similar.float(), proposer.logit_scale)
    chosen: list[int] = []
    for index in shares.argsort(descending=True).tolist():
        if len(chosen) == count or shares[index] < _TIMES_CHANCE / len(names):
            break
        if all(float(features[index] @ features[other]) < _SAME for other in chosen):
            chosen.append(index)
    return tuple((names[index], round(float(shares[index]), 4)) for index in chosen)


def evidence_shares(similar: torch.Tensor, scale: float) -> torch.Tensor:
    """Return (N,) shares that sum to 1, of (N,) similarities.

    A model with a large scale (CLIP: 100) means its cosines to be read by a softmax; the built-in
    one (scale 1) gives probabilities, which are shares as they are.
    """
    if scale > 10.0:
        return torch.softmax(scale * similar, dim=0)
    positive = similar.clamp(min=0.0)
    return positive / positive.sum().clamp(min=1e-9)
