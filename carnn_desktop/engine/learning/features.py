"""What a backbone offers to learn from: dense features of a photo on one or two grids."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

Halfs = NDArray[np.float16]


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

    def cells(self) -> torch.Tensor:
        """Return (n, D) float32: a row a cell of the finest grid, row by row, 1 at the end.

        Coarse features are enlarged bilinearly, cell centres aligned.
        """
        height, width = self.grid_hw
        planes = torch.empty(self.width, height * width)  # a row a feature: nothing is turned
        coarse = torch.from_numpy(self.coarse.astype(np.float32))[None]
        if coarse.shape[2:] != (height, width):
            coarse = F.interpolate(coarse, (height, width), mode="bilinear", align_corners=False)
        depth = coarse.shape[1]
        planes[:depth] = coarse[0].flatten(1)
        if self.fine is not None:
            planes[depth:-1] = torch.from_numpy(self.fine).flatten(1)
        planes[-1] = 1.0
        return planes.T


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known of a backbone's features before the first example.

    covariance : (D - 1, D - 1) float32 of ordinary photos' cells: directions in which all photos
        vary much are held back most. Without it the learned photos' own variances are taken.
    """

    covariance: torch.Tensor
