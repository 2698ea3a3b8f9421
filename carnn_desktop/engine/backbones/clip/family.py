"""CLIP models as Hugging Face's ``CLIPModel`` saves them. No torch here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo, Role, vision_width
from carnn_desktop.engine.weights.files import clip_problem

if TYPE_CHECKING:
    import torch

    from carnn_desktop.engine.backbones.protocol import VisionLanguageBackbone


def _load(
    info: ModelInfo,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
    role: Role,
) -> VisionLanguageBackbone:
    from carnn_desktop.engine.backbones.clip.load import load_clip

    assert info.where is not None, "fetched before it is loaded"
    return load_clip(
        info.where,
        model_id=info.id,
        licence=info.licence,
        device=device,
        dtype=dtype,
        on_progress=on_progress,
        role=role,
    )


CLIP = BackboneFamily(
    kind="clip",
    sentence=Told("A CLIP model from a local folder."),
    model_types=frozenset({"clip"}),
    folder_problem=clip_problem,
    width=vision_width,
    load=_load,
    presets={"concepts": "coco", "phrases": "refcoco"},
)
