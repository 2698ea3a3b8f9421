"""COCO instances of any producer, and COCO result lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carnn_desktop.annotations.shapes import Unusable, own_size
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.json_text import JsonProblem
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.coco.read_masks import read_shape
from carnn_desktop.formats.coco.rules import is_id, is_number, shown
from carnn_desktop.formats.parse import kept, text
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import (
    NOTHING,
    ImportedCategory,
    ImportedImage,
    ImportedObject,
    ImportedSet,
    SetBuilder,
)

_RESULT_KEYS = frozenset({"image_id", "category_id", "segmentation", "bbox", "score", "id", "area"})
_OUR_KEYS = frozenset({"provenance"})
_OUR_IMAGE_KEYS = frozenset({"state", "sha256"})
_COLOR = re.compile("#[0-9a-fA-F]{6}")


def detect_coco(source: Source) -> float:
    """Return how sure it is that this is COCO instances; damaged ones count too."""
    top = source.top
    if not top.is_object:
        return 0.0
    keys = {"images", "annotations", "categories"} & (top.arrays.keys() | top.values.keys())
    if "annotations" in top.arrays and len(keys) == 3:
        first = next(source.reader.elements(top.arrays["annotations"]), None)
        return 0.2 if isinstance(first, dict) and "segments_info" in first else 1.0
    return {3: 0.8, 2: 0.5}.get(len(keys), 0.0)


def read_coco(source: Source) -> ImportedSet:
    """Read COCO instances. Raises CarnnError for what is none."""
    try:
        file = CocoFile(source.path, (source.reader, source.top))
        return _as_set(source, file, source.json_text.note)
    except JsonProblem as problem:
        raise refusal(source, "COCO", problem.reason) from None


def _as_set(source: Source, file: CocoFile, note: str) -> ImportedSet:
    made = SetBuilder("coco", source.path)
    made.notes = file.notes
    if note:
        made.note("$", f"{note}, which was passed over", "repaired", "structure")
    ours = "carnn" in file.extra
    for key, value in file.extra.items():
        if key == "carnn":
            continue
        extra, problem = kept({key: value}, frozenset(("annotations", "images")))
        made.extra.update(extra)
        if problem:
            made.note(f"$.{key}", f"{problem}: it is not kept", "left out", "value")
    images = {}
    for image in file.images:
        images[image.id] = made.image(
            ImportedImage(
                name=image.file_name,
                where=image.path,
                id=image.id,
                size_wh=image.size_wh,
                sha256=text(image.extra.get("sha256")) if ours else "",
                extra=_kept(_without(image.extra, _OUR_IMAGE_KEYS, ours=ours), image.path, made),
            )
        )
    categories: dict[Any, int] = {}
    for category in file.categories:
        categories[category.id] = len(categories)
        made.add_category(
            ImportedCategory(
                name=category.name,
                id=category.id,
                supercategory=category.supercategory,
                color=_color(category.extra.get("color")),
                where=category.path,
                extra=_kept(category.extra, category.path, made),
            )
        )
    for record in file.records():
        made.add(
            ImportedObject(
                image=images[record.image.id],
                category=categories[record.category.id],
                shape=record.shape,
                where=record.path,
                id=record.id,
                iscrowd=record.iscrowd,
                score=record.score,
                attributes=_kept(record.attributes, record.path, made),
                extra=_kept(_without(record.extra, _OUR_KEYS, ours=ours), record.path, made),
            )
        )
    made.lossy = {images[number] for number in file.lossy if number in images}
    return made.result()


def _without(values: dict[str, Any], keys: frozenset[str], *, ours: bool) -> dict[str, Any]:
    """Return the unknown keys without those that our own exports write anew."""
    if not ours or not keys & values.keys():
        return values
    return {key: value for key, value in values.items() if key not in keys}


def _kept(values: Mapping[str, Any], where: str, made: SetBuilder) -> Mapping[str, Any]:
    if not values:
        return NOTHING
    extra, problem = kept(values, frozenset())
    if problem:
        made.note(where, f"an unknown key {problem}: it is not kept", "left out", "value")
    return extra


def _color(value: Any) -> str:
    """Return a colour written as #rrggbb or [r, g, b]."""
    if isinstance(value, str) and _COLOR.fullmatch(value):
        return value
    if not isinstance(value, list) or len(value) != 3:
        return ""
    fits = all(type(part) is int and 0 <= part <= 255 for part in value)
    return "#{:02x}{:02x}{:02x}".format(*value) if fits else ""


# Results ------------------------------------------------------------------------------------------


def detect_results(source: Source) -> float:
    """Return how sure it is that this is a list of detections without images and categories."""
    value = source.top.value
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return 0.0
    first = value[0]
    if "video_id" in first and "segmentations" in first:
        return 0.9
    return 0.9 if "category_id" in first and "image_id" in first else 0.0


def read_results(source: Source) -> ImportedSet:
    """Read a COCO result list: its images and categories are known by id alone."""
    values = source.value
    if not isinstance(values, list):
        raise refusal(source, "COCO results", "$: must be a list")
    if values and isinstance(values[0], dict) and "video_id" in values[0]:
        raise CarnnError(
            f"{source.name} holds objects of videos: $[0] has video_id and masks of its frames.",
            "Only images are annotated here; export single frames.",
        )
    made = SetBuilder("coco-results", source.path)
    images: dict[Any, int] = {}
    categories: dict[Any, int] = {}
    for index, value in enumerate(values):
        path = f"$[{index}]"
        try:
            _add_result(value, path, made, images, categories)
        except Unusable as problem:
            made.note(path + problem.path, problem.reason, "left out", "outline")
    return made.result()


def _add_result(
    value: Any, path: str, made: SetBuilder, images: dict[Any, int], categories: dict[Any, int]
) -> None:
    if not isinstance(value, dict):
        raise Unusable("", f"must be an object, is {shown(value)}")
    image_id, category_id = value.get("image_id"), value.get("category_id")
    for key, number in (("image_id", image_id), ("category_id", category_id)):
        if not is_id(number):
            raise Unusable(f".{key}", "is no id")
    shape = read_shape(value, None).shape
    if image_id not in images:
        images[image_id] = made.image(
            ImportedImage(name="", where=f"{path}.image_id", id=image_id, size_wh=own_size(shape))
        )
    if category_id not in categories:
        categories[category_id] = len(categories)
        made.add_category(ImportedCategory(name=f"category {category_id}", id=category_id))
    score = value.get("score")
    extra, _ = kept(value, _RESULT_KEYS)
    made.add(
        ImportedObject(
            image=images[image_id],
            category=categories[category_id],
            shape=shape,
            where=path,
            score=float(score) if is_number(score) else None,
            extra=extra,
        )
    )
