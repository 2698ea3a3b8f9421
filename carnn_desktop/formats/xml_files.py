"""CVAT for images and video, Pascal VOC boxes, and the XML of MIT's LabelMe."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import numpy as np

from carnn_desktop.annotations.geometry import MAX_SIDE
from carnn_desktop.annotations.shapes import MAX_AREA, RowRuns, Shape, Unusable
from carnn_desktop.formats.folder import files_with
from carnn_desktop.formats.parse import box, ellipse, number, pairs, ring, size_of
from carnn_desktop.formats.source import BadSource, Source, read_xml, refusal
from carnn_desktop.formats.values import (
    ImportedCategory,
    ImportedImage,
    ImportedObject,
    ImportedSet,
    SetBuilder,
)

_SAMPLES = 20
_SHAPES = frozenset({"box", "polygon", "mask", "ellipse", "polyline", "points", "skeleton"})
_NO_AREA = frozenset({"polyline", "points", "skeleton", "cuboid", "tag"})
_CVAT_KNOWN = frozenset(
    {"label", "points", "rle", "left", "top", "width", "height", "xtl", "ytl", "xbr", "ybr"}
    | {"cx", "cy", "rx", "ry", "rotation", "z_order", "frame", "outside", "keyframe"}
)


def _text(element: ET.Element | None, name: str) -> str:
    return "" if element is None else (element.findtext(name) or "").strip()


# CVAT ---------------------------------------------------------------------------------------------


def detect_cvat(source: Source) -> float:
    """Return how sure it is that this is CVAT's XML."""
    if source.suffix != ".xml" or source.xml.tag != "annotations":
        return 0.0
    return (
        1.0 if source.xml.find("meta") is not None or source.xml.find("image") is not None else 0.4
    )


def read_cvat(source: Source) -> ImportedSet:
    """Read images and, of videos, the frames in which something is."""
    root = source.xml
    made = SetBuilder("cvat", source.path)
    for label in root.iterfind("meta//labels/label"):
        name, color = _text(label, "name"), _text(label, "color")
        if name and _text(label, "type") not in _NO_AREA:
            color = color if len(color) == 7 and color.startswith("#") else ""
            made.category(ImportedCategory(name=name, color=color))
    for index, element in enumerate(root.iterfind("image")):
        where = f"/annotations/image[{index + 1}]"
        name = element.get("name", "")
        if not name:
            made.note(where, "has no name", "left out", "image")
            continue
        size = size_of(element.get("width"), element.get("height"))
        image = made.image(ImportedImage(name=name, where=where, size_wh=size))
        shapes = [child for child in element if child.tag in _SHAPES | _NO_AREA]
        shapes.sort(key=lambda child: _order(child.get("z_order")))
        for place, child in enumerate(shapes):
            _cvat(child, child.get("label", ""), f"{where}/{child.tag}[{place + 1}]", image, made)
    _tracks(root, made)
    return made.result()


