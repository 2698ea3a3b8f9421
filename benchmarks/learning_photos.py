"""Annotated photos to measure learning on, what is counted of them, and a segmenter that learns."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps
from pycocotools import mask as coco_mask

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.examples import ObjectShape, PhotoExample
from carnn_desktop.contracts.progress import ProgressCallback, ignore_progress
from carnn_desktop.contracts.requests import (
    ModelChoice,
    SegmentationRequest,
    SegmentationSettings,
    TextQuery,
)
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.engine.backbones.embedded.backbone import EmbeddedBackbone
from carnn_desktop.engine.backbones.protocol import ImageEncoding
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.store import ArrayStore
from carnn_desktop.engine.presets import default_preset, get_preset, override
from carnn_desktop.engine.refine import final_masks
from carnn_desktop.engine.segmenter import Segmenter, load_segmenter
from carnn_desktop.engine.teacher import ReadPhoto, Teacher
from carnn_desktop.objects.sizes import measured

LabelMap = NDArray[np.int16]
LONGEST = 320
SMALL = 32 * 32
TESTED = {8: 3, 18: 8}
"""How many photos are tested of the two sets that have few; 20 of others."""


class Photos:
    """One set of annotated photos."""

    def __init__(self, folder: Path) -> None:
        told = json.loads((folder / "instances.json").read_text(encoding="utf-8"))
        self.name, self._folder = folder.name, folder
        self._entries = {entry["id"]: entry for entry in told["images"]}
        named = {entry["id"]: entry["name"] for entry in told["categories"]}
        self._annotations: dict[int, list[dict[str, Any]]] = {}
        for annotation in told["annotations"]:
            self._annotations.setdefault(annotation["image_id"], []).append(annotation)
        used = {annotation["category_id"] for annotation in told["annotations"]}
        self.classes = tuple(name for number, name in named.items() if number in used)
        self._label = {
            number: self.classes.index(n) + 1 for number, n in named.items() if number in used
        }

    @property
    def ids(self) -> list[int]:
        """Ids of all photos, sorted."""
        return sorted(self._entries)

    def image(self, number: int) -> RgbImage:
        """Return the photo's pixels."""
        with Image.open(self._folder / "images" / self._entries[number]["file_name"]) as opened:
            return np.asarray(ImageOps.exif_transpose(opened).convert("RGB"), dtype=np.uint8)

    def file_name(self, number: int) -> str:
        """Return the name of the photo's file."""
        return str(self._entries[number]["file_name"])

    def asked(self, number: int, absent: int, seed: int) -> tuple[str, ...]:
        """Return the photo's own classes and ``absent`` others, drawn by lot, in mixed order."""
        labels = {self._label[a["category_id"]] for a in self._annotations.get(number, [])}
        present = [self.classes[label - 1] for label in sorted(labels)]
        others = [name for name in self.classes if name not in present]
        chooser = random.Random(f"{seed}-{number}")
        names = present + chooser.sample(others, min(absent, len(others)))
        chooser.shuffle(names)
        return tuple(names)

    def objects(self, number: int) -> list[tuple[int, BoolMask]]:
        """Return (label, mask) of each annotation."""
        entry = self._entries[number]
        size = (entry["height"], entry["width"])
        return [
            (self._label[one["category_id"]], _mask(one["segmentation"], *size))
            for one in self._annotations.get(number, [])
        ]

    def labels(self, number: int) -> LabelMap:
        """Return (H, W): 0 background, i the i-th class; small annotations lie above large ones."""
        entry = self._entries[number]
        labels = np.zeros((entry["height"], entry["width"]), np.int16)
        for label, mask in sorted(self.objects(number), key=lambda one: -int(one[1].sum())):
            labels[mask] = label
        return labels

    def key(self, number: int) -> str:
        """Return what names the photo in caches."""
        return f"{self.name}/{number}"

    def example(self, number: int, listed: Sequence[str] | None = None) -> PhotoExample:
        """Return the photo as reviewed; ``listed``: what else is known not to be there."""
        labels = self.labels(number)
        masks = {name: labels == label for label, name in enumerate(self.classes, start=1)}
        objects: dict[str, list[ObjectShape]] = {}
        for label, mask in self.objects(number):
            shape = measured(mask, mask.size)
            objects.setdefault(self.classes[label - 1], []).extend([shape] if shape else [])
        return PhotoExample(
            photo=self.key(number),
            positive={name: mask for name, mask in masks.items() if mask.any()},
            listed=frozenset(self.classes if listed is None else listed),
            objects={name: tuple(shapes) for name, shapes in objects.items()},
        )


