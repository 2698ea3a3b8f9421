"""TIPSv2 models as transformers saves them. No torch here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.family import (
    BackboneFamily,
    ModelInfo,
    Role,
    vision_width,
)
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
    from carnn_desktop.engine.backbones.tipsv2.load import load_tipsv2

    return load_tipsv2(info, device=device, dtype=dtype, on_progress=on_progress, role=role)


def _problem(folder: Path, config: Mapping[str, Any]) -> str:
    """Return why a folder cannot be used; the first releases came with a program of their own."""
    if not isinstance(config.get("vision_config"), dict):
        return Told(
            "{folder} holds TIPSv2 in the form of its first release, which runs code of its own; "
            "only the form that transformers saves is read.",
            folder=folder,
        )
    return model_problem(folder, config)


TIPSV2 = BackboneFamily(
    kind="tipsv2",
    sentence=Told("A TIPSv2 model from a local folder: its patches were trained to match texts."),
    model_types=frozenset({"tipsv2"}),
    folder_problem=_problem,
    width=vision_width,
    load=_load,
    presets={"concepts": "tipsv2", "phrases": "tipsv2-phrases"},
)
