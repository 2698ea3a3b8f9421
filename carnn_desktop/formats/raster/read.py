"""Pixels that are numbers: Pascal VOC's label pictures, and COCO panoptic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.shapes import Unusable, packed
from carnn_desktop.formats.coco.rules import is_id, is_int, shown
from carnn_desktop.formats.folder import files_with
from carnn_desktop.formats.parse import kept, shown_safely, size_of, text
from carnn_desktop.formats.source import BadSource, Source, read_text, refusal
from carnn_desktop.formats.values import (
    ImportedCategory,
    ImportedImage,
    ImportedObject,
    ImportedSet,
    SetBuilder,
)
from carnn_desktop.photos.images import MAX_PIXELS

Labels = NDArray[np.int64]

VOC_CLASSES = (
    "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair",
    "cow", "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa",
    "train", "tvmonitor",
)  # fmt: skip
_VOID = 255
_NAMES = ("class_names.txt", "classes.txt", "labels.txt", "labelmap.txt", "classification.txt")
_SEGMENT_KEYS = frozenset({"id", "category_id", "iscrowd", "area", "bbox"})
_DAMAGE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


def read_labels(path: Path, *, rgb: bool = False) -> Labels:
    """Return (h, w) the numbers of a label picture; ``rgb``: r + 256 g + 65536 b. BadSource."""
    try:
        with Image.open(path, formats=["PNG"]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise BadSource(f"{path.name} is larger than {MAX_PIXELS // 1_000_000} megapixels")
            if rgb:
                parts = np.asarray(image.convert("RGB"), dtype=np.int64)
                return parts[..., 0] + 256 * parts[..., 1] + 65536 * parts[..., 2]
            if image.mode not in ("P", "L", "I", "I;16", "1"):
                raise BadSource(f"{path.name} holds colours ({image.mode}), not class numbers")
            return np.asarray(image, dtype=np.int64)
    except _DAMAGE as error:
        raise BadSource(f"{path.name} is no label picture ({error})") from None


# Pascal VOC ---------------------------------------------------------------------------------------


def detect_voc_masks(source: Source) -> float:
    """Return how sure it is that this is a VOC folder with label pictures."""
    if not source.is_folder:
        return 0.0
    if source.path.name.startswith(("SegmentationClass", "SegmentationObject")):
        return 0.9 if files_with(source, ".png") else 0.0
    return 0.95 if any("SegmentationClass/" in f for f in files_with(source, ".png")) else 0.0


def read_voc_masks(source: Source) -> ImportedSet:
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
        image = made.image(
            ImportedImage(name=PurePosixPath(name).stem, where=name, size_wh=(width, height))
        )
        for label, number, pixels in _parts(classes, objects):
            shape = packed(crop_mask(pixels), (width, height))
            title = names.get(label, f"class {label}")
            where = f"{name}, {'object' if objects is not None else 'class'} {number}"
            made.add(
                ImportedObject(image=image, category=made.named(title), shape=shape, where=where)
            )
    if not made.result().images:
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
        if number in (0, _VOID):
            continue
        pixels = numbers == number
        if objects is None:
            yield number, number, pixels
            continue
        inside = classes[pixels]
        inside = inside[(inside != 0) & (inside != _VOID)]
        if inside.size:
            yield int(np.bincount(inside).argmax()), number, pixels


def _class_names(source: Source) -> dict[int, str]:
    for folder in (source.path, source.path.parent):
        for name in _NAMES:
            try:
                lines = read_text(folder / name).text.splitlines()
            except BadSource:
                continue
            titles = [line.partition(":")[0].strip() for line in lines if line.strip()]
            if titles and titles[0] in ("__ignore__", "_ignore_"):
                titles = titles[1:]
            if titles and titles[0] not in ("_background_", "background", "__background__"):
                titles.insert(0, "background")
            return dict(enumerate(titles))
    return dict(enumerate(VOC_CLASSES))


# COCO panoptic ------------------------------------------------------------------------------------


def detect_panoptic(source: Source) -> float:
    """Return how sure it is that this is COCO panoptic."""
    top = source.top
    if not top.is_object or "annotations" not in top.arrays:
        return 0.0
    first = next(source.reader.elements(top.arrays["annotations"]), None)
    return 1.0 if isinstance(first, dict) and "segments_info" in first else 0.0


def read_panoptic(source: Source) -> ImportedSet:
    """Read segments; the pictures lie in a folder of the file's name, or beside it."""
    try:
        value = source.value
    except BadSource as problem:
        raise refusal(source, "COCO panoptic", str(problem)) from None
    made = SetBuilder("coco-panoptic", source.path)
    for key in ("images", "categories", "annotations"):
        if not isinstance(value.get(key), list):
            raise refusal(source, "COCO panoptic", f"$.{key}: must be a list")
    categories = {}
    for index, item in enumerate(value["categories"]):
        if not isinstance(item, dict) or not is_id(item.get("id")) or not text(item.get("name")):
            made.note(f"$.categories[{index}]", "has no id or name", "left out", "category")
            continue
        extra, _ = kept(item, frozenset({"id", "name", "supercategory"}))
        categories[item["id"]] = made.add_category(
            ImportedCategory(
                name=item["name"],
                id=item["id"],
                supercategory=text(item.get("supercategory")),
                extra=extra,
            )
        )
    images = {
        item["id"]: (index, item)
        for index, item in enumerate(value["images"])
        if isinstance(item, dict) and is_id(item.get("id")) and text(item.get("file_name"))
    }
    reader = _Panoptic(source, made, categories)
    for index, item in enumerate(value["annotations"]):
        path = f"$.annotations[{index}]"
        try:
            reader.add(item, path, images)
        except (Unusable, BadSource) as problem:
            where = problem.path if isinstance(problem, Unusable) else ".file_name"
            made.note(path + where, str(problem), "left out", "image")
    return made.result()


