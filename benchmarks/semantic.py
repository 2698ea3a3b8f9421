"""Measures semantic segmentation as the paper does: all class names of a data set on every photo.

    python benchmarks/semantic.py --layout voc  --data VOCdevkit/VOC2012 \
        --model openai/clip-vit-base-patch16 --classifier openai/clip-vit-large-patch14
    python benchmarks/semantic.py --layout coco --data coco          # val2017/, annotations/
    python benchmarks/semantic.py --layout maps --data ade --names names.txt --preset ade150
    python benchmarks/semantic.py --layout coco --data coco --model openai/clip-vit-base-patch16 \
        --preset clip-dense
    python benchmarks/semantic.py --layout coco --data coco --model facebook/sam3   # as any family:
    python benchmarks/semantic.py --layout coco --data coco --model DIR --sam DIR
    python benchmarks/semantic.py --protocol common --layout voc --data VOC2012 --model DIR

Protocols: ``paper`` has a preset a data set, and looks for things and stuff in runs of their own;
``common`` is that of most training-free methods, all class names of the data set in one run with
the settings that the model has for any photo. Any family of models goes through both.

mIoU: pixels counted over the whole set in one confusion matrix (label, prediction), the mean over
the background and all classes ("CLIP as RNN", arXiv 2312.07661, section 4.1). Ignored pixels count
nowhere. ``--names`` replaces class names, one a line in the order of the labels, ``a | b`` for
synonyms; classes named in ``--stuff`` are looked for in a run of their own with ``--stuff-preset``,
and things lie above stuff, as the presets for Context and ADE want it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal, get_args

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from pycocotools.coco import COCO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.quality import read_rgb
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import parse_query_lines
from carnn_desktop.contracts.requests import (
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.loading import load_model
from carnn_desktop.engine.presets import default_preset, get_preset, override
from carnn_desktop.engine.segmenter import Segmenter
from carnn_desktop.engine.weights.models import family_for
from carnn_desktop.runs.planning import with_sam

LabelMap = NDArray[np.int64]
Layout = Literal["voc", "coco", "maps"]
Protocol = Literal["paper", "common"]
IGNORED = -1
VOC_NAMES = (
    *("aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow"),
    *("dining table", "dog", "horse", "motorbike", "person", "potted plant", "sheep", "sofa"),
    *("train", "tv monitor"),
)


@dataclass(frozen=True)
class LabelledPhoto:
    """A photo and a way to its labels (H, W) int64: 0 background, i the i-th class, -1 ignored."""

    path: Path
    read_labels: Callable[[], LabelMap]


@dataclass(frozen=True)
class DataSet:
    """The classes by label from 1, and the photos."""

    names: tuple[TextQuery, ...]
    photos: tuple[LabelledPhoto, ...]


def read_voc(root: Path, split: str) -> DataSet:
    """Read the layout of Pascal VOC: ImageSets/Segmentation, JPEGImages, SegmentationClass."""
    listed = (root / "ImageSets" / "Segmentation" / f"{split}.txt").read_text(encoding="utf-8")
    photos = (
        LabelledPhoto(
            root / "JPEGImages" / f"{name}.jpg",
            partial(_from_png, root / "SegmentationClass" / f"{name}.png", 255, False),
        )
        for name in listed.split()
    )
    return DataSet(tuple(TextQuery(name) for name in VOC_NAMES), tuple(photos))


def read_coco(root: Path, split: str) -> DataSet:
    """Read the layout of COCO: SPLIT/ and annotations/instances_SPLIT.json (or the two beside)."""
    annotations = root / "annotations" / f"instances_{split}.json"
    images = root / split
    if not annotations.exists():
        annotations, images = root / "instances.json", root / "images"
    with contextlib.redirect_stdout(io.StringIO()):
        coco = COCO(str(annotations))
    categories = coco.loadCats(sorted(coco.getCatIds()))
    label_of = {category["id"]: label for label, category in enumerate(categories, start=1)}
    photos = (
        LabelledPhoto(
            images / coco.imgs[image_id]["file_name"], partial(_painted, coco, image_id, label_of)
        )
        for image_id in sorted(coco.getImgIds())
    )
    return DataSet(tuple(TextQuery(category["name"]) for category in categories), tuple(photos))


def read_maps(root: Path, *, ignored: int, zero_ignored: bool) -> DataSet:
    """Read images/ and labels/ with PNG label maps of equal stems; the names come apart."""
    photos = []
    for path in sorted((root / "images").iterdir()):
        labels = root / "labels" / f"{path.stem}.png"
        if labels.exists():
            photos.append(LabelledPhoto(path, partial(_from_png, labels, ignored, zero_ignored)))
    return DataSet((), tuple(photos))


def _from_png(path: Path, ignored: int, zero_ignored: bool) -> LabelMap:
    with Image.open(path) as image:
        values = np.array(image).astype(np.int64)
    values[values == ignored] = IGNORED
    if zero_ignored:
        values[values == 0] = IGNORED
    return values


def _painted(coco: Any, image_id: int, label_of: dict[int, int]) -> LabelMap:
    """Return the instances as one label map, small ones above large ones, crowds included."""
    entry = coco.imgs[image_id]
    labels = np.zeros((entry["height"], entry["width"]), np.int64)
    for annotation in sorted(coco.imgToAnns[image_id], key=lambda a: -float(a["area"])):
        labels[coco.annToMask(annotation) > 0] = label_of[annotation["category_id"]]
    return labels


def predict(
    segmenter: Segmenter | InstanceSegmenter,
    image: RgbImage,
    names: Sequence[TextQuery],
    runs: Sequence[tuple[frozenset[int], SegmentationSettings]],
) -> LabelMap:
    """Return labels (H, W): one run a group of labels, later groups above earlier ones."""
    found = np.zeros(image.shape[:2], np.int64)
    for group, settings in runs:
        labels = sorted(group)
        request = SegmentationRequest(
            id="semantic",
            image_id="semantic",
            queries=tuple(names[label - 1] for label in labels),
            mode="concepts",
            settings=settings,
        )
        for proposal in segmenter.segment(image, request).proposals:
            (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
            window = found[y : y + height, x : x + width]
            window[proposal.mask] = labels[proposal.query_index]
    return found


def confusion(truth: LabelMap, found: LabelMap, classes: int) -> NDArray[np.int64]:
    """Return (classes, classes) counts of pixels by (truth, found); ignored ones left out."""
    counted = truth != IGNORED
    pairs = truth[counted] * classes + found[counted]
    return np.bincount(pairs, minlength=classes**2).reshape(classes, classes)


def ious(matrix: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the IoU of each class, NaN where it is neither present nor predicted."""
    both = np.diag(matrix).astype(np.float64)
    either = matrix.sum(0) + matrix.sum(1) - np.diag(matrix)
    return np.divide(both, either, out=np.full(len(both), np.nan), where=either > 0)


