"""Pascal VOC's XML: boxes and outlines, corners counted from 1."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from carnn_desktop.annotations.shapes import Rings, Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.export.own_names import ExportedNames, exported_names
from carnn_desktop.formats.parse import box, centred_box, number, ring, size_of
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder
from carnn_desktop.formats.xml_text import annotation_files, first_annotation, text_of


def detect(source: Source) -> float:
    """Return how sure it is that this is VOC's XML: one file, or a folder with such files."""
    root = first_annotation(source)
    return 0.9 if root is not None and root.find("size") is not None else 0.0


def read(source: Source) -> ImportedSet:
    """Read VOC: corners count from 1 and are inside the object; an outline goes before its box."""
    made = SetBuilder("voc-xml", source.path)
    exported = exported_names(source)
    for name, root, problem in annotation_files(source):
        if root is None:
            made.note(name, problem, "left out", "structure")
        else:
            _file(root, name, made, exported)
    if not made.has_images:
        raise refusal(source, "Pascal VOC", made.first_reason() or Told("it holds no such file"))
    return made.result()


def _file(root: ET.Element, name: str, made: SetBuilder, exported: ExportedNames) -> None:
    size = root.find("size")
    stem = name.rpartition("/")[2].rpartition(".")[0]
    size_wh = size_of(text_of(size, "width"), text_of(size, "height"))
    file = text_of(root, "filename")
    photo, others = exported.of(stem)
    if others:
        file, others = photo, (*others, *([file] if file else []))
    named = {"bare": not file, "other_names": others}
    image = made.image(file or stem, f"{name}/filename", size_wh, **named)
    for index, item in enumerate(root.iterfind("object")):
        where = f"{name}/object[{index + 1}]"
        with made.leaving_out(where, "box"):
            _object(item, where, image, made)


def _object(item: ET.Element, where: str, image: int, made: SetBuilder) -> None:
    label = text_of(item, "name")
    if not label:
        raise Unusable("/name", Told("is missing"))
    attributes = {
        key: value == "1" if value in ("0", "1") else value
        for key in ("pose", "truncated", "occluded", "difficult")
        if (value := text_of(item, key))
    }
    made.draw(image, label, _shape(item), where, attributes=attributes)


def _shape(item: ET.Element) -> Shape:
    """Return the outline, the turned box or the box of an object. Raises Unusable."""
    polygons = item.findall("polygon")
    if polygons:
        rings = [_ring(polygon) for polygon in polygons]
        return Rings(tuple(ring for part in rings for ring in part.rings))
    turned = item.find("robndbox")
    if turned is not None:  # of roLabelImg
        x, y, w, h, angle = (
            number(text_of(turned, key), f"/robndbox/{key}")
            for key in ("cx", "cy", "w", "h", "angle")
        )
        return centred_box(x, y, w, h, angle, "/robndbox")
    edges = item.find("bndbox")
    if edges is None:
        raise Unusable("/bndbox", Told("is missing"))
    left, top, right, bottom = (
        number(text_of(edges, side), f"/bndbox/{side}") for side in ("xmin", "ymin", "xmax", "ymax")
    )
    return box(left - 1, top - 1, right, bottom, "/bndbox")


def _ring(polygon: ET.Element) -> Rings:
    """Return an outline written as x1, y1, x2, ..., or as points; corners count from 1."""
    path = "/polygon"
    points = [
        (number(text_of(point, "x"), path), number(text_of(point, "y"), path))
        for point in (*polygon.iterfind("pt"), *polygon.iterfind("point"))
    ]
    written = {part.tag: (part.text or "").strip() for part in polygon}
    at = 1
    while f"x{at}" in written:
        x, y = written[f"x{at}"], written.get(f"y{at}", "")
        points.append((number(x, f"{path}/x{at}"), number(y, f"{path}/y{at}")))
        at += 1
    if not points:
        raise Unusable(path, Told("has no points"))
    first = 0.0 if any(value < 1 for point in points for value in point) else 1.0
    return ring([(x - first, y - first) for x, y in points], path)
