"""A vision tower whose patches are compared with texts after its last block."""

from __future__ import annotations

from abc import abstractmethod

import torch
from torch.nn import functional as F

from carnn_desktop.engine.backbones.clip.patches import MAP_BLOCKS
from carnn_desktop.engine.backbones.clip.vision import Pause, VisionTower, wide


class PatchTower(VisionTower):
    """Blocks that run like CLIP's; what becomes of the last one's tokens is up to the model.

    extra : so many tokens stand before those of the patches
    """

    extra: int = 0

    @abstractmethod
    def aligned(self, normed: torch.Tensor) -> torch.Tensor:
        """Return (n, C) in the space of texts of the patches' tokens (n, C) after the last norm."""

    @abstractmethod
    def pooled(self, pixels: torch.Tensor, depth: int, pause: Pause) -> torch.Tensor:
        """Return (M, C) float32 unit vectors of whole photos after the first ``depth`` blocks."""

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
        unit = F.normalize(wide(self.aligned(self.post_norm(tokens)[0, self.extra :])), dim=-1)
        return unit, total[self.extra :, self.extra :].div_(depth - first).contiguous()

    def narrowed(self, dtype: torch.dtype, *, in_place: bool) -> PatchTower:
        """Return a tower whose blocks multiply in ``dtype``; see :class:`VisionTower`."""
        tower = super().narrowed(dtype, in_place=in_place)
        assert isinstance(tower, PatchTower), "a copy of this one"
        return tower
