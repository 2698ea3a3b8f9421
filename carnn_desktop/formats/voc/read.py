"""Pascal VOC's XML: boxes, corners counted from 1."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from carnn_desktop.annotations.shapes import Unusable
from carnn_desktop.formats.parse import box, number, size_of
from carnn_desktop.formats.source import Source, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder
from carnn_desktop.formats.xml_text import annotation_files, first_annotation, text_of


def detect(source: Source) -> float:
    """Return how sure it is that this is VOC's XML: one file, or a folder with such files."""
    root = first_annotation(source)
    return 0.9 if root is not None and root.find("size") is not None else 0.0


def read(source: Source) -> ImportedSet:
    """Read VOC boxes: corners count from 1 and are inside the object."""
    made = SetBuilder("voc-xml", source.path)
    for name, root in annotation_files(source):
        if root is None:
            made.note(name, "is no VOC annotation", "left out", "structure")
        else:
            _file(root, name, made)
    if not made.has_images:
        raise refusal(source, "Pascal VOC", "it holds no such file")
    return made.result()


def _file(root: ET.Element, name: str, made: SetBuilder) -> None:
    size = root.find("size")
    stem = name.rpartition("/")[2].rpartition(".")[0]
    size_wh = size_of(text_of(size, "width"), text_of(size, "height"))
    image = made.image(text_of(root, "filename") or stem, f"{name}/filename", size_wh)
    for index, item in enumerate(root.iterfind("object")):
        where = f"{name}/object[{index + 1}]"
        with made.leaving_out(where, "box"):
            _object(item, where, image, made)


def _object(item: ET.Element, where: str, image: int, made: SetBuilder) -> None:
    label, edges = text_of(item, "name"), item.find("bndbox")
    if not label:
        raise Unusable("/name", "is missing")
    if edges is None:
        raise Unusable("/bndbox", "is missing")
    left, top, right, bottom = (
        number(text_of(edges, side), f"/bndbox/{side}") for side in ("xmin", "ymin", "xmax", "ymax")
    )
    shape = box(left - 1, top - 1, right, bottom, "/bndbox")
    attributes = {
        key: value == "1" if value in ("0", "1") else value
        for key in ("pose", "truncated", "occluded", "difficult")
        if (value := text_of(item, key))
    }
    made.draw(image, label, shape, where, attributes=attributes)
