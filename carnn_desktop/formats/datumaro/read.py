"""Datumaro's own JSON: boxes, polygons and masks."""

from __future__ import annotations

from typing import Any

from carnn_desktop.annotations.shapes import Rings, Unusable
from carnn_desktop.formats.coco.read_masks import read_shape
from carnn_desktop.formats.coco.rules import shown
from carnn_desktop.formats.json_objects import each_object, whole_value
from carnn_desktop.formats.parse import kept, listed, mapping, size_of, text
from carnn_desktop.formats.source import Source
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder


def detect(source: Source) -> float:
    """Return how sure it is that this is Datumaro's own format."""
    values = source.top.values if source.top.is_object else {}
    fits = isinstance(values.get("items"), list) and isinstance(values.get("categories"), dict)
    return 1.0 if fits else 0.0


def read(source: Source) -> ImportedSet:
    """Read boxes, polygons and masks; labels of whole images have no area."""
    value = whole_value(source, "Datumaro")
    made = SetBuilder("datumaro", source.path)
    names = listed(mapping(value["categories"].get("label")).get("labels"))
    for entry in names:
        name = text(mapping(entry).get("name"))
        made.add_category(ImportedCategory(name=name or "?"))
    for index, item in enumerate(value["items"]):
        path = f"$.items[{index}]"
        name, size = _image(item)
        if not name:
            made.note(f"{path}.id", "is missing", "left out", "image")
            continue
        image = made.image(name, path, size)
        for at, part in each_object(item.get("annotations"), f"{path}.annotations", made):
            with made.leaving_out(at):
                _add(part, at, image, made, len(names))
    return made.result()


def _image(item: Any) -> tuple[str, Any]:
    if not isinstance(item, dict):
        return "", None
    media = mapping(item.get("image") or item.get("media"))
    size = media.get("size")
    name = text(media.get("path")) or text(item.get("id"))
    if isinstance(size, list) and len(size) == 2:
        return name, size_of(size[1], size[0])
    return name, None


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder, labels: int) -> None:
    kind, label = item.get("type"), item.get("label_id")
    if type(label) is not int or not 0 <= label < labels:
        raise Unusable(".label_id", f"{shown(label)} is no label")
    drawn: dict[str, dict[str, Any]] = {
        "polygon": {"segmentation": [item.get("points")]},
        "bbox": {"bbox": item.get("bbox")},
        "mask": {"segmentation": item.get("rle")},
    }
    if not isinstance(kind, str) or kind not in drawn:
        raise Unusable(".type", f"{shown(kind)} has no area")
    shape, _ = read_shape(drawn[kind], None)
    fine, _ = kept(mapping(item.get("attributes")), frozenset())
    group = item.get("group") if isinstance(shape, Rings) else None
    made.draw(image, label, shape, path, attributes=fine, group=group)
