"""Checks of one annotation's segmentation, and what it decodes to for the other checks."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from carnn_desktop.annotations.geometry import (
    MAX_SIDE,
    Decoded,
    Ring,
    Runs,
    can_rasterise,
    draw_rings,
    measure_rings,
    measure_runs,
    parse_counts,
    ring_inside_another,
)
from carnn_desktop.formats.coco import forms, rules
from carnn_desktop.formats.coco.forms import plain_counts, plain_rings
from carnn_desktop.formats.coco.rules import Collector, is_int, is_number, shown

_OUTSIDE_TOLERANCE = 1.0
_LARGE = 1 << 63
_OTHER_FORMS: dict[str, str] = {
    forms.FLAT: "is one flat list",
    forms.NESTED: "is nested once too much",
    forms.PAIRS: "is a list of points [x, y]",
    forms.TEXTS: "holds numbers that are written as texts",
}


def check_mask(
    annotation: dict[str, Any],
    path: str,
    size_wh: tuple[int, int] | None,
    found: Collector,
) -> tuple[Decoded | None, list[Ring]]:
    """Check ``segmentation`` of an annotation of an image of ``size_wh`` (None = not known).

    Return the decoded mask (None when it cannot be decoded) and its rings (empty for RLE).
    """
    where = f"{path}.segmentation"
    segmentation = annotation.get("segmentation")
    if "segmentation" not in annotation:
        found.warning(rules.POLYGON, where, "is missing: the object is only a box")
    elif isinstance(segmentation, dict):
        return _check_rle(segmentation, where, size_wh, found), []
    elif isinstance(segmentation, list):
        rings = _check_rings(segmentation, where, found)
        if not rings or size_wh is None:
            return None, rings
        return _draw(rings, where, size_wh, found), rings
    else:
        text = f"must be polygons or RLE, is {shown(segmentation)}"
        found.error(rules.POLYGON, where, text)
    return None, []


def _check_rle(
    rle: dict[str, Any], where: str, size_wh: tuple[int, int] | None, found: Collector
) -> Decoded | None:
    size, counts = rle.get("size"), rle.get("counts")
    if (
        not isinstance(size, list)
        or len(size) != 2
        or not all(is_int(side) and 0 < side <= MAX_SIDE for side in size)
    ):
        text = "must be [height, width] of the image in pixels"
        found.error(rules.RLE, f"{where}.size", text)
        return None
    height, width = size
    if size_wh is not None and (width, height) != size_wh:
        swapped = " (width and height are exchanged)" if (height, width) == size_wh else ""
        text = f"[{height}, {width}] is not [height, width] of the image, "
        text += f"[{size_wh[1]}, {size_wh[0]}]{swapped}"
        found.error(rules.RLE, f"{where}.size", text)
        return None  # decoded in a wrong size, every measure would be wrong too
    counts, told = plain_counts(counts)
    if told:
        text = "is the text of a bytes object, b'...', which readers refuse: decode it to ASCII"
        found.error(rules.RLE, f"{where}.counts", text)
    if isinstance(counts, list):
        text = "uncompressed: some readers only take counts as a text"
        found.warning(rules.RLE, f"{where}.counts", text)
    try:
        return measure_runs(runs_of(counts), height, width)
    except ValueError as problem:
        found.error(rules.RLE, f"{where}.counts", str(problem))
    return None


def _check_rings(rings: list[Any], where: str, found: Collector) -> list[Ring]:
    """Check polygons; return them as arrays, none when one of them is unusable."""
    if not rings:
        found.error(rules.POLYGON, where, "is an empty list, which makes readers fail")
        return []
    rings, odd = plain_rings(rings)
    for place, text in odd:
        error = f"must be a list of rings [[x, y, ...], ...], {_OTHER_FORMS[text]}"
        found.error(rules.POLYGON, f"{where}{place}", error)
    good: list[Ring] = []
    for number, ring in enumerate(rings):
        problem = _ring_problem(ring)
        if problem:
            found.error(rules.POLYGON, f"{where}[{number}]", problem)
        else:
            good.append(np.array(ring, dtype=np.float64))
    return good if len(good) == len(rings) else []


def _draw(
    rings: list[Ring], where: str, size_wh: tuple[int, int], found: Collector
) -> Decoded | None:
    warn = found.warning
    width, height = size_wh
    low, high = _extent(rings)
    if low.min() < -_OUTSIDE_TOLERANCE or (high > np.add(size_wh, _OUTSIDE_TOLERANCE)).any():
        text = f"points lie outside the image of {width} x {height} pixels"
        if low.min() >= 0 and high[0] <= height and high[1] <= width:
            text += "; they fit if its width and height are exchanged"
        warn(rules.POLYGON, where, text)
    if not can_rasterise(rings):
        warn(rules.POLYGON, where, "the outline is too long to be checked against the mask")
        return None
    drawn = draw_rings(rings, height, width)
    inner = ring_inside_another(rings, drawn)
    if inner is not None:
        text = "lies within another ring: rings are united, a hole is filled; use RLE"
        warn(rules.HOLE, f"{where}[{inner}]", text)
    decoded = measure_rings(drawn)
    if not decoded.area:
        warn(rules.POLYGON, where, "covers no pixel of the image: readers drop the object")
    return decoded


def runs_of(counts: Any) -> Runs:
    """Return the run lengths of ``counts``; ValueError when they are none."""
    if isinstance(counts, str):
        return parse_counts(counts)
    if not isinstance(counts, list):
        text = f"counts must be a text, is {shown(counts)}"
        raise ValueError(text)  # noqa: TRY004 - a finding about the file, not about our call
    if not all(is_int(run) and 0 <= run < 1 << 40 for run in counts):
        raise ValueError("counts must be whole numbers from 0 on")
    return np.array(counts, dtype=np.int64)


def _ring_problem(ring: Any) -> str:
    """Return why ``ring`` is no polygon, "" when it is one."""
    if not isinstance(ring, list):
        return f"must be a list of numbers, is {shown(ring)}"
    if not _all_numbers(ring):
        return "holds what is not a number"
    if len(ring) == 4:
        return "has 4 numbers, which readers take for a box: a polygon has at least 6"
    if len(ring) < 6:
        return f"has {len(ring)} numbers, a polygon has at least 6"
    return "has an odd count of numbers" if len(ring) % 2 else ""


def _all_numbers(ring: list[Any]) -> bool:
    """Return whether all are numbers; rings are long, so the usual ones are judged as a whole."""
    if ring and set(map(type, ring)) <= {int, float} and max(ring) < _LARGE and min(ring) > -_LARGE:
        return all(map(math.isfinite, ring))
    return all(is_number(number) for number in ring)


def _extent(rings: list[Ring]) -> tuple[Ring, Ring]:
    points = np.concatenate([ring.reshape(-1, 2) for ring in rings])
    return points.min(axis=0), points.max(axis=0)
