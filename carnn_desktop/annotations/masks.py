"""Binary masks as tight crop and origin: set operations, connected parts, COCO run lengths.

Connectivity: the foreground is 8-connected and, to match, the background 4-connected. So two pixels
that touch at a corner are one part, and no hole leaks out through a corner.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations.geometry import Runs, measure_runs, parse_counts
from carnn_desktop.annotations.model import Mask
from carnn_desktop.contracts.arrays import BoolMask, frozen

Box = tuple[int, int, int, int]
_ROWS = 512  # of a mask that are compared at a time: no second mask of full size is made


def crop_mask(pixels: BoolMask, x: int = 0, y: int = 0) -> Mask:
    """Return the mask of ``pixels`` (h, w) bool whose pixel (0, 0) lies at (x, y), made tight."""
    pixels = np.asarray(pixels, dtype=bool)
    if _is_tight(pixels):
        return Mask(x, y, _owned(pixels))
    rows = np.flatnonzero(pixels.any(axis=1))
    if len(rows) == 0:
        return empty_mask()
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(pixels[top:bottom].any(axis=0))
    left, right = int(columns[0]), int(columns[-1]) + 1
    return Mask(x + left, y + top, _owned(pixels[top:bottom, left:right]))


def empty_mask() -> Mask:
    """Return the mask without a pixel."""
    return Mask(0, 0, frozen(np.zeros((0, 0), dtype=bool)))


def full_mask(mask: Mask, width: int, height: int) -> BoolMask:
    """Return (height, width) bool; pixels of the mask outside the image are left out."""
    full = np.zeros((height, width), dtype=bool)
    _paste(full, mask, 0, 0)
    return full


def window(mask: Mask, bbox_xyxy: Box) -> BoolMask:
    """Return the mask inside a box as (y2 - y1, x2 - x1) bool."""
    x1, y1, x2, y2 = bbox_xyxy
    pixels = np.zeros((max(0, y2 - y1), max(0, x2 - x1)), dtype=bool)
    _paste(pixels, mask, x1, y1)
    return pixels


def clipped(mask: Mask, width: int, height: int) -> Mask:
    """Return the part of the mask that lies inside an image of that size."""
    h, w = mask.pixels.shape
    if mask.x >= 0 and mask.y >= 0 and mask.x + w <= width and mask.y + h <= height:
        return mask
    return crop_mask(full_mask(mask, width, height))


def union(first: Mask, second: Mask) -> Mask:
    """Return the pixels of either."""
    if not first.pixels.size or not second.pixels.size:
        return second if not first.pixels.size else first
    (x1, y1, w1, h1), (x2, y2, w2, h2) = first.bbox_xywh, second.bbox_xywh
    x, y = min(x1, x2), min(y1, y2)
    box = (x, y, max(x1 + w1, x2 + w2), max(y1 + h1, y2 + h2))
    for mask, other in ((first, second), (second, first)):
        if box == (mask.x, mask.y, mask.x + mask.bbox_xywh[2], mask.y + mask.bbox_xywh[3]):
            # A stroke within a mask as large as the photo: copy once, change what it covers.
            pixels = mask.pixels.copy()
            part = _part(Mask(x, y, pixels), _box(other))
            np.logical_or(part, other.pixels, out=part)
            return Mask(x, y, frozen(pixels))
    return crop_mask(window(first, box) | window(second, box), x, y)


def intersection(first: Mask, second: Mask) -> Mask:
    """Return the pixels of both."""
    box = _common_box(first, second)
    if box is None:
        return empty_mask()
    return crop_mask(_part(first, box) & _part(second, box), box[0], box[1])


def difference(first: Mask, second: Mask) -> Mask:
    """Return the pixels of ``first`` that are not in ``second``; itself when that is all."""
    box = _common_box(first, second)
    if box is None:
        return first
    shared = _part(first, box) & _part(second, box)
    if not shared.any():
        return first
    pixels = first.pixels.copy()
    part = _part(Mask(first.x, first.y, pixels), box)
    part[shared] = False
    return crop_mask(frozen(pixels), first.x, first.y)


def overlap_area(first: Mask, second: Mask) -> int:
    """Return the number of pixels in both."""
    box = _common_box(first, second)
    if box is None:
        return 0
    return int(np.count_nonzero(_part(first, box) & _part(second, box)))


def differing_box(first: Mask, second: Mask) -> Box:
    """Return the rectangle xyxy in which two masks differ; empty at (0, 0) when they do not."""
    boxes = [_box(mask) for mask in (first, second) if mask.pixels.size]
    if not boxes or first is second:
        return (0, 0, 0, 0)
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    found: list[Box] = []
    for row in range(top, bottom, _ROWS):
        box = (left, row, right, min(row + _ROWS, bottom))
        changed = window(first, box) ^ window(second, box)
        x, y, w, h = cv2.boundingRect(changed.view(np.uint8))
        if w:
            found.append((left + x, row + y, left + x + w, row + y + h))
    if not found:
        return (0, 0, 0, 0)
    lows, highs = [box[:2] for box in found], [box[2:] for box in found]
    return (
        min(x for x, _ in lows),
        min(y for _, y in lows),
        max(x for x, _ in highs),
        max(y for _, y in highs),
    )


def mask_iou(first: Mask, second: Mask) -> float:
    """Return intersection over union; two empty masks are equal (1.0)."""
    shared = overlap_area(first, second)
    total = first.area + second.area - shared
    return shared / total if total else 1.0


def from_rle(rle: dict[str, Any]) -> Mask:
    """Return the mask of COCO run lengths, compressed (str or bytes) or not (list of int).

    Raises ValueError when they do not fill the size: pycocotools' own decoder would not notice.
    """
    height, width = (int(side) for side in rle["size"])
    counts = rle["counts"]
    if isinstance(counts, bytes):
        counts = counts.decode("ascii")
    runs = parse_counts(counts) if isinstance(counts, str) else np.asarray(counts, dtype=np.int64)
    return mask_of_runs(runs, width, height)


def mask_of_runs(runs: Runs, width: int, height: int) -> Mask:
    """Return the mask of run lengths down the columns; the work is that of its own columns.

    Raises ValueError when they do not fill the size.
    """
    box = measure_runs(runs, height, width).bbox_xywh
    if box is None:
        return empty_mask()
    left, _, columns, _ = (int(number) for number in box)
    edges = np.clip(np.cumsum(runs) - left * height, 0, columns * height)
    lengths = np.diff(np.concatenate(([0], edges)))
    flat: BoolMask = np.repeat(np.arange(lengths.size) % 2 == 1, lengths)
    if flat.size < columns * height:
        flat = np.concatenate((flat, np.zeros(columns * height - flat.size, dtype=bool)))
    return crop_mask(flat.reshape(columns, height).T, left, 0)


def count_parts(mask: Mask) -> int:
    """Return the number of 8-connected parts."""
    if not mask.pixels.size:
        return 0
    _, tree = cv2.findContours(mask.pixels.view(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    return int(np.count_nonzero(tree[0, :, 3] < 0))


def connected_parts(mask: Mask, *, min_area: int = 0) -> tuple[Mask, ...]:
    """Return the 8-connected parts of at least ``min_area`` pixels, largest first."""
    if not mask.pixels.size:
        return ()
    # Most masks are one part. Counting outer contours takes a fifth of the time of labelling, and
    # no threads, which cost more than they help at this size.
    if count_parts(mask) == 1:
        return (mask,) if mask.area >= min_area else ()
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask.pixels.view(np.uint8), connectivity=8, ltype=cv2.CV_32S
    )
    parts = []
    areas = stats[1:, cv2.CC_STAT_AREA]
    for index in np.argsort(-areas, kind="stable") + 1:
        if stats[index, cv2.CC_STAT_AREA] < max(1, min_area):
            break
        left, top, w, h = (int(value) for value in stats[index, :4])
        pixels = labels[top : top + h, left : left + w] == index
        parts.append(crop_mask(pixels, mask.x + left, mask.y + top))
    return tuple(parts)


def part_areas(mask: Mask) -> tuple[int, ...]:
    """Return the areas of the 8-connected parts in pixels, largest first."""
    if not mask.pixels.size:
        return ()
    if count_parts(mask) == 1:
        return (mask.area,)
    _, _, stats, _ = cv2.connectedComponentsWithStats(
        mask.pixels.view(np.uint8), connectivity=8, ltype=cv2.CV_32S
    )
    return tuple(sorted(map(int, stats[1:, cv2.CC_STAT_AREA]), reverse=True))


def holes(mask: Mask) -> BoolMask:
    """Return (h, w) bool over the mask's crop: background that cannot reach the border."""
    if not mask.pixels.size:
        return np.zeros((0, 0), dtype=bool)
    padded = np.pad(~mask.pixels, 1, constant_values=True).astype(np.uint8)
    _, labels = cv2.connectedComponents(padded, connectivity=4, ltype=cv2.CV_32S)
    inside: NDArray[np.bool_] = (padded[1:-1, 1:-1] == 1) & (labels[1:-1, 1:-1] != labels[0, 0])
    return inside


