"""The XML of MIT's LabelMe: polygons and boxes, a file for each photo."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from carnn_desktop.annotations.shapes import Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.parse import box, number, pairs, ring, size_of
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder
from carnn_desktop.formats.xml_text import annotation_files, first_annotation, text_of


def detect(source: Source) -> float:
    """Return how sure it is that this is MIT LabelMe's XML."""
    root = first_annotation(source)
    if root is None:
        return 0.0
    return 0.9 if root.find("imagesize") is not None or root.find("object/polygon") else 0.0


def read(source: Source) -> ImportedSet:
    """Read MIT LabelMe: polygons; masks lie in files beside and are noted."""
    made = SetBuilder("labelme-xml", source.path)
    for name, root, problem in annotation_files(source):
        file = text_of(root, "filename")
        if root is None or not file:
            made.note(name, problem or Told("has no file name"), "left out", "structure")
            continue
        size, folder = root.find("imagesize"), text_of(root, "folder")
        image = made.image(
            f"{folder}/{file}" if folder else file,
            f"{name}/filename",
            size_of(text_of(size, "ncols"), text_of(size, "nrows")),
        )
        for index, item in enumerate(root.iterfind("object")):
            where = f"{name}/object[{index + 1}]"
            with made.leaving_out(where):
                _object(item, where, image, made)
    if not made.has_images:
        raise refusal(source, "LabelMe XML", made.first_reason() or Told("it holds no such file"))
    return made.result()


def _object(item: ET.Element, where: str, image: int, made: SetBuilder) -> None:
    if text_of(item, "deleted") == "1":
        raise Unusable("/deleted", Told("the object was deleted in LabelMe"))
    label = text_of(item, "name")
    if not label:
        raise Unusable("/name", Told("is missing"))
    polygon = item.find("polygon")
    segment = item.find("segm/box")
    if polygon is not None:
        texts = [[text_of(point, "x"), text_of(point, "y")] for point in polygon.iterfind("pt")]
        points = pairs(texts, "/polygon")
        shape: Shape = ring(points, "/polygon")
        if text_of(item, "type") == "bounding_box":
            xs, ys = zip(*points, strict=True)
            shape = box(min(xs), min(ys), max(xs), max(ys), "/polygon")
    elif segment is not None:
        left, top, right, bottom = (
            number(text_of(segment, n), "/segm/box") for n in ("xmin", "ymin", "xmax", "ymax")
        )
        shape = box(left, top, right, bottom, "/segm/box")
        made.note(f"{where}/segm/mask", Told("the box was taken for the mask"), "repaired", "box")
    else:
        raise Unusable("", Told("has neither an outline nor a box"))
    attributes = {key: value for key in ("occluded", "attributes") if (value := text_of(item, key))}
    made.draw(image, label, shape, where, attributes=attributes)
