"""VoTT's JSON export."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import shown
from carnn_desktop.formats.json_objects import each_object, whole_value
from carnn_desktop.formats.parse import box, listed, mapping, pairs, ring, size_of, text
from carnn_desktop.formats.source import Source
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder


def detect(source: Source) -> float:
    """Return how sure it is that this is a VoTT export."""
    top = source.top
    return 1.0 if top.is_object and isinstance(top.values.get("assets"), dict) else 0.0


def read(source: Source) -> ImportedSet:
    """Read the assets of a VoTT export."""
    value = whole_value(source, "VoTT")
    made = SetBuilder("vott", source.path)
    for tag in listed(value.get("tags")):
        if text(mapping(tag).get("name")):
            made.category(ImportedCategory(name=tag["name"], color=text(tag.get("color"))))
    for key, entry in value["assets"].items():
        path = f"$.assets[{shown(key)}]"
        asset = mapping(mapping(entry).get("asset"))
        name = text(asset.get("name")) or text(asset.get("path"))
        if not name:
            made.note(f"{path}.asset.name", Told("is missing"), "left out", "image")
            continue
        size = mapping(asset.get("size"))
        size_wh = size_of(size.get("width"), size.get("height"))
        image = made.image(unquote(name), f"{path}.asset", size_wh)
        for at, item in each_object(entry.get("regions"), f"{path}.regions", made):
            with made.leaving_out(at):
                _add(item, at, image, made)
    return made.result()


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    tags = [tag for tag in listed(item.get("tags")) if isinstance(tag, str) and tag.strip()]
    if not tags:
        raise Unusable(".tags", Told("names no class"))
    if len(tags) > 1:
        made.note(
            f"{path}.tags",
            Told("has {count}: {name} was taken", count=len(tags), name=tags[0]),
            "noted",
            "category",
        )
    points = pairs(item.get("points"), ".points")
    if item.get("type") in ("RECTANGLE", "SQUARE") and points:
        xs, ys = zip(*points, strict=True)
        shape: Shape = box(min(xs), min(ys), max(xs), max(ys), ".points")
    else:
        shape = ring(points, ".points")
    made.draw(image, tags[0], shape, path, attributes={"tags": tags} if len(tags) > 1 else {})