def fill_holes(mask: Mask) -> Mask:
    """Return the mask with enclosed background set."""
    return crop_mask(mask.pixels | holes(mask), mask.x, mask.y)


def remove_islands(mask: Mask, min_area: int) -> Mask:
    """Return the mask without its parts smaller than ``min_area`` pixels."""
    if not mask.pixels.size:
        return mask
    _, labels, stats, _ = cv2.connectedComponentsWithStats(
        mask.pixels.view(np.uint8), connectivity=8, ltype=cv2.CV_32S
    )
    kept = stats[:, cv2.CC_STAT_AREA] >= min_area
    kept[0] = False
    return crop_mask(kept[labels], mask.x, mask.y)


def _is_tight(pixels: BoolMask) -> bool:
    if not pixels.size:
        return False
    return bool(pixels[0].any() and pixels[-1].any() and pixels[:, 0].any() and pixels[:, -1].any())


def _owned(crop: BoolMask) -> BoolMask:
    """Return the crop itself if nobody can change it, else a copy; read-only."""
    if crop.flags.writeable or not crop.flags.c_contiguous:
        crop = np.array(crop, order="C")
    return frozen(crop)


def _box(mask: Mask) -> Box:
    x, y, width, height = mask.bbox_xywh
    return (x, y, x + width, y + height)


def _part(mask: Mask, box_xyxy: Box) -> BoolMask:
    """Return the pixels in a box that lies within the mask's own; not copied."""
    x1, y1, x2, y2 = box_xyxy
    return mask.pixels[y1 - mask.y : y2 - mask.y, x1 - mask.x : x2 - mask.x]


def _common_box(first: Mask, second: Mask) -> Box | None:
    (x1, y1, w1, h1), (x2, y2, w2, h2) = first.bbox_xywh, second.bbox_xywh
    box = (max(x1, x2), max(y1, y2), min(x1 + w1, x2 + w2), min(y1 + h1, y2 + h2))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _paste(target: BoolMask, mask: Mask, x: int, y: int) -> None:
    """Write the mask into ``target``, whose pixel (0, 0) lies at (x, y) of the image."""
    height, width = target.shape
    h, w = mask.pixels.shape
    left, top = mask.x - x, mask.y - y
    x1, y1, x2, y2 = max(0, left), max(0, top), min(width, left + w), min(height, top + h)
    if x1 < x2 and y1 < y2:
        target[y1:y2, x1:x2] = mask.pixels[y1 - top : y2 - top, x1 - left : x2 - left]
