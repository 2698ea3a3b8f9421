"""Refinement by clicks and boxes with no model at all: GrabCut on a window of the photo.

Rother, Kolmogorov and Blake, "GrabCut" (2004), as OpenCV has it, on a reduced window; the result is
carried to full size along the photo's edges by the fast guided filter (He and Sun, 2015). What a
person asks for is kept: clicked pixels are (or are not) in the mask, and with clicks on an existing
mask nothing changes but the parts they point at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.refine.guided import upsample_mask
from carnn_desktop.engine.refine.prompts import extent

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Task = Literal["edit", "snap", "box", "click"]

_WORK_SIDE = 256  # longest side of the reduced window; GrabCut's time grows faster than its area
_ROUNDS = 4
_SMALLEST_WINDOW = 48
_TOLERANCES = (6, 10, 16, 24, 34)  # grey levels from the clicked colour
_ON_THE_EDGE = 0.05  # an annotation on more of the window's edge than this has run over
_LARGE = 0.5  # so has one with more of the window's area
_SLIVER = 2  # half the width of a difference along the outline that means nothing
_SPECK = 0.01  # parts and holes below this share of the mask are noise


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of the photo that is worked on, and its reduction; bounds are exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def slices(self) -> tuple[slice, slice]:
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def work_wh(self) -> tuple[int, int]:
        width, height = self.right - self.left, self.bottom - self.top
        factor = min(1.0, _WORK_SIDE / max(width, height))
        return max(1, round(width * factor)), max(1, round(height * factor))

    def to_work(self, point: Point) -> tuple[int, int]:
        """Return the reduced pixel (x, y) in which a point of the photo lies, clipped."""
        width, height = self.work_wh
        x = (point[0] - self.left) * width / (self.right - self.left)
        y = (point[1] - self.top) * height / (self.bottom - self.top)
        return int(np.clip(x, 0, width - 1)), int(np.clip(y, 0, height - 1))


def refine(
    image: RgbImage,
    mask: BoolMask | None = None,
    positive_xy: Sequence[Point] = (),
    negative_xy: Sequence[Point] = (),
    box_xyxy: Box | None = None,
    on_progress: ProgressCallback = ignore_progress,
) -> BoolMask:
    """Return a mask (H, W) bool after what the person pointed at.

    With a mask and clicks, the part under a positive click is added and the part under a negative
    one removed. With a mask alone, its outline snaps to the edges nearby. With a box, the object
    inside it is cut out; with positive clicks alone, the object under them.

    image : (H, W, 3) uint8 RGB; mask : (H, W) bool; points and box in pixels of the image
    Raises CarnnError when there is nothing to go by, or it lies outside the image; ValueError for a
    mask of another size.
    """
    height, width = image.shape[:2]
    if mask is not None and mask.shape != (height, width):
        raise ValueError(f"the mask has shape {mask.shape}, the image {(height, width)}")
    mask = None if mask is None or not mask.any() else mask
    box = None if box_xyxy is None else _clipped_box(box_xyxy, width, height)
    for x, y in (*positive_xy, *negative_xy):
        if not (0 <= x < width and 0 <= y < height):
            raise CarnnError(Told("A click lies outside the image."), Told("Click on the image."))
    task = _task(mask, positive_xy, negative_xy, box)
    window = _window(task, mask, (*positive_xy, *negative_xy), box, (width, height))
    on_progress(Progress("refining"))
    crop = image[window.slices]
    reduced = cv2.resize(crop, window.work_wh, interpolation=cv2.INTER_AREA)
    small = np.ascontiguousarray(reduced, dtype=np.uint8)
    small_mask = None if mask is None else _reduced(mask[window.slices], window.work_wh)
    labels = _labels(task, small, small_mask, window, positive_xy, negative_xy, box)
    cut = _grab(small, labels, on_progress)
    on_progress(Progress("refining", _ROUNDS, _ROUNDS))
    if task != "edit":
        cut = _tidy(cut, _anchors(cut.shape, small_mask, window, positive_xy))
    full = upsample_mask(cut, small, np.ascontiguousarray(crop))
    result = np.zeros((height, width), np.bool_) if mask is None else mask.copy()
    if task == "edit" and mask is not None:
        here = result[window.slices]
        for points, value in ((positive_xy, True), (negative_xy, False)):
            reach = _reached(cut, small_mask, window, points, value)
            here[reach & (full == value)] = value
    else:
        result[...] = False
        result[window.slices] = full
    set_clicked(result, positive_xy, negative_xy)
    return result


def set_clicked(mask: BoolMask, positive: Sequence[Point], negative: Sequence[Point]) -> None:
    """Make the clicked pixels of ``mask`` (H, W) what the person said they are."""
    height, width = mask.shape
    for points, value in ((positive, True), (negative, False)):
        for x, y in points:
            if 0 <= x < width and 0 <= y < height:
                mask[int(y), int(x)] = value


def _task(
    mask: BoolMask | None, positive: Sequence[Point], negative: Sequence[Point], box: Box | None
) -> Task:
    if mask is not None:
        return "edit" if positive or negative else "snap"
    if box is not None:
        return "box"
    if positive:
        return "click"
    raise CarnnError(
        Told("There is nothing to refine."), Told("Click the object or draw a box around it.")
    )


def _clipped_box(box: Box, width: int, height: int) -> Box:
    left, right = sorted((min(max(box[0], 0), width), min(max(box[2], 0), width)))
    top, bottom = sorted((min(max(box[1], 0), height), min(max(box[3], 0), height)))
    if right - left < 1 or bottom - top < 1:
        raise CarnnError(
            Told("The box is empty or lies outside the image."), Told("Draw it around the object.")
        )
    return left, top, right, bottom


def _window(
    task: Task,
    mask: BoolMask | None,
    points: Sequence[Point],
    box: Box | None,
    size_wh: tuple[int, int],
) -> _Window:
    """Return the window: the object with a margin, or what the clicks can reach."""
    corners = list(points)
    if mask is not None and task == "snap":
        corners += _corners(mask)
    if box is not None and task == "box":
        corners += [(box[0], box[1]), (box[2] - 1, box[3] - 1)]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    if task == "edit" and mask is not None:
        (left, top), (right, bottom) = _corners(mask)
        margin = max(0.35 * max(right - left, bottom - top), 0.2 * max(size_wh))
    elif task == "click":
        margin = 0.25 * max(size_wh)
    else:
        margin = 0.2 * extent
    margin = max(margin + 8, (_SMALLEST_WINDOW - extent) / 2)
    return _Window(
        max(0, int(min(xs) - margin)),
        max(0, int(min(ys) - margin)),
        min(size_wh[0], int(max(xs) + margin) + 1),
        min(size_wh[1], int(max(ys) + margin) + 1),
    )


def _corners(mask: BoolMask) -> list[Point]:
    """Return the first and the last pixel (x, y) of the mask's bounding box."""
    left, top, right, bottom = map(float, extent(mask))
    return [(left, top), (right, bottom)]


