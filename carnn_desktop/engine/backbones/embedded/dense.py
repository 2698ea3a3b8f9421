"""Several depths of the built-in network as features to learn from.

The coarse grid (16 pixels of the photo brought to a longest side of 640) has what the network
recognises: the final features, reduced, with the blocks below them. The finer grid, of the photo
at twice the size, has the blocks that see small and thin things.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np
import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.embedded.net import FINAL, STRIDE, LiteNet
from carnn_desktop.engine.backbones.embedded.vision import GRID_SCALE, fitting_size, to_batch
from carnn_desktop.engine.learning.features import DenseFeatures, Prior
from carnn_desktop.engine.learning.state import LearnedState, load_state
from carnn_desktop.resources import resource_path

CLASSES = "learned/embedded-classes{}.safetensors"
CONSTANTS = "learned/embedded-features.safetensors"
COARSE_BLOCKS = (14, 10, 6, 3)
COARSE_DEPTHS = (*COARSE_BLOCKS, FINAL)
FINE_BLOCKS = (14, 6, 3)
CONTEXT_BLOCK = 14
FINER = 2
"""The finer grid is of the photo at so many times the size."""
VIEW_SCALES = (400, 960)
"""Longest sides of a photo's other views: things come nearer and go farther by a half and more."""
_COLOUR_SCALE = 128.0


@dataclass(frozen=True)
class DenseConstants:
    """What was measured once on ordinary photos; see the command that makes the file.

    basis : (1280, P) principal directions of the final features of unit length
    mean, scale : (D,) of every feature, coarse ones first; covariance : (D, D) of the scaled ones
    """

    basis: torch.Tensor
    mean: torch.Tensor
    scale: torch.Tensor
    covariance: torch.Tensor
    version: str

    @cached_property
    def coarse_width(self) -> int:
        """How many of the features are on the coarse grid."""
        widths = {14: 120, 10: 88, 6: 48, 3: 24}
        return (
            self.basis.shape[1]
            + sum(widths[block] for block in COARSE_BLOCKS)
            + widths[CONTEXT_BLOCK]
            + 6
        )


def load_constants(path: Path | None = None) -> DenseConstants:
    """Read the constants that ship with the program. Raises CarnnError for a damaged file."""
    try:
        where = resource_path(CONSTANTS) if path is None else path
        tensors = load_file(where)
        data = where.read_bytes()
        packed = tensors["covariance"]
        width = len(tensors["mean"])
        covariance = torch.zeros(width, width)
        rows, columns = torch.tril_indices(width, width).unbind(0)
        covariance[rows, columns] = packed.float()
        covariance[columns, rows] = packed.float()
        return DenseConstants(
            tensors["basis"].float(),
            tensors["mean"].float(),
            tensors["scale"].float(),
            covariance,
            hashlib.sha256(data).hexdigest()[:16],
        )
    except (OSError, SafetensorError, KeyError, RuntimeError) as error:
        raise CarnnError(
            Told(
                "The built-in model's file {path} cannot be read: {error}.",
                path=CONSTANTS,
                error=error,
            ),
            Told("Reinstall CaRNN Desktop."),
        ) from error


@cache
def shipped_constants() -> DenseConstants:
    """Return the constants that ship, read once."""
    return load_constants()


@cache
def shipped_classes(*, finer: bool) -> LearnedState:
    """Return the learned classes that ship, read once. Raises CarnnError for a damaged file."""
    try:
        return load_state(resource_path(CLASSES.format("" if finer else "-coarse")))
    except FileNotFoundError as error:
        raise CarnnError(Told("{error}.", error=error), Told("Reinstall CaRNN Desktop.")) from error


