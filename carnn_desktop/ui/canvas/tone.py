"""Brightness and contrast of the photo as it is seen; its pixels stay what they are."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from carnn_desktop.contracts.arrays import RgbImage


@dataclass(frozen=True, slots=True)
class Tone:
    """``brightness`` lifts the middle tones, ``contrast`` spreads them; both -100..100, 0 = none.

    Black stays black and white stays white under ``brightness``: it is a gamma of 2 ** (-b / 50),
    which shows what lies in the shadows without burning out the lights.
    """

    brightness: int = 0
    contrast: int = 0

    def neutral(self) -> bool:
        """Whether the photo is shown as it is."""
        return not (self.brightness or self.contrast)

    def apply(self, pixels: RgbImage) -> RgbImage:
        """Return (H, W, 3) uint8 as it is shown."""
        levels = (np.arange(256) / 255.0) ** (2.0 ** (-self.brightness / 50))
        levels = 0.5 + (levels - 0.5) * 2.0 ** (self.contrast / 50)
        table = np.clip(np.rint(levels * 255), 0, 255).astype(np.uint8)
        return np.asarray(cv2.LUT(pixels, table), np.uint8)
