"""SAM 3 models as transformers saves them. No torch here."""

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
    _masks: SamRefiner | None,
    on_progress: ProgressCallback,
) -> InstanceProposer:
    from carnn_desktop.engine.backbones.sam3.load import load_sam3

    return load_sam3(info, device=device, dtype=dtype, on_progress=on_progress)


SAM3 = BackboneFamily(
    kind="sam3",
    sentence=Told("A SAM 3 model: it draws a mask for each thing that a text names."),
    model_types=frozenset({"sam3", "sam3_video", "sam3_lite_text"}),
    folder_problem=model_problem,
    load=no_maps,
    load_instances=_load,
    presets={"concepts": "sam3", "phrases": "sam3"},
    relative_scores=False,
    tile_side=1008,
)
"""The hub's SAM 3 files are of type ``sam3_video``; their image half is a ``Sam3Model``."""
