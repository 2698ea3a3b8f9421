"""What the built-in network sees where: class probabilities and feature affinity of an image."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.embedded.net import EARLY_BLOCK, FINAL, STRIDE, LiteNet

SCALES = ((480, 3), (640, 5), (960, 5))
"""(longest side in pixels, side of the averaging window in cells): small and large things."""
GRID_SCALE = 640
CROP_SIDE = 224
LOOKED_AT_AGAIN = (3, 6, 10, 14, 20)
"""Depths, besides the last, that the head of the clicks asks for at these sizes."""
FINAL_TEMPERATURE = 0.35
EARLY_TEMPERATURE = 0.3
"""Cells are alike by what they show (last features) and by how they look (stride-8 features)."""


@dataclass(frozen=True, slots=True)
class SeenImage:
    """probabilities : (1000, h, w) of each class at each cell; affinity : (h*w, h*w) float32.

    depths : by depth (1, C, any, any) of the photo at :data:`GRID_SCALE` as it is, and of its
        mirror image, not turned back; only of the depths that were asked for
    """

    probabilities: torch.Tensor
    affinity: torch.Tensor
    depths: tuple[Mapping[int, torch.Tensor], ...] = ()


def fitting_size(height: int, width: int, longest: int) -> tuple[int, int]:
    """Return (height, width) with the longest side near ``longest``, multiples of the stride."""
    scale = longest / max(height, width)
    return (
        max(STRIDE, round(height * scale / STRIDE) * STRIDE),
        max(STRIDE, round(width * scale / STRIDE) * STRIDE),
    )


def to_batch(image: RgbImage, height: int, width: int) -> torch.Tensor:
    """Return (1, 3, height, width) float32, 0..255."""
    smaller = height * width < image.shape[0] * image.shape[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    resized = cv2.resize(image, (width, height), interpolation=how)
    return torch.from_numpy(np.ascontiguousarray(resized)).permute(2, 0, 1)[None].float()


def class_logits(net: LiteNet, final: torch.Tensor) -> torch.Tensor:
    """Return (B, 1000, h, w): the network's classifier applied at each cell of its features."""
    weight = net.class_weight[:, :, None, None]
    return F.conv2d(final, weight, net.class_bias)


def _resized(maps: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    return F.interpolate(maps, size, mode="bilinear", align_corners=False)


def _cosines(features: torch.Tensor, size: tuple[int, int]) -> torch.Tensor:
    """Return (h*w, h*w): cosines of the cells of (1, C, any, any) features brought to ``size``."""
    unit = F.normalize(_resized(features, size)[0].flatten(1), dim=0)
    return unit.T @ unit


@torch.inference_mode()
def see(
    net: LiteNet, image: RgbImage, on_progress: ProgressCallback, keep: Sequence[int] = ()
) -> SeenImage:
    """Look at ``image`` (H, W, 3) at all scales, as it is and mirrored.

    keep : depths of the network whose features at :data:`GRID_SCALE` are wanted as well
    """
    net.looked_at.begin()
    kept: list[Mapping[int, torch.Tensor]] = []
    height, width = image.shape[:2]
    grid_h, grid_w = (side // STRIDE for side in fitting_size(height, width, GRID_SCALE))
    total = torch.zeros(net.class_bias.shape[0], grid_h, grid_w, device=net.device)
    alike = torch.zeros(grid_h * grid_w, grid_h * grid_w, device=net.device)
    for number, (longest, window) in enumerate(SCALES):
        batch = to_batch(image, *fitting_size(height, width, longest))
        finals = []
        for mirrored in (False, True):
            on_progress(Progress("image", 2 * number + mirrored, 2 * len(SCALES)))
            wanted = {EARLY_BLOCK, FINAL, *(keep if longest == GRID_SCALE else ())}
            if mirrored:
                features = net.at_depths(batch.flip(-1), tuple(wanted), on_progress)
            else:
                features = net.at_depths(batch, (*wanted, *LOOKED_AT_AGAIN), on_progress)
                net.looked_at.keep(batch, features)
            if keep and longest == GRID_SCALE:
                kept.append(features)
            final = features[FINAL].flip(-1) if mirrored else features[FINAL]
            finals.append(final)
            smooth = F.avg_pool2d(final, window, 1, window // 2, count_include_pad=False)
            on_progress(Progress("image", 2 * number + mirrored, 2 * len(SCALES)))
            shown = torch.softmax(class_logits(net, smooth), dim=1)
            total += _resized(shown, (grid_h, grid_w))[0]
            if not mirrored:
                alike += _cosines(features[EARLY_BLOCK], (grid_h, grid_w)) / EARLY_TEMPERATURE
        on_progress(Progress("image", 2 * number + 2, 2 * len(SCALES)))
        both = (finals[0] + finals[1]) / 2
        alike += _cosines(both, (grid_h, grid_w)) / FINAL_TEMPERATURE
    affinity = torch.exp(alike / len(SCALES) - 1.0 / FINAL_TEMPERATURE - 1.0 / EARLY_TEMPERATURE)
    return SeenImage(total / (2 * len(SCALES)), affinity, tuple(kept))


@torch.inference_mode()
def classify(net: LiteNet, image: RgbImage, on_progress: ProgressCallback) -> torch.Tensor:
    """Return (1000,) probabilities of ``image`` and its mirror image, stretched to a square."""
    batch = to_batch(image, CROP_SIDE, CROP_SIDE)
    features = net.features(torch.cat([batch, batch.flip(-1)]), on_progress)
    logits = features.final.mean(dim=(2, 3)) @ net.class_weight.T + net.class_bias
    return torch.softmax(logits, dim=1).mean(dim=0)
