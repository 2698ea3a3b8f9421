"""The built-in model: its weights come with pip packages. No torch here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.embedded import files
from carnn_desktop.engine.backbones.embedded.language import unread_texts
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo, Role

if TYPE_CHECKING:
    import torch

    from carnn_desktop.engine.backbones.protocol import VisionLanguageBackbone


def _shipped() -> ModelInfo:
    return ModelInfo(
        id=files.EMBEDDED_ID,
        kind=EMBEDDED.kind,
        title=files.EMBEDDED_TITLE,
        licence=files.EMBEDDED_LICENCE,
        where=files.package_folder(files.VISION_FILE.package),
        problem=files.embedded_problem(),
        sentence=EMBEDDED.sentence,
        ships=True,
        remedy=Told("'python main.py doctor' names the command that fixes it."),
    )


def _load(
    _info: ModelInfo,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
    _role: Role,
) -> VisionLanguageBackbone:
    from carnn_desktop.engine.backbones.embedded.backbone import load_embedded

    return load_embedded(device, dtype, on_progress)


EMBEDDED = BackboneFamily(
    kind="built-in",
    sentence=files.EMBEDDED_SENTENCE,
    shipped=_shipped,
    load=_load,
    presets={"concepts": "embedded", "phrases": "embedded-phrases"},
    relative_scores=False,
    unread=unread_texts,
)