def _reduced(mask: BoolMask, size_wh: tuple[int, int]) -> BoolMask:
    share = cv2.resize(mask.astype(np.float32), size_wh, interpolation=cv2.INTER_AREA)
    return np.asarray(share > 0.5)


def _labels(
    task: Task,
    small: RgbImage,
    mask: BoolMask | None,
    window: _Window,
    positive: Sequence[Point],
    negative: Sequence[Point],
    box: Box | None,
) -> NDArray[np.uint8]:
    """Return (h, w) uint8 of GrabCut's four classes: what is certain and what is a first guess."""
    labels = np.full(small.shape[:2], cv2.GC_PR_BGD, np.uint8)
    if mask is not None:
        labels[mask] = cv2.GC_PR_FGD
    if task == "snap" and mask is not None:
        radius = max(2, round(0.08 * float(np.sqrt(mask.sum()))))
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1,) * 2)
        plain = mask.astype(np.uint8)
        # the image's border is no border of the object
        labels[cv2.erode(plain, disc, borderValue=1) > 0] = cv2.GC_FGD
        labels[cv2.dilate(plain, disc, borderValue=0) == 0] = cv2.GC_BGD
    elif task == "edit" and mask is not None:
        ring = _ring(labels.shape, 1)
        labels[ring] = np.where(mask[ring], cv2.GC_FGD, cv2.GC_BGD)
    elif task == "click":
        labels[_ring(labels.shape, 2)] = cv2.GC_BGD
    if box is not None:
        (left, top), (right, bottom) = (
            window.to_work((box[0], box[1])),
            window.to_work((box[2] - 1, box[3] - 1)),
        )
        inside = np.zeros(labels.shape, np.bool_)
        inside[top : bottom + 1, left : right + 1] = True
        if task == "box":
            labels[inside] = cv2.GC_PR_FGD
        labels[~inside] = cv2.GC_BGD
    radius = max(1, round(0.02 * max(labels.shape)))
    for points, certain in ((positive, cv2.GC_FGD), (negative, cv2.GC_BGD)):
        places = [window.to_work(point) for point in points]
        for place in places:
            labels[_like(small, place) & (labels != cv2.GC_FGD) & (labels != cv2.GC_BGD)] = certain
        for place in places:
            cv2.circle(labels, place, radius, int(certain), -1)
    return labels


