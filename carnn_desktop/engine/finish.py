"""After the loop: from the survivors' maps to final masks, sharpened by the dense CRF."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray

from carnn_desktop.contracts import BoolMask, Checkpoint, Mode, Progress, RgbImage
from carnn_desktop.engine.proposals import FloatMaps

Sharpen = Callable[[torch.Tensor], torch.Tensor]
"""(L, H, W) probabilities -> (L, H, W) probabilities"""


def with_background(maps: torch.Tensor, bg_factor: float) -> torch.Tensor:
    """Return (S + 1, H, W): the background (1 - max)^bg_factor before the S ``maps``."""
    background = (1.0 - maps.amax(dim=0, keepdim=True)).clamp_min(0.0) ** bg_factor
    return torch.cat([background, maps])


def equivalent_level(bg_factor: float) -> float:
    """Return the level x with x = (1 - x)^bg_factor: above it a lone map beats the background.

    It is the threshold that stands for the settings where the mask is decided before the CRF.
    """
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if middle < (1.0 - middle) ** bg_factor else (low, middle)
    return round(0.5 * (low + high), 6)


def final_masks(
    maps: torch.Tensor, *, mode: Mode, bg_factor: float, sharpen: Sharpen | None
) -> list[BoolMask]:
    """Return one (H, W) bool mask a map of ``maps`` (S, H, W).

    Concepts share one labelling, so their masks do not overlap; phrases are decided one by one.
    """

    def labelled(group: torch.Tensor) -> NDArray[np.int64]:
        probabilities = with_background(group, bg_factor)
        if sharpen is not None:
            probabilities = sharpen(probabilities)
        labels: NDArray[np.int64] = probabilities.argmax(dim=0).cpu().numpy()
        return labels

    if mode == "phrases":
        return [labelled(map_[None]) == 1 for map_ in maps]
    labels = labelled(maps)
    return [labels == index + 1 for index in range(len(maps))]


def crf_sharpener(image: RgbImage, device: torch.device, checkpoint: Checkpoint) -> Sharpen:
    """Return the dense CRF of ``image`` as a function; its lattices are built once, here."""
    from carnn_desktop.engine.crf import DenseCRF

    checkpoint(Progress("crf"))
    crf = DenseCRF(image, device=device, checkpoint=checkpoint)
    return lambda probabilities: crf.infer(probabilities, checkpoint=checkpoint)


def to_tensor(maps: FloatMaps, device: torch.device) -> torch.Tensor:
    """Return ``maps`` as a float32 tensor on ``device``."""
    return torch.from_numpy(maps).to(device)
