"""CVAT's XML: of images, and of the frames of videos in which something is."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET

import numpy as np

from carnn_desktop.annotations.geometry import MAX_SIDE
from carnn_desktop.annotations.shapes import MAX_AREA, RowRuns, Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.cvat.skeleton import skeleton_box, skeleton_keypoints
from carnn_desktop.formats.parse import box, centred_box, ellipse, number, pairs, ring, size_of
from carnn_desktop.formats.source import Source
from carnn_desktop.formats.values import ImportedCategory, ImportedSet, SetBuilder
from carnn_desktop.formats.xml_text import text_of

CROWD = "iscrowd"
"""Attribute by which exports of ours mark a crowd."""
_NO_AREA = {
    "polyline": Told("is a line without an area"),
    "points": Told("are points without an area"),
    "cuboid": Told("is a body in space, not an outline in the photo"),
    "tag": Told("speaks of the image as a whole"),
}
_SHAPES = frozenset({"box", "polygon", "mask", "ellipse", "skeleton", *_NO_AREA})
_KNOWN = frozenset(
    {"label", "points", "rle", "left", "top", "width", "height", "xtl", "ytl", "xbr", "ybr"}
    | {"cx", "cy", "rx", "ry", "rotation", "z_order", "frame", "outside", "keyframe", "group_id"}
)


def detect(source: Source) -> float:
    """Return how sure it is that this is CVAT's XML."""
    if source.suffix != ".xml" or source.xml.tag != "annotations":
        return 0.0
    known = source.xml.find("meta") is not None or source.xml.find("image") is not None
    return 1.0 if known else 0.4


def read(source: Source) -> ImportedSet:
    """Read images and, of videos, the frames in which something is."""
    root = source.xml
    made = SetBuilder("cvat", source.path)
    for label in root.iterfind("meta//labels/label"):
        name, color = text_of(label, "name"), text_of(label, "color")
        if name and text_of(label, "type") not in _NO_AREA:
            color = color if len(color) == 7 and color.startswith("#") else ""
            made.category(ImportedCategory(name=name, color=color))
    for index, element in enumerate(root.iterfind("image")):
        where = f"/annotations/image[{index + 1}]"
        name = element.get("name", "")
        if not name:
            made.note(where, Told("has no name"), "left out", "image")
            continue
        size = size_of(element.get("width"), element.get("height"))
        image = made.image(name, where, size)
        shapes = [child for child in element if child.tag in _SHAPES]
        shapes.sort(key=lambda child: _order(child.get("z_order")))
        for place, child in enumerate(shapes):
            at = f"{where}/{child.tag}[{place + 1}]"
            with made.leaving_out(at):
                _add(child, child.get("label", ""), at, image, made)
    _tracks(root, made)
    return made.result()


def _order(text: str | None) -> int:
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 9 else 0


def _tracks(root: ET.Element, made: SetBuilder) -> None:
    size = root.find("meta//original_size")
    size_wh = size_of(text_of(size, "width"), text_of(size, "height"))
    frames: dict[int, int] = {}
    for index, track in enumerate(root.iterfind("track")):
        for place, child in enumerate(track):
            where = f"/annotations/track[{index + 1}]/{child.tag}[{place + 1}]"
            frame = child.get("frame", "")
            if child.tag not in _SHAPES or child.get("outside") == "1":
                continue
            if not frame.isdecimal() or len(frame) > 9:
                made.note(where, Told("has no frame"), "left out", "image")
                continue
            if int(frame) not in frames:
                frames[int(frame)] = made.image(f"frame_{int(frame):06d}", where, size_wh)
            label, image = track.get("label", ""), frames[int(frame)]
            with made.leaving_out(where):
                _add(child, label, where, image, made, track=track.get("id", ""))


def _add(
    element: ET.Element, label: str, where: str, image: int, made: SetBuilder, *, track: str = ""
) -> None:
    if element.tag in _NO_AREA:
        raise Unusable(
            "", Told("“{kind}” {reason}", kind=element.tag, reason=_NO_AREA[element.tag])
        )
    if not label.strip():
        raise Unusable("/@label", Told("is missing"))
    shape, extra = _shape(element, where, made), {}
    if element.tag == "skeleton":
        extra = skeleton_keypoints(element)
    attributes: dict[str, object] = {
        key: value == "1" if key == "occluded" else value
        for key, value in element.items()
        if key not in _KNOWN and value
    }
    for attribute in element.iterfind("attribute"):
        name = attribute.get("name", "")
        if name:
            attributes[name] = (attribute.text or "").strip()
    if track:
        attributes["track_id"] = track
    crowd = attributes.pop(CROWD, "") == "true"
    group = element.get("group_id")
    group = None if group == "0" else group
    made.draw(
        image, label, shape, where, attributes=attributes, group=group, iscrowd=crowd, extra=extra
    )


def _shape(element: ET.Element, where: str, made: SetBuilder) -> Shape:
    def value(name: str) -> float:
        return number(element.get(name), f"/@{name}")

    if element.tag == "polygon":
        points = [point.split(",") for point in element.get("points", "").split(";")]
        return ring(pairs(points, "/@points"), "/@points")
    if element.tag == "mask":
        return _mask(element, where, made)
    if element.tag == "skeleton":
        made.note(
            where,
            Told("the skeleton became a box around its points, and keypoints"),
            "noted",
            "box",
        )
        return skeleton_box(element)
    turn = math.radians(number(element.get("rotation") or 0, "/@rotation"))
    if element.tag == "ellipse":
        return ellipse(value("cx"), value("cy"), value("rx"), value("ry"), turn, "")
    left, top, right, bottom = (value(name) for name in ("xtl", "ytl", "xbr", "ybr"))
    if not turn:
        return box(left, top, right, bottom, "")
    x, y = (left + right) / 2, (top + bottom) / 2
    return centred_box(x, y, abs(right - left), abs(bottom - top), turn, "")


def _mask(element: ET.Element, where: str, made: SetBuilder) -> RowRuns:
    """Return a mask; its corner is rounded and may lie outside of the photo."""
    places = []
    for name in ("left", "top", "width", "height"):
        side = math.floor(number(element.get(name), f"/@{name}") + 0.5)
        if abs(side) > MAX_SIDE or (side < 1 and name in ("width", "height")):
            raise Unusable(f"/@{name}", Told("{side} is no place in an image", side=side))
        places.append(side)
    left, top, width, height = places
    texts = element.get("rle", "").split(",")
    if not all(text.strip().isdecimal() and len(text) < 12 for text in texts):
        raise Unusable("/@rle", Told("must be whole numbers from 0 on"))
    runs = np.array([int(text) for text in texts], dtype=np.int64)
    total, wanted = int(runs.sum()), width * height
    if wanted > MAX_AREA or total > wanted:
        raise Unusable(
            "/@rle",
            Told(
                "adds up to {total}, not {width} x {height}",
                total=total,
                width=width,
                height=height,
            ),
        )
    if total < wanted:
        text = Told(
            "adds up to {total}, not {width} x {height}: the rest is background",
            total=total,
            width=width,
            height=height,
        )
        made.note(f"{where}/@rle", text, "repaired", "outline")
        runs = np.append(runs, [wanted - total] if runs.size % 2 == 0 else [0, wanted - total])
    return RowRuns(runs.astype(np.uint32), left, top, width, height)
