"""Patch tokens of several blocks as features to learn from."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from torch.nn import functional as F

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.vision import Pause, VisionTower
from carnn_desktop.engine.learning.features import DenseFeatures

VERSION = "clip-tokens-1"
LONGEST = 640
"""Photos are brought to this longest side: a grid of 40 patches with patches of 16 pixels."""
_DEPTHS = (0.5, 0.9)
"""Which blocks' tokens are taken, as shares of the depth; the last one serves the pooling."""


@torch.inference_mode()
def patch_tokens(
    vision: VisionTower, pixels: Pixels, image: RgbImage, device: torch.device, pause: Pause
) -> DenseFeatures:
    """Return tokens of each taken block, scaled to about unit variance, of (H, W, 3) uint8 RGB."""
    batch = pixels.whole(_sized(image), vision.patch).to(device)
    grid = (batch.shape[2] // vision.patch, batch.shape[3] // vision.patch)
    depth = len(vision.blocks)
    stops = sorted({max(1, round(share * depth)) for share in _DEPTHS})
    tokens, done, taken = vision.embed(batch), 0, []
    for stop in stops:
        tokens = vision.run(tokens, range(done, stop), pause)
        done = stop
        unit = F.normalize(tokens[0, 1:].float(), dim=-1)
        taken.append(unit.T.reshape(-1, *grid) * unit.shape[-1] ** 0.5)
    return DenseFeatures(torch.cat(taken).half().cpu().numpy())


def _sized(image: RgbImage) -> RgbImage:
    height, width = image.shape[:2]
    scale = LONGEST / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(image, size, interpolation=how), np.uint8)
