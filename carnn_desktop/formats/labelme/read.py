"""LabelMe JSON and its relatives (X-AnyLabeling, AnyLabeling). One file, one photo."""

from __future__ import annotations

import base64
import math
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from PIL import Image

from carnn_desktop.annotations.geometry import MAX_SIDE
from carnn_desktop.annotations.shapes import MAX_AREA, RowRuns, Shape, Unusable, row_runs
from carnn_desktop.formats.coco.rules import is_number, shown
from carnn_desktop.formats.folder import read_each_json, sample_json
from carnn_desktop.formats.json_objects import each_object, group_of, said
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
_SHAPE_KEYS = frozenset({"label", "points", "shape_type", "mask", "score", "attributes"})
_TOP_KEYS = frozenset({"shapes", "imagePath", "imageData", "imageHeight", "imageWidth"})


def detect(source: Source) -> float:
    """Return how sure it is that this is LabelMe: one file, or a folder with such files."""
    return 1.0 if _is_labelme(sample_json(source)) else 0.0


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
        raise BadSource(f"{where}$.imagePath: is missing")
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
        raise Unusable(".label", "is missing")
    extra, problem = kept(item, _SHAPE_KEYS)
    if problem:
        made.note(path, f"an unknown key {problem}: it is not kept", "left out", "value")
    score = item.get("score")
    fine, _ = kept(mapping(item.get("attributes")), frozenset())
    made.draw(
        image,
        label,
        _shape(item, path, made),
        path,
        score=float(score) if is_number(score) else None,
        attributes=fine,
        extra=said(extra),
        group=group_of(item.get("group_id")),
    )


def _shape(item: dict[str, Any], path: str, made: SetBuilder) -> Shape:
    kind = item.get("shape_type") or "polygon"
    points = pairs(item.get("points"), ".points")
    if kind in ("polygon", "rotation"):
        return ring(points, ".points")
    if kind == "rectangle" and len(points) in (2, 4):
        xs, ys = zip(*points, strict=True)
        return box(min(xs), min(ys), max(xs), max(ys), ".points")
    if kind == "mask" and points:
        return _drawn_mask(item.get("mask"), points[0])
    if kind == "circle" and len(points) == 2:
        (x, y), (at_x, at_y) = points
        radius = math.hypot(at_x - x, at_y - y)
        made.note(path, "the circle became an outline of 64 corners", "noted", "shape")
        return ellipse(x, y, radius, radius, 0.0, ".points")
    if kind in ("point", "line", "linestrip", "points"):
        raise Unusable(".shape_type", f"“{kind}” has no area")
    raise Unusable(".shape_type", f"{shown(kind)} of {len(points)} points is not known")


def _drawn_mask(value: Any, corner: tuple[float, float]) -> RowRuns:
    """Return a mask that LabelMe keeps as a PNG in base64; ``corner`` is its upper left pixel."""
    if not isinstance(value, str) or len(value) > _MAX_MASK_TEXT:
        raise Unusable(".mask", "is missing or too long")
    try:
        with Image.open(BytesIO(base64.b64decode(value, validate=True)), formats=["PNG"]) as image:
            if image.width * image.height > MAX_AREA:
                raise Unusable(".mask", "is larger than any photo")
            pixels = np.asarray(image.convert("L")) > 0
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unusable(".mask", f"is no picture ({error})") from None
    if not all(part.is_integer() and 0 <= part <= MAX_SIDE for part in corner):
        raise Unusable(".points", "say no pixel of the image")
    return row_runs(pixels, int(corner[0]), int(corner[1]))
