"""Loading Grounding DINO from a folder."""

from __future__ import annotations

import torch

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.grounding_dino.model import GroundingDino
from carnn_desktop.engine.backbones.opening import opened
from carnn_desktop.engine.backbones.preprocessing import IMAGENET, Scaling, side_in
from carnn_desktop.engine.instances.boxes import DetectingProposer
from carnn_desktop.engine.instances.drawers import drawer_of
from carnn_desktop.engine.refine.sam import SamRefiner
from carnn_desktop.engine.weights.files import image_settings, read_object

_SHORTEST, _LONGEST = 800, 1333


def load_grounding_dino(
    info: ModelInfo,
    device: torch.device,
    dtype: torch.dtype,
    masks: SamRefiner | None,
    on_progress: ProgressCallback,
) -> DetectingProposer:
    """Load the model in the folder of ``info``. Raises CarnnError naming what is wrong."""
    assert info.where is not None, "fetched before it is loaded"
    mm = read_object(info.where / "config.json").get("model_type") == "mm-grounding-dino"
    found = opened(
        info,
        class_name=f"{'MMGroundingDino' if mm else 'GroundingDino'}ForObjectDetection",
        what="Grounding DINO",
        tokenizer="BertTokenizer",
        device=device,
        on_progress=on_progress,
    )
    values = image_settings(found.folder)
    sides = (
        side_in(values, "shortest_edge", _SHORTEST),
        side_in(values, "longest_edge", _LONGEST),
    )
    scaling = Scaling.of_folder(found.folder, IMAGENET)
    detector = GroundingDino(
        found.model, found.tokenizer, scaling=scaling, sides=sides, dtype=dtype
    )
    return DetectingProposer(detector, drawer_of(masks), identity=found.identity)
