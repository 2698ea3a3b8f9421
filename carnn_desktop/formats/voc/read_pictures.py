"""Pascal VOC's label pictures: a number for the class or the object of each pixel."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import numpy as np

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.shapes import packed
from carnn_desktop.formats.folder import files_with
from carnn_desktop.formats.label_pictures import VOID, Labels, read_labels
from carnn_desktop.formats.source import BadSource, Source, read_text, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder

VOC_CLASSES = (
    "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair",
    "cow", "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa",
    "train", "tvmonitor",
)  # fmt: skip
_NAMES = ("class_names.txt", "classes.txt", "labels.txt", "labelmap.txt", "classification.txt")


def detect(source: Source) -> float:
    """Return how sure it is that this is a VOC folder with label pictures."""
    if not source.is_folder:
        return 0.0
    if source.path.name.startswith(("SegmentationClass", "SegmentationObject")):
        return 0.9 if files_with(source, ".png") else 0.0
    return 0.95 if any("SegmentationClass/" in f for f in files_with(source, ".png")) else 0.0


def read(source: Source) -> ImportedSet:
    """Read class pictures, with object pictures where there are some; 0 and 255 are no object."""
    if source.path.name.startswith("Segmentation"):
        source = Source(source.path.parent)
    made = SetBuilder("voc-masks", source.path)
    names = _class_names(source)
    files = [f for f in files_with(source, ".png") if "SegmentationClass/" in f]
    for name in files:
        try:
            classes = read_labels(source.path / name)
            objects = _object_labels(source, name, classes.shape)
        except BadSource as problem:
            made.note(name, str(problem), "left out", "structure")
            continue
        height, width = classes.shape
        image = made.image(PurePosixPath(name).stem, name, (width, height))
        for label, number, pixels in _parts(classes, objects):
            shape = packed(crop_mask(pixels), (width, height))
            title = names.get(label, f"class {label}")
            where = f"{name}, {'object' if objects is not None else 'class'} {number}"
            made.draw(image, title, shape, where)
    if not made.has_images:
        raise refusal(source, "Pascal VOC", "it holds no label picture")
    return made.result()


def _object_labels(source: Source, name: str, shape: tuple[int, ...]) -> Labels | None:
    path = source.path / name.replace("SegmentationClass/", "SegmentationObject/")
    if not path.is_file():
        return None
    objects = read_labels(path)
    if objects.shape != shape:
        raise BadSource(f"{path.name}: the pictures of classes and objects differ in size")
    return objects


def _parts(classes: Labels, objects: Labels | None) -> Iterator[tuple[int, int, Any]]:
    """Yield (class, number, (h, w) bool) of each object, or of each class without objects."""
    numbers = classes if objects is None else objects
    for number in np.unique(numbers).tolist():
        if number in (0, VOID):
            continue
        pixels = numbers == number
        if objects is None:
            yield number, number, pixels
            continue
        inside = classes[pixels]
        inside = inside[(inside != 0) & (inside != VOID)]
        if inside.size:
            yield int(np.bincount(inside).argmax()), number, pixels


def _class_names(source: Source) -> dict[int, str]:
    for folder in (source.path, source.path.parent):
        for name in _NAMES:
            try:
                lines = read_text(folder / name).splitlines()
            except BadSource:
                continue
            titles = [line.partition(":")[0].strip() for line in lines if line.strip()]
            if titles and titles[0] in ("__ignore__", "_ignore_"):
                titles = titles[1:]
            if titles and titles[0] not in ("_background_", "background", "__background__"):
                titles.insert(0, "background")
            return dict(enumerate(titles))
    return dict(enumerate(VOC_CLASSES))
