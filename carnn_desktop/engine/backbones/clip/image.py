"""From RGB arrays to the pixels that CLIP's two stages take."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.engine.weights.files import image_settings

_MEAN = (0.48145466, 0.4578275, 0.40821073)
_STD = (0.26862954, 0.26130258, 0.27577711)


@dataclass(frozen=True, slots=True)
class Pixels:
    """Normalisation of one model: mean and standard deviation by channel, of 0..1 values."""

    mean: tuple[float, ...] = _MEAN
    std: tuple[float, ...] = _STD

    @staticmethod
    def of_folder(folder: Path) -> Pixels:
        """Return what the folder says, CLIP's own values without one."""
        try:
            config = image_settings(folder)
            mean, std = (
                tuple(float(number) for number in config[key])
                for key in ("image_mean", "image_std")
            )
        except (KeyError, TypeError, ValueError, OverflowError):
            return Pixels()
        usable = len(mean) == len(std) == 3 and all(map(math.isfinite, (*mean, *std))) and all(std)
        return Pixels(mean, std) if usable else Pixels()

    def whole(self, image: RgbImage, patch: int) -> torch.Tensor:
        """Return (1, 3, H', W') float32, sides rounded up to multiples of ``patch``, bicubic."""
        height, width = image.shape[:2]
        return self.stretched(
            image, (math.ceil(width / patch) * patch, math.ceil(height / patch) * patch)
        )

    def stretched(self, image: RgbImage, size_wh: tuple[int, int]) -> torch.Tensor:
        """Return (1, 3, height, width) float32 of that size, bicubic."""
        return self._normalised(Image.fromarray(image).resize(size_wh, Image.Resampling.BICUBIC))

    def square(self, image: RgbImage, side: int) -> torch.Tensor:
        """Return (1, 3, side, side) float32: short side resized (bicubic), centre cropped."""
        height, width = image.shape[:2]
        short = min(height, width)
        size = (int(side * width / short), int(side * height / short))
        resized = Image.fromarray(image).resize(size, Image.Resampling.BICUBIC)
        left, top = round((size[0] - side) / 2), round((size[1] - side) / 2)
        return self._normalised(resized.crop((left, top, left + side, top + side)))

    def _normalised(self, image: Image.Image) -> torch.Tensor:
        values = torch.from_numpy(np.array(image)).permute(2, 0, 1)[None].float() / 255.0
        mean = torch.tensor(self.mean).reshape(1, 3, 1, 1)
        return (values - mean) / torch.tensor(self.std).reshape(1, 3, 1, 1)
