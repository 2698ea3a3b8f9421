"""The PCA bases of the network's depths, from the photos that are learned from."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as F

from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.interactive.features import LAYERS, Basis, DenseNet, raw_maps

_WHITENING = -0.25  # power of the eigenvalues: -0.5 would bring all dimensions to one size


def fitted_bases(net: DenseNet, images: Iterable[NDArray[np.uint8]]) -> dict[str, Basis]:
    """Return a basis a depth; every photo and size (H, W, 3) counts alike."""
    sums: dict[str, tuple[float, torch.Tensor, torch.Tensor]] = {}
    for image in images:
        for layer, cells in raw_maps(net, image, ignore_progress):
            unit = F.normalize(cells, dim=1)[0].flatten(1).double()
            share = 1.0 / unit.shape[1]
            count, total, square = sums.get(
                layer.basis, (0.0, torch.zeros(len(unit)), torch.zeros(len(unit), len(unit)))
            )
            sums[layer.basis] = (
                count + 1,
                total + unit.sum(1) * share,
                square + unit @ unit.T * share,
            )
    kept = {layer.basis: layer.dimensions for layer in LAYERS}
    return {depth: _basis(*sums[depth], kept[depth]) for depth in sums}


def _basis(count: float, total: torch.Tensor, square: torch.Tensor, dimensions: int) -> Basis:
    mean = total / count
    values, vectors = torch.linalg.eigh(square / count - torch.outer(mean, mean))
    values = values.flip(0)[:dimensions].clamp_min(1e-9)
    rows = (vectors.flip(1)[:, :dimensions] * values**_WHITENING).T
    rows = rows / values.sqrt().mean().sqrt()
    signs = torch.sign(rows.gather(1, rows.abs().argmax(1, keepdim=True)))
    return Basis(mean.float(), (rows * signs).float())
