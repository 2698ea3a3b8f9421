"""V7's Darwin JSON, versions 1 and 2, one file a photo: polygons with holes, boxes, ellipses."""

from __future__ import annotations

from typing import Any

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import shown
from carnn_desktop.formats.darwin.raster import RasterLayer
from carnn_desktop.formats.folder import holds_json, read_each_json
from carnn_desktop.formats.importing.photo_names import instead_of
from carnn_desktop.formats.json_objects import each_object
from carnn_desktop.formats.parse import (
    box,
    ellipse,
    even_odd,
    kept,
    listed,
    mapping,
    number,
    pairs,
    ring,
    size_of,
    text,
)
from carnn_desktop.formats.source import BadSource, Source
from carnn_desktop.formats.values import ImportedSet, SetBuilder

_NO_AREA = {
    "line": Told("is a line without an area"),
    "keypoint": Told("is a point without an area"),
    "skeleton": Told("is made of points without an area"),
    "tag": Told("speaks of the image as a whole"),
    "cuboid": Told("is a body in space, not an outline in the photo"),
    "eye": Told("is made of points without an area"),
    "string": Told("joins objects and has no area"),
    "table": Told("has no outline of its own"),
    "graph": Told("joins objects and has no area"),
    "simple_table": Told("has no outline of its own"),
    "link": Told("joins objects and has no area"),
}


def detect(source: Source) -> float:
    """Return how sure it is that this is Darwin: one file, or a folder with such files."""
    if not source.is_folder and "annotations" in source.top.arrays:
        top = source.top
        return 1.0 if _is_darwin({**top.values, "annotations": []}) else 0.0
    return 1.0 if holds_json(source, _is_darwin) else 0.0


def read(source: Source) -> ImportedSet:
    """Read a file or all of a folder."""
    return read_each_json(source, "darwin", "V7 Darwin", _is_darwin, _file)


def _is_darwin(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("annotations"), list):
        return False
    item, image = value.get("item"), value.get("image")
    if isinstance(item, dict):
        return "name" in item and ("slots" in item or "schema_ref" in value)
    return isinstance(image, dict) and "filename" in image


def _file(value: dict[str, Any], where: str, made: SetBuilder) -> None:
    item, old = mapping(value.get("item")), mapping(value.get("image"))
    slot = mapping(next(iter(listed(item.get("slots"))), None))
    sizes = slot if slot else old
    name = text(item.get("name")) or text(old.get("original_filename")) or text(old.get("filename"))
    if not name:
        raise BadSource(Told("{where}$.item.name: is missing", where=where))
    folder = (text(item.get("path")) or text(old.get("path"))).strip("/")
    files = [text(mapping(entry).get("file_name")) for entry in listed(slot.get("source_files"))]
    others = instead_of(name, (text(old.get("filename")), *files))
    image = made.image(
        f"{folder}/{name}" if folder else name,
        f"{where}$.item",
        size_of(sizes.get("width"), sizes.get("height")),
        other_names=others,
    )
    size = size_of(sizes.get("width"), sizes.get("height"))
    layers = RasterLayer.of(listed(value.get("annotations")), size)
    for path, entry in each_object(value["annotations"], f"{where}$.annotations", made):
        if "raster_layer" in entry:
            continue  # it holds the pixels of the masks
        with made.leaving_out(path):
            _refuse_other_slot(entry, text(slot.get("slot_name")))
            _add(entry, path, image, made, layers)


def _refuse_other_slot(entry: dict[str, Any], taken: str) -> None:
    """Raise Unusable for what lies in another picture of an item that has several."""
    slots = [text(name) for name in listed(entry.get("slot_names"))]
    if taken and slots and taken not in slots:
        raise Unusable(
            ".slot_names",
            Told(
                "lies in {stated}, and {taken} was taken",
                stated=shown(slots[0]),
                taken=shown(taken),
            ),
        )


def _add(
    entry: dict[str, Any], path: str, image: int, made: SetBuilder, layers: list[RasterLayer]
) -> None:
    name = text(entry.get("name"))
    if not name.strip():
        raise Unusable(".name", Told("is missing"))
    values = {
        text(part.get("name")): part.get("value", part.get("text"))
        for part in listed(entry.get("properties"))
        if isinstance(part, dict) and text(part.get("name"))
    }
    said = [text(part) for part in listed(entry.get("attributes")) if text(part)]
    words = text(mapping(entry.get("text")).get("text"))
    values |= {"attributes": said} if said else {}
    values |= {"text": words} if words else {}
    attributes, _ = kept(values, frozenset())
    made.draw(image, name, _shape(entry, layers), path, attributes=attributes)


def _shape(entry: dict[str, Any], layers: list[RasterLayer]) -> Shape:
    for key in ("polygon", "complex_polygon"):
        if isinstance(entry.get(key), dict):
            return _polygon(entry[key], f".{key}")
    if isinstance(entry.get("ellipse"), dict):
        drawn, where = entry["ellipse"], ".ellipse"
        ((x, y),) = pairs([drawn.get("center")], f"{where}.center")
        ((rx, ry),) = pairs([drawn.get("radius")], f"{where}.radius")
        return ellipse(x, y, rx, ry, number(drawn.get("angle") or 0, f"{where}.angle"), where)
    if "mask" in entry:
        for layer in layers:
            if entry.get("id") in layer.numbers:
                return layer.shape(entry["id"])
        raise Unusable(".mask", Told("no raster layer of the file has its pixels"))
    for key, reason in _NO_AREA.items():
        if key in entry:
            raise Unusable(f".{key}", Told("“{kind}” {reason}", kind=key, reason=reason))
    if isinstance(entry.get("bounding_box"), dict):
        edges, where = entry["bounding_box"], ".bounding_box"
        x, y, w, h = (number(edges.get(key), f"{where}.{key}") for key in ("x", "y", "w", "h"))
        return box(x, y, x + w, y + h, where)
    raise Unusable(
        "", Told("has no shape that is known, of the keys {names}", names=shown(", ".join(entry)))
    )


def _polygon(drawn: dict[str, Any], where: str) -> Shape:
    """Return the paths of a polygon; one within another is a hole of it."""
    paths = listed(drawn.get("paths") or drawn.get("path"))
    if paths and not isinstance(paths[0], list):
        paths = [paths]  # version 1 has one path here
    paths = [*paths, *listed(drawn.get("additional_paths"))]
    rings = [
        ring(pairs(path, f"{where}.paths[{at}]"), f"{where}.paths[{at}]").rings[0]
        for at, path in enumerate(paths)
    ]
    if not rings:
        raise Unusable(where, Told("has no path"))
    return even_odd(rings, where)
