"""Grounding DINO and MM-Grounding DINO as transformers saves them. No torch here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.family import BackboneFamily, ModelInfo, no_maps
from carnn_desktop.engine.weights.files import model_problem

if TYPE_CHECKING:
    import torch

    from carnn_desktop.engine.instances.protocol import InstanceProposer
    from carnn_desktop.engine.refine.sam import SamRefiner


def _load(
    info: ModelInfo,
    device: torch.device,
    dtype: torch.dtype,
    masks: SamRefiner | None,
    on_progress: ProgressCallback,
) -> InstanceProposer:
    from carnn_desktop.engine.backbones.grounding_dino.load import load_grounding_dino

    return load_grounding_dino(info, device, dtype, masks, on_progress)


GROUNDING_DINO = BackboneFamily(
    kind="grounding-dino",
    sentence=Told(
        "A Grounding DINO model: it finds boxes of texts, and a Segment Anything "
        "model draws what is in them."
    ),
    model_types=frozenset({"grounding-dino", "mm-grounding-dino"}),
    folder_problem=model_problem,
    load=no_maps,
    load_instances=_load,
    draws=False,
    presets={"concepts": "grounding-dino", "phrases": "grounding-dino"},
    relative_scores=False,
    tile_side=1000,
)
