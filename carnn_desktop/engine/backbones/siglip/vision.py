"""The vision tower of a ``SiglipModel``, run block by block like CLIP's.

There is no class token: a head pools the patches by attention. The head applied to one patch alone,
as if that were all there is, brings the patch into the space of the texts.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from carnn_desktop.engine.backbones.clip.patches import MAP_BLOCKS
from carnn_desktop.engine.backbones.clip.vision import Pause, VisionTower, wide


class SiglipTower(VisionTower):
    """Blocks of ``SiglipModel.vision_model`` with their embedding and pooling head."""

    def __init__(self, model: Any) -> None:
        """Take a ``SiglipModel`` with frozen parameters."""
        vision = model.vision_model
        self._embeddings = vision.embeddings
        self._pre_norm = nn.Identity()
        self.blocks: list[Any] = list(vision.encoder.layers)
        self.post_norm: nn.LayerNorm = vision.post_layernorm
        self._head: Any = vision.head
        config = model.config.vision_config
        self.patch: int = config.patch_size
        self.image_size: int = config.image_size
        self.width: int = config.hidden_size
        self.heads: int = config.num_attention_heads
        self.projection: torch.Tensor = torch.eye(self.width, device=self._head.probe.device)

    def narrowed(self, dtype: torch.dtype, *, in_place: bool) -> SiglipTower:
        """Return a tower whose blocks multiply in ``dtype``; see :class:`VisionTower`."""
        tower = super().narrowed(dtype, in_place=in_place)
        assert isinstance(tower, SiglipTower), "a copy of this one"
        return tower

    def embed(self, pixels: torch.Tensor) -> torch.Tensor:
        """Return tokens (M, h*w, C) of (M, 3, h*patch, w*patch) normalised pixels."""
        embedded = self._embeddings.patch_embedding(pixels)
        tokens: torch.Tensor = embedded.flatten(2).mT + self._grid(*embedded.shape[2:])
        return tokens

    def patches(self, pixels: torch.Tensor, pause: Pause) -> tuple[torch.Tensor, torch.Tensor]:
        """Return unit features (n, C) of one photo's patches and the mean attention (n, n)."""
        depth = len(self.blocks)
        first = max(0, depth - MAP_BLOCKS)
        pause()
        tokens = self.embed(pixels)
        total = torch.zeros(tokens.shape[1], tokens.shape[1], device=pixels.device)
        tokens = self.run(tokens, range(first), pause)
        for block in self.blocks[first:]:
            tokens = self.run_with_maps(tokens, block, total, pause)
        pause()
        normed = self.post_norm(tokens)[0]
        alone = self._pooled_alone(normed)
        return F.normalize(wide(alone), dim=-1), total.div_(depth - first)

    def pooled(self, pixels: torch.Tensor, depth: int, pause: Pause) -> torch.Tensor:
        """Return (M, C) float32 unit vectors of whole photos after the first ``depth`` blocks."""
        tokens = self.run(self.embed(pixels), range(depth), pause)
        pause()
        return F.normalize(wide(self._head(self.post_norm(tokens))), dim=-1)

    def _pooled_alone(self, rows: torch.Tensor) -> torch.Tensor:
        """Return what the head makes of each row (n, C) alone: attention to one key is its value.

        So neither the probe nor the keys matter.
        """
        attention, width = self._head.attention, self.width
        values = F.linear(
            rows, attention.in_proj_weight[2 * width :], attention.in_proj_bias[2 * width :]
        )
        mixed = attention.out_proj(values)
        found: torch.Tensor = mixed + self._head.mlp(self._head.layernorm(mixed))
        return found

    def _grid(self, height: int, width: int) -> torch.Tensor:
        """Return (1, h*w, C): the positions of the grid, bilinear where sizes differ."""
        table = self._embeddings.position_embedding.weight
        side = self.image_size // self.patch
        if (height, width) == (side, side):
            positions: torch.Tensor = table[None]
            return positions
        grid = wide(table).reshape(1, side, side, -1).permute(0, 3, 1, 2)
        grid = F.interpolate(grid, size=(height, width), mode="bilinear", align_corners=False)
        return grid.flatten(2).mT.to(table.dtype)
