"""What a tiny OWLv2 takes for a thing, so that a photo can be labelled with boxes that it has."""

from __future__ import annotations

from pathlib import Path

import torch

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.backbones.owlv2.load import load_owlv2
from carnn_desktop.engine.weights.models import folder_info


def bolts(folder: Path, image: RgbImage) -> list[list[float]]:
    """Return the boxes, xyxy, that the model in ``folder`` takes for bolts most of all."""
    info, device = folder_info(folder), torch.device("cpu")
    model = load_owlv2(info, device, torch.float32, None, ignore_progress)
    patches = model.patches(image, ignore_progress)
    text = model.text_vectors(["a photo of a bolt."], ignore_progress)
    logits = patches.logits(text)[:, 0]
    boxes: list[list[float]] = patches.boxes[logits == logits.max()].tolist()
    return boxes
