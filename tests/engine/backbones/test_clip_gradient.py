"""The closed form against autograd through the real last block, one text after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from published_weights import activation_weights
from tiny_clip import blobs, load_plain, write_tiny_clip
from torch.nn import functional as F

from benchmarks.transcription import Trunk
from carnn_desktop.engine.activation_maps import Background, mixture_weights
from carnn_desktop.engine.backbones.clip import gradient as clip_gradient
from carnn_desktop.engine.backbones.clip import vision as clip_vision
from carnn_desktop.engine.backbones.clip.gradient import LastBlock
from carnn_desktop.engine.backbones.clip.vision import VisionTower

IMAGE = blobs(90, 130)


def _last_block(folder: Path, dtype: torch.dtype) -> tuple[LastBlock, Trunk, torch.Tensor]:
    """Return our last block, the plain trunk on the same tokens, and 9 random text features."""
    model, _ = load_plain(folder, dtype)
    trunk = Trunk(model, IMAGE)
    count = trunk.tokens.shape[1]
    total = torch.zeros(count, count)
    with torch.no_grad():
        last = LastBlock(VisionTower(model), trunk.tokens, total, lambda: None)
    random = torch.Generator().manual_seed(5)
    texts = torch.randn(9, model.config.projection_dim, generator=random, dtype=torch.float64)
    return last, trunk, F.normalize(texts, dim=-1).to(dtype)


def _weights(
    last: LastBlock, texts: torch.Tensor, scale: float
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return closed-form w (5, C) of the first five texts against the other four, and their g."""
    with torch.no_grad():
        cosines = texts @ last.feature
        gradients = last.gradients(texts[:5], lambda: None)
        mixed = mixture_weights(cosines[5:], scale).to(texts)[None] @ texts[5:]
        background = Background(cosines[5:], last.gradients(mixed, lambda: None)[0])
        weights = activation_weights(
            cosines[:5], gradients, background, scale=scale, separate=False
        )
    return weights, gradients


@pytest.mark.parametrize("activation", ["quick_gelu", "gelu"])
def test_double_precision(tmp_path: Path, activation: str) -> None:
    folder = write_tiny_clip(tmp_path, patch=16, blocks=3, seed=1, activation=activation)
    last, trunk, texts = _last_block(folder, torch.float64)
    scale = float(trunk.scale)
    weights, _ = _weights(last, texts, scale)
    for index in range(5):
        want, _ = trunk.probability_gradient(texts, index)
        error = (weights[index] - want).abs().max() / want.abs().max()
        assert error < 1e-10


def test_single_precision(tiny_proposer: Path) -> None:
    last, trunk, texts = _last_block(tiny_proposer, torch.float32)
    scale = float(trunk.scale)
    weights, gradients = _weights(last, texts, scale)
    for index in range(5):
        want, probability = trunk.probability_gradient(texts, index)
        bound = 1e-5 * scale * probability * float(gradients.abs().max())
        assert (weights[index] - want).abs().max() < bound


def test_pieces_make_no_difference(tiny_proposer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attention formed anew for groups of heads, and texts one by one, as on large photos."""
    last, _, texts = _last_block(tiny_proposer, torch.float64)
    whole = last.gradients(texts, lambda: None)
    monkeypatch.setattr(clip_gradient, "_KEEP_BYTES", 0)
    monkeypatch.setattr(clip_gradient, "_TEXT_BYTES", 1)
    monkeypatch.setattr(clip_vision, "_MAP_BYTES", 1)
    again, _, _ = _last_block(tiny_proposer, torch.float64)
    pauses: list[None] = []
    parts = again.gradients(texts, lambda: pauses.append(None))
    assert torch.allclose(whole, parts, rtol=1e-10, atol=1e-15)
    assert len(pauses) >= 9 * 3  # texts times heads


def test_gradients_are_linear_in_the_text(tiny_proposer: Path) -> None:
    last, _, texts = _last_block(tiny_proposer, torch.float64)
    gradients = last.gradients(texts, lambda: None)
    shares = torch.linspace(0.1, 0.9, 9, dtype=torch.float64)
    mixed = last.gradients((shares @ texts)[None], lambda: None)
    assert torch.allclose(mixed[0], shares @ gradients, rtol=1e-10, atol=1e-15)
