"""SigLIP models as Hugging Face saves them. No torch here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo, Role, vision_width
from carnn_desktop.engine.weights.files import model_problem

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
    from carnn_desktop.engine.backbones.siglip.load import load_siglip

    return load_siglip(info, device=device, dtype=dtype, on_progress=on_progress, role=role)


SIGLIP = BackboneFamily(
    kind="siglip",
    sentence=Told(
        "A SigLIP model from a local folder: it compares patches with texts, and judges them."
    ),
    model_types=frozenset({"siglip", "siglip2"}),
    folder_problem=model_problem,
    width=vision_width,
    load=_load,
    presets={"concepts": "siglip", "phrases": "siglip-phrases"},
)
"""SigLIP 2 of fixed size is saved as ``siglip`` too; its NaFlex models are ``siglip2``."""
