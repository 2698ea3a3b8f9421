"""Labelbox, VoTT, CreateML (Roboflow, Apple) and Datumaro: JSON with the objects of each image."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from carnn_desktop.annotations.shapes import Rings, Shape, Unusable
from carnn_desktop.formats.coco.read_masks import read_shape
from carnn_desktop.formats.parse import box, kept, number, pairs, ring, shown_safely, size_of, text
from carnn_desktop.formats.source import BadSource, Source, refusal
from carnn_desktop.formats.values import (
    ImportedCategory,
    ImportedImage,
    ImportedObject,
    ImportedSet,
    SetBuilder,
)

_Add = Callable[[Any, str, int, SetBuilder], None]


def detect_labelbox(source: Source) -> float:
    """Return how sure it is that this is a Labelbox export."""
    first = _first(source)
    return 1.0 if "Label" in first and ("Labeled Data" in first or "External ID" in first) else 0.0


def detect_createml(source: Source) -> float:
    """Return how sure it is that this is CreateML's list of boxes."""
    first = _first(source)
    return 0.9 if "image" in first and isinstance(first.get("annotations"), list) else 0.0


def detect_vott(source: Source) -> float:
    """Return how sure it is that this is a VoTT export."""
    top = source.top
    return 1.0 if top.is_object and isinstance(top.values.get("assets"), dict) else 0.0


def detect_datumaro(source: Source) -> float:
    """Return how sure it is that this is Datumaro's own format."""
    values = source.top.values if source.top.is_object else {}
    fits = isinstance(values.get("items"), list) and isinstance(values.get("categories"), dict)
    return 1.0 if fits else 0.0


def _first(source: Source) -> dict[str, Any]:
    value = source.top.value
    return value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}


def _value(source: Source, title: str) -> Any:
    try:
        return source.value
    except BadSource as problem:
        raise refusal(source, title, str(problem)) from None


def _add_all(items: Any, path: str, image: int, made: SetBuilder, add: _Add) -> None:
    """Add each of a list of objects; one without a meaning is left out with its reason."""
    for index, item in enumerate(items if isinstance(items, list) else ()):
        at = f"{path}[{index}]"
        try:
            if not isinstance(item, dict):
                raise Unusable("", f"must be an object, is {shown_safely(item)}")
            add(item, at, image, made)
        except Unusable as problem:
            made.note(at + problem.path, problem.reason, "left out", "shape")


# Labelbox -----------------------------------------------------------------------------------------


def read_labelbox(source: Source) -> ImportedSet:
    """Read boxes, polygons and classifications; masks lie on a server and are not fetched."""
    made = SetBuilder("labelbox", source.path)
    for index, row in enumerate(_value(source, "Labelbox")):
        path = f"$[{index}]"
        if not isinstance(row, dict):
            made.note(path, f"must be an object, is {shown_safely(row)}", "left out", "image")
            continue
        name = text(row.get("External ID"))
        if not name:
            name = unquote(urlsplit(text(row.get("Labeled Data"))).path.rpartition("/")[2])
        if not name:
            made.note(f"{path}['External ID']", "is missing", "left out", "image")
            continue
        image = made.image(ImportedImage(name=name, where=f"{path}['External ID']"))
        label = row.get("Label")
        if isinstance(label, dict):
            _add_all(label.get("objects"), f"{path}.Label.objects", image, made, _labelbox)
    return made.result()


