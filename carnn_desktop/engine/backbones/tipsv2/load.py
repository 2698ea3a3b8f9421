"""Loading a TIPSv2 model from a folder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.backbones.family import ModelInfo, Role
from carnn_desktop.engine.backbones.patch_text.backbone import PatchTextBackbone
from carnn_desktop.engine.backbones.patch_text.load import PatchTextKind, load_patch_text
from carnn_desktop.engine.backbones.tipsv2.vision import TipsTower


def load_tipsv2(
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
    kind = PatchTextKind(
        class_name="Tipsv2Model",
        what="TIPSv2",
        tower=TipsTower,
        scale=lambda model: 1.0 / float(model.temperature.float()),
        words=str.lower,
        shown=_stretched,
        pixels=((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
        masked=True,
    )
    return load_patch_text(
        info, kind, device=device, dtype=dtype, on_progress=on_progress, role=role, cache=cache
    )


def _stretched(image: RgbImage, tower: TipsTower) -> RgbImage:
    """Return a photo at the model's own square, stretched, bilinear, as it was trained."""
    side = tower.image_size
    return np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BILINEAR))
