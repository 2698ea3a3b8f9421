"""The learned head of the clicks: a small U-Net from features and hints to odds a cell."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional as F

from carnn_desktop.engine.interactive.view import HINTS, STATIC

WIDTHS = (24, 40, 64)


class _Step(nn.Module):
    """A 3x3 convolution, normalised, with the input added where the widths agree."""

    def __init__(self, came: int, width: int, *, stride: int = 1, dilation: int = 1) -> None:
        super().__init__()
        self.conv = nn.Conv2d(
            came, width, 3, stride=stride, padding=dilation, dilation=dilation, bias=False
        )
        self.norm = nn.GroupNorm(8, width)
        self.added = came == width and stride == 1

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        """Return (B, width, h, w), at half the size with a stride of 2."""
        y: torch.Tensor = F.relu(self.norm(self.conv(x)))
        return x + y if self.added else y


class ClickHead(nn.Module):
    """(B, STATIC, h, w) and (B, HINTS, h, w) to logits (B, h, w); sides are multiples of 4."""

    def __init__(self) -> None:
        super().__init__()
        fine, middle, coarse = WIDTHS
        self.seen = nn.Conv2d(STATIC, fine, 1)
        self.told = nn.Conv2d(HINTS, fine, 1, bias=False)
        self.fine = nn.Sequential(_Step(fine, fine), _Step(fine, fine))
        self.down = _Step(fine, middle, stride=2)
        self.middle = nn.Sequential(_Step(middle, middle), _Step(middle, middle, dilation=2))
        self.deeper = _Step(middle, coarse, stride=2)
        self.coarse = nn.Sequential(
            _Step(coarse, coarse),
            _Step(coarse, coarse, dilation=2),
            _Step(coarse, coarse, dilation=4),
        )
        self.whole = nn.Linear(coarse, coarse)
        self.to_middle = nn.Conv2d(coarse, middle, 1)
        self.back = _Step(middle, middle)
        self.to_fine = nn.Conv2d(middle, fine, 1)
        self.sharp = _Step(fine, fine)
        self.odds = nn.Conv2d(fine, 1, 3, padding=1)

    def forward(self, static: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
        """Return logits (B, h, w)."""
        return self.answer(self.seen(static), told)

    def answer(self, seen: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
        """The same, from what ``seen`` (B, fine, h, w) made of the static part."""
        fine = self.fine(F.relu(seen + self.told(told)))
        middle = self.middle(self.down(fine))
        coarse = self.coarse(self.deeper(middle))
        coarse = coarse + self.whole(coarse.mean((2, 3)))[:, :, None, None]
        middle = self.back(middle + _doubled(self.to_middle(coarse)))
        fine = self.sharp(fine + _doubled(self.to_fine(middle)))
        logits: torch.Tensor = self.odds(fine)
        return logits[:, 0]


def _doubled(x: torch.Tensor) -> torch.Tensor:
    return F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=False)
