"""Mends the segmentation of one annotation, and the area and box that follow from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from pycocotools import mask as coco_mask

from carnn_desktop.annotations.geometry import (
    BoxXywh,
    Decoded,
    Ring,
    can_rasterise,
    draw_rings,
    measure_rings,
    measure_runs,
    pixel_centre_area,
)
from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.checking.annotations import is_box_of
from carnn_desktop.formats.coco.checking.masks import runs_of
from carnn_desktop.formats.coco.forms import plain_counts, plain_rings
from carnn_desktop.formats.coco.rules import is_number, shown
from carnn_desktop.formats.coco.stream import Values

Note = Callable[[str, str, str], None]


def mend_mask(value: Values, path: str, size: tuple[int, int], note: Note) -> None:
    """Mend what has one possible meaning: the segmentation, then the measures that follow from it.

    note : is told rule, JSON path and what was done
    """
    width, height = size
    segmentation = value.get("segmentation")
    if isinstance(segmentation, dict):
        found = _runs(segmentation, path, size, note)
        rings, centres = [], None
    elif isinstance(segmentation, list):
        rings = _rings(segmentation, path, note)
        if not rings or not can_rasterise(rings):
            return
        drawn = draw_rings(rings, height, width)
        found, centres = measure_rings(drawn), pixel_centre_area(rings)
        if value.get("iscrowd") == 1 and found.area:
            merged = coco_mask.merge(drawn)
            counts = merged["counts"].decode("ascii")
            value["segmentation"] = {"size": [height, width], "counts": counts}
            note(rules.CROWD_MASK, f"{path}.segmentation", "the crowd became RLE")
    else:
        return
    if found is None or not found.area or found.bbox_xywh is None:
        return
    _mend_area(value, path, found.area, centres, note)
    _mend_box(value, path, found.bbox_xywh, rings, note)


def _runs(rle: Values, path: str, size: tuple[int, int], note: Note) -> Decoded | None:
    width, height = size
    counts, told = plain_counts(rle.get("counts"))
    if told:
        rle["counts"] = counts
        note(rules.RLE, f"{path}.segmentation.counts", told)
    try:
        runs = runs_of(counts)
        if rle.get("size") != [height, width]:
            return None
        found = measure_runs(runs, height, width)
        if isinstance(counts, list):
            packed = coco_mask.frPyObjects({"size": [height, width], "counts": counts}, *size[::-1])
            rle["counts"] = packed["counts"].decode("ascii")
            note(rules.RLE, f"{path}.segmentation.counts", "run lengths were compressed")
    except (ValueError, OverflowError):  # the latter of runs that pycocotools cannot hold
        return None
    return found


def _rings(segmentation: list[Any], path: str, note: Note) -> list[Ring]:
    """Return the rings; take out those of a point or a line beside others."""
    rings, done = plain_rings(segmentation)
    for where, text in done:
        note(rules.POLYGON, f"{path}.segmentation{where}", text)
    if done:
        segmentation[:] = rings
    plain = [
        ring
        for ring in segmentation
        if isinstance(ring, list) and all(is_number(number) for number in ring)
    ]
    if len(plain) != len(segmentation):
        return []
    good = [ring for ring in plain if len(ring) >= 6 and len(ring) % 2 == 0]
    lost = [ring for ring in plain if len(ring) < 6 and len(ring) % 2 == 0]
    if len(good) + len(lost) != len(plain) or not good:
        return []
    if lost:
        segmentation[:] = good
        text = f"{len(lost)} rings of less than three points, without a pixel, were removed"
        note(rules.POLYGON, f"{path}.segmentation", text)
    return [np.array(ring, dtype=np.float64) for ring in good]


def _mend_area(value: Values, path: str, area: int, centres: float | None, note: Note) -> None:
    given = value.get("area")
    if is_number(given):
        traced = centres is not None and abs(centres - given) < 0.5
        if abs(given - area) < 1 or (traced and given > 0):
            return
    before = shown(given) if "area" in value else "none"
    value["area"] = area
    note(rules.AREA, f"{path}.area", f"{before} became {area}, the mask's pixels")


def _mend_box(value: Values, path: str, true: BoxXywh, rings: list[Ring], note: Note) -> None:
    given = value.get("bbox")
    if isinstance(given, list) and len(given) == 4 and all(is_number(v) for v in given):
        x, y, w, h = (float(number) for number in given)
        corners = np.array([x, y, x + w, y + h])
        if is_box_of(corners, true, rings) and w >= 1 and h >= 1:
            return
    value["bbox"] = list(true)
    before = shown(given) if not isinstance(given, list) else str(given)[:60]
    text = f"{before if 'bbox' in value and given is not None else 'none'} became the mask's"
    note(rules.BBOX, f"{path}.bbox", text)
