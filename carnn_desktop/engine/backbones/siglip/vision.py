"""The vision towers of ``SiglipModel`` and ``Siglip2Model``, run block by block like CLIP's.

There is no class token: a head pools the patches by attention. The head applied to one patch alone,
as if that were all there is, brings the patch into the space of the texts.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from carnn_desktop.engine.backbones.clip.vision import Pause, wide
from carnn_desktop.engine.backbones.patch_text.tower import PatchTower


class SiglipTower(PatchTower):
    """Blocks of ``SiglipModel.vision_model`` with their embedding and pooling head."""

    smooth = False
    """Whether the positions of other grids are filtered where they get fewer."""

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
        self.image_size: int = self._side_of(config)
        self.width: int = config.hidden_size
        self.heads: int = config.num_attention_heads
        self.projection: torch.Tensor = torch.eye(self.width, device=self._head.probe.device)

    @staticmethod
    def _side_of(config: Any) -> int:
        return int(config.image_size)

    def embed(self, pixels: torch.Tensor) -> torch.Tensor:
        """Return tokens (M, h*w, C) of (M, 3, h*patch, w*patch) normalised pixels."""
        embedded = self._embedded(pixels)
        tokens: torch.Tensor = embedded.flatten(2).mT + self._grid(*embedded.shape[2:])
        return tokens

    def _embedded(self, pixels: torch.Tensor) -> torch.Tensor:
        embedded: torch.Tensor = self._embeddings.patch_embedding(pixels)
        return embedded

    def pooled(self, pixels: torch.Tensor, depth: int, pause: Pause) -> torch.Tensor:
        """Return (M, C) float32 unit vectors of whole photos after the first ``depth`` blocks."""
        tokens = self.run(self.embed(pixels), range(depth), pause)
        pause()
        return F.normalize(wide(self._head(self.post_norm(tokens))), dim=-1)

    def aligned(self, normed: torch.Tensor) -> torch.Tensor:
        """Return what the head makes of each row (n, C) alone: attention to one key is its value.

        So neither the probe nor the keys matter.
        """
        attention, width = self._head.attention, self.width
        values = F.linear(
            normed, attention.in_proj_weight[2 * width :], attention.in_proj_bias[2 * width :]
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
        grid = F.interpolate(
            grid, size=(height, width), mode="bilinear", align_corners=False, antialias=self.smooth
        )
        return grid.flatten(2).mT.to(table.dtype)


class NaflexTower(SiglipTower):
    """Blocks of ``Siglip2Model.vision_model``, made for photos of any shape.

    Its patches come as rows of numbers, channels last; here they are a convolution again.
    """

    smooth = True

    @staticmethod
    def _side_of(config: Any) -> int:
        side: int = round(config.num_patches**0.5)
        return side * int(config.patch_size)

    def _embedded(self, pixels: torch.Tensor) -> torch.Tensor:
        linear, patch = self._embeddings.patch_embedding, self.patch
        weight = linear.weight.reshape(-1, patch, patch, 3).permute(0, 3, 1, 2)
        return F.conv2d(pixels, weight, linear.bias, stride=patch)
