"""Supervisely's JSON, one file a photo: bitmaps, polygons with holes, boxes."""

from __future__ import annotations

import base64
import zlib
from pathlib import PurePosixPath
from typing import Any

from carnn_desktop.annotations.shapes import Rings, Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import shown
from carnn_desktop.formats.folder import holds_json, read_each_json
from carnn_desktop.formats.json_objects import each_object
from carnn_desktop.formats.mask_pictures import picture_mask, placed
from carnn_desktop.formats.parse import (
    box,
    kept,
    listed,
    mapping,
    pairs,
    ring,
    size_of,
    text,
    unstorable,
)
from carnn_desktop.formats.source import Source
from carnn_desktop.formats.values import ImportedSet, SetBuilder

_MAX_TEXT = 64 << 20
_MAX_PICTURE = 256 << 20
_NO_AREA = {
    "point": Told("is a point without an area"),
    "line": Told("is a line without an area"),
    "polyline": Told("is a line without an area"),
    "graph": Told("is made of points without an area"),
    "cuboid": Told("is a body in space, not an outline in the photo"),
    "cuboid_3d": Told("is a body in space, not an outline in the photo"),
    "any": Told("says of no shape what it is"),
}


def detect(source: Source) -> float:
    """Return how sure it is that this is Supervisely: one file, or a project's folder."""
    return 1.0 if holds_json(source, _is_supervisely) else 0.0


def read(source: Source) -> ImportedSet:
    """Read a file, or all of a project."""
    return read_each_json(
        source, "supervisely", "Supervisely", _is_supervisely, _file, beside=_is_meta
    )


def _is_supervisely(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("objects"), list):
        return False
    size = value.get("size")
    return isinstance(size, dict) and "height" in size and "width" in size


def _is_meta(value: Any) -> bool:
    """Return whether a file is the project's list of classes, which says nothing of photos."""
    return isinstance(value, dict) and ("classes" in value or "projectType" in value)


def _file(value: dict[str, Any], where: str, made: SetBuilder) -> None:
    path = PurePosixPath(where.rstrip(": ")) if where else PurePosixPath(made.source_name)
    parts = ["img" if part == "ann" else part for part in path.parent.parts]
    name = text(value.get("name")) or PurePosixPath(*parts, path.stem).as_posix()
    size = mapping(value.get("size"))
    known = size_of(size.get("width"), size.get("height"))
    image = made.image(name, f"{where}$", known)
    for at, item in each_object(value["objects"], f"{where}$.objects", made):
        with made.leaving_out(at):
            _add(item, at, image, made)


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    label = text(item.get("classTitle"))
    if not label.strip():
        raise Unusable(".classTitle", Told("is missing"))
    tags = {
        text(tag.get("name")): tag.get("value")
        for tag in listed(item.get("tags"))
        if isinstance(tag, dict) and text(tag.get("name")) and not unstorable(tag.get("value"))
    }
    attributes, _ = kept(tags, frozenset())
    made.draw(image, label, _shape(item), path, attributes=attributes)


def _shape(item: dict[str, Any]) -> Shape:
    kind = item.get("geometryType") or item.get("shape")
    if not isinstance(kind, str):
        kind = "bitmap" if item.get("bitmap") else "polygon"
    if kind in _NO_AREA:
        raise Unusable(".geometryType", Told("“{kind}” {reason}", kind=kind, reason=_NO_AREA[kind]))
    if kind in ("bitmap", "alpha_mask"):
        return _bitmap(mapping(item.get("bitmap")))
    points = mapping(item.get("points"))
    outline = pairs(points.get("exterior"), ".points.exterior")
    if kind == "rectangle":
        if len(outline) < 2:
            raise Unusable(
                ".points.exterior", Told("has {count} points, a box needs two", count=len(outline))
            )
        xs, ys = zip(*outline, strict=True)
        return box(min(xs), min(ys), max(xs), max(ys), ".points.exterior")
    if kind != "polygon":
        raise Unusable(".geometryType", Told("{kind} is not known", kind=shown(kind)))
    rings = list(ring(outline, ".points.exterior").rings)
    for number, hole in enumerate(listed(points.get("interior"))):
        where = f".points.interior[{number}]"
        rings += ring(pairs(hole, where), where).rings
    return Rings(tuple(rings), frozenset(range(1, len(rings))))


def _bitmap(bitmap: dict[str, Any]) -> Shape:
    """Return a PNG that is packed once more, at its origin. Raises Unusable."""
    data, path = bitmap.get("data"), ".bitmap.data"
    if not isinstance(data, str) or not 0 < len(data) <= _MAX_TEXT:
        raise Unusable(path, Told("is missing or too long"))
    try:
        packed = base64.b64decode(data, validate=True)
        picture = packed
        if not packed.startswith(b"\x89PNG"):
            picture = zlib.decompressobj().decompress(packed, _MAX_PICTURE)
    except (ValueError, zlib.error) as error:
        raise Unusable(path, Told("is no packed picture ({error})", error=error)) from None
    ((x, y),) = pairs([bitmap.get("origin")], ".bitmap.origin")
    return placed(picture_mask(picture, path), (x, y), ".bitmap.origin")
