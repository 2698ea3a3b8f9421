"""A network that only looks at colours, and a head that was never trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional as F

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.embedded.net import FINAL
from carnn_desktop.engine.interactive.features import LAYERS, Basis
from carnn_desktop.engine.interactive.head import ClickHead

CHANNELS = {3: 24, 6: 48, 10: 88, 14: 120, 20: 352, FINAL: 1280}
STRIDES = {3: 4, 6: 8, 10: 16, 14: 16, 20: 16, FINAL: 16}


class ColourNet:
    """Features are fixed mixtures of an area's mean colour; counts how often it looked."""

    def __init__(self) -> None:
        generator = torch.Generator().manual_seed(1)
        self._mixtures = {
            depth: torch.randn(width, 3, generator=generator) for depth, width in CHANNELS.items()
        }
        self.looked = 0

    def __call__(
        self, images: torch.Tensor, depths: Sequence[int], on_progress: ProgressCallback
    ) -> Mapping[int, torch.Tensor]:
        on_progress(Progress("image", 0, 1))
        self.looked += 1
        return {
            depth: F.conv2d(
                F.avg_pool2d(images / 255.0 - 0.4, STRIDES[depth]),
                self._mixtures[depth][:, :, None, None],
            )
            for depth in depths
        }


def bases() -> dict[str, Basis]:
    """Random bases of the right sizes."""
    generator = torch.Generator().manual_seed(2)
    kept = {layer.depth: layer.dimensions for layer in LAYERS}
    return {
        str(depth): Basis(torch.zeros(width), torch.randn(kept[depth], width, generator=generator))
        for depth, width in CHANNELS.items()
    }


def head(seed: int = 0) -> ClickHead:
    """A head with random weights: it answers nonsense, by the same shapes."""
    torch.manual_seed(seed)
    return ClickHead().eval()


def scene(height: int = 90, width: int = 120) -> Any:
    """A photo (H, W, 3) with a red disc and a blue square on grey."""
    image = np.full((height, width, 3), 120, np.uint8)
    rows, columns = np.mgrid[:height, :width]
    image[(rows - height // 2) ** 2 + (columns - width // 3) ** 2 < (height // 4) ** 2] = (
        200,
        40,
        40,
    )
    image[height // 3 : height // 2, width * 2 // 3 : width * 5 // 6] = 30, 60, 200
    noise = np.random.default_rng(0).integers(-6, 7, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)
