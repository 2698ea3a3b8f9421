"""Patch features that can be compared with texts, from the last block without its own attention.

NACLIP (Hajimiri et al., "Pay Attention to Your Neighbours", arXiv 2404.08181): the last block's
values are mixed by the similarity of the keys with each other and a Gaussian around each patch,
without residual and MLP; output projection, last layer norm and visual projection follow. The class
token is a key like the others, far from all patches.

The published code averages the texts' cosines over overlapping windows. A cosine is linear in the
unit feature, so the features are averaged instead, and each text then costs one product.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.requests import DenseView
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.vision import (
    Heads,
    Pause,
    VisionTower,
    normed_for,
    wide,
)
from carnn_desktop.engine.backbones.in_pieces import InPieces
from carnn_desktop.engine.backbones.protocol import PatchEncoding

See = Callable[[torch.Tensor, tuple[int, int]], tuple[torch.Tensor, torch.Tensor]]
"""(pixels (1, 3, h*patch, w*patch), grid (h, w)) -> unit features (n, D), mean attention (n, n)"""
STD = 5.0
"""Of the Gaussian around each patch, patches."""
SCALE = 40.0
"""Of the cosines in the softmax over texts, as published."""
MAP_BLOCKS = 8
"""So many of the last blocks give the affinity."""
_MOST_CELLS = 6000
"""More patches than these are not looked at in windows: the affinity has their square."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the grid of patches: first row and column, number of rows and columns."""

    row: int
    column: int
    height: int
    width: int

    def cells(self, columns: int, device: torch.device) -> torch.Tensor:
        """Return (height * width,) int64: its places in a flat grid of so many ``columns``."""
        rows = torch.arange(self.row, self.row + self.height, device=device)[:, None] * columns
        places = torch.arange(self.column, self.column + self.width, device=device)
        return (rows + places).reshape(-1)


def look(
    vision: VisionTower,
    pixels: Pixels,
    image: RgbImage,
    view: DenseView,
    device: torch.device,
    pause: Pause,
) -> PatchEncoding:
    """Return the patches of (H, W, 3) uint8 RGB as the texts see them, with their affinity."""

    def see(batch: torch.Tensor, grid: tuple[int, int]) -> tuple[torch.Tensor, torch.Tensor]:
        with InPieces(pause):
            return _window(vision, batch, grid, pause)

    return in_windows(see, vision, pixels, image, view, device)


def in_windows(
    see: See,
    vision: VisionTower,
    pixels: Pixels,
    image: RgbImage,
    view: DenseView,
    device: torch.device,
) -> PatchEncoding:
    """Return what ``see`` makes of the whole photo, or the mean of what it makes of windows."""
    patch = vision.patch
    if view == "whole":
        batch = pixels.whole(image, patch)
        grid = (batch.shape[2] // patch, batch.shape[3] // patch)
        unit, attention = see(batch.to(device), grid)
        return PatchEncoding(unit, attention, grid)
    side = max(1, vision.image_size // patch)
    grid = grid_of(image.shape[0], image.shape[1], side)
    batch = pixels.stretched(image, (grid[1] * patch, grid[0] * patch)).to(device)
    count = grid[0] * grid[1]
    features = torch.zeros(count, vision.projection.shape[0], device=device)
    affinity = torch.zeros(count, count, device=device)
    seen, together = torch.zeros(count, 1, device=device), torch.zeros_like(affinity)
    for window in windows_of(grid, side):
        rows = slice(window.row * patch, (window.row + window.height) * patch)
        columns = slice(window.column * patch, (window.column + window.width) * patch)
        unit, attention = see(batch[:, :, rows, columns], (window.height, window.width))
        cells = window.cells(grid[1], device)
        features[cells] += unit
        seen[cells] += 1.0
        affinity[cells[:, None], cells] += attention
        together[cells[:, None], cells] += 1.0
    return PatchEncoding(features / seen, affinity / together.clamp_min(1.0), grid)


def grid_of(height: int, width: int, side: int) -> tuple[int, int]:
    """Return (rows, columns) of patches: the short side one and a half windows of ``side``.

    As published, 336 pixels for windows of 224; a very long photo gets fewer.
    """
    scale = min(1.5 * side / min(height, width), (_MOST_CELLS / (height * width)) ** 0.5)
    rows = min(max(1, round(height * scale)), _MOST_CELLS)
    return rows, min(max(1, round(width * scale)), _MOST_CELLS // rows)


def windows_of(grid: tuple[int, int], side: int) -> Iterator[Window]:
    """Yield windows of ``side`` at half that stride that cover the grid; the last ones are moved
    back to its edge.
    """
    height, width = min(side, grid[0]), min(side, grid[1])
    for row in _starts(grid[0], height):
        for column in _starts(grid[1], width):
            yield Window(row, column, height, width)


def _starts(length: int, window: int) -> list[int]:
    stride = max(1, window // 2)
    last = length - window
    return [*range(0, last, stride), last]


def _window(
    vision: VisionTower, pixels: torch.Tensor, grid: tuple[int, int], pause: Pause
) -> tuple[torch.Tensor, torch.Tensor]:
    """Return unit features (n, D) and the mean attention (n, n) of the last blocks, float32."""
    depth = len(vision.blocks)
    first = max(0, depth - MAP_BLOCKS)
    pause()
    tokens = vision.embed(pixels)
    total = torch.zeros(tokens.shape[1], tokens.shape[1], device=pixels.device)
    tokens = vision.run(tokens, range(min(first, depth - 1)), pause)
    for index in range(first, depth - 1):
        tokens = vision.run_with_maps(tokens, vision.blocks[index], total, pause)
    block = vision.blocks[-1]
    normed = normed_for(block.layer_norm1, tokens, block.self_attn.q_proj)
    heads = vision.heads_of(block, normed)
    near = neighbourhood(*grid, device=pixels.device)
    mixed = []
    for group in heads.groups():
        pause()
        total.add_(heads.weights(group).sum(dim=0, dtype=total.dtype), alpha=1.0 / vision.heads)
        mixed.append(by_keys(heads, group, near))
    rows = torch.cat(mixed).transpose(0, 1).flatten(1)
    pause()
    output = vision.features(wide(block.self_attn.out_proj(rows)))
    return output, total[1:, 1:].div_(depth - first).contiguous()


def by_keys(heads: Heads, group: slice, near: torch.Tensor) -> torch.Tensor:
    """Return (heads, n, d) values of the patches, mixed by their keys' similarity and nearness.

    near : (n, n + 1), see :func:`neighbourhood`
    """
    keys = heads.keys[group]
    scores = wide(keys[:, 1:] @ keys.mT) * keys.shape[-1] ** -0.5
    weights = (scores + near).softmax(dim=-1)
    mixed: torch.Tensor = weights.to(keys.dtype) @ heads.values[group]
    return mixed


def neighbourhood(
    height: int, width: int, *, device: torch.device, std: float = STD
) -> torch.Tensor:
    """Return (n, n + 1) float32 added to the scores of n patches: a Gaussian of their distance.

    The first column, the class token's, is zero.
    """
    rows, columns = (
        torch.exp(-((places[:, None] - places) ** 2) / (2.0 * std**2))
        for places in (
            torch.arange(float(height), device=device),
            torch.arange(float(width), device=device),
        )
    )
    return F.pad(torch.kron(rows, columns), (1, 0))
