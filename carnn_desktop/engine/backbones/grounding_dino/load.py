"""Loading Grounding DINO from a folder."""

from __future__ import annotations

import torch

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.backbones.clip.load import weights_sha256
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.backbones.grounding_dino.model import GroundingDino
from carnn_desktop.engine.backbones.preprocessing import IMAGENET, Scaling, side_in
from carnn_desktop.engine.backbones.pretrained import load_pretrained, load_tokenizer
from carnn_desktop.engine.instances.boxes import DetectingProposer
from carnn_desktop.engine.instances.drawers import drawer_of
from carnn_desktop.engine.refine.sam import SamRefiner
from carnn_desktop.engine.weights.files import read_object

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
    folder = info.where
    sha256 = weights_sha256(folder, on_progress)
    on_progress(Progress("loading", text=info.title))
    mm = read_object(folder / "config.json").get("model_type") == "mm-grounding-dino"
    name = "MMGroundingDino" if mm else "GroundingDino"
    model = load_pretrained(folder, f"{name}ForObjectDetection", what="Grounding DINO")
    on_progress(Progress("loading", text=info.title))
    values = read_object(folder / "preprocessor_config.json")
    sides = (
        side_in(values, "shortest_edge", _SHORTEST),
        side_in(values, "longest_edge", _LONGEST),
    )
    detector = GroundingDino(
        model.to(device),
        load_tokenizer(folder, "BertTokenizer", int(model.config.text_config.vocab_size)),
        scaling=Scaling.of_folder(folder, IMAGENET),
        sides=sides,
        dtype=dtype,
    )
    identity = (info.id, sha256, info.licence)
    return DetectingProposer(detector, drawer_of(masks), identity=identity)
