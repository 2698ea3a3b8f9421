"""CVAT's skeletons: what a photo can hold of them is a box and keypoints."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

from carnn_desktop.annotations.shapes import Box, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.parse import box, number, pairs


def skeleton_box(element: ET.Element) -> Box:
    """Return the box around the points that are in the photo. Raises Unusable without an extent."""
    seen = [(x, y) for _, x, y, flag in _points(element) if flag]
    if not seen:
        raise Unusable("", Told("none of the skeleton's points is in the photo"))
    xs, ys = zip(*seen, strict=True)
    try:
        return box(min(xs), min(ys), max(xs), max(ys), "")
    except Unusable:
        raise Unusable("", Told("the skeleton's points enclose no area")) from None


def skeleton_keypoints(element: ET.Element) -> dict[str, Any]:
    """Return keypoints as COCO has them, and the names of the points."""
    points = list(_points(element))
    numbers = [value for _, x, y, flag in points for value in ((x, y, flag) if flag else (0, 0, 0))]
    return {
        "keypoints": numbers,
        "num_keypoints": sum(flag > 0 for *_, flag in points),
        "keypoint_names": [name for name, *_ in points],
    }


def _points(element: ET.Element) -> Iterator[tuple[str, float, float, int]]:
    """Yield (name, x, y, visibility: 0 not there, 1 hidden, 2 seen) of each point."""
    for child in element.iterfind("points"):
        where = f"/points[{child.get('label', '')}]"
        ((x, y), *_) = pairs(
            [text.split(",") for text in child.get("points", "").split(";")], where
        )
        flag = 0 if child.get("outside") == "1" else 1 if child.get("occluded") == "1" else 2
        yield child.get("label", ""), number(x, where), number(y, where), flag