def _order(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 9 else 0


def _tracks(root: ET.Element, made: SetBuilder) -> None:
    size = root.find("meta//original_size")
    size_wh = size_of(_text(size, "width"), _text(size, "height"))
    frames: dict[int, int] = {}
    for index, track in enumerate(root.iterfind("track")):
        for place, child in enumerate(track):
            where = f"/annotations/track[{index + 1}]/{child.tag}[{place + 1}]"
            frame = child.get("frame", "")
            if child.tag not in _SHAPES or child.get("outside") == "1":
                continue
            if not frame.isdecimal() or len(frame) > 9:
                made.note(where, "has no frame", "left out", "image")
                continue
            if int(frame) not in frames:
                frames[int(frame)] = made.image(
                    ImportedImage(name=f"frame_{int(frame):06d}", where=where, size_wh=size_wh)
                )
            name = track.get("label", "")
            _cvat(child, name, where, frames[int(frame)], made, track=track.get("id", ""))


def _cvat(
    element: ET.Element, label: str, where: str, image: int, made: SetBuilder, *, track: str = ""
) -> None:
    try:
        if element.tag in _NO_AREA:
            raise Unusable("", f"“{element.tag}” has no area")
        if not label.strip():
            raise Unusable("/@label", "is missing")
        shape = _cvat_shape(element)
    except Unusable as problem:
        made.note(where + problem.path, problem.reason, "left out", "shape")
        return
    attributes: dict[str, object] = {
        key: value == "1" if key == "occluded" else value
        for key, value in element.items()
        if key not in _CVAT_KNOWN and value
    }
    for attribute in element.iterfind("attribute"):
        name = attribute.get("name", "")
        if name:
            attributes[name] = (attribute.text or "").strip()
    if track:
        attributes["track_id"] = track
    made.add(
        ImportedObject(
            image=image,
            category=made.named(label),
            shape=shape,
            where=where,
            attributes=attributes,
        ),
        group=element.get("group_id"),
    )


def _cvat_shape(element: ET.Element) -> Shape:
    def value(name: str) -> float:
        return number(element.get(name), f"/@{name}")

    if element.tag == "polygon":
        points = [point.split(",") for point in element.get("points", "").split(";")]
        return ring(pairs(points, "/@points"), "/@points")
    if element.tag == "mask":
        return _cvat_mask(element)
    turn = math.radians(number(element.get("rotation") or 0, "/@rotation"))
    if element.tag == "ellipse":
        return ellipse(value("cx"), value("cy"), value("rx"), value("ry"), turn, "")
    left, top, right, bottom = (value(name) for name in ("xtl", "ytl", "xbr", "ybr"))
    if not turn:
        return box(left, top, right, bottom, "")
    x, y, cos, sin = (left + right) / 2, (top + bottom) / 2, math.cos(turn), math.sin(turn)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    spun = [
        (x + (a - x) * cos - (b - y) * sin, y + (a - x) * sin + (b - y) * cos) for a, b in corners
    ]
    return ring(spun, "")


def _cvat_mask(element: ET.Element) -> RowRuns:
    places = []
    for name in ("left", "top", "width", "height"):
        side = number(element.get(name), f"/@{name}")
        if not side.is_integer() or not 0 <= side <= MAX_SIDE:
            raise Unusable(f"/@{name}", f"{side:g} is no place in an image")
        places.append(int(side))
    left, top, width, height = places
    texts = element.get("rle", "").split(",")
    if not all(text.strip().isdecimal() and len(text) < 12 for text in texts):
        raise Unusable("/@rle", "must be whole numbers from 0 on")
    runs = np.array([int(text) for text in texts], dtype=np.int64)
    if width * height > MAX_AREA or int(runs.sum()) != width * height:
        raise Unusable("/@rle", f"adds up to {int(runs.sum())}, not {width} x {height}")
    return RowRuns(runs.astype(np.uint32), left, top, width, height)


# Pascal VOC boxes and MIT LabelMe -----------------------------------------------------------------


def detect_voc_xml(source: Source) -> float:
    """Return how sure it is that this is VOC's XML: one file, or a folder with such files."""
    for _, root in _roots(source, _SAMPLES):
        if root is not None and root.tag == "annotation":
            return 0.9 if root.find("size") is not None else 0.0
    return 0.0


def detect_labelme_xml(source: Source) -> float:
    """Return how sure it is that this is MIT LabelMe's XML."""
    for _, root in _roots(source, _SAMPLES):
        if root is not None and root.tag == "annotation":
            return 0.9 if root.find("imagesize") is not None or root.find("object/polygon") else 0.0
    return 0.0


def read_voc_xml(source: Source) -> ImportedSet:
    """Read VOC boxes: corners count from 1 and are inside the object."""
    made = SetBuilder("voc-xml", source.path)
    found = 0
    for name, root in _roots(source, None):
        if root is None or root.tag != "annotation":
            made.note(name, "is no VOC annotation", "left out", "structure")
            continue
        found += 1
        _voc_file(root, name, made)
    if not found:
        raise refusal(source, "Pascal VOC", "it holds no such file")
    return made.result()


def read_labelme_xml(source: Source) -> ImportedSet:
    """Read MIT LabelMe: polygons; masks lie in files beside and are noted."""
    made = SetBuilder("labelme-xml", source.path)
    for name, root in _roots(source, None):
        if root is None or root.tag != "annotation" or not _text(root, "filename"):
            made.note(name, "is no LabelMe annotation", "left out", "structure")
            continue
        size = root.find("imagesize")
        folder = _text(root, "folder")
        image = made.image(
            ImportedImage(
                name=f"{folder}/{_text(root, 'filename')}" if folder else _text(root, "filename"),
                where=f"{name}/filename",
                size_wh=size_of(_text(size, "ncols"), _text(size, "nrows")),
            )
        )
        for index, item in enumerate(root.iterfind("object")):
            where = f"{name}/object[{index + 1}]"
            try:
                _mit_object(item, where, image, made)
            except Unusable as problem:
                made.note(where + problem.path, problem.reason, "left out", "shape")
    if not made.result().images:
        raise refusal(source, "LabelMe XML", "it holds no such file")
    return made.result()


def _roots(source: Source, limit: int | None) -> Iterator[tuple[str, ET.Element | None]]:
    if not source.is_folder:
        if source.suffix == ".xml":
            yield source.name, source.xml
        return
    for name in files_with(source, ".xml")[:limit]:
        try:
            yield name, read_xml(source.path / name)
        except BadSource:
            yield name, None


def _voc_file(root: ET.Element, name: str, made: SetBuilder) -> None:
    size = root.find("size")
    stem = name.rpartition("/")[2].rpartition(".")[0]
    image = made.image(
        ImportedImage(
            name=_text(root, "filename") or stem,
            where=f"{name}/filename",
            size_wh=size_of(_text(size, "width"), _text(size, "height")),
        )
    )
    for index, item in enumerate(root.iterfind("object")):
        where = f"{name}/object[{index + 1}]"
        label, edges = _text(item, "name"), item.find("bndbox")
        try:
            if not label:
                raise Unusable("/name", "is missing")
            if edges is None:
                raise Unusable("/bndbox", "is missing")
            left, top, right, bottom = (
                number(_text(edges, side), f"/bndbox/{side}")
                for side in ("xmin", "ymin", "xmax", "ymax")
            )
            shape = box(left - 1, top - 1, right, bottom, "/bndbox")
        except Unusable as problem:
            made.note(where + problem.path, problem.reason, "left out", "box")
            continue
        attributes = {
            key: value == "1" if value in ("0", "1") else value
            for key in ("pose", "truncated", "occluded", "difficult")
            if (value := _text(item, key))
        }
        made.add(
            ImportedObject(
                image=image,
                category=made.named(label),
                shape=shape,
                where=where,
                attributes=attributes,
            )
        )


def _mit_object(item: ET.Element, where: str, image: int, made: SetBuilder) -> None:
    if _text(item, "deleted") == "1":
        raise Unusable("/deleted", "the object was deleted in LabelMe")
    label = _text(item, "name")
    if not label:
        raise Unusable("/name", "is missing")
    polygon = item.find("polygon")
    segment = item.find("segm/box")
    if polygon is not None:
        points = [[_text(point, "x"), _text(point, "y")] for point in polygon.iterfind("pt")]
        shape: Shape = ring(pairs(points, "/polygon"), "/polygon")
        if _text(item, "type") == "bounding_box":
            xs, ys = zip(*pairs(points, "/polygon"), strict=True)
            shape = box(min(xs), min(ys), max(xs), max(ys), "/polygon")
    elif segment is not None:
        left, top, right, bottom = (
            number(_text(segment, n), "/segm/box") for n in ("xmin", "ymin", "xmax", "ymax")
        )
        shape = box(left, top, right, bottom, "/segm/box")
        made.note(f"{where}/segm/mask", "the box was taken for the mask", "repaired", "box")
    else:
        raise Unusable("", "has neither an outline nor a box")
    attributes = {key: value for key in ("occluded", "attributes") if (value := _text(item, key))}
    made.add(
        ImportedObject(
            image=image,
            category=made.named(label),
            shape=shape,
            where=where,
            attributes=attributes,
        )
    )
