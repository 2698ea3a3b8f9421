"""The vision tower of a Hugging Face ``CLIPModel``, run block by block by us.

transformers' own forward cannot be used: its position interpolation is bicubic where the published
code's is bilinear, SDPA yields no attention maps, and a cancel must be possible between blocks.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

Pause = Callable[[], None]
"""A progress callback with its progress filled in; may raise to stop the work."""

_MAP_BYTES = 48 << 20
_ROWS = 2048


@dataclass(frozen=True, slots=True)
class Heads:
    """Queries (scaled), keys and values of one attention: (heads, n, d) each."""

    queries: torch.Tensor
    keys: torch.Tensor
    values: torch.Tensor

    def groups(self) -> list[slice]:
        """Return slices of heads whose attention maps together stay below some 50 MB."""
        heads, n, _ = self.queries.shape
        one = n * n * self.queries.element_size()
        size = max(1, min(heads, _MAP_BYTES // one))
        return [slice(start, min(start + size, heads)) for start in range(0, heads, size)]

    def weights(self, heads: slice) -> torch.Tensor:
        """Return (heads, n, n): softmax of queries times keys, computed in float32 at least."""
        scores = self.queries[heads] @ self.keys[heads].mT
        return scores.softmax(dim=-1)


class VisionTower:
    """Blocks of ``CLIPModel.vision_model`` with their embedding and pooling."""

    def __init__(self, model: Any) -> None:
        """Take a ``CLIPModel`` with frozen parameters."""
        vision = model.vision_model
        self._embeddings = vision.embeddings
        self._pre_norm: nn.Module = vision.pre_layrnorm
        self.blocks: list[Any] = list(vision.encoder.layers)
        self.post_norm: nn.LayerNorm = vision.post_layernorm
        self.projection: torch.Tensor = model.visual_projection.weight
        config = model.config.vision_config
        self.patch: int = config.patch_size
        self.image_size: int = config.image_size
        self.width: int = config.hidden_size
        self.heads: int = config.num_attention_heads

    def narrowed(self, dtype: torch.dtype, *, in_place: bool) -> VisionTower:
        """Return a tower whose blocks multiply in ``dtype``; embedding, norms, residual stay wide.

        in_place : convert the blocks themselves, where nobody else needs them
        """
        tower = self if in_place else copy.copy(self)
        if not in_place:
            tower.blocks = [copy.deepcopy(block) for block in self.blocks]
        for block in tower.blocks:
            block.self_attn.to(dtype)
            block.mlp.to(dtype)
        return tower

    def embed(self, pixels: torch.Tensor) -> torch.Tensor:
        """Return tokens (M, 1 + h*w, C) of (M, 3, h*patch, w*patch) normalised pixels."""
        embedded = self._embeddings.patch_embedding(pixels.to(self.projection.dtype))
        height, width = embedded.shape[2:]
        patches = embedded.flatten(2).mT
        first = self._embeddings.class_embedding.expand(len(pixels), 1, -1)
        tokens = torch.cat([first, patches], dim=1) + self._positions(height, width)
        normed: torch.Tensor = self._pre_norm(tokens)
        return normed

    def run(self, tokens: torch.Tensor, blocks: range, pause: Pause) -> torch.Tensor:
        """Return (M, n, C) ``tokens`` after ``blocks``, without attention maps."""
        for index in blocks:
            pause()
            block = self.blocks[index]
            normed = normed_for(block.layer_norm1, tokens, block.self_attn.q_proj)
            q, k, v = (self._split(part) for part in self._project(block.self_attn, normed))
            mixed = _mixed(q, k, v)
            tokens = tokens + block.self_attn.out_proj(mixed.transpose(1, 2).flatten(2))
            pause()
            tokens = self.feed_forward(block, tokens, pause)
        return tokens

    def class_token(self, tokens: torch.Tensor, depth: int, pause: Pause) -> torch.Tensor:
        """Return (M, C): the class token of (M, n, C) after the first ``depth`` blocks.

        In the last of them only the class token goes on: one query and one row of the MLP.
        """
        tokens = self.run(tokens, range(depth - 1), pause)
        pause()
        block = self.blocks[depth - 1]
        normed = normed_for(block.layer_norm1, tokens, block.self_attn.q_proj)
        query = self._split(block.self_attn.q_proj(normed[:, :1]))
        keys = self._split(block.self_attn.k_proj(normed))
        values = self._split(block.self_attn.v_proj(normed))
        mixed = _mixed(query, keys, values)
        first = tokens[:, :1] + block.self_attn.out_proj(mixed.transpose(1, 2).flatten(2))
        return self.feed_forward(block, first, pause)[:, 0]

    def run_with_maps(
        self, tokens: torch.Tensor, block: Any, total: torch.Tensor, pause: Pause
    ) -> torch.Tensor:
        """Return (1, n, C) after ``block``; add its attention, mean over heads, to ``total``."""
        normed = normed_for(block.layer_norm1, tokens, block.self_attn.q_proj)
        mixed, _ = self.attend(block, normed, total, pause)
        tokens = tokens + block.self_attn.out_proj(mixed)
        return self.feed_forward(block, tokens, pause)

    def attend(
        self, block: Any, normed: torch.Tensor, total: torch.Tensor, pause: Pause
    ) -> tuple[torch.Tensor, Heads]:
        """Return the heads' output (1, n, C) before the output projection, and the heads.

        total : (n, n) float32 to which the attention averaged over heads is added
        """
        heads = self.heads_of(block, normed)
        parts = []
        for group in heads.groups():
            pause()
            weights = heads.weights(group)
            parts.append(weights @ heads.values[group])
            total.add_(weights.sum(dim=0, dtype=total.dtype), alpha=1.0 / self.heads)
        mixed = torch.cat(parts).transpose(0, 1).flatten(1)[None]
        return mixed, heads

    def heads_of(self, block: Any, normed: torch.Tensor) -> Heads:
        """Return queries, keys and values of ``block`` for its normalised tokens (1, n, C)."""
        q, k, v = (self._split(part)[0] for part in self._project(block.self_attn, normed))
        return Heads(q * q.shape[-1] ** -0.5, k, v)

    def feed_forward(self, block: Any, tokens: torch.Tensor, pause: Pause) -> torch.Tensor:
        """Return ``tokens`` plus the block's MLP of them, in pieces of some thousand rows."""
        if tokens.shape[0] * tokens.shape[1] <= _ROWS:
            return self._fed(block, tokens)
        pieces = []
        for piece in torch.split(tokens.flatten(0, 1), _ROWS):
            pause()
            pieces.append(self._fed(block, piece))
        return torch.cat(pieces).reshape(tokens.shape)

    @staticmethod
    def _fed(block: Any, tokens: torch.Tensor) -> torch.Tensor:
        fed: torch.Tensor = tokens + block.mlp(normed_for(block.layer_norm2, tokens, block.mlp.fc1))
        return fed

    def features(self, tokens: torch.Tensor) -> torch.Tensor:
        """Return (M, D) float32 unit vectors of (M, C) class tokens."""
        pooled = wide(F.linear(self.post_norm(tokens), self.projection))
        return F.normalize(pooled, dim=-1)

    def _positions(self, height: int, width: int) -> torch.Tensor:
        """Return (1, 1 + h*w, C): the class position and the grid, bilinear where sizes differ."""
        table = self._embeddings.position_embedding.weight
        side = self.image_size // self.patch
        if (height, width) == (side, side):
            positions: torch.Tensor = table[None]
            return positions
        grid = wide(table[1:]).reshape(1, side, side, -1).permute(0, 3, 1, 2)
        grid = F.interpolate(grid, size=(height, width), mode="bilinear", align_corners=False)
        return torch.cat([table[None, :1], grid.flatten(2).mT.to(table.dtype)], dim=1)

    @staticmethod
    def _project(
        attention: Any, normed: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        return attention.q_proj(normed), attention.k_proj(normed), attention.v_proj(normed)

    def _split(self, tokens: torch.Tensor) -> torch.Tensor:
        """Return (M, heads, n, d) of (M, n, C)."""
        return tokens.reshape(*tokens.shape[:-1], self.heads, -1).transpose(1, 2)


def _mixed(queries: torch.Tensor, keys: torch.Tensor, values: torch.Tensor) -> torch.Tensor:
    """Return the attention's output (M, heads, n, d)."""
    small = keys.numel() // keys.shape[-1] * queries.shape[-2] * 2 <= _MAP_BYTES
    if queries.dtype == torch.bfloat16 and queries.device.type == "cpu" and small:
        # The fused kernel was twice as slow as the plain products here (torch 2.13, AVX512).
        scores = (queries * queries.shape[-1] ** -0.5) @ keys.mT
        return torch.matmul(scores.softmax(dim=-1), values.contiguous())
    return F.scaled_dot_product_attention(queries, keys, values)


def normed_for(norm: nn.Module, tokens: torch.Tensor, linear: nn.Linear) -> torch.Tensor:
    """Return ``norm(tokens)`` in the dtype of ``linear``'s weights.

    With half-precision products the residual stream and the norms stay in single precision.
    """
    normed: torch.Tensor = norm(tokens)
    return normed.to(linear.weight.dtype)


def wide(tensor: torch.Tensor) -> torch.Tensor:
    """Return ``tensor`` in float32, or as it is when it is wider."""
    return tensor if tensor.dtype == torch.float64 else tensor.float()
