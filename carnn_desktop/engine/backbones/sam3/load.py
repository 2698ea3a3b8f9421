"""Loading SAM 3 from a folder."""

from __future__ import annotations

import torch

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling
from carnn_desktop.engine.backbones.pretrained import load_pretrained, load_tokenizer
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
    folder = info.where
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=info.title))
    lite = read_object(folder / "config.json").get("model_type") == "sam3_lite_text"
    model = load_pretrained(folder, "Sam3LiteTextModel" if lite else "Sam3Model", what="SAM 3")
    on_progress(Progress("loading", text=info.title))
    vocabulary = int(model.config.text_config.vocab_size)
    return Sam3Proposer(
        model.to(device),
        load_tokenizer(folder, "CLIPTokenizer", vocabulary),
        scaling=Scaling.of_folder(folder, HALF),
        identity=(info.id, sha256, info.licence),
        dtype=dtype,
    )