class _Panoptic:
    def __init__(self, source: Source, made: SetBuilder, categories: dict[Any, int]) -> None:
        self._made, self._categories = made, categories
        folder, stem = source.path.parent, source.path.stem
        places = [folder / stem, folder / stem.removesuffix("_panoptic"), folder / "panoptic"]
        self._places = [place for place in places if place.is_dir()] + [folder]

    def add(self, item: Any, path: str, images: dict[Any, tuple[int, Any]]) -> None:
        """Add the segments of one image."""
        if not isinstance(item, dict) or not is_id(item.get("image_id")):
            raise Unusable(".image_id", "is missing")
        if item["image_id"] not in images:
            raise Unusable(".image_id", f"there is no image with id {shown(item['image_id'])}")
        index, entry = images[item["image_id"]]
        labels = self._labels(text(item.get("file_name")))
        height, width = labels.shape
        size = size_of(entry.get("width"), entry.get("height"))
        if size is not None and size != (width, height):
            said = f"the picture is {width} x {height}, the image {size[0]} x {size[1]}"
            raise Unusable(".file_name", said)
        extra, _ = kept(entry, frozenset({"id", "file_name", "width", "height"}))
        image = self._made.image(
            ImportedImage(
                name=entry["file_name"],
                where=f"$.images[{index}]",
                id=entry["id"],
                size_wh=(width, height),
                extra=extra,
            )
        )
        segments = item.get("segments_info")
        for place, segment in enumerate(segments if isinstance(segments, list) else ()):
            at = f"{path}.segments_info[{place}]"
            try:
                self._segment(segment, at, image, labels)
            except Unusable as problem:
                self._made.note(at + problem.path, problem.reason, "left out", "outline")

    def _segment(self, segment: Any, path: str, image: int, labels: Labels) -> None:
        if not isinstance(segment, dict) or not is_int(segment.get("id")):
            raise Unusable(".id", "is missing")
        category = segment.get("category_id")
        if not is_id(category) or category not in self._categories:
            raise Unusable(".category_id", f"there is no category with id {shown_safely(category)}")
        pixels = labels == segment["id"]
        if not pixels.any():
            raise Unusable(".id", "no pixel of the picture has this number")
        height, width = labels.shape
        extra, _ = kept(segment, _SEGMENT_KEYS)
        self._made.add(
            ImportedObject(
                image=image,
                category=self._categories[category],
                shape=packed(crop_mask(pixels), (width, height)),
                where=path,
                id=None,
                iscrowd=segment.get("iscrowd") == 1,
                extra=extra,
            )
        )

    def _labels(self, name: str) -> Labels:
        plain = PurePosixPath(name.replace("\\", "/"))
        if not name or plain.is_absolute() or ".." in plain.parts:
            raise BadSource("names no picture")
        for place in self._places:
            if (place / plain).is_file():
                return read_labels(place / plain, rgb=True)
        raise BadSource(f"there is no picture {name} beside the file")
