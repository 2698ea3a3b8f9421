"""Loading OWLv2 from a folder."""

from __future__ import annotations

import torch

from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.opening import opened
from carnn_desktop.engine.backbones.owlv2.model import Owlv2
from carnn_desktop.engine.backbones.preprocessing import CLIP, Scaling
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
    found = opened(
        info,
        class_name="Owlv2ForObjectDetection",
        what="OWLv2",
        tokenizer="CLIPTokenizer",
        device=device,
        on_progress=on_progress,
    )
    scaling = Scaling.of_folder(found.folder, CLIP)
    detector = Owlv2(found.model, found.tokenizer, scaling=scaling, dtype=dtype)
    return ShowableDetector(detector, drawer_of(masks), identity=found.identity)