def measure(
    segmenter: Segmenter | InstanceSegmenter,
    data: DataSet,
    runs: Sequence[tuple[frozenset[int], SegmentationSettings]],
) -> dict[str, Any]:
    """Return mIoU, the IoU by class and seconds a photo."""
    classes = len(data.names) + 1
    matrix = np.zeros((classes, classes), np.int64)
    started = time.perf_counter()
    for photo, truth in _shown(data.photos):
        matrix += confusion(
            truth, predict(segmenter, read_rgb(photo.path), data.names, runs), classes
        )
    by_class = ious(matrix)
    names = ("background", *(query.name for query in data.names))
    return {
        "photos": len(data.photos),
        "miou": float(np.nanmean(by_class)),
        "seconds_per_photo": (time.perf_counter() - started) / max(len(data.photos), 1),
        "iou": {name: round(float(iou), 4) for name, iou in zip(names, by_class, strict=True)},
    }


def _shown(photos: Sequence[LabelledPhoto]) -> Iterator[tuple[LabelledPhoto, LabelMap]]:
    for number, photo in enumerate(photos, start=1):
        yield photo, photo.read_labels()
        print(f"\r{number} of {len(photos)}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def plan(
    names: Sequence[TextQuery],
    settings: SegmentationSettings,
    stuff: frozenset[str],
    stuff_settings: SegmentationSettings | None,
) -> list[tuple[frozenset[int], SegmentationSettings]]:
    """Return the runs of a photo, stuff first. Raises CarnnError for unknown stuff names."""
    labels = {query.name: label for label, query in enumerate(names, start=1)}
    unknown = stuff - labels.keys()
    if unknown:
        raise CarnnError(f"There is no class {', '.join(sorted(unknown))}.", "See --names.")
    apart = frozenset(labels[name] for name in stuff)
    runs = [(frozenset(labels.values()) - apart, settings)]
    if apart:
        runs.insert(0, (apart, stuff_settings or settings))
    return [(group, chosen) for group, chosen in runs if group]


