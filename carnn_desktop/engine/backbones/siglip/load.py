"""Loading a SigLIP model from a folder."""

from __future__ import annotations

from pathlib import Path

import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.backbones.clip.image import Pixels
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.backbones.family import ModelInfo, Role
from carnn_desktop.engine.backbones.preprocessing import HALF, Scaling
from carnn_desktop.engine.backbones.pretrained import REMEDY, load_pretrained, load_tokenizer
from carnn_desktop.engine.backbones.siglip.backbone import SiglipBackbone
from carnn_desktop.engine.backbones.siglip.vision import SiglipTower
from carnn_desktop.engine.weights.text_cache import TextCache, default_cache_path


def load_siglip(
    info: ModelInfo,
    *,
    device: torch.device,
    dtype: torch.dtype,
    on_progress: ProgressCallback,
    role: Role = "both",
    cache: Path | None = None,
) -> SiglipBackbone:
    """Load the ``SiglipModel`` in the folder of ``info``. Raises CarnnError naming what is wrong.

    dtype : of the classifier's matrix products; patches and texts stay in single precision
    """
    assert info.where is not None, "fetched before it is loaded"
    folder = info.where
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=info.title))
    model = load_pretrained(folder, "SiglipModel", what="SigLIP").to(device)
    on_progress(Progress("loading", text=info.title))
    tokenizer = load_tokenizer(folder, "AutoTokenizer", model.config.text_config.vocab_size)
    if tokenizer.pad_token_id is None:
        raise CarnnError(Told("{folder}: the tokenizer has no padding.", folder=folder), REMEDY)
    classifier = None
    if dtype in (torch.bfloat16, torch.float16) and role != "proposer":
        classifier = SiglipTower(model).narrowed(dtype, in_place=False)
    scaling = Scaling.of_folder(folder, HALF)
    texts = TextCache(
        default_cache_path() if cache is None else cache,
        model=sha256,
        width=model.config.text_config.projection_size,
    )
    return SiglipBackbone(
        model,
        tokenizer,
        texts,
        pixels=Pixels(scaling.mean, scaling.std),
        classifier=classifier,
        device=device,
        identity=(info.id, sha256, info.licence),
    )
