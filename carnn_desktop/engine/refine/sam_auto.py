"""All objects of a photo: SAM asked at a grid of points, with the published filters.

As the automatic mask generator of Kirillov et al., "Segment Anything" (2023), without its crops:
keep what the model trusts, what hardly changes with the threshold, and of overlapping boxes the
most trusted. The defaults are those of the published CaR with SAM, but for the grid, which is 64 by
64 there. Stability and boxes are taken at the decoder's size, only survivors at the photo's.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.engine.refine.prompts import Candidate, Match, Prompt, crop, match
from carnn_desktop.engine.refine.sam import SamEncoding, SamRefiner


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoSettings:
    """Grid and filters; published values in comments where ours differ.

    points_per_side : of the grid (64); points_per_batch : decoded between two progress callbacks
    pred_iou, stability : smallest values that are kept; box_nms : largest IoU of two boxes
    offset : of the logits above and below 0, between which a stable mask does not change
    """

    points_per_side: int = 32
    points_per_batch: int = 16
    pred_iou: float = 0.88
    stability: float = 0.95
    box_nms: float = 0.7
    offset: float = 1.0


def automatic_masks(
    refiner: SamRefiner,
    encoding: SamEncoding,
    settings: AutoSettings | None = None,
    *,
    on_progress: ProgressCallback = ignore_progress,
) -> list[Candidate]:
    """Return the objects of the encoded photo, most trusted first."""
    wanted = settings or AutoSettings()
    points = _grid(encoding.size_hw, wanted.points_per_side)
    logits, scores, stabilities, boxes = [], [], [], []
    for start in range(0, len(points), wanted.points_per_batch):
        on_progress(Progress("sam masks", start, len(points)))
        asked = [
            Prompt(positive_xy=(point,))
            for point in points[start : start + wanted.points_per_batch]
        ]
        answers, trust = refiner.decode(encoding, asked, on_progress=on_progress)
        answers, trust = answers.flatten(0, 1), trust.flatten()
        keep = trust >= wanted.pred_iou
        answers, trust = answers[keep], trust[keep]
        inner = _inner(refiner, encoding, answers)
        stable = _stability(inner, wanted.offset)
        keep = (stable >= wanted.stability) & (inner > 0.0).flatten(1).any(1)
        logits.append(answers[keep].cpu())
        scores.append(trust[keep])
        stabilities.append(stable[keep])
        boxes.append(_boxes(inner[keep] > 0.0))
    every, trust = torch.cat(logits), torch.cat(scores)
    kept = _nms(torch.cat(boxes), trust, wanted.box_nms)
    stable = torch.cat(stabilities)
    found = []
    for number, index in enumerate(kept):
        on_progress(Progress("sam masks", number, len(kept)))
        mask = refiner.to_image(encoding, every[index : index + 1])[0] > 0.0
        candidate = crop(
            mask.cpu().numpy(), score=float(trust[index]), stability=float(stable[index])
        )
        if candidate is not None:
            found.append(candidate)
    return found


def match_automatic(
    refiner: SamRefiner,
    image: RgbImage,
    masks: list[BoolMask],
    *,
    iom_threshold: float,
    settings: AutoSettings | None = None,
    on_progress: ProgressCallback = ignore_progress,
) -> tuple[list[Match], list[Candidate]]:
    """Return what the published matching makes of each mask (H, W), and SAM's candidates.

    Without a mask that has pixels the photo is not encoded at all.
    """
    if not any(mask.any() for mask in masks):
        return [match(mask, (), iom_threshold=iom_threshold) for mask in masks], []
    encoding = refiner.encode(image, on_progress)
    candidates = automatic_masks(refiner, encoding, settings, on_progress=on_progress)
    matches = []
    for number, mask in enumerate(masks):
        on_progress(Progress("sam matching", number, len(masks)))
        matches.append(match(mask, candidates, iom_threshold=iom_threshold))
    return matches, candidates


def _grid(size_hw: tuple[int, int], side: int) -> list[tuple[float, float]]:
    """Return side * side points (x, y) in the middles of as many cells of the photo."""
    places = (np.arange(side) + 0.5) / side
    return [(float(x) * size_hw[1], float(y) * size_hw[0]) for y in places for x in places]


def _inner(refiner: SamRefiner, encoding: SamEncoding, logits: torch.Tensor) -> torch.Tensor:
    """Return the (M, h, w) part of the (M, S, S) logits that shows the photo, not the padding."""
    rows, columns = (
        max(1, round(logits.shape[-1] * inner / refiner.side)) for inner in encoding.inner_hw
    )
    return logits[:, :rows, :columns]


def _stability(logits: torch.Tensor, offset: float) -> torch.Tensor:
    """Return (M,): the IoU of each mask at a high and at a low threshold."""
    high = (logits > offset).flatten(1).sum(1)
    low = (logits > -offset).flatten(1).sum(1)
    return high / low.clamp_min(1)


def _boxes(masks: torch.Tensor) -> torch.Tensor:
    """Return (M, 4) float xyxy, exclusive, of (M, h, w) masks that have pixels."""
    columns, rows = masks.any(1), masks.any(2)
    found = []
    for line in (columns, rows):
        places = torch.arange(line.shape[1], device=line.device).expand_as(line)
        found.append(places.masked_fill(~line, line.shape[1]).amin(1))
        found.append(places.masked_fill(~line, -1).amax(1) + 1)
    return torch.stack([found[0], found[2], found[1], found[3]], 1).float()


def _nms(boxes: torch.Tensor, scores: torch.Tensor, threshold: float) -> list[int]:
    """Return the indices of the boxes that overlap no more trusted one by more than threshold."""
    boxes, areas = boxes.cpu(), ((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])).cpu()
    order = scores.cpu().argsort(descending=True, stable=True)
    kept = []
    while len(order):
        first, order = int(order[0]), order[1:]
        kept.append(first)
        corner = torch.maximum(boxes[order, :2], boxes[first, :2])
        other = torch.minimum(boxes[order, 2:], boxes[first, 2:])
        shared = (other - corner).clamp_min(0).prod(1)
        order = order[shared / (areas[order] + areas[first] - shared) <= threshold]
    return kept