def _ring(shape: tuple[int, ...], width: int) -> BoolMask:
    ring = np.ones(shape, np.bool_)
    ring[width:-width, width:-width] = False
    return ring


def _like(small: RgbImage, start_xy: tuple[int, int]) -> BoolMask:
    """Return the connected pixels (h, w) that look like the clicked one, by a margin.

    Of growing colour tolerances the last one counts before the annotation runs over the window: to
    its edge, or to a large share of it. A lone click says too little for GrabCut without this.
    """
    smooth = cv2.medianBlur(small, 5)
    ring = _ring(small.shape[:2], 1)
    found = np.zeros(small.shape[:2], np.bool_)
    for tolerance in _TOLERANCES:
        seen = np.zeros((small.shape[0] + 2, small.shape[1] + 2), np.uint8)
        flags = 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE
        limits = (tolerance,) * 3
        cv2.floodFill(smooth, seen, start_xy, (0, 0, 0), limits, limits, flags)
        annotation = seen[1:-1, 1:-1] > 0
        if annotation[ring].mean() > _ON_THE_EDGE or annotation.mean() > _LARGE:
            break
        found = annotation
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (3, 3))
    return np.asarray(cv2.erode(found.astype(np.uint8), disc, borderValue=1) > 0)


def _grab(small: RgbImage, labels: NDArray[np.uint8], on_progress: ProgressCallback) -> BoolMask:
    """Run GrabCut one round at a time, so that it can be left; return (h, w) bool."""
    object_ = (labels == cv2.GC_FGD) | (labels == cv2.GC_PR_FGD)
    if object_.all() or not object_.any():
        return np.asarray(object_)  # nothing to learn one of the two colour models from
    models = (np.zeros((1, 65), np.float64), np.zeros((1, 65), np.float64))
    cv2.setRNGSeed(0)  # its colour clusters begin at random
    for number in range(_ROUNDS):
        on_progress(Progress("refining", number, _ROUNDS))
        mode = cv2.GC_EVAL if number else cv2.GC_INIT_WITH_MASK
        cv2.grabCut(small, labels, (0, 0, 1, 1), models[0], models[1], 1, mode)
        inside = np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD))
        if inside.all() or not inside.any():
            break
    return np.asarray(np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD)))


def _anchors(
    shape: tuple[int, ...], mask: BoolMask | None, window: _Window, positive: Sequence[Point]
) -> BoolMask | None:
    """Return the pixels that a part must touch to stay; None: the largest parts stay."""
    if mask is None and not positive:
        return None
    anchors = np.zeros(shape, np.bool_) if mask is None else mask.copy()
    for point in positive:
        x, y = window.to_work(point)
        anchors[y, x] = True
    return anchors


def _tidy(cut: BoolMask, anchors: BoolMask | None) -> BoolMask:
    """Return ``cut`` without specks, without pinholes, and with anchored parts only."""
    limit = _SPECK * float(cut.sum())
    _, parts, stats, _ = cv2.connectedComponentsWithStats(cut.astype(np.uint8), connectivity=8)
    keep = stats[:, cv2.CC_STAT_AREA] >= limit
    if anchors is not None:
        keep &= np.isin(np.arange(len(stats)), parts[anchors])
    keep[0] = False
    tidy = keep[parts]
    _, holes, stats, _ = cv2.connectedComponentsWithStats((~tidy).astype(np.uint8), connectivity=4)
    fill = stats[:, cv2.CC_STAT_AREA] < limit
    fill[0] = False
    return np.asarray(tidy | fill[holes])


def _reached(
    cut: BoolMask, mask: BoolMask | None, window: _Window, points: Sequence[Point], value: bool
) -> BoolMask:
    """Return the (H, W) pixels of the window where the clicks may set ``value``.

    They are the clicked parts of what differs between ``cut`` and ``mask``, at the reduced size.
    Slivers along the outline, which connect everything to everything, do not count.
    """
    allowed: NDArray[np.uint8] = np.zeros(cut.shape, np.uint8)
    if points and mask is not None:
        difference = ((cut == value) & (mask != value)).astype(np.uint8)
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _SLIVER + 1,) * 2)
        solid = cv2.morphologyEx(difference, cv2.MORPH_OPEN, disc)
        _, parts = cv2.connectedComponents(solid, connectivity=4)
        clicked = {int(parts[y, x]) for x, y in map(window.to_work, points)} - {0}
        chosen = np.isin(parts, list(clicked)).astype(np.uint8)
        allowed = np.asarray(cv2.dilate(chosen, disc), np.uint8)
    size_wh = (window.right - window.left, window.bottom - window.top)
    return np.asarray(cv2.resize(allowed, size_wh, interpolation=cv2.INTER_NEAREST) > 0)
