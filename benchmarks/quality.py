"""Measures the masks of a model on annotated photos: single pass against recurrence.

    python benchmarks/quality.py --coco DIR [--json FILE] [--model embedded] [--set FIELD=JSON ...]
    python benchmarks/quality.py --refexp DIR [--lacking COCO_DIR]

DIR of ``--coco`` holds ``instances.json`` (COCO) and ``images/``. Each photo is given the names of
the things in it and ``--absent`` names of others, drawn with ``--seed``. mIoU: intersections and
unions summed over photos per class, then the mean over background and every class that is present
or predicted. The single pass is the first step's proposals of all texts, unfiltered, with the same
dense CRF and levels. DIR of ``--refexp`` holds ``refs.json``, ``images/`` and ``masks/``;
what is measured of phrases is in ``refexp.py``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps
from pycocotools import mask as coco_mask

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import refexp

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import (
    Mode,
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.presets import default_preset, get_preset, override
from carnn_desktop.engine.refine import final_masks as finish
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter

LabelMap = NDArray[np.int16]
BACKGROUND = 0


@dataclass
class Overlap:
    """Intersections and unions by class, summed over photos; class 0 is the background."""

    intersections: dict[int, int] = field(default_factory=dict)
    unions: dict[int, int] = field(default_factory=dict)

    def add(self, truth: LabelMap, found: LabelMap) -> None:
        """Count one photo."""
        for label in np.union1d(truth, found).tolist():
            in_truth, in_found = truth == label, found == label
            both, either = int((in_truth & in_found).sum()), int((in_truth | in_found).sum())
            self.intersections[label] = self.intersections.get(label, 0) + both
            self.unions[label] = self.unions.get(label, 0) + either

    def ious(self) -> dict[int, float]:
        """Return the IoU of each class that is present or predicted."""
        return {label: self.intersections[label] / union for label, union in self.unions.items()}

    def mean(self) -> float:
        """Return the mean IoU."""
        return float(np.mean(list(self.ious().values())))


@dataclass(frozen=True)
class Photo:
    """One photo: its names of present things and of absent ones, and the truth by name number."""

    path: Path
    names: tuple[str, ...]
    labels: tuple[int, ...]
    present: frozenset[int]
    truth: LabelMap


def read_photos(folder: Path, *, absent: int, seed: int, limit: int | None) -> list[Photo]:
    """Read ``instances.json`` of ``folder``; labels are positions in its category list, from 1."""
    data = json.loads((folder / "instances.json").read_text(encoding="utf-8"))
    names = [category["name"] for category in data["categories"]]
    label_of = {category["id"]: i + 1 for i, category in enumerate(data["categories"])}
    photos = []
    for entry in data["images"][:limit]:
        truth = np.zeros((entry["height"], entry["width"]), np.int16)
        for annotation in data["annotations"]:
            if annotation["image_id"] == entry["id"]:
                truth[decode(annotation["segmentation"], *truth.shape)] = label_of[
                    annotation["category_id"]
                ]
        present = sorted(set(np.unique(truth).tolist()) - {BACKGROUND})
        others = [label for label in label_of.values() if label not in present]
        chooser = random.Random(f"{seed}-{entry['id']}")
        labels = present + chooser.sample(others, absent)
        chooser.shuffle(labels)
        photos.append(
            Photo(
                folder / "images" / entry["file_name"],
                tuple(names[label - 1] for label in labels),
                tuple(labels),
                frozenset(present),
                truth,
            )
        )
    return photos


def decode(segmentation: Any, height: int, width: int) -> NDArray[np.bool_]:
    """Return (height, width) bool of COCO polygons or RLE."""
    if isinstance(segmentation, list):
        rle = coco_mask.merge(coco_mask.frPyObjects(segmentation, height, width))
    elif isinstance(segmentation["counts"], list):
        rle = coco_mask.frPyObjects(segmentation, height, width)
    else:
        rle = segmentation
    return np.asarray(coco_mask.decode(rle), dtype=bool)


def read_rgb(path: Path) -> RgbImage:
    """Return (H, W, 3) uint8, upright."""
    with Image.open(path) as image:
        upright = ImageOps.exif_transpose(image)
        return np.ascontiguousarray(np.asarray(upright.convert("RGB")))


def segment(
    segmenter: Segmenter,
    image: RgbImage,
    names: tuple[str, ...],
    settings: SegmentationSettings,
    *,
    phrases: bool = False,
) -> SegmentationResult:
    """Run the recurrence on one photo with full-size maps in the trace."""
    request = SegmentationRequest(
        id="benchmark",
        image_id="benchmark",
        queries=tuple(TextQuery(name) for name in names),
        mode="phrases" if phrases else "concepts",
        settings=settings,
        keep_maps=True,
    )
    return segmenter.segment(image, request)


def as_labels(masks: NDArray[np.bool_] | list[NDArray[np.bool_]], photo: Photo) -> LabelMap:
    """Return the (H, W) labels of disjoint ``masks``, one a name of ``photo``."""
    labels = np.zeros(photo.truth.shape, np.int16)
    for mask, label in zip(masks, photo.labels, strict=True):
        labels[mask] = label
    return labels


def single_pass(
    image: RgbImage, result: SegmentationResult, settings: SegmentationSettings
) -> list[NDArray[np.bool_]]:
    """Return the masks of the first step's proposals of all texts, unfiltered."""
    maps = result.trace.steps[0].maps
    assert maps is not None
    device = torch.device(result.device)
    sharpen = finish.crf_sharpener(image, device, lambda _: None) if settings.crf else None
    return finish.final_masks(
        finish.to_tensor(maps.refined, device),
        mode="concepts",
        bg_factor=settings.bg_factor,
        sharpen=sharpen,
        size_wh=(result.width, result.height),
    )


