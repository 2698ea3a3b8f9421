"""Loading a SigLIP model from a folder."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.backbones.family import ModelInfo, Role
from carnn_desktop.engine.backbones.patch_text.backbone import PatchTextBackbone, plain
from carnn_desktop.engine.backbones.patch_text.load import PatchTextKind, load_patch_text
from carnn_desktop.engine.backbones.preprocessing import HALF
from carnn_desktop.engine.backbones.siglip.vision import NaflexTower, SiglipTower
from carnn_desktop.engine.weights.files import image_settings, read_object

_PATCHES = 256
"""So many patches a NaFlex model is shown where its folder does not say."""


def load_siglip(
    info: ModelInfo,
    *,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
    role: Role = "both",
    cache: Path | None = None,
) -> PatchTextBackbone:
    """Load the model in the folder of ``info``. Raises CarnnError naming what is wrong.

    dtype : of the classifier's matrix products; patches and texts stay in single precision
    """
    assert info.where is not None, "fetched before it is loaded"
    flexible = read_object(info.where / "config.json").get("model_type") == "siglip2"
    shown = image_settings(info.where)
    most = shown.get("max_num_patches")
    kind = PatchTextKind(
        class_name="Siglip2Model" if flexible else "SiglipModel",
        what="SigLIP",
        tower=NaflexTower if flexible else SiglipTower,
        scale=lambda model: float(model.logit_scale.float().exp()),
        words=str.lower if flexible or _second(info.where) else plain,
        shown=Whole(most if isinstance(most, int) and 0 < most <= 4096 else _PATCHES)
        if flexible
        else Stretched(bilinear=shown.get("resample") == Image.Resampling.BILINEAR),
        pixels=HALF,
    )
    return load_patch_text(
        info, kind, device=device, dtype=dtype, on_progress=on_progress, role=role, cache=cache
    )


def _second(folder: Path) -> bool:
    """Whether a model of fixed size is a SigLIP 2: its texts keep their marks."""
    told = read_object(folder / "tokenizer_config.json").get("tokenizer_class")
    return str(told).startswith(("Gemma", "Siglip2"))


class Stretched:
    """Brings a photo to the model's own square, its aspect not kept, as the model was trained."""

    def __init__(self, *, bilinear: bool) -> None:
        """``bilinear`` as SigLIP 2's folders say, else bicubic."""
        self._how = Image.Resampling.BILINEAR if bilinear else Image.Resampling.BICUBIC

    def __call__(self, image: RgbImage, tower: SiglipTower) -> RgbImage:
        """Return a photo at that size."""
        side = tower.image_size
        return np.asarray(Image.fromarray(image).resize((side, side), self._how))


class Whole:
    """Brings a photo to at most so many patches, its aspect kept as far as whole patches allow."""

    def __init__(self, most: int) -> None:
        self._most = most

    def __call__(self, image: RgbImage, tower: SiglipTower) -> RgbImage:
        """Return a photo at that size, bilinear, as the model was trained."""
        height, width = flexible_size(image.shape[0], image.shape[1], tower.patch, self._most)
        return np.asarray(Image.fromarray(image).resize((width, height), Image.Resampling.BILINEAR))


def flexible_size(height: int, width: int, patch: int, most: int) -> tuple[int, int]:
    """Return (height, width) in whole patches, the largest scale with at most ``most`` of them.

    Found by halving as in transformers, so that the sizes are the same.
    """

    def scaled(scale: float) -> tuple[int, int]:
        high, wide = (
            max(patch, math.ceil(side * scale / patch) * patch) for side in (height, width)
        )
        return high, wide

    low, above, fine = 1e-6, 100.0, 1e-5
    while above - low >= fine:
        middle = (low + above) / 2
        high, wide = scaled(middle)
        if (high // patch) * (wide // patch) <= most:
            low = middle
        else:
            above = middle
    return scaled(low)
