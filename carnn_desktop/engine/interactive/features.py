"""What the built-in network sees of a photo at several depths and sizes, reduced for the clicks.

Each layer's cells are brought to unit length and reduced by PCA; the bases ship with the head's
weights. All maps cover the whole photo, so that one place in it is one place in each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.backbones.embedded.net import FINAL
from carnn_desktop.engine.backbones.embedded.vision import fitting_size, to_batch


@dataclass(frozen=True, slots=True)
class Layer:
    """One map: the photo's longest side in pixels, the depth in the network, dimensions kept."""

    longest: int
    depth: int
    dimensions: int

    @property
    def basis(self) -> str:
        """The name of its PCA basis: one a depth, whatever the size of the photo."""
        return f"{self.depth}"


LAYERS = (
    Layer(640, 3, 16),
    Layer(960, 3, 16),
    Layer(640, 6, 24),
    Layer(960, 6, 24),
    Layer(640, 10, 32),
    Layer(640, 14, 32),
    Layer(960, 14, 32),
    Layer(640, 20, 48),
    Layer(480, FINAL, 64),
    Layer(640, FINAL, 64),
    Layer(960, FINAL, 64),
)
CHANNELS = sum(layer.dimensions for layer in LAYERS)

DenseNet = Callable[[torch.Tensor, Sequence[int], ProgressCallback], Mapping[int, torch.Tensor]]
"""(1, 3, H, W) float32 0..255 and the wanted depths -> {depth: (1, C, h, w) float32}."""


@dataclass(frozen=True, slots=True)
class Basis:
    """PCA of one depth: mean (C,), rows (d, C) scaled so that projections are of like size."""

    mean: torch.Tensor
    rows: torch.Tensor

    def reduce(self, cells: torch.Tensor, dimensions: int) -> torch.Tensor:
        """Return (1, dimensions, h, w) of the features (1, C, h, w)."""
        unit = F.normalize(cells, dim=1)
        rows = self.rows[:dimensions]
        return F.conv2d(unit, rows[:, :, None, None], -(rows @ self.mean))


@dataclass(frozen=True, slots=True)
class PhotoFeatures:
    """The maps of one photo in the order of ``LAYERS``, (d, h, w) each; ``size_hw`` in pixels."""

    maps: tuple[torch.Tensor, ...]
    size_hw: tuple[int, int]

    def sample(self, places: NDArray[np.float32]) -> torch.Tensor:
        """Return (CHANNELS, h, w) float32 at ``places`` (h, w, 2): x, y of -1..1 over the photo."""
        grid = torch.from_numpy(places)[None]
        taken = [
            F.grid_sample(
                one[None].float(), grid, "bilinear", padding_mode="border", align_corners=False
            )[0]
            for one in self.maps
        ]
        return torch.cat(taken)


def raw_maps(
    net: DenseNet, image: RgbImage, on_progress: ProgressCallback
) -> Iterator[tuple[Layer, torch.Tensor]]:
    """Yield each layer with its features (1, C, h, w) as the network gives them."""
    sizes = dict.fromkeys(layer.longest for layer in LAYERS)
    for longest in sizes:
        layers = [layer for layer in LAYERS if layer.longest == longest]
        batch = to_batch(image, *fitting_size(image.shape[0], image.shape[1], longest))
        seen = net(batch, [layer.depth for layer in layers], on_progress)
        for layer in layers:
            yield layer, seen[layer.depth]


@torch.inference_mode()
def look(
    net: DenseNet, bases: Mapping[str, Basis], image: RgbImage, on_progress: ProgressCallback
) -> PhotoFeatures:
    """Return the features of ``image`` (H, W, 3) uint8: one to two seconds on one core."""
    found = {
        layer: bases[layer.basis].reduce(cells.cpu(), layer.dimensions)[0]
        for layer, cells in raw_maps(net, image, on_progress)
    }
    height, width = image.shape[:2]
    return PhotoFeatures(tuple(found[layer].contiguous() for layer in LAYERS), (height, width))
