"""SigLIP models as Hugging Face's ``SiglipModel`` saves them. No torch here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo, Role
from carnn_desktop.engine.weights.files import model_problem, read_object

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


def _width(folder: Path) -> int:
    """Return the hidden size of the vision tower, the library's default if not said."""
    try:
        return int(read_object(folder / "config.json")["vision_config"]["hidden_size"])
    except (ValueError, KeyError, TypeError):
        return 768


SIGLIP = BackboneFamily(
    kind="siglip",
    sentence=Told(
        "A SigLIP model from a local folder: it compares patches with texts, and judges them."
    ),
    model_types=frozenset({"siglip"}),
    folder_problem=model_problem,
    width=_width,
    load=_load,
    presets={"concepts": "siglip", "phrases": "siglip-phrases"},
)
"""SigLIP 2 of fixed size is saved as ``siglip`` too; its NaFlex models are not read."""
