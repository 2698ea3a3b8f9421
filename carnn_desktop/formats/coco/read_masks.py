"""Masks of COCO annotations of any producer: what they mean, or why they mean nothing."""

from __future__ import annotations

from typing import Any

import numpy as np

from carnn_desktop.annotations.geometry import MAX_SIDE, Ring, measure_runs, parse_counts
from carnn_desktop.annotations.shapes import (
    MAX_AREA,
    Box,
    Rings,
    RunLengths,
    Shape,
    SizeWh,
    Unusable,
)
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.forms import plain_counts, plain_rings
from carnn_desktop.formats.coco.rules import is_int, is_number, shown

_NUMBERS = frozenset({int, float})
Repairs = list[tuple[str, str]]
"""(path within the annotation, what was done) where it was not right."""


def read_shape(annotation: dict[str, Any], size_wh: SizeWh | None) -> tuple[Shape, Repairs]:
    """Return the shape of an annotation; a box where there is no outline.

    size_wh : of its image; None when the file does not say, and the photo decides later
    Raises Unusable.
    """
    segmentation = annotation.get("segmentation")
    if isinstance(segmentation, dict):
        counts, told = plain_counts(segmentation.get("counts"))
        repairs = [(".segmentation.counts", told)] if told else []
        return _read_rle({**segmentation, "counts": counts}, size_wh), repairs
    if segmentation is not None and not isinstance(segmentation, list):
        raise Unusable(
            ".segmentation",
            Told("must be polygons or RLE, is {value}", value=shown(segmentation)),
        )
    if segmentation and segmentation != [[]]:
        return _read_polygons(segmentation)
    return _read_box(annotation), []


def _read_rle(rle: dict[str, Any], size_wh: SizeWh | None) -> RunLengths:
    size, counts = rle.get("size"), rle.get("counts")
    known = isinstance(size, list) and len(size) == 2 and all(is_int(n) and n > 0 for n in size)
    if size_wh is None and isinstance(size, list) and known and max(size) <= MAX_SIDE:
        size_wh = (size[1], size[0])
    if size_wh is None:
        raise Unusable(".segmentation.size", Told("must be [height, width]"))
    width, height = size_wh
    if size != [height, width]:
        said = size if known else Told("no size")
        text = Told(
            "is {stated}, the image is {real} (height, width)", stated=said, real=[height, width]
        )
        raise Unusable(".segmentation.size", text)
    if width * height > MAX_AREA:
        raise Unusable(".segmentation.size", Told("is larger than any photo"))
    try:
        if isinstance(counts, str):
            runs = parse_counts(counts)
        elif isinstance(counts, list) and all(is_int(n) and 0 <= n < 1 << 40 for n in counts):
            runs = np.array(counts, dtype=np.int64)
        else:
            raise Unusable(
                ".segmentation.counts", Told("must be a text or a list of lengths from 0 on")
            )
        decoded = measure_runs(runs, height, width)
    except ValueError as problem:
        raise Unusable(".segmentation.counts", str(problem)) from None
    if not decoded.area:
        raise Unusable(".segmentation", Told("holds no pixel"))
    return RunLengths(runs.astype(np.uint32), width, height)


def _read_polygons(segmentation: list[Any]) -> tuple[Rings, Repairs]:
    segmentation, done = plain_rings(segmentation)
    repairs: Repairs = [(f".segmentation{where}", text) for where, text in done]
    rings: list[Ring] = []
    for number, ring in enumerate(segmentation):
        path = f".segmentation[{number}]"
        numbers = _numbers(ring)
        if numbers is None:
            raise Unusable(path, Told("must be a list of numbers"))
        if len(ring) % 2:
            raise Unusable(
                path, Told("has {count} numbers, which are no pairs of x and y", count=len(ring))
            )
        if len(ring) < 6:
            repairs.append((path, Told("a ring of {count} numbers was left out", count=len(ring))))
        else:
            rings.append(numbers)
    if not rings:
        raise Unusable(".segmentation", Told("has no ring of at least three points"))
    return Rings(tuple(rings)), repairs


def _numbers(ring: Any) -> Ring | None:
    """Return a list of finite numbers as an array, None for anything else."""
    if not isinstance(ring, list) or not {*map(type, ring)} <= _NUMBERS:
        return None
    try:
        numbers = np.array(ring, dtype=np.float64)
    except OverflowError:
        return None
    return numbers if bool(np.isfinite(numbers).all()) else None


def _read_box(annotation: dict[str, Any]) -> Box:
    box = annotation.get("bbox")
    if box is None:
        raise Unusable("", Told("has neither an outline nor a box"))
    if not isinstance(box, list) or len(box) != 4 or not all(is_number(value) for value in box):
        raise Unusable(".bbox", Told("must be four numbers, is {value}", value=shown(box)))
    x, y, w, h = box
    if w <= 0 or h <= 0 or max(map(abs, box)) > MAX_SIDE:
        raise Unusable(".bbox", Told("is {width:g} x {height:g} pixels", width=w, height=h))
    return Box(x, y, x + w, y + h)
