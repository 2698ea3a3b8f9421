"""COCO instances of any producer, as a set to import."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from carnn_desktop.annotations.geometry import measure_runs
from carnn_desktop.annotations.shapes import Box, Rings, RunLengths, Shape, bounds_xyxy
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.json_text import JsonProblem
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.coco.stream import CocoStream
from carnn_desktop.formats.parse import kept, text
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import NOTHING, ImportedObject, ImportedSet, SetBuilder

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
        return _as_set(source, CocoFile(source.path, CocoStream(source.reader, source.top)))
    except JsonProblem as problem:
        raise refusal(source, "COCO", problem.reason) from None


def _as_set(source: Source, file: CocoFile) -> ImportedSet:
    made = SetBuilder("coco", source.path)
    made.notes = file.notes
    _, oddity = source.json_text
    if oddity:
        made.note(
            "$", Told("{oddity}, which was passed over", oddity=oddity), "repaired", "structure"
        )
    ours = "carnn" in file.extra
    for key, value in file.extra.items():
        if key == "carnn":
            continue
        extra, problem = kept({key: value}, frozenset(("annotations", "images")))
        made.extra.update(extra)
        if problem:
            made.note(
                f"$.{key}", Told("{problem}: it is not kept", problem=problem), "left out", "value"
            )
    for image in file.images:
        sha256 = text(image.extra.get("sha256")) if ours else ""
        extra = _kept(_without(image.extra, _OUR_IMAGE_KEYS, ours=ours), image.where, made)
        made.add_image(replace(image, sha256=sha256, extra=extra))
    for category in file.categories:
        color = _color(category.extra.get("color"))
        extra = _kept(category.extra, category.where, made)
        made.add_category(replace(category, color=color, extra=extra))
    for item in file.records():
        attributes = _kept(item.attributes, item.where, made)
        extra = _kept(_without(item.extra, _OUR_KEYS, ours=ours), item.where, made)
        shape = _as_box(item) if ours else item.shape
        changed = attributes is not item.attributes or extra is not item.extra
        if changed or shape is not item.shape:
            item = replace(item, attributes=attributes, extra=extra, shape=shape)  # noqa: PLW2901
        made.add(item)
    made.lossy = file.lossy
    return made.result()


def _as_box(item: ImportedObject) -> Shape:
    """Return an object of ours of which only the box is known as one, else its shape."""
    provenance = item.extra.get("provenance")
    if not isinstance(provenance, dict) or provenance.get("box") is not True:
        return item.shape
    if isinstance(item.shape, RunLengths):
        shape = item.shape
        found = measure_runs(shape.runs.astype(np.int64), shape.height, shape.width)
        x, y, w, h = found.bbox_xywh or (0.0, 0.0, 0.0, 0.0)
        return Box(x, y, x + w, y + h) if found.area == w * h > 0 else shape
    bounds = bounds_xyxy(item.shape)
    is_rectangle = isinstance(item.shape, Rings) and len(item.shape.rings) == 1
    return Box(*bounds) if bounds is not None and is_rectangle else item.shape


def _without(values: Mapping[str, Any], keys: frozenset[str], *, ours: bool) -> Mapping[str, Any]:
    """Return the unknown keys without those that our own exports write anew."""
    if not ours or not keys & values.keys():
        return values
    return {key: value for key, value in values.items() if key not in keys}


def _kept(values: Mapping[str, Any], where: str, made: SetBuilder) -> Mapping[str, Any]:
    if not values:
        return NOTHING
    extra, problem = kept(values, frozenset())
    if problem:
        made.note(
            where,
            Told("an unknown key {problem}: it is not kept", problem=problem),
            "left out",
            "value",
        )
    return extra


def _color(value: Any) -> str:
    """Return a colour written as #rrggbb or [r, g, b]."""
    if isinstance(value, str) and _COLOR.fullmatch(value):
        return value
    if not isinstance(value, list) or len(value) != 3:
        return ""
    fits = all(type(part) is int and 0 <= part <= 255 for part in value)
    return "#{:02x}{:02x}{:02x}".format(*value) if fits else ""
