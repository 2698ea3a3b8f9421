"""Datumaro's own JSON: boxes, turned ones too, ellipses, polygons and masks."""

from __future__ import annotations

import math
from typing import Any

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.class_names import unnamed
from carnn_desktop.formats.coco.read_masks import read_shape
from carnn_desktop.formats.coco.rules import shown
from carnn_desktop.formats.json_objects import each_object, whole_value
from carnn_desktop.formats.parse import (
    centred_box,
    ellipse,
    kept,
    listed,
    mapping,
    number,
    size_of,
    text,
)
from carnn_desktop.formats.source import Source
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder

_NO_AREA = {
    "label": Told("speaks of the image as a whole"),
    "caption": Told("speaks of the image as a whole"),
    "points": Told("are points without an area"),
    "polyline": Told("is a line without an area"),
    "cuboid_3d": Told("is a body in space, not an outline in the photo"),
    "cuboid_2d": Told("is a body in space, not an outline in the photo"),
    "skeleton": Told("is made of points without an area"),
    "feature_vector": Told("has no area"),
}


def detect(source: Source) -> float:
    """Return how sure it is that this is Datumaro's own format."""
    values = source.top.values if source.top.is_object else {}
    fits = isinstance(values.get("items"), list) and isinstance(values.get("categories"), dict)
    return 1.0 if fits else 0.0


def read(source: Source) -> ImportedSet:
    """Read what has an area; labels of whole images, points and lines have none."""
    value = whole_value(source, "Datumaro")
    made = SetBuilder("datumaro", source.path)
    names = listed(mapping(value["categories"].get("label")).get("labels"))
    for place, entry in enumerate(names):
        name = text(mapping(entry).get("name"))
        made.add_category(ImportedCategory(name=name or unnamed(place)))
    folder = source.path.parent.name == "annotations"
    subset = source.path.stem if folder and source.path.stem != "default" else ""
    for index, item in enumerate(value["items"]):
        path = f"$.items[{index}]"
        if not isinstance(item, dict) or not any(_names(item)):
            made.note(f"{path}.id", Told("is missing"), "left out", "image")
            continue
        image = _image(item, path, subset, made)
        for at, part in each_object(item.get("annotations"), f"{path}.annotations", made):
            with made.leaving_out(at):
                _add(part, at, image, made, len(names))
    return made.result()


def _media(item: dict[str, Any]) -> dict[str, Any]:
    return mapping(item.get("image") or item.get("media"))


def _names(item: dict[str, Any]) -> tuple[str, str]:
    """Return (path of the photo, id, which is its name without suffix)."""
    return text(_media(item).get("path")), text(item.get("id"))


def _image(item: dict[str, Any], path: str, subset: str, made: SetBuilder) -> int:
    photo, number = _names(item)
    size = _media(item).get("size")
    known = size_of(size[1], size[0]) if isinstance(size, list) and len(size) == 2 else None
    if photo:
        others = (number,) if number else ()
        return made.image(photo, path, known, other_names=others)
    name = f"{subset}/{number}" if subset else number
    return made.image(name, path, known, bare=True)


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder, labels: int) -> None:
    kind, label = item.get("type"), item.get("label_id")
    if isinstance(kind, str) and kind in _NO_AREA:
        raise Unusable(".type", Told("“{kind}” {reason}", kind=kind, reason=_NO_AREA[kind]))
    if type(label) is not int or not 0 <= label < labels:
        raise Unusable(".label_id", Told("{label} is no label", label=shown(label)))
    fine, _ = kept(mapping(item.get("attributes")), frozenset())
    group = item.get("group") or None
    crowd = fine.get("is_crowd") is True
    made.draw(image, label, _shape(item, kind), path, attributes=fine, group=group, iscrowd=crowd)


def _shape(item: dict[str, Any], kind: Any) -> Shape:
    if kind == "ellipse":
        left, top, right, bottom = _numbers(item.get("points"), 4, ".points")
        radii = ((right - left) / 2, (bottom - top) / 2)
        return ellipse((left + right) / 2, (top + bottom) / 2, *radii, 0.0, ".points")
    if kind == "rotated_bbox":
        written = item.get("rotated_bbox") or item.get("points")
        x, y, w, h, turn = _numbers(written, 5, ".rotated_bbox")
        return centred_box(x, y, w, h, math.radians(turn), ".rotated_bbox")
    drawn: dict[str, dict[str, Any]] = {
        "polygon": {"segmentation": [item.get("points")]},
        "bbox": {"bbox": item.get("bbox")},
        "mask": {"segmentation": item.get("rle")},
    }
    if not isinstance(kind, str) or kind not in drawn:
        raise Unusable(".type", Told("{kind} is not known", kind=shown(kind)))
    return read_shape(drawn[kind], None)[0]


def _numbers(values: Any, count: int, path: str) -> list[float]:
    if not isinstance(values, list) or len(values) != count:
        raise Unusable(
            path, Told("must be {count} numbers, is {value}", count=count, value=shown(values))
        )
    return [number(value, path) for value in values]
