"""After the loop: from the survivors' maps to final masks, sharpened by the dense CRF."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import Mode
from carnn_desktop.engine.activation_maps import FloatMaps, enlarge

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
    maps: torch.Tensor,
    *,
    mode: Mode,
    bg_factor: float,
    sharpen: Sharpen | None,
    size_wh: tuple[int, int],
) -> list[BoolMask]:
    """Return one (height, width) bool mask a map of ``maps`` (S, h, w).

    Categories share one labelling, so their masks do not overlap; phrases are decided one by one.
    The maps may be smaller than the photo: labels are enlarged smoothly before they are decided.
    """

    def labelled(group: torch.Tensor) -> NDArray[np.int32]:
        probabilities = with_background(group, bg_factor)
        if sharpen is not None:
            probabilities = sharpen(probabilities)
        return labels_at(probabilities, size_wh)

    if mode == "phrases":
        return [labelled(map_[None]) == 1 for map_ in maps]
    labels = labelled(maps)
    return [labels == index + 1 for index in range(len(maps))]


def labels_at(probabilities: torch.Tensor, size_wh: tuple[int, int]) -> NDArray[np.int32]:
    """Return (height, width): the first most probable of L labels of (L, h, w), enlarged smoothly.

    One enlarged label at a time, since all of a large photo's labels may not fit into memory.
    """
    width, height = size_wh
    if probabilities.shape[1:] == (height, width):
        return probabilities.argmax(dim=0).to(torch.int32).cpu().numpy()
    best = enlarge(probabilities[0].cpu().numpy(), width, height)
    labels = np.zeros((height, width), np.int32)
    for label, plane in enumerate(probabilities[1:].cpu().numpy(), start=1):
        value = enlarge(plane, width, height)
        better = value > best
        labels[better] = label
        np.copyto(best, value, where=better)
    return labels


def crf_sharpener(image: RgbImage, device: torch.device, on_progress: ProgressCallback) -> Sharpen:
    """Return the dense CRF of ``image`` as a function; its lattices are built once, here."""
    from carnn_desktop.engine.refine.crf import DenseCRF

    on_progress(Progress("crf"))
    crf = DenseCRF(image, device=device, on_progress=on_progress)
    return lambda probabilities: crf.infer(probabilities, on_progress=on_progress)


def to_tensor(maps: FloatMaps, device: torch.device) -> torch.Tensor:
    """Return ``maps`` as a float32 tensor on ``device``."""
    owned = maps if maps.flags.writeable else maps.copy()  # torch warns about what it may not write
    return torch.from_numpy(owned).to(device)
