"""Loading OWLv2 from a folder."""

from __future__ import annotations

import torch

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.owlv2.model import Owlv2
from carnn_desktop.engine.backbones.preprocessing import CLIP, Scaling
from carnn_desktop.engine.backbones.pretrained import load_pretrained, load_tokenizer
from carnn_desktop.engine.instances.drawers import drawer_of
from carnn_desktop.engine.instances.showing import ShowableDetector
from carnn_desktop.engine.refine.sam import SamRefiner


def load_owlv2(
    info: ModelInfo,
    device: torch.device,
    dtype: torch.dtype,
    masks: SamRefiner | None,
    on_progress: ProgressCallback,
) -> ShowableDetector:
    """Load the model in the folder of ``info``. Raises CarnnError naming what is wrong."""
    assert info.where is not None, "fetched before it is loaded"
    folder = info.where
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=info.title))
    model = load_pretrained(folder, "Owlv2ForObjectDetection", what="OWLv2")
    on_progress(Progress("loading", text=info.title))
    detector = Owlv2(
        model.to(device),
        load_tokenizer(folder, "CLIPTokenizer", int(model.config.text_config.vocab_size)),
        scaling=Scaling.of_folder(folder, CLIP),
        dtype=dtype,
    )
    identity = (info.id, sha256, info.licence)
    return ShowableDetector(detector, drawer_of(masks), identity=identity)