def _mask(segmentation: Any, height: int, width: int) -> BoolMask:
    if isinstance(segmentation, list):
        encoded = coco_mask.merge(coco_mask.frPyObjects(segmentation, height, width))
    elif isinstance(segmentation["counts"], list):
        encoded = coco_mask.frPyObjects(segmentation, height, width)
    else:
        encoded = segmentation
    return np.asarray(coco_mask.decode(encoded), dtype=np.bool_)


def split(ids: Sequence[int], seed: int, tested: int) -> tuple[list[int], list[int]]:
    """Return (in the order of learning, tested)."""
    shuffled = list(ids)
    random.Random(seed).shuffle(shuffled)
    return shuffled[:-tested], shuffled[-tested:]


@dataclass
class Score:
    """What is summed over the tested photos."""

    both: dict[int, int] = field(default_factory=dict)
    either: dict[int, int] = field(default_factory=dict)
    objects: int = 0
    proposed: int = 0
    found: int = 0
    small_both: int = 0
    small_either: int = 0

    def add(self, photos: Photos, number: int, result: SegmentationResult) -> None:
        """Count one photo; proposals that are forced do not count."""
        truth, found = photos.labels(number), label_map(result)
        self._count_objects(photos.objects(number), result)
        self._count_small(photos, number, found)
        small_truth, small_found = _small(truth), _small(found)
        for label in range(len(photos.classes) + 1):
            in_truth, in_found = small_truth == label, small_found == label
            both = int((in_truth & in_found).sum())
            either = int((in_truth | in_found).sum())
            self.both[label] = self.both.get(label, 0) + both
            self.either[label] = self.either.get(label, 0) + either

    def _count_objects(
        self, wanted: list[tuple[int, BoolMask]], result: SegmentationResult
    ) -> None:
        offered = [proposal for proposal in result.proposals if not proposal.forced]
        self.objects += len(wanted)
        self.proposed += len(offered)
        taken: set[int] = set()
        for label, truth in wanted:
            area = int(truth.sum())
            for place, proposal in enumerate(offered):
                if place in taken or proposal.query_index + 1 != label:
                    continue
                (x, y), (height, width) = proposal.origin_xy, proposal.mask.shape
                both = int((truth[y : y + height, x : x + width] & proposal.mask).sum())
                if both > 0.5 * (area + int(proposal.mask.sum()) - both):
                    taken.add(place)
                    break
        self.found += len(taken)

    def _count_small(self, photos: Photos, number: int, found: LabelMap) -> None:
        for label, mask in photos.objects(number):
            if not 0 < mask.sum() < SMALL:
                continue
            rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
            box = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            inside, truth = found[box] == label, mask[box]
            self.small_both += int((inside & truth).sum())
            self.small_either += int((inside | truth).sum())

    def values(self) -> dict[str, float]:
        """Return mIoU, precision and recall of objects, IoU on small ones."""
        ious = [self.both[c] / self.either[c] for c in self.either if self.either[c]]
        return {
            "miou": float(np.mean(ious)),
            "precision": self.found / max(1, self.proposed),
            "recall": self.found / max(1, self.objects),
            "proposals": self.proposed,
            "objects": self.objects,
            "small": self.small_both / max(1, self.small_either),
        }


def _small(labels: LabelMap) -> LabelMap:
    height, width = labels.shape
    scale = LONGEST / max(height, width)
    size = (round(width * scale), round(height * scale))
    return np.asarray(cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST))


def label_map(result: SegmentationResult) -> LabelMap:
    """Return (H, W): i where the i-th query was found; forced proposals are not taken."""
    labels = np.zeros((result.height, result.width), np.int16)
    for proposal in result.proposals:
        if proposal.forced:
            continue
        x, y = proposal.origin_xy
        height, width = proposal.mask.shape
        view = labels[y : y + height, x : x + width]
        view[proposal.mask] = proposal.query_index + 1
    return labels


