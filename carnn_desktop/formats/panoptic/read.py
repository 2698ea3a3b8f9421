"""COCO panoptic: segments in a JSON file, their pixels in pictures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.shapes import Unusable, packed
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_id, is_int, shown
from carnn_desktop.formats.json_objects import whole_value
from carnn_desktop.formats.label_pictures import Labels, read_labels
from carnn_desktop.formats.parse import kept, listed, size_of, text
from carnn_desktop.formats.source import BadSource, Source, refusal
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder

_SEGMENT_KEYS = frozenset({"id", "category_id", "iscrowd", "area", "bbox"})


def detect(source: Source) -> float:
    """Return how sure it is that this is COCO panoptic."""
    top = source.top
    if not top.is_object or "annotations" not in top.arrays:
        return 0.0
    first = next(source.reader.elements(top.arrays["annotations"]), None)
    return 1.0 if isinstance(first, dict) and "segments_info" in first else 0.0


def read(source: Source) -> ImportedSet:
    """Read segments; the pictures lie in a folder of the file's name, or beside it."""
    value = whole_value(source, "COCO panoptic")
    made = SetBuilder("coco-panoptic", source.path)
    for key in ("images", "categories", "annotations"):
        if not isinstance(value.get(key), list):
            raise refusal(source, "COCO panoptic", Told("$.{key}: must be a list", key=key))
    categories = {}
    for index, item in enumerate(value["categories"]):
        if not isinstance(item, dict) or not is_id(item.get("id")) or not text(item.get("name")):
            made.note(f"$.categories[{index}]", Told("has no id or name"), "left out", "category")
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
    for index, item in enumerate(value["annotations"]):
        path = f"$.annotations[{index}]"
        with made.leaving_out(path, "image"):
            image, labels = _image(item, source.path, images, made)
            for place, segment in enumerate(listed(item.get("segments_info"))):
                at = f"{path}.segments_info[{place}]"
                with made.leaving_out(at, "outline"):
                    _segment(segment, at, image, labels, categories, made)
    return made.result()


def _image(
    item: Any, file: Path, images: Mapping[Any, tuple[int, Any]], made: SetBuilder
) -> tuple[int, Labels]:
    """Add an image; return its place and the numbers of its segments. Raises Unusable."""
    if not isinstance(item, dict) or not is_id(item.get("image_id")):
        raise Unusable(".image_id", Told("is missing"))
    if item["image_id"] not in images:
        raise Unusable(
            ".image_id", Told("there is no image with id {number}", number=shown(item["image_id"]))
        )
    index, entry = images[item["image_id"]]
    try:
        labels = _labels(text(item.get("file_name")), file)
    except BadSource as problem:
        raise Unusable(".file_name", str(problem)) from None
    height, width = labels.shape
    size = size_of(entry.get("width"), entry.get("height"))
    if size is not None and size != (width, height):
        said = Told(
            "the picture is {width} x {height}, the image {image_width} x {image_height}",
            width=width,
            height=height,
            image_width=size[0],
            image_height=size[1],
        )
        raise Unusable(".file_name", said)
    extra, _ = kept(entry, frozenset({"id", "file_name", "width", "height"}))
    name, where = entry["file_name"], f"$.images[{index}]"
    return made.image(name, where, (width, height), id=entry["id"], extra=extra), labels


def _segment(
    segment: Any,
    path: str,
    image: int,
    labels: Labels,
    categories: Mapping[Any, int],
    made: SetBuilder,
) -> None:
    if not isinstance(segment, dict) or not is_int(segment.get("id")):
        raise Unusable(".id", Told("is missing"))
    category = segment.get("category_id")
    if not is_id(category) or category not in categories:
        raise Unusable(
            ".category_id",
            Told("there is no category with id {number}", number=shown(category)),
        )
    pixels = labels == segment["id"]
    if not pixels.any():
        raise Unusable(".id", Told("no pixel of the picture has this number"))
    height, width = labels.shape
    shape = packed(crop_mask(pixels), (width, height))
    extra, _ = kept(segment, _SEGMENT_KEYS)
    crowd = segment.get("iscrowd") == 1
    made.draw(image, categories[category], shape, path, iscrowd=crowd, extra=extra)


def _labels(name: str, file: Path) -> Labels:
    """Return the picture of that name: beside the file, or in a folder named after it."""
    plain = PurePosixPath(name.replace("\\", "/"))
    if not name or plain.is_absolute() or ".." in plain.parts:
        raise BadSource(Told("names no picture"))
    folder, stem = file.parent, file.stem
    places = (
        folder / stem,
        folder / stem.removesuffix("_panoptic"),
        folder / "panoptic",
        folder,
    )
    for place in places:
        if (place / plain).is_file():
            return read_labels(place / plain, rgb=True)
    raise BadSource(Told("there is no picture {name} beside the file", name=name))
