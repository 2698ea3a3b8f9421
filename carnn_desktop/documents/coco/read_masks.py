"""Masks of COCO annotations of any producer: what they mean, or why they mean nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from pycocotools import mask as coco_mask

from carnn_desktop.contracts import BoolMask
from carnn_desktop.documents.coco.geometry import (
    MAX_SIDE,
    Decoded,
    Ring,
    Runs,
    can_rasterise,
    draw_rings,
    measure_runs,
    parse_counts,
)
from carnn_desktop.documents.coco.rules import is_int, is_number, shown
from carnn_desktop.documents.masks import crop_mask
from carnn_desktop.documents.model import Mask

MaskKind = Literal["polygon", "rle", "box"]


class Unusable(Exception):
    """A value that has no sure meaning. ``path`` is relative to the annotation, e.g. ``.bbox``."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path
        self.reason = reason


@dataclass(frozen=True, slots=True)
class ReadMask:
    """A decoded mask; ``repairs`` are (path, what was done) where the file was not right."""

    mask: Mask
    kind: MaskKind
    repairs: tuple[tuple[str, str], ...] = ()


def read_mask(annotation: dict[str, Any], size_wh: tuple[int, int]) -> ReadMask:
    """Return the mask of an annotation of an image of that size; a box where there is no outline.

    Raises Unusable.
    """
    segmentation = annotation.get("segmentation")
    if isinstance(segmentation, dict):
        return ReadMask(_read_rle(segmentation, size_wh), "rle")
    if segmentation is not None and not isinstance(segmentation, list):
        raise Unusable(".segmentation", f"must be polygons or RLE, is {shown(segmentation)}")
    if segmentation and segmentation != [[]]:
        return _read_polygons(segmentation, size_wh)
    return ReadMask(_read_box(annotation, size_wh), "box")


def mask_of_runs(runs: Runs, decoded: Decoded, height: int) -> Mask:
    """Return the mask of run lengths that were measured before; the work is that of its columns."""
    if decoded.bbox_xywh is None:
        return crop_mask(np.zeros((0, 0), dtype=bool))
    left, _, columns, _ = (int(number) for number in decoded.bbox_xywh)
    edges = np.clip(np.cumsum(runs) - left * height, 0, columns * height)
    lengths = np.diff(np.concatenate(([0], edges)))
    flat: BoolMask = np.repeat(np.arange(lengths.size) % 2 == 1, lengths)
    if flat.size < columns * height:
        flat = np.concatenate((flat, np.zeros(columns * height - flat.size, dtype=bool)))
    return crop_mask(flat.reshape(columns, height).T, left, 0)


def _read_rle(rle: dict[str, Any], size_wh: tuple[int, int]) -> Mask:
    size, counts = rle.get("size"), rle.get("counts")
    width, height = size_wh
    if size != [height, width]:
        said = size if isinstance(size, list) and all(is_int(side) for side in size) else "no size"
        text = f"is {said}, the image is [{height}, {width}] (height, width)"
        raise Unusable(".segmentation.size", text)
    try:
        if isinstance(counts, str):
            runs = parse_counts(counts)
        elif isinstance(counts, list) and all(is_int(n) and 0 <= n < 1 << 40 for n in counts):
            runs = np.array(counts, dtype=np.int64)
        else:
            raise Unusable(".segmentation.counts", "must be a text or a list of lengths from 0 on")
        decoded = measure_runs(runs, height, width)
    except ValueError as problem:
        raise Unusable(".segmentation.counts", str(problem)) from None
    if not decoded.area:
        raise Unusable(".segmentation", "holds no pixel")
    return mask_of_runs(runs, decoded, height)


def _read_polygons(segmentation: list[Any], size_wh: tuple[int, int]) -> ReadMask:
    repairs: list[tuple[str, str]] = []
    if not any(isinstance(ring, list) for ring in segmentation):
        segmentation = [segmentation]
        repairs.append((".segmentation", "one flat list was taken for one ring"))
    rings: list[Ring] = []
    for number, ring in enumerate(segmentation):
        path = f".segmentation[{number}]"
        if not isinstance(ring, list) or not all(is_number(value) for value in ring):
            raise Unusable(path, "must be a list of numbers")
        if len(ring) % 2:
            raise Unusable(path, f"has {len(ring)} numbers, which are no pairs of x and y")
        if len(ring) < 6:
            repairs.append((path, f"a ring of {len(ring)} numbers was left out"))
        else:
            rings.append(np.array(ring, dtype=np.float64))
    if not rings:
        raise Unusable(".segmentation", "has no ring of at least three points")
    if not can_rasterise(rings):
        raise Unusable(".segmentation", "is too long to be the outline of an object")
    width, height = size_wh
    merged = coco_mask.merge(draw_rings(rings, height, width))
    runs = parse_counts(merged["counts"].decode("ascii"))
    decoded = measure_runs(runs, height, width)
    if not decoded.area:
        raise Unusable(".segmentation", "covers no pixel of the image")
    return ReadMask(mask_of_runs(runs, decoded, height), "polygon", tuple(repairs))


def _read_box(annotation: dict[str, Any], size_wh: tuple[int, int]) -> Mask:
    box = annotation.get("bbox")
    if box is None:
        raise Unusable("", "has neither an outline nor a box")
    if not isinstance(box, list) or len(box) != 4 or not all(is_number(value) for value in box):
        raise Unusable(".bbox", f"must be four numbers, is {shown(box)}")
    x, y, w, h = box
    if w <= 0 or h <= 0 or max(map(abs, box)) > MAX_SIDE:
        raise Unusable(".bbox", f"is {w:g} x {h:g} pixels")
    left, top = max(0, round(x)), max(0, round(y))
    right, bottom = min(size_wh[0], round(x + w)), min(size_wh[1], round(y + h))
    if left >= right or top >= bottom:
        raise Unusable(".bbox", "covers no pixel of the image")
    return crop_mask(np.ones((bottom - top, right - left), dtype=bool), left, top)
