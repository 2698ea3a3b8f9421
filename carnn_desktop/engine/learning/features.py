"""What a backbone offers to learn from: dense features of a photo on one or two grids."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

Halfs = NDArray[np.float16]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class DenseFeatures:
    """Features of one photo, each of about unit variance over ordinary photos.

    coarse : (C, h, w) float16; fine : (F, H, W) float16 on a finer grid of the same photo, or None
    """

    coarse: Halfs
    fine: Halfs | None = None

    @property
    def grid_hw(self) -> tuple[int, int]:
        """Rows and columns of the finest grid."""
        finest = self.coarse if self.fine is None else self.fine
        return (finest.shape[1], finest.shape[2])

    @property
    def width(self) -> int:
        """Numbers a cell has, with the constant one at the end."""
        return len(self.coarse) + (0 if self.fine is None else len(self.fine)) + 1

    def cells(self, step: int = 1) -> torch.Tensor:
        """Return (n, D) float32: a row a cell of the finest grid, row by row, 1 at the end.

        Coarse features are enlarged bilinearly, cell centres aligned. ``step``: only the cells of
        every so many rows and columns.
        """
        height, width = self.grid_hw
        rows, columns = -(-height // step), -(-width // step)
        planes = torch.empty(self.width, rows * columns)  # a row a feature: nothing is turned
        coarse = torch.from_numpy(self.coarse.astype(np.float32))
        depth = len(coarse)
        planes[:depth] = _enlarged(coarse, (height, width), step).flatten(1)
        if self.fine is not None:
            planes[depth:-1] = torch.from_numpy(self.fine[:, ::step, ::step]).flatten(1)
        planes[-1] = 1.0
        return planes.T

    def scores(self, weights: torch.Tensor) -> Floats:
        """Return (n, C) float32: :meth:`cells` times ``weights`` (D, C) float32.

        Enlarging is linear, so that what is enlarged is the coarse cells' part of the scores.
        """
        depth, grid = len(self.coarse), self.grid_hw
        coarse = torch.from_numpy(self.coarse.astype(np.float32))
        scores = torch.tensordot(weights[:depth].T, coarse, dims=1)  # (C, h, w)
        scores = _enlarged(scores, grid, 1)
        if self.fine is not None:
            fine = torch.from_numpy(self.fine.astype(np.float32))
            scores = scores + torch.tensordot(weights[depth:-1].T, fine, dims=1)
        return np.ascontiguousarray((scores.flatten(1) + weights[-1][:, None]).T.numpy())


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of a backbone's features before the first example.

    covariance : (D - 1, D - 1) float32 of ordinary photos' cells: directions in which all photos
        vary much are held back most. Without it the learned photos' own variances are taken.
    """

    covariance: torch.Tensor


def _enlarged(planes: torch.Tensor, grid: tuple[int, int], step: int) -> torch.Tensor:
    """Return (C, rows, columns) of (C, h, w), float32: bilinear at ``grid``, every ``step``-th."""
    if planes.shape[1:] == grid:
        return planes[:, ::step, ::step]
    height, width = planes.shape[1:]
    columns = torch.matmul(planes, _line(width, grid[1])[:, ::step])
    return torch.matmul(_line(height, grid[0])[:, ::step].T, columns)


@lru_cache(maxsize=64)
def _line(cells: int, wanted: int) -> torch.Tensor:
    """Return (cells, wanted) float32: how much of each cell each place of a longer line gets."""
    line = torch.eye(cells)[None]
    return F.interpolate(line, wanted, mode="linear", align_corners=False)[0]