def measure_categories(
    segmenter: Segmenter, photos: list[Photo], settings: SegmentationSettings
) -> dict[str, Any]:
    """Return the numbers of all ``photos``."""
    once, recurrent = Overlap(), Overlap()
    halves = (Overlap(), Overlap())
    kept_present = kept = present = 0
    seconds = []
    for number, photo in enumerate(photos):
        image = read_rgb(photo.path)
        result = segment(segmenter, image, photo.names, settings)
        seconds.append(result.seconds)
        masks = result.trace.final_masks
        assert masks is not None
        found = as_labels(masks, photo)
        recurrent.add(photo.truth, found)
        halves[number % 2].add(photo.truth, found)
        once.add(photo.truth, as_labels(single_pass(image, result, settings), photo))
        labels = {photo.labels[p.query_index] for p in result.proposals if not p.forced}
        kept, present = kept + len(labels), present + len(photo.present)
        kept_present += len(labels & photo.present)
        print(f"\r{number + 1} of {len(photos)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return {
        "photos": len(photos),
        "miou_single_pass": once.mean(),
        "miou_recurrence": recurrent.mean(),
        "ratio": recurrent.mean() / once.mean(),
        "miou_recurrence_halves": [half.mean() for half in halves if half.unions],
        "concept_recall": kept_present / max(present, 1),
        "concept_precision": kept_present / max(kept, 1),
        "seconds_median": float(np.median(seconds)),
        "seconds_worst": float(np.max(seconds)),
        "iou_single_pass": once.ious(),
        "iou_recurrence": recurrent.ious(),
    }


def measure_phrases(
    segmenter: Segmenter, settings: SegmentationSettings, options: argparse.Namespace
) -> dict[str, Any]:
    """Return the numbers of ``--refexp``, each phrase run alone."""
    return refexp.measure(
        lambda image, phrase: segment(segmenter, image, (phrase,), settings, phrases=True),
        read_rgb,
        options.refexp,
        threshold=settings.phrase_threshold,
        lacking=options.lacking,
        absent_photos=options.absent_photos,
        seed=options.seed,
        limit=options.limit,
    )


