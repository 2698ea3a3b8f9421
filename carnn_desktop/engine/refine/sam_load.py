"""Loading a Segment Anything model from a folder: safetensors only, nothing left to chance."""

from __future__ import annotations

from collections.abc import Sequence

import torch

from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.pretrained import load_pretrained
from carnn_desktop.engine.refine.sam import SamRefiner
from carnn_desktop.engine.refine.sam_files import FAMILIES, WITHIN, family_in
from carnn_desktop.engine.weights.files import image_settings

_MEAN, _STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
_HALF = (0.5, 0.5, 0.5)  # mean and deviation of SAM 3

_OF_THE_VIDEO_MODEL = {
    r"^(tracker_model\.)+": "",
    r"^detector_model\.vision_encoder\.backbone\.": "vision_encoder.backbone.",
    r"^tracker_neck\.": "vision_encoder.neck.",
}
"""Where SAM 3's tracker lies in the hub's file; transformers 5.23 alone does not find all of it."""


def load_sam(
    info: ModelInfo,
    *,
    device: torch.device,
    dtype: torch.dtype = torch.float32,
    on_progress: ProgressCallback = ignore_progress,
) -> SamRefiner:
    """Load the model that ``sam_files.find_sam`` found. Raises CarnnError naming what is wrong."""
    assert info.where is not None, "found on disk"
    folder, family = info.where, family_in(info.where)
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=info.title))
    model = load_pretrained(
        folder,
        {**FAMILIES, **WITHIN}[family],
        what="SAM",
        renamed=_OF_THE_VIDEO_MODEL if family in WITHIN else None,
    )
    on_progress(Progress("loading", text=info.title))
    values = image_settings(folder)
    third = family.startswith("sam3")
    return SamRefiner(
        model.to(device),
        family=family,
        model_id=info.id,
        dtype=dtype,
        sha256=sha256,
        licence=info.licence,
        mean=_three(values.get("image_mean"), _HALF if third else _MEAN),
        std=_three(values.get("image_std"), _HALF if third else _STD),
    )


def _three(values: object, default: Sequence[float]) -> Sequence[float]:
    """Return ``values`` if they are three positive numbers, else the default."""
    if isinstance(values, list) and len(values) == 3:
        numbers = [value for value in values if isinstance(value, int | float) and value > 0]
        if len(numbers) == 3:
            return [float(value) for value in numbers]
    return default
