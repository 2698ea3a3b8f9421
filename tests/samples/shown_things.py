"""What a tiny OWLv2 takes for a thing: a photo labelled with boxes that it has."""

from __future__ import annotations

from pathlib import Path

import torch
from tiny_clip import blobs

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import ignore_progress
from carnn_desktop.engine.backbones.owlv2.load import load_owlv2
from carnn_desktop.engine.weights.models import folder_info


def shown_photo(folder: Path) -> tuple[RgbImage, list[list[float]]]:
    """Return a photo and the boxes, xyxy, that the model in ``folder`` takes for bolts most of all.

    What random weights find depends on the machine's rounding: the first photo is taken of which
    the bolts have an area and are told from all else.
    """
    info, device = folder_info(folder), torch.device("cpu")
    model = load_owlv2(info, device, torch.float32, None, ignore_progress)
    text = model.text_vectors(["a photo of a bolt."], ignore_progress)
    for seed in range(2, 200):
        image = blobs(64, 80, seed=seed)
        patches = model.patches(image, ignore_progress)
        logits = patches.logits(text)[:, 0]
        boxes: list[list[float]] = patches.boxes[logits >= logits.max() - 0.5].tolist()
        sides = [min(right - left, bottom - top) for left, top, right, bottom in boxes]
        if min(sides) < 4:
            continue
        apart = patches.overlaps([(a, b, c, d) for a, b, c, d in boxes]).max(axis=1) < 0.3
        by_example = patches.logits(patches.vectors[logits >= logits.max() - 0.5]).max(axis=1)
        if apart.any() and max(logits[apart].max(), by_example[apart].max()) < logits.max() - 1:
            return image, boxes
    raise LookupError("the model finds no bolts that stand out")
