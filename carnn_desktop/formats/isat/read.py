"""ISAT's JSON: one file, one photo."""

from __future__ import annotations

from typing import Any

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.formats.coco.rules import is_number, shown
from carnn_desktop.formats.folder import read_each_json, sample_json
from carnn_desktop.formats.json_objects import group_of, said
from carnn_desktop.formats.parse import box, kept, number, pairs, ring, size_of, text
from carnn_desktop.formats.source import BadSource, Source
from carnn_desktop.formats.values import ImportedSet, SetBuilder

_KEYS = frozenset({"category", "segmentation", "bbox", "iscrowd", "area", "layer"})


def detect(source: Source) -> float:
    """Return how sure it is that this is ISAT: one file, or a folder with such files."""
    return 1.0 if _is_isat(sample_json(source)) else 0.0


def read(source: Source) -> ImportedSet:
    """Read an ISAT file or all of a folder."""
    return read_each_json(source, "isat", "ISAT", _is_isat, _file)


def _is_isat(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("objects"), list):
        return False
    info = value.get("info")
    return isinstance(info, dict) and "name" in info


def _file(value: dict[str, Any], where: str, made: SetBuilder) -> None:
    info = value["info"]
    name = text(info.get("name"))
    if not name:
        raise BadSource(f"{where}$.info.name: is missing")
    size = size_of(info.get("width"), info.get("height"))
    image = made.image(name, f"{where}$.info.name", size)
    objects = [
        (item.get("layer") if isinstance(item, dict) else 0, index, item)
        for index, item in enumerate(value["objects"])
    ]
    objects.sort(key=lambda entry: (entry[0] if is_number(entry[0]) else 0.0, entry[1]))
    for _, index, item in objects:
        path = f"{where}$.objects[{index}]"
        with made.leaving_out(path):
            _add(item, path, image, made)


def _add(item: Any, path: str, image: int, made: SetBuilder) -> None:
    if not isinstance(item, dict):
        raise Unusable("", f"must be an object, is {shown(item)}")
    category = text(item.get("category"))
    if not category.strip():
        raise Unusable(".category", "is missing")
    points = item.get("segmentation")
    if points:
        shape: Shape = ring(pairs(points, ".segmentation"), ".segmentation")
    else:
        edges = item.get("bbox")
        if not isinstance(edges, list) or len(edges) != 4:
            raise Unusable("", "has neither an outline nor a box")
        x1, y1, x2, y2 = (number(edge, ".bbox") for edge in edges)
        shape = box(x1, y1, x2, y2, ".bbox")
    extra, _ = kept(item, _KEYS)
    made.draw(
        image,
        category,
        shape,
        path,
        iscrowd=item.get("iscrowd") in (1, True, "1"),
        extra=said(extra),
        group=group_of(item.get("group")) or None,
    )
