"""A row of Labelbox's export of today: a photo, its projects, their labels."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import shown
from carnn_desktop.formats.importing.photo_names import instead_of
from carnn_desktop.formats.json_objects import each_object
from carnn_desktop.formats.parse import (
    box,
    kept,
    listed,
    mapping,
    number,
    pairs,
    ring,
    size_of,
    text,
)
from carnn_desktop.formats.values import SetBuilder

_NO_AREA = {"point": Told("is a point without an area"), "line": Told("is a line without an area")}
_ON_SERVER = ("mask", "composite_mask")


def read_row(row: dict[str, Any], path: str, made: SetBuilder) -> None:
    """Add a photo and the objects of its newest label in each project."""
    data, media = mapping(row.get("data_row")), mapping(row.get("media_attributes"))
    address = unquote(urlsplit(text(data.get("row_data"))).path)
    name = text(data.get("external_id")) or address or text(data.get("global_key"))
    if not name:
        made.note(f"{path}.data_row.external_id", Told("is missing"), "left out", "image")
        return
    size = size_of(media.get("width"), media.get("height"))
    others = instead_of(name, (address, text(data.get("global_key"))))
    image = made.image(name, f"{path}.data_row", size, other_names=others)
    for key, project in mapping(row.get("projects")).items():
        where = f"{path}.projects[{shown(key)}].labels"
        labels = [
            (f"{where}[{at}]", label)
            for at, label in enumerate(listed(mapping(project).get("labels")))
            if isinstance(label, dict)
        ]
        if len(labels) > 1:
            text_of_it = Told("has {count} labels: the last one was taken", count=len(labels))
            made.note(where, text_of_it, "noted", "duplicate")
        for at, label in labels[-1:]:
            objects = mapping(label.get("annotations")).get("objects")
            for place, item in each_object(objects, f"{at}.annotations.objects", made):
                with made.leaving_out(place):
                    _add(item, place, image, made)


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    name = text(item.get("name")) or text(item.get("title")) or text(item.get("value"))
    if not name.strip():
        raise Unusable(".name", Told("is missing"))
    attributes, _ = kept(answers(item.get("classifications")), frozenset())
    made.draw(image, name, _shape(item), path, attributes=attributes)


def _shape(item: dict[str, Any]) -> Shape:
    edges = item.get("bounding_box")
    if isinstance(item.get("polygon"), list):
        return ring(pairs(item["polygon"], ".polygon"), ".polygon")
    if isinstance(edges, dict):
        keys = ("top", "left", "width", "height")
        top, left, w, h = (number(edges.get(key), f".bounding_box.{key}") for key in keys)
        return box(left, top, left + w, top + h, ".bounding_box")
    for key, reason in _NO_AREA.items():
        if key in item:
            raise Unusable(f".{key}", Told("“{kind}” {reason}", kind=key, reason=reason))
    for key in _ON_SERVER:
        if key in item:
            raise Unusable(f".{key}", Told("its mask lies on a server, which is not asked"))
    raise Unusable("", Told("has neither an outline nor a box"))


def answers(classifications: Any) -> dict[str, Any]:
    """Return what was answered by the name of the question."""
    found = {}
    for entry in listed(classifications):
        values = mapping(entry)
        title = text(values.get("title")) or text(values.get("name"))
        if not title:
            continue
        keys = ("answer", "answers", "radio_answer", "checklist_answers", "text_answer")
        answer = next((values[key] for key in keys if values.get(key) is not None), None)
        if isinstance(answer, list):
            answer = [_said(part) for part in answer]
            answer = answer[0] if len(answer) == 1 else answer
        found[title] = _said(answer)
    return found


def _said(answer: Any) -> Any:
    """Return the words of an answer."""
    if not isinstance(answer, dict):
        return answer
    return next((answer[key] for key in ("title", "name", "content") if key in answer), None)