def named(ious: dict[int, float], folder: Path) -> dict[str, float]:
    """Return ``ious`` by class name."""
    data = json.loads((folder / "instances.json").read_text(encoding="utf-8"))
    names = ["background", *(category["name"] for category in data["categories"])]
    return {names[label]: round(iou, 4) for label, iou in sorted(ious.items())}


def print_categories(numbers: dict[str, Any], *, per_class: bool) -> None:
    """Print the table."""
    halves = ", ".join(f"{half:.3f}" for half in numbers["miou_recurrence_halves"])
    print(f"photos                {numbers['photos']}")
    print(f"mIoU single pass      {numbers['miou_single_pass']:.4f}")
    print(f"mIoU recurrence       {numbers['miou_recurrence']:.4f} (halves: {halves})")
    print(f"recurrence / single   {numbers['ratio']:.2f}")
    print(f"concept recall        {numbers['concept_recall']:.3f}")
    print(f"concept precision     {numbers['concept_precision']:.3f}")
    median, worst = numbers["seconds_median"], numbers["seconds_worst"]
    print(f"seconds a photo       {median:.2f} (worst {worst:.2f})")
    if per_class:
        for name, iou in numbers["iou_recurrence"].items():
            print(f"  {name:20s}{numbers['iou_single_pass'].get(name, 0.0):8.3f}{iou:8.3f}")


def arguments() -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description="Measure mask quality on annotated photos.")
    data = parser.add_mutually_exclusive_group(required=True)
    data.add_argument("--coco", type=Path, metavar="DIR")
    data.add_argument("--refexp", type=Path, metavar="DIR")
    parser.add_argument(
        "--lacking",
        type=Path,
        metavar="DIR",
        help="a --coco folder: each phrase also runs on photos of it that lack its category",
    )
    parser.add_argument("--absent-photos", type=int, default=5, help="such photos a phrase")
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--preset", help="default: the model's")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=JSON", dest="sets")
    parser.add_argument("--device", default="auto", choices=["auto", "cpu", "cuda", "mps"])
    parser.add_argument(
        "--dtype", default="auto", choices=["auto", "float32", "bfloat16", "float16"]
    )
    parser.add_argument("--absent", type=int, default=10, help="absent names a photo")
    parser.add_argument("--seed", type=int, default=0, help="draws the absent names")
    parser.add_argument("--limit", type=int, help="only the first photos")
    parser.add_argument("--per-class", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE", dest="out")
    return parser.parse_args()


def measure_coco(
    segmenter: Segmenter, settings: SegmentationSettings, options: argparse.Namespace
) -> dict[str, Any]:
    """Return the numbers of ``--coco``, classes by name."""
    folder: Path = options.coco
    photos = read_photos(folder, absent=options.absent, seed=options.seed, limit=options.limit)
    numbers = measure_categories(segmenter, photos, settings)
    for key in ("iou_single_pass", "iou_recurrence"):
        numbers[key] = named(numbers[key], folder)
    return numbers | {"seed": options.seed, "absent": options.absent}


def main() -> int:
    """Measure and print; return the exit status."""
    options = arguments()
    try:
        mode: Mode = "phrases" if options.refexp else "concepts"
        settings = get_preset(options.preset or default_preset(options.model, mode))
        for setting in options.sets:
            name, _, value = setting.partition("=")
            settings = override(settings, name, value)
        choice = ModelChoice(proposer=options.model, device=options.device, dtype=options.dtype)
        started = time.perf_counter()
        segmenter = load_segmenter(choice)
        loading = time.perf_counter() - started
        if options.refexp:
            numbers = measure_phrases(segmenter, settings, options)
        else:
            numbers = measure_coco(segmenter, settings, options)
    except CarnnError as error:
        print(error, file=sys.stderr)
        return 2
    numbers |= {"seconds_loading": loading}
    if options.refexp:
        for name, value in numbers.items():
            print(f"{name:26s}{value:.3f}")
    else:
        print_categories(numbers, per_class=options.per_class)
    if options.out:
        options.out.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