class KeptEncodings:
    """Keeps on disk what the built-in model sees in a photo: runs repeat, photos do not change."""

    def __init__(self, backbone: EmbeddedBackbone, folder: Path) -> None:
        self._backbone = backbone
        self._encode, self._both = backbone.encode_image, backbone.encode_with_features
        self._store = ArrayStore(folder, model=backbone.sha256, bound=64 << 30)

    def put_in(self) -> None:
        """Let the backbone use what is kept."""
        vars(self._backbone).update(
            encode_image=self.encode_image, encode_with_features=self.encode_with_features
        )

    def encode_image(self, image: RgbImage, on_progress: ProgressCallback) -> ImageEncoding:
        """Return the encoding, kept or computed now."""
        return self._read(image) or self._write(image, self._encode(image, on_progress))

    def encode_with_features(
        self, image: RgbImage, *, finer: bool, on_progress: ProgressCallback
    ) -> tuple[ImageEncoding, DenseFeatures]:
        """Return both; what is kept of them is not computed."""
        kept = self._read(image)
        if kept is not None:
            features = self._backbone.dense_features(image, finer=finer, on_progress=on_progress)
            return kept, features
        encoding, features = self._both(image, finer=finer, on_progress=on_progress)
        return self._write(image, encoding), features

    def _read(self, image: RgbImage) -> ImageEncoding | None:
        kept = self._store.read(hashlib.sha256(image.tobytes()).hexdigest())
        if kept is None:
            return None
        return ImageEncoding(
            *(torch.from_numpy(kept[name]) for name in ("activations", "affinity", "state"))
        )

    def _write(self, image: RgbImage, encoding: ImageEncoding) -> ImageEncoding:
        arrays = {name: getattr(encoding, name) for name in ("activations", "affinity", "state")}
        key = hashlib.sha256(image.tobytes()).hexdigest()
        self._store.write(key, {name: array.cpu().numpy() for name, array in arrays.items()})
        return encoding


class KeptSharpener:
    """Keeps the dense CRF's filters of the last photo: they depend on its pixels alone."""

    def __init__(self) -> None:
        self._make, self._image = final_masks.crf_sharpener, np.zeros((0, 0, 3), np.uint8)
        self._kept: final_masks.Sharpen | None = None

    def put_in(self) -> None:
        """Let the segmenter use what is kept."""
        vars(final_masks)["crf_sharpener"] = self.sharpener

    def sharpener(
        self, image: RgbImage, device: torch.device, on_progress: ProgressCallback
    ) -> final_masks.Sharpen:
        """Return the filters of ``image``, kept or computed now."""
        if self._kept is None or not np.array_equal(image, self._image):
            self._kept, self._image = self._make(image, device, on_progress), image.copy()
        return self._kept


class Bench:
    """A segmenter and the settings that it is measured with."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.segmenter: Segmenter = load_segmenter(
            ModelChoice(proposer=options.model, device=options.device)
        )
        if options.cache and isinstance(self.segmenter.proposer, EmbeddedBackbone):
            KeptEncodings(self.segmenter.proposer, options.cache / "encodings").put_in()
        KeptSharpener().put_in()
        settings = get_preset(default_preset(options.model, "concepts"))
        for item in options.overrides:
            name, _, value = item.partition("=")
            settings = override(settings, name, value)
        self.settings: SegmentationSettings = settings
        self._cache, self._finer = options.cache, not options.coarse

    def teacher(self, sets: Sequence[Photos]) -> Teacher:
        """Return a teacher that can read the photos of ``sets``."""
        by_name = {photos.name: photos for photos in sets}

        def read(key: str) -> RgbImage:
            name, number = key.split("/")
            return by_name[name].image(int(number))

        return self.teacher_of(read)

    def teacher_of(self, read: ReadPhoto) -> Teacher:
        """Return a teacher of the segmenter."""
        return Teacher(self.segmenter, self.settings, read, folder=self._cache, finer=self._finer)

    def result(self, image: RgbImage, classes: Sequence[str], photo: str) -> SegmentationResult:
        """Ask for all ``classes`` in a photo; ``photo`` names it in caches."""
        request = SegmentationRequest(
            id="learning",
            image_id="",
            photo=photo,
            queries=tuple(TextQuery(name) for name in classes),
            mode="concepts",
            settings=self.settings,
        )
        return self.segmenter.segment(image, request, ignore_progress)
