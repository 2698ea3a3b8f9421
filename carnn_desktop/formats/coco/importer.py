"""COCO instances of any producer, as a set to import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from carnn_desktop.formats.coco.json_text import JsonProblem
from carnn_desktop.formats.coco.read import CocoFile
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

_OUR_KEYS = frozenset({"provenance"})
_OUR_IMAGE_KEYS = frozenset({"state", "sha256"})
_COLOR = re.compile("#[0-9a-fA-F]{6}")


def detect(source: Source) -> float:
    """Return how sure it is that this is COCO instances; damaged ones count too."""
    top = source.top
    if not top.is_object:
        return 0.0
    keys = {"images", "annotations", "categories"} & (top.arrays.keys() | top.values.keys())
    if "annotations" in top.arrays and len(keys) == 3:
        first = next(source.reader.elements(top.arrays["annotations"]), None)
        return 0.2 if isinstance(first, dict) and "segments_info" in first else 1.0
    return {3: 0.8, 2: 0.5}.get(len(keys), 0.0)


def read(source: Source) -> ImportedSet:
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
        images[image.id] = made.add_image(
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
