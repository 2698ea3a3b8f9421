"""Loading SAM 3 from a folder."""

from __future__ import annotations

import torch

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.opening import opened
from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling
from carnn_desktop.engine.backbones.sam3.model import Sam3Proposer
from carnn_desktop.engine.weights.files import read_object


def load_sam3(
    info: ModelInfo,
    *,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
) -> Sam3Proposer:
    """Load the model in the folder of ``info``. Raises CarnnError naming what is wrong."""
    assert info.where is not None, "fetched before it is loaded"
    lite = read_object(info.where / "config.json").get("model_type") == "sam3_lite_text"
    found = opened(
        info,
        class_name="Sam3LiteTextModel" if lite else "Sam3Model",
        what="SAM 3",
        tokenizer="CLIPTokenizer",
        device=device,
        on_progress=on_progress,
    )
    return Sam3Proposer(
        found.model,
        found.tokenizer,
        scaling=Scaling.of_folder(found.folder, HALF),
        identity=found.identity,
        dtype=dtype,
    )
