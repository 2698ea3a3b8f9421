"""Labelbox's exports, JSON and JSON lines: boxes, polygons and classifications."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.json_objects import each_object, first_entry, whole_value
from carnn_desktop.formats.labelbox.rows import answers, read_row
from carnn_desktop.formats.parse import box, kept, mapping, number, pairs, ring, text
from carnn_desktop.formats.source import Source
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder


def detect(source: Source) -> float:
    """Return how sure it is that this is a Labelbox export, of today or of before 2023."""
    if source.kind_is_lines:
        first = next((value for _, value in source.lines if isinstance(value, dict)), {})
    else:
        first = first_entry(source)
        if not first and source.top.is_object:
            first = source.top.values
    if "data_row" in first:
        return 1.0
    return 1.0 if "Label" in first and ("Labeled Data" in first or "External ID" in first) else 0.0


def read(source: Source) -> ImportedSet:
    """Read boxes, polygons and classifications; masks lie on a server and are not fetched."""
    made = SetBuilder("labelbox", source.path)
    for path, row in _rows(source, made):
        if "data_row" in row:
            read_row(row, path, made)
        else:
            _old_row(row, path, made)
    return made.result()


def _rows(source: Source, made: SetBuilder) -> Iterator[tuple[str, dict[str, Any]]]:
    if source.kind_is_lines:
        for number, value in source.lines:
            if isinstance(value, dict):
                yield f"line {number}: $", value
            else:
                made.note(f"line {number}", Told("is no JSON object"), "left out", "image")
        return
    value = whole_value(source, "Labelbox")
    yield from each_object([value] if isinstance(value, dict) else value, "$", made, "image")


def _old_row(row: dict[str, Any], path: str, made: SetBuilder) -> None:
    name = text(row.get("External ID"))
    if not name:
        name = unquote(urlsplit(text(row.get("Labeled Data"))).path.rpartition("/")[2])
    if not name:
        made.note(f"{path}['External ID']", Told("is missing"), "left out", "image")
        return
    image = made.image(name, f"{path}['External ID']")
    objects = mapping(row.get("Label")).get("objects")
    for at, item in each_object(objects, f"{path}.Label.objects", made):
        with made.leaving_out(at):
            _add(item, at, image, made)


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    name = text(item.get("title")) or text(item.get("value"))
    if not name.strip():
        raise Unusable(".title", Told("is missing"))
    shape = _shape(item)
    attributes, _ = kept(answers(item.get("classifications")), frozenset())
    color = text(item.get("color"))
    category = made.category(ImportedCategory(name=name, color=color if len(color) == 7 else ""))
    made.draw(image, category, shape, path, attributes=attributes)


def _shape(item: dict[str, Any]) -> Shape:
    edges = item.get("bbox")
    if "polygon" in item:
        return ring(pairs(item["polygon"], ".polygon"), ".polygon")
    if isinstance(edges, dict):
        top, left = number(edges.get("top"), ".bbox.top"), number(edges.get("left"), ".bbox.left")
        w, h = number(edges.get("width"), ".bbox"), number(edges.get("height"), ".bbox")
        return box(left, top, left + w, top + h, ".bbox")
    if "instanceURI" in item:
        raise Unusable(".instanceURI", Told("its mask lies on a server, which is not asked"))
    raise Unusable("", Told("has neither an outline nor a box"))
