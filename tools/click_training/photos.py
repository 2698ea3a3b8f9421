"""The photos that are learned from: cut out, mirrored and tinted in a way that can be repeated."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

VERSIONS = (0, 2, 3)
"""Which versions of a photo are learned from; see :func:`version`."""
_SHARES = (0.45, 0.9)  # of the photo's sides that a cut-out has


@dataclass(frozen=True, slots=True)
class Version:
    """A cut-out: pixels (H, W, 3) uint8 RGB and labels (H, W) int32, 0 = nothing, else an index.

    things : by label - 1, whether the object is a thing (True) or stuff
    """

    name: str
    pixels: NDArray[np.uint8]
    labels: NDArray[np.int32]
    things: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a COCO folder with its annotations drawn into one map of labels."""

    image_id: int
    pixels: NDArray[np.uint8]
    labels: NDArray[np.int32]
    things: tuple[bool, ...]


def photos(folder: Path) -> Iterator[Photo]:
    """Yield the photos of ``folder`` (images/, instances.json, stuff.json) by id."""
    things = json.loads((folder / "instances.json").read_text())
    stuff = json.loads((folder / "stuff.json").read_text())
    for image in sorted(things["images"], key=lambda one: int(one["id"])):
        read = cv2.imread(str(folder / "images" / image["file_name"]))
        if read is None:
            raise FileNotFoundError(folder / "images" / image["file_name"])
        pixels = np.asarray(cv2.cvtColor(read, cv2.COLOR_BGR2RGB), np.uint8)
        labels = np.zeros(pixels.shape[:2], np.int32)
        kinds: list[bool] = []
        for source, is_thing in ((stuff, False), (things, True)):
            for row in source["annotations"]:
                if row["image_id"] != image["id"] or row.get("iscrowd"):
                    continue
                kinds.append(is_thing)
                labels[decoded(row["segmentation"], *pixels.shape[:2])] = len(kinds)
        yield Photo(int(image["id"]), pixels, labels, tuple(kinds))


def decoded(segmentation: object, height: int, width: int) -> NDArray[np.bool_]:
    """Return (H, W) bool of a COCO segmentation: polygons, or RLE in either form."""
    if isinstance(segmentation, list):
        rle = coco_mask.merge(coco_mask.frPyObjects(segmentation, height, width))
    else:
        assert isinstance(segmentation, dict)
        plain = isinstance(segmentation["counts"], list)
        rle = coco_mask.frPyObjects(segmentation, height, width) if plain else segmentation
    return np.asarray(coco_mask.decode(rle), np.bool_)


def version(photo: Photo, number: int) -> Version:
    """Return the photo as it is (0), mirrored and tinted (1), or a random part of it (2 ...)."""
    rng = np.random.default_rng([photo.image_id, number])
    pixels, labels = photo.pixels, photo.labels
    if number > 1:
        height, width = labels.shape
        share = rng.uniform(*_SHARES)
        part_h, part_w = round(height * share), round(width * share)
        top, left = rng.integers(0, height - part_h + 1), rng.integers(0, width - part_w + 1)
        part = slice(top, top + part_h), slice(left, left + part_w)
        pixels, labels = pixels[part], labels[part]
    if number == 1 or (number > 1 and rng.random() < 0.5):
        pixels, labels = pixels[:, ::-1], labels[:, ::-1]
    if number > 0:
        pixels = _tinted(pixels, rng)
    return Version(
        f"{photo.image_id}-{number}",
        np.ascontiguousarray(pixels),
        np.ascontiguousarray(labels),
        photo.things,
    )


def _tinted(pixels: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    gain = rng.uniform(0.75, 1.25) * rng.uniform(0.93, 1.07, 3)
    tinted = (pixels.astype(np.float32) / 255.0) ** rng.uniform(0.8, 1.25) * gain
    return np.asarray(np.clip(tinted * 255.0, 0, 255), np.uint8)