@torch.inference_mode()
def raw_dense(
    net: LiteNet,
    image: RgbImage,
    basis: torch.Tensor | None,
    *,
    finer: bool,
    on_progress: ProgressCallback,
    looked: Sequence[Mapping[int, torch.Tensor]] = (),
    longest: int = GRID_SCALE,
) -> tuple[torch.Tensor, torch.Tensor | None]:
    """Return (coarse (C, h, w), fine (F, H, W) or None) float32, not yet scaled.

    basis : of the final features; None = they are left whole
    looked : what ``vision.see`` kept at :data:`COARSE_DEPTHS`, not to be computed again
    longest : side, in pixels, at which the photo is looked at; what was looked at has its own
    """
    height, width = image.shape[:2]
    size = fitting_size(height, width, longest)
    batch = to_batch(image, *size)
    seen, mirrored = looked or [
        net.at_depths(shown, COARSE_DEPTHS, on_progress) for shown in (batch, batch.flip(-1))
    ]
    on_progress(Progress("features"))
    grid = (size[0] // STRIDE, size[1] // STRIDE)
    final = _mean_of(seen[FINAL], mirrored[FINAL], grid)
    final = F.normalize(final, dim=0)
    if basis is not None:
        final = torch.tensordot(basis.T.to(final), final, dims=1)
    blocks = {b: _mean_of(seen[b], mirrored[b], grid) for b in COARSE_BLOCKS}
    around = F.avg_pool2d(blocks[CONTEXT_BLOCK][None], 3, 1, 1, count_include_pad=False)[0]
    deep, *shallow = (blocks[block] for block in COARSE_BLOCKS)
    coarse = torch.cat([final, deep, around, *shallow, _colours(batch, grid).to(final)])
    if not finer:
        return coarse, None
    batch = to_batch(image, FINER * size[0], FINER * size[1])
    closer = net.at_depths(batch, FINE_BLOCKS, on_progress)
    grid = (FINER * grid[0], FINER * grid[1])
    parts = [_unit(closer[block], grid) for block in FINE_BLOCKS]
    return coarse, torch.cat([*parts, _colours(batch, grid).to(final)])


def dense_features(
    net: LiteNet,
    image: RgbImage,
    constants: DenseConstants,
    *,
    finer: bool,
    on_progress: ProgressCallback,
    looked: Sequence[Mapping[int, torch.Tensor]] = (),
    longest: int = GRID_SCALE,
) -> DenseFeatures:
    """Return the scaled features of ``image`` (H, W, 3) uint8 RGB; the rest as above."""
    coarse, fine = raw_dense(
        net,
        image,
        constants.basis,
        finer=finer,
        on_progress=on_progress,
        looked=looked,
        longest=longest,
    )
    depth = constants.coarse_width
    return DenseFeatures(
        _scaled(coarse, constants.mean[:depth], constants.scale[:depth]),
        None if fine is None else _scaled(fine, constants.mean[depth:], constants.scale[depth:]),
    )


def prior_of(constants: DenseConstants, *, finer: bool) -> Prior:
    """Return what is known of the features with or without the finer grid."""
    width = len(constants.mean) if finer else constants.coarse_width
    return Prior(constants.covariance[:width, :width])


def _scaled(
    features: torch.Tensor, mean: torch.Tensor, scale: torch.Tensor
) -> np.ndarray[tuple[int, ...], np.dtype[np.float16]]:
    scaled = (features.cpu() - mean[:, None, None]) / scale[:, None, None]
    return scaled.half().numpy()


def _unit(features: torch.Tensor, grid: tuple[int, int]) -> torch.Tensor:
    """Return (C, h, w): cells of (1, C, any, any) features at unit length, pooled to ``grid``."""
    pooled = F.normalize(features, dim=1)
    times = features.shape[-1] // grid[1]
    return F.avg_pool2d(pooled, times)[0] if times > 1 else pooled[0]


def _mean_of(seen: torch.Tensor, mirrored: torch.Tensor, grid: tuple[int, int]) -> torch.Tensor:
    """Return the mean of a photo's features and those of its mirror image, turned back."""
    return (_unit(seen, grid) + _unit(mirrored.flip(-1), grid)) / 2


def _colours(batch: torch.Tensor, grid: tuple[int, int]) -> torch.Tensor:
    """Return (6, h, w): mean and deviation of the colours in each cell."""
    side = batch.shape[-1] // grid[1]
    mean = F.avg_pool2d(batch, side)
    spread = (F.avg_pool2d(batch * batch, side) - mean**2).clamp_min(0.0).sqrt()
    return torch.cat([mean, spread], dim=1)[0] / _COLOUR_SCALE
