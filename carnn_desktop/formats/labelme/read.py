"""LabelMe JSON and its relatives (X-AnyLabeling, AnyLabeling); ISAT JSON. One file, one photo."""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

import numpy as np
from PIL import Image

from carnn_desktop.annotations.geometry import MAX_SIDE
from carnn_desktop.annotations.shapes import MAX_AREA, RowRuns, Shape, Unusable, row_runs
from carnn_desktop.formats.coco.rules import is_id, is_number
from carnn_desktop.formats.folder import read_each_json, sample_json
from carnn_desktop.formats.parse import (
    box,
    ellipse,
    kept,
    number,
    pairs,
    ring,
    shown_safely,
    size_of,
    text,
)
from carnn_desktop.formats.source import BadSource, Source
from carnn_desktop.formats.values import (
    NOTHING,
    ImportedCategory,
    ImportedImage,
    ImportedObject,
    ImportedSet,
    SetBuilder,
)

_MAX_MASK_TEXT = 64 << 20
_SHAPE_KEYS = frozenset({"label", "points", "shape_type", "mask", "score", "attributes"})
_TOP_KEYS = frozenset({"shapes", "imagePath", "imageData", "imageHeight", "imageWidth"})
_ISAT_KEYS = frozenset({"category", "segmentation", "bbox", "iscrowd", "area", "layer"})


def detect_labelme(source: Source) -> float:
    """Return how sure it is that this is LabelMe: one file, or a folder with such files."""
    value = sample_json(source)
    return 1.0 if _is_labelme(value) else 0.0


def read_labelme(source: Source) -> ImportedSet:
    """Read a LabelMe file or all of a folder."""
    return read_each_json(source, "labelme", "LabelMe", _is_labelme, _labelme_file)


def detect_isat(source: Source) -> float:
    """Return how sure it is that this is ISAT: one file, or a folder with such files."""
    value = sample_json(source)
    return 1.0 if _is_isat(value) else 0.0


def read_isat(source: Source) -> ImportedSet:
    """Read an ISAT file or all of a folder."""
    return read_each_json(source, "isat", "ISAT", _is_isat, _isat_file)


def _is_labelme(value: Any) -> bool:
    return (
        isinstance(value, dict) and isinstance(value.get("shapes"), list) and "imagePath" in value
    )


def _is_isat(value: Any) -> bool:
    if not isinstance(value, dict) or not isinstance(value.get("objects"), list):
        return False
    info = value.get("info")
    return isinstance(info, dict) and "name" in info


# LabelMe ------------------------------------------------------------------------------------------


def _labelme_file(value: dict[str, Any], where: str, made: SetBuilder) -> None:
    name = text(value.get("imagePath"))
    if not name:
        raise BadSource(f"{where}$.imagePath: is missing")
    extra, _ = kept(value, _TOP_KEYS)
    image = made.image(
        ImportedImage(
            name=_name_beside(name, where),
            where=f"{where}$.imagePath",
            size_wh=size_of(value.get("imageWidth"), value.get("imageHeight")),
            extra=_filled({key: part for key, part in extra.items() if key != "version"}),
        )
    )
    for index, item in enumerate(value["shapes"]):
        path = f"{where}$.shapes[{index}]"
        try:
            _add_shape(item, path, image, made)
        except Unusable as problem:
            made.note(path + problem.path, problem.reason, "left out", "shape")


def _name_beside(name: str, where: str) -> str:
    """Return the image's path from the folder that was chosen: it is relative to its JSON file."""
    folder = PurePosixPath(where.rstrip(": ")).parent.as_posix() if where else "."
    plain = name.replace("\\", "/")
    if folder == "." or plain.startswith("/") or ":" in plain:
        return name
    return f"{folder}/{plain}"


def _add_shape(item: Any, path: str, image: int, made: SetBuilder) -> None:
    if not isinstance(item, dict):
        raise Unusable("", f"must be an object, is {shown_safely(item)}")
    label = text(item.get("label"))
    if not label.strip():
        raise Unusable(".label", "is missing")
    extra, problem = kept(item, _SHAPE_KEYS)
    if problem:
        made.note(path, f"an unknown key {problem}: it is not kept", "left out", "value")
    score, attributes = item.get("score"), item.get("attributes")
    fine, _ = kept(attributes if isinstance(attributes, dict) else {}, frozenset())
    made.add(
        ImportedObject(
            image=image,
            category=made.named(label),
            shape=_labelme_shape(item, path, made),
            where=path,
            score=float(score) if is_number(score) else None,
            attributes=fine,
            extra=_filled(extra),
        ),
        group=_group(item.get("group_id")),
    )


def _labelme_shape(item: dict[str, Any], path: str, made: SetBuilder) -> Shape:
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
    raise Unusable(".shape_type", f"{shown_safely(kind)} of {len(points)} points is not known")


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


# ISAT ---------------------------------------------------------------------------------------------


def _isat_file(value: dict[str, Any], where: str, made: SetBuilder) -> None:
    info = value["info"]
    name = text(info.get("name"))
    if not name:
        raise BadSource(f"{where}$.info.name: is missing")
    image = made.image(
        ImportedImage(
            name=name,
            where=f"{where}$.info.name",
            size_wh=size_of(info.get("width"), info.get("height")),
        )
    )
    objects = [
        (item.get("layer") if isinstance(item, dict) else 0, index, item)
        for index, item in enumerate(value["objects"])
    ]
    objects.sort(key=lambda entry: (entry[0] if is_number(entry[0]) else 0.0, entry[1]))
    for _, index, item in objects:
        path = f"{where}$.objects[{index}]"
        try:
            _add_isat(item, path, image, made)
        except Unusable as problem:
            made.note(path + problem.path, problem.reason, "left out", "shape")


def _add_isat(item: Any, path: str, image: int, made: SetBuilder) -> None:
    if not isinstance(item, dict):
        raise Unusable("", f"must be an object, is {shown_safely(item)}")
    category = text(item.get("category"))
    if not category.strip():
        raise Unusable(".category", "is missing")
    points = item.get("segmentation")
    if points:
        shape: Shape = ring(pairs(points, ".segmentation"), ".segmentation")
    else:
        edges = item.get("bbox")
        if not isinstance(edges, list) or len(edges) != 4:
            raise Unusable("", "has neither an outline nor a box")
        x1, y1, x2, y2 = (number(edge, ".bbox") for edge in edges)
        shape = box(x1, y1, x2, y2, ".bbox")
    extra, _ = kept(item, _ISAT_KEYS)
    made.add(
        ImportedObject(
            image=image,
            category=made.category(ImportedCategory(name=category)),
            shape=shape,
            where=path,
            iscrowd=item.get("iscrowd") in (1, True, "1"),
            extra=_filled(extra),
        ),
        group=_group(item.get("group")) or None,
    )


def _filled(extra: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the keys that say something: these tools write all of them with every object."""
    said = {key: part for key, part in extra.items() if part not in (None, False, {}, [], "")}
    return said or NOTHING


def _group(value: Any) -> int | str | None:
    return value if is_id(value) else None
