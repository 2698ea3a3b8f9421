"""Phrases: how well the best candidate fits, and whether a phrase is refused where it has no thing.

Used by ``quality.py --refexp DIR [--lacking COCO_DIR]``. Each phrase with a target runs alone on
its photo, and on ``--absent-photos`` photos of COCO_DIR that hold nothing of its category; phrases
that the data set itself calls targetless are counted apart. Recall: targets of which a candidate
passes the threshold. Rejection: foreign photos on which none does.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.results import Proposal, SegmentationResult
from carnn_desktop.engine.head_noun import head_noun

KINDS = {
    "man": "person",
    "girl": "person",
    "boy": "person",
    "guy": "person",
    "woman": "person",
    "lady": "person",
    "bananas": "banana",
    "image": "pizza",
}
"""Head nouns of the phrases that are no COCO category by themselves."""
Run = Callable[[RgbImage, str], SegmentationResult]
Read = Callable[[Path], RgbImage]
GOAL_RECALL = 0.7


def category_of(row: dict[str, Any]) -> str:
    """Return the COCO category of a phrase's target, from its row or its head noun."""
    noun = head_noun(row["phrase"]).lower()
    return str(row.get("category") or KINDS.get(noun, noun))


def photos_without(folder: Path, category: str, count: int, seed: int) -> list[Path]:
    """Return photos of a COCO folder that hold nothing of ``category``."""
    data = json.loads((folder / "instances.json").read_text(encoding="utf-8"))
    meant = {one["id"] for one in data["categories"] if one["name"] == category}
    holding = {one["image_id"] for one in data["annotations"] if one["category_id"] in meant}
    without = [one for one in data["images"] if one["id"] not in holding]
    chosen = random.Random(f"{seed}-{category}").sample(without, min(count, len(without)))
    return [folder / "images" / one["file_name"] for one in chosen]


def full(proposal: Proposal, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return a proposal's mask at the photo's size."""
    mask = np.zeros(shape, np.bool_)
    (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
    mask[y : y + height, x : x + width] = proposal.mask
    return mask


def iou(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """Return intersection over union."""
    return int((one & other).sum()) / max(int((one | other).sum()), 1)


def best_score(result: SegmentationResult) -> float:
    """Return the score of the best candidate, forced or not; 0 without one."""
    return max((proposal.score for proposal in result.proposals), default=0.0)


def measure(
    run: Run,
    read: Read,
    folder: Path,
    *,
    threshold: float,
    lacking: Path | None,
    absent_photos: int,
    seed: int,
    limit: int | None,
) -> dict[str, Any]:
    """Return the numbers of the phrases of ``refs.json``."""
    rows = json.loads((folder / "refs.json").read_text(encoding="utf-8"))[:limit]
    first, picked, targets, targetless, foreign = [], [], [], [], []
    for number, row in enumerate(rows, 1):
        result = run(read(folder / "images" / row["image"]), row["phrase"])
        if row["no_target"]:
            targetless.append(best_score(result))
        else:
            truth = np.asarray(Image.open(folder / "masks" / row["mask"]).convert("L")) > 0
            fits = [iou(truth, full(one, truth.shape)) for one in result.proposals] or [0.0]
            first.append(fits[0])
            picked.append(max(fits))
            targets.append(best_score(result))
            if lacking is not None:
                others = photos_without(lacking, category_of(row), absent_photos, seed)
                foreign += [best_score(run(read(photo), row["phrase"])) for photo in others]
        print(f"\r{number} of {len(rows)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    numbers: dict[str, Any] = {
        "phrases": len(rows),
        "mean_iou": float(np.mean(first)),
        "precision_at_0.5": float(np.mean([fit >= 0.5 for fit in first])),
        "mean_iou_best_pick": float(np.mean(picked)),
        "precision_at_0.5_best_pick": float(np.mean([fit >= 0.5 for fit in picked])),
        "recall": passed(targets, threshold),
        "rejected_without_target": 1.0 - passed(targetless, threshold),
    }
    if foreign:
        at_goal, level = rejection_at(targets, foreign, GOAL_RECALL)
        numbers |= {
            "foreign_photos": len(foreign),
            "rejection": 1.0 - passed(foreign, threshold),
            "rejection_at_recall_0.7": at_goal,
            "its_threshold": level,
        }
    return numbers


def passed(scores: Sequence[float], threshold: float) -> float:
    """Return the share of scores above the threshold; 0 of none."""
    return float(np.mean([score > threshold for score in scores])) if scores else 0.0


def rejection_at(
    targets: Sequence[float], foreign: Sequence[float], recall: float
) -> tuple[float, float]:
    """Return the largest share of ``foreign`` refused with at least ``recall`` of the targets kept,
    and the threshold that does it.
    """
    levels = sorted({0.0, *targets, *foreign})
    good = [level for level in levels if passed(targets, level) >= recall]
    level = max(good, default=0.0)
    return 1.0 - passed(foreign, level), level