def _read(options: argparse.Namespace) -> DataSet:
    if options.layout == "voc":
        data = read_voc(options.data, options.split or "val")
    elif options.layout == "coco":
        data = read_coco(options.data, options.split or "val2017")
    else:
        data = read_maps(options.data, ignored=options.ignore, zero_ignored=options.zero_ignored)
    if options.names:
        text = options.names.read_text(encoding="utf-8")
        data = DataSet(parse_query_lines(text).queries, data.photos)
    if not data.names:
        raise CarnnError("The class names are missing.", "Give --names FILE, one class a line.")
    if not data.photos:
        raise CarnnError(f"There are no photos in {options.data}.", "Check --layout and --split.")
    return DataSet(data.names, data.photos[: options.limit])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure semantic segmentation by class names.")
    parser.add_argument(
        "--protocol",
        choices=get_args(Protocol),
        default="paper",
        help="common: all class names at once, one set of settings for any data set",
    )
    parser.add_argument("--layout", choices=("voc", "coco", "maps"), required=True)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR")
    parser.add_argument("--split", help="default: val (voc), val2017 (coco)")
    parser.add_argument("--names", type=Path, metavar="FILE", help="class names, one a line")
    parser.add_argument("--stuff", type=Path, metavar="FILE", help="classes that are stuff")
    parser.add_argument("--stuff-preset", default="context-stuff")
    parser.add_argument("--ignore", type=int, default=255, help="label value left out (maps)")
    parser.add_argument("--zero-ignored", action="store_true", help="label 0 is left out (maps)")
    parser.add_argument("--model", default="embedded", metavar="DIR|HUB_ID")
    parser.add_argument("--classifier", metavar="DIR|HUB_ID|none")
    parser.add_argument("--sam", metavar="DIR", default="", help="draws what a detector finds")
    parser.add_argument("--preset", help="default: the layout's, or the model's")
    parser.add_argument("--set", action="append", default=[], metavar="FIELD=JSON", dest="sets")
    parser.add_argument("--device", default="auto", choices=("auto", "cpu", "cuda", "mps"))
    parser.add_argument(
        "--dtype", default="auto", choices=("auto", "float32", "bfloat16", "float16")
    )
    parser.add_argument("--limit", type=int, help="only the first photos")
    parser.add_argument("--json", type=Path, metavar="FILE", dest="out")
    return parser.parse_args(arguments)


def _settings(options: argparse.Namespace) -> SegmentationSettings:
    fitting = default_preset(options.model, "concepts")
    of_data_set = options.protocol == "paper" and options.layout == "voc"
    if of_data_set and family_for(options.model).kind == "clip":
        fitting = "voc"
    name = options.preset or fitting
    settings = get_preset(name)
    for setting in options.sets:
        field, _, value = setting.partition("=")
        settings = override(settings, field, value)
    return settings


def _runs(
    options: argparse.Namespace, names: Sequence[TextQuery]
) -> list[tuple[frozenset[int], SegmentationSettings]]:
    """Return the runs of a photo under the protocol that was asked for."""
    if options.protocol == "common":
        if options.stuff:
            raise CarnnError(
                "The common protocol looks for all classes at once: things and stuff together.",
                "Leave out --stuff.",
            )
        return plan(names, _settings(options), frozenset(), None)
    stuff = options.stuff.read_text(encoding="utf-8").splitlines() if options.stuff else []
    return plan(
        names,
        _settings(options),
        frozenset(line.strip() for line in stuff if line.strip()),
        get_preset(options.stuff_preset) if options.stuff else None,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return the exit status."""
    options = _options(arguments)
    try:
        data = _read(options)
        runs = _runs(options, data.names)
        choice = ModelChoice(
            proposer=options.model,
            classifier=options.classifier,
            device=options.device,
            dtype=options.dtype,
        )
        choice = with_sam(choice, runs[0][1], options.sam)
        numbers = measure(load_model(choice), data, runs)
    except (CarnnError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    for name, iou in numbers["iou"].items():
        print(f"{name:24s}{iou:8.4f}")
    told = f"{numbers['photos']} photos, {options.protocol} protocol"
    print(f"{'mIoU':24s}{numbers['miou']:8.4f}  ({told})")
    numbers |= {"protocol": options.protocol, "names_at_once": [len(group) for group, _ in runs]}
    if options.out:
        options.out.write_text(json.dumps(numbers, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