def _labelbox(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    name = text(item.get("title")) or text(item.get("value"))
    if not name.strip():
        raise Unusable(".title", "is missing")
    edges = item.get("bbox")
    shape: Shape
    if "polygon" in item:
        shape = ring(pairs(item["polygon"], ".polygon"), ".polygon")
    elif isinstance(edges, dict):
        top, left = number(edges.get("top"), ".bbox.top"), number(edges.get("left"), ".bbox.left")
        w, h = number(edges.get("width"), ".bbox"), number(edges.get("height"), ".bbox")
        shape = box(left, top, left + w, top + h, ".bbox")
    elif "instanceURI" in item:
        raise Unusable(".instanceURI", "its mask lies on a server, which is not asked")
    else:
        raise Unusable("", "has neither an outline nor a box")
    attributes, _ = kept(_answers(item.get("classifications")), frozenset())
    color = text(item.get("color"))
    category = ImportedCategory(name=name, color=color if len(color) == 7 else "")
    made.add(
        ImportedObject(
            image=image,
            category=made.category(category),
            shape=shape,
            where=path,
            attributes=attributes,
        )
    )


def _answers(classifications: Any) -> dict[str, Any]:
    found = {}
    for entry in classifications if isinstance(classifications, list) else ():
        if isinstance(entry, dict) and text(entry.get("title")):
            answer = entry.get("answer")
            if answer is None:
                answer = entry.get("answers")
            if isinstance(answer, list):
                answer = [a.get("title") if isinstance(a, dict) else a for a in answer]
                answer = answer[0] if len(answer) == 1 else answer
            elif isinstance(answer, dict):
                answer = answer.get("title")
            found[entry["title"]] = answer
    return found


# VoTT ---------------------------------------------------------------------------------------------


def read_vott(source: Source) -> ImportedSet:
    """Read the assets of a VoTT export."""
    value = _value(source, "VoTT")
    made = SetBuilder("vott", source.path)
    for tag in value.get("tags") or () if isinstance(value.get("tags"), list) else ():
        if isinstance(tag, dict) and text(tag.get("name")):
            made.category(ImportedCategory(name=tag["name"], color=text(tag.get("color"))))
    for key, entry in value["assets"].items():
        path = f"$.assets[{shown_safely(key)}]"
        asset = entry.get("asset") if isinstance(entry, dict) else None
        name = text(asset.get("name")) or text(asset.get("path")) if isinstance(asset, dict) else ""
        if not isinstance(asset, dict) or not name:
            made.note(f"{path}.asset.name", "is missing", "left out", "image")
            continue
        size = asset.get("size")
        size_wh = size_of(size.get("width"), size.get("height")) if isinstance(size, dict) else None
        image = made.image(
            ImportedImage(name=unquote(name), where=f"{path}.asset", size_wh=size_wh)
        )
        _add_all(entry.get("regions"), f"{path}.regions", image, made, _vott)
    return made.result()


def _vott(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    named = item.get("tags")
    named = named if isinstance(named, list) else []
    tags = [tag for tag in named if isinstance(tag, str) and tag.strip()]
    if not tags:
        raise Unusable(".tags", "names no class")
    if len(tags) > 1:
        made.note(f"{path}.tags", f"has {len(tags)}: {tags[0]} was taken", "noted", "category")
    points = pairs(item.get("points"), ".points")
    if item.get("type") in ("RECTANGLE", "SQUARE") and points:
        xs, ys = zip(*points, strict=True)
        shape: Shape = box(min(xs), min(ys), max(xs), max(ys), ".points")
    else:
        shape = ring(points, ".points")
    attributes = {"tags": tags} if len(tags) > 1 else {}
    made.add(
        ImportedObject(
            image=image,
            category=made.named(tags[0]),
            shape=shape,
            where=path,
            attributes=attributes,
        )
    )


# CreateML -----------------------------------------------------------------------------------------


def read_createml(source: Source) -> ImportedSet:
    """Read CreateML: boxes by their centre."""
    made = SetBuilder("createml", source.path)
    for index, entry in enumerate(_value(source, "CreateML")):
        path = f"$[{index}]"
        name = text(entry.get("image")) if isinstance(entry, dict) else ""
        if not name:
            made.note(f"{path}.image", "is missing", "left out", "image")
            continue
        image = made.image(ImportedImage(name=name, where=f"{path}.image"))
        _add_all(entry.get("annotations"), f"{path}.annotations", image, made, _createml)
    return made.result()


def _createml(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    name, place = text(item.get("label")), item.get("coordinates")
    if not name.strip() or not isinstance(place, dict):
        raise Unusable("", "has no label or no coordinates")
    x, y, w, h = (number(place.get(k), f".coordinates.{k}") for k in ("x", "y", "width", "height"))
    shape = box(x - w / 2, y - h / 2, x + w / 2, y + h / 2, ".coordinates")
    made.add(ImportedObject(image=image, category=made.named(name), shape=shape, where=path))


# Datumaro -----------------------------------------------------------------------------------------


def read_datumaro(source: Source) -> ImportedSet:
    """Read Datumaro's own JSON: boxes, polygons and masks; labels of whole images have no area."""
    value = _value(source, "Datumaro")
    made = SetBuilder("datumaro", source.path)
    labels = value["categories"].get("label")
    names = labels.get("labels") if isinstance(labels, dict) else None
    for entry in names if isinstance(names, list) else ():
        name = text(entry.get("name")) if isinstance(entry, dict) else ""
        made.add_category(ImportedCategory(name=name or "?"))
    count = len(made.result().categories)
    for index, item in enumerate(value["items"]):
        path = f"$.items[{index}]"
        name, size = _datumaro_image(item)
        if not name:
            made.note(f"{path}.id", "is missing", "left out", "image")
            continue
        image = made.image(ImportedImage(name=name, where=path, size_wh=size))

        def add(part: dict[str, Any], at: str, image: int, made: SetBuilder) -> None:
            _datumaro(part, at, image, made, count)

        _add_all(item.get("annotations"), f"{path}.annotations", image, made, add)
    return made.result()


def _datumaro_image(item: Any) -> tuple[str, Any]:
    if not isinstance(item, dict):
        return "", None
    media = item.get("image") or item.get("media")
    media = media if isinstance(media, dict) else {}
    size = media.get("size")
    name = text(media.get("path")) or text(item.get("id"))
    if isinstance(size, list) and len(size) == 2:
        return name, size_of(size[1], size[0])
    return name, None


def _datumaro(item: dict[str, Any], path: str, image: int, made: SetBuilder, labels: int) -> None:
    kind, label = item.get("type"), item.get("label_id")
    if type(label) is not int or not 0 <= label < labels:
        raise Unusable(".label_id", f"{shown_safely(label)} is no label")
    if kind == "polygon":
        shape: Shape = read_shape({"segmentation": [item.get("points")]}, None).shape
    elif kind == "bbox":
        shape = read_shape({"bbox": item.get("bbox")}, None).shape
    elif kind == "mask":
        shape = read_shape({"segmentation": item.get("rle")}, None).shape
    else:
        raise Unusable(".type", f"{shown_safely(kind)} has no area")
    attributes = item.get("attributes")
    fine, _ = kept(attributes if isinstance(attributes, dict) else {}, frozenset())
    made.add(
        ImportedObject(image=image, category=label, shape=shape, where=path, attributes=fine),
        group=item.get("group") if isinstance(shape, Rings) else None,
    )
