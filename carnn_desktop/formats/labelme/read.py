"""LabelMe JSON and its relatives (X-AnyLabeling, AnyLabeling). One file, one photo."""

from __future__ import annotations

import base64
import math
from pathlib import PurePosixPath
from typing import Any

from carnn_desktop.annotations.shapes import RowRuns, Shape, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_number, shown
from carnn_desktop.formats.folder import holds_json, read_each_json
from carnn_desktop.formats.json_objects import each_object, group_of, said
from carnn_desktop.formats.mask_pictures import picture_mask, placed
from carnn_desktop.formats.parse import (
    box,
    ellipse,
    kept,
    mapping,
    pairs,
    ring,
    size_of,
    text,
)
from carnn_desktop.formats.source import BadSource, Source
from carnn_desktop.formats.values import ImportedSet, SetBuilder

_MAX_MASK_TEXT = 64 << 20
_OUTLINES = frozenset(("polygon", "rotation", "oriented_rectangle", "quadrilateral"))
_NO_OUTLINE = {
    "point": Told("is a point without an area"),
    "points": Told("are points without an area"),
    "line": Told("is a line without an area"),
    "linestrip": Told("is a line without an area"),
    "cuboid": Told("is a body in space, not an outline in the photo"),
    "text": Told("is a text without an area"),
}
_SHAPE_KEYS = frozenset({"label", "points", "shape_type", "mask", "score", "attributes"})
_OURS = "carnn"
_EMPTY_KEYS = ("flags", "description", "group_id")
_TOP_KEYS = frozenset({"shapes", "imagePath", "imageData", "imageHeight", "imageWidth"})


def detect(source: Source) -> float:
    """Return how sure it is that this is LabelMe: one file, or a folder with such files."""
    return 1.0 if holds_json(source, _is_labelme) else 0.0


def read(source: Source) -> ImportedSet:
    """Read a LabelMe file or all of a folder."""
    return read_each_json(source, "labelme", "LabelMe", _is_labelme, _file)


def _is_labelme(value: Any) -> bool:
    return (
        isinstance(value, dict) and isinstance(value.get("shapes"), list) and "imagePath" in value
    )


def _file(value: dict[str, Any], where: str, made: SetBuilder) -> None:
    name = text(value.get("imagePath"))
    if not name:
        raise BadSource(Told("{where}$.imagePath: is missing", where=where))
    extra, _ = kept(value, _TOP_KEYS)
    image = made.image(
        _name_beside(name, where),
        f"{where}$.imagePath",
        size_of(value.get("imageWidth"), value.get("imageHeight")),
        extra=said({key: part for key, part in extra.items() if key != "version"}),
    )
    for path, item in each_object(value["shapes"], f"{where}$.shapes", made):
        with made.leaving_out(path):
            _add(item, path, image, made)


def _name_beside(name: str, where: str) -> str:
    """Return the image's path from the folder that was chosen: it is relative to its JSON file."""
    folder = PurePosixPath(where.rstrip(": ")).parent.as_posix() if where else "."
    plain = name.replace("\\", "/")
    if folder == "." or plain.startswith("/") or ":" in plain:
        return name
    return f"{folder}/{plain}"


def _add(item: dict[str, Any], path: str, image: int, made: SetBuilder) -> None:
    label = text(item.get("label"))
    if not label.strip():
        raise Unusable(".label", Told("is missing"))
    extra, problem = kept(item, _SHAPE_KEYS)
    if problem:
        made.note(
            path,
            Told("an unknown key {problem}: it is not kept", problem=problem),
            "left out",
            "value",
        )
    score = item.get("score")
    ours = mapping(extra.get(_OURS))  # what an export of ours puts beside what LabelMe knows
    said_here = {key: part for key, part in extra.items() if key not in (_OURS, *_EMPTY_KEYS)}
    extra = {**said_here, **mapping(ours.get("extra"))} if ours else extra
    fine, _ = kept(mapping(ours.get("attributes") or item.get("attributes")), frozenset())
    crowd = bool(ours) and mapping(item.get("flags")).get("crowd") is True
    made.draw(
        image,
        label,
        _shape(item, path, made),
        path,
        score=float(score) if is_number(score) else None,
        attributes=fine,
        extra=said(extra),
        group=group_of(item.get("group_id")),
        iscrowd=crowd,
    )


def _shape(item: dict[str, Any], path: str, made: SetBuilder) -> Shape:
    kind = item.get("shape_type") or "polygon"
    reason = _NO_OUTLINE.get(kind) if isinstance(kind, str) else None
    if reason:
        raise Unusable(".shape_type", Told("“{kind}” {reason}", kind=kind, reason=reason))
    points = pairs(item.get("points"), ".points")
    if kind in _OUTLINES:
        return ring(points, ".points")
    if kind == "rectangle" and len(points) in (2, 4):
        xs, ys = zip(*points, strict=True)
        return box(min(xs), min(ys), max(xs), max(ys), ".points")
    if kind == "mask" and points:
        return _drawn_mask(item.get("mask"), points[0])
    if kind == "circle" and len(points) == 2:
        (x, y), (at_x, at_y) = points
        radius = math.hypot(at_x - x, at_y - y)
        outline = ellipse(x, y, radius, radius, 0.0, ".points")
        made.note(path, Told("the circle became an outline of 64 corners"), "noted", "shape")
        return outline
    if not isinstance(kind, str) or kind not in ("rectangle", "mask", "circle"):
        raise Unusable(".shape_type", Told("{kind} is not known", kind=shown(kind)))
    raise Unusable(
        ".points", Told("has {count} points, which make no {kind}", count=len(points), kind=kind)
    )


def _drawn_mask(value: Any, corner: tuple[float, float]) -> RowRuns:
    """Return a mask that LabelMe keeps as a PNG in base64; ``corner`` is its upper left pixel."""
    if not isinstance(value, str) or len(value) > _MAX_MASK_TEXT:
        raise Unusable(".mask", Told("is missing or too long"))
    try:
        data = base64.b64decode(value, validate=True)
    except ValueError as error:
        raise Unusable(".mask", Told("is no picture ({error})", error=error)) from None
    return placed(picture_mask(data, ".mask"), corner, ".points")
