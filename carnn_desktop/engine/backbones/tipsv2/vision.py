"""The vision tower of a ``Tipsv2Model``, run block by block like CLIP's.

Its patches were trained to match texts, so that nothing has to be done to them (arXiv 2604.12012):
the last layer norm, unit length, and the cosine.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from carnn_desktop.engine.backbones.clip.vision import Pause, wide
from carnn_desktop.engine.backbones.patch_text.tower import PatchTower


class _Attention(nn.Module):
    """Projections under the names that CLIP has for them."""

    def __init__(self, attention: Any) -> None:
        super().__init__()
        self.q_proj, self.k_proj = attention.q_proj, attention.k_proj
        self.v_proj, self.out_proj = attention.v_proj, attention.o_proj


class _FeedForward(nn.Module):
    """The feed-forward part, plain or gated, whose first product CLIP calls fc1."""

    def __init__(self, inner: Any) -> None:
        super().__init__()
        self.inner = inner

    @property
    def fc1(self) -> Any:
        """The first product."""
        return self.inner.fc1 if hasattr(self.inner, "fc1") else self.inner.gate_proj

    def forward(self, tokens: torch.Tensor) -> Any:
        return self.inner(tokens)


class _Block(nn.Module):
    """One block under the names that CLIP has for its parts; its scales are in its matrices."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        _scale(layer.attention.o_proj, layer.layer_scale1)
        inner = layer.mlp
        _scale(inner.fc2 if hasattr(inner, "fc2") else inner.down_proj, layer.layer_scale2)
        self.layer_norm1, self.layer_norm2 = layer.norm1, layer.norm2
        self.self_attn, self.mlp = _Attention(layer.attention), _FeedForward(inner)


class TipsTower(PatchTower):
    """Blocks of ``Tipsv2Model.vision_model``, whose embedding and last norm are the model's."""

    def __init__(self, model: Any) -> None:
        """Take a ``Tipsv2Model`` with frozen parameters; its blocks are this tower's from then."""
        vision = model.vision_model
        self._embeddings = vision.embeddings
        self._pre_norm = nn.Identity()
        self.blocks: list[Any] = [_Block(layer) for layer in vision.encoder.layer]
        self.post_norm: nn.LayerNorm = vision.layernorm
        config = model.config.vision_config
        self.extra = 1 + int(config.num_register_tokens)
        self.patch: int = _one(config.patch_size)
        self.image_size: int = _one(config.image_size)
        self.width: int = config.hidden_size
        self.heads: int = config.num_attention_heads
        device = self._embeddings.cls_token.device
        self.projection: torch.Tensor = torch.eye(self.width, device=device)

    def embed(self, pixels: torch.Tensor) -> torch.Tensor:
        """Return tokens (M, extra + h*w, C) of (M, 3, h*patch, w*patch) normalised pixels."""
        tokens: torch.Tensor = self._embeddings(pixels)
        return tokens

    def pooled(self, pixels: torch.Tensor, depth: int, pause: Pause) -> torch.Tensor:
        """Return (M, C) float32 unit vectors of whole photos after the first ``depth`` blocks."""
        first = self.class_token(self.embed(pixels), depth, pause)
        return F.normalize(wide(self.post_norm(first)), dim=-1)

    def aligned(self, normed: torch.Tensor) -> torch.Tensor:
        """Return the patches' tokens (n, C) as they are."""
        return normed


def _scale(linear: nn.Linear, scale: Any) -> None:
    """Put the factors of a layer's outputs into the matrix that makes them, once."""
    linear.weight.mul_(scale.lambda1[:, None])
    if linear.bias is not None:
        linear.bias.mul_(scale.lambda1)
    scale.lambda1.fill_(1.0)


def _one(size: Any) -> int:
    """Return a side that may come as (height, width)."""
    return int(size if isinstance(size, int) else size[0])
