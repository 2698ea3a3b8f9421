"""VGG Image Annotator, projects and exports of versions 1 and 2, and makesense.ai's files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import shown
from carnn_desktop.formats.json_objects import whole_value
from carnn_desktop.formats.parse import box, ellipse, kept, mapping, number, pairs, ring, text
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import NOTHING, ImportedSet, SetBuilder

_NAME_KEYS = ("name", "label", "class", "category", "type", "object", "object_name", "classes")
_UNNAMED = "object"


def detect(source: Source) -> float:
    """Return how sure it is that this is of the VGG Image Annotator."""
    top = source.top
    if not top.is_object:
        return 0.0
    if "_via_img_metadata" in top.values:
        return 1.0
    for value in top.values.values():
        if isinstance(value, dict) and "filename" in value and "regions" in value:
            return 1.0
        break
    return 0.0


def read(source: Source) -> ImportedSet:
    """Read a project or an export."""
    value = whole_value(source, "VIA")
    entries = value.get("_via_img_metadata", value) if isinstance(value, dict) else None
    if not isinstance(entries, dict):
        raise refusal(source, "VIA", Told("$: must be an object of images"))
    base = "$._via_img_metadata" if entries is not value else "$"
    made = SetBuilder("via", source.path)
    key = _name_key(entries)
    for name, entry in entries.items():
        path = f"{base}[{shown(name)}]"
        with made.leaving_out(path, "image"):
            _image(entry, path, key, made)
    return made.result()


def _annotations(entry: Mapping[str, Any]) -> list[tuple[str, Any]]:
    annotations = entry.get("regions")
    if isinstance(annotations, dict):
        return [(f"[{shown(key)}]", annotation) for key, annotation in annotations.items()]
    if isinstance(annotations, list):
        return [(f"[{index}]", annotation) for index, annotation in enumerate(annotations)]
    return []


def _name_key(entries: Mapping[str, Any]) -> str:
    """Return the attribute that names the class: a usual name, else the first with a text."""
    seen: dict[str, None] = {}
    for entry in entries.values():
        for _, annotation in _annotations(entry) if isinstance(entry, dict) else ():
            attributes = mapping(mapping(annotation).get("region_attributes"))
            seen.update(dict.fromkeys(k for k, v in attributes.items() if _label(v)))
    lower = {key.casefold(): key for key in seen}
    return next((lower[key] for key in _NAME_KEYS if key in lower), next(iter(seen), ""))


def _label(value: Any) -> str:
    """Return the class an attribute says: a text, or the one option that is on."""
    if isinstance(value, dict):
        chosen = [key for key, on in value.items() if on is True or on == "true"]
        return chosen[0] if len(chosen) == 1 else ""
    return str(value) if isinstance(value, str | int) and str(value).strip() else ""


def _image(entry: Any, path: str, key: str, made: SetBuilder) -> None:
    if not isinstance(entry, dict) or not text(entry.get("filename")):
        raise Unusable(".filename", Told("is missing"))
    size = entry.get("size")
    attributes = entry.get("file_attributes")
    extra, _ = kept({"file_attributes": attributes} if attributes else {}, frozenset())
    length = size if type(size) is int and size > 0 else 0
    image = made.image(entry["filename"], f"{path}.filename", bytes=length, extra=extra)
    for place, annotation in _annotations(entry):
        at = f"{path}.regions{place}"
        with made.leaving_out(at):
            _annotation(annotation, at, image, key, made)


def _annotation(annotation: Any, path: str, image: int, key: str, made: SetBuilder) -> None:
    shape = annotation.get("shape_attributes") if isinstance(annotation, dict) else None
    if not isinstance(shape, dict):
        raise Unusable(".shape_attributes", Told("is missing"))
    attributes = mapping(annotation.get("region_attributes"))
    name = _label(attributes.get(key)) if key else ""
    if not name:
        made.note(
            path,
            Told("has no class: “{name}” was taken", name=_UNNAMED),
            "repaired",
            "category",
        )
    rest, _ = kept(attributes, frozenset((key,)))
    made.draw(image, name or _UNNAMED, _shape(shape), path, attributes=rest or NOTHING)


def _shape(shape: Mapping[str, Any]) -> Shape:
    kind = shape.get("name")

    def value(name: str) -> float:
        return number(shape.get(name), f".shape_attributes.{name}")

    where = ".shape_attributes"
    if kind == "polygon":
        xs, ys = shape.get("all_points_x"), shape.get("all_points_y")
        if not isinstance(xs, list) or not isinstance(ys, list) or len(xs) != len(ys):
            raise Unusable(where, Told("its lists of x and y do not belong together"))
        return ring(pairs([[x, y] for x, y in zip(xs, ys, strict=True)], where), where)
    if kind == "rect":
        x, y = value("x"), value("y")
        return box(x, y, x + value("width"), y + value("height"), where)
    if kind == "circle":
        return ellipse(value("cx"), value("cy"), value("r"), value("r"), 0.0, where)
    if kind == "ellipse":
        turn = number(shape.get("theta") or 0, f"{where}.theta")
        return ellipse(value("cx"), value("cy"), value("rx"), value("ry"), turn, where)
    raise Unusable(f"{where}.name", Told("{kind} has no area", kind=shown(kind)))
