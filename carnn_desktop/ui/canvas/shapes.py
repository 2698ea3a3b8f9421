"""Outlines of annotations as painter paths, coarser ones for lower zoom, made when first needed."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QRectF
from PySide6.QtGui import QPainterPath

from carnn_desktop.annotations.model import Annotation, Mask
from carnn_desktop.annotations.outlines import Points, Ring, rings
from carnn_desktop.contracts.arrays import BoolMask

_EXACT_FROM = 2.0  # scale from which the steps of single pixels are worth seeing
_MAX_LEVEL = 7
SHRINK_FROM = 3  # level from which the outline is that of a smaller mask: half a screen pixel off
_ELEMENT = np.dtype([("type", ">i4"), ("x", ">f8"), ("y", ">f8")])


class AnnotationShape:
    """The outline of one annotation."""

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.rect = QRectF(*annotation.mask.bbox_xywh)
        """Bounding box in image pixels."""
        self._rings: tuple[Ring, ...] | None = None
        self._reduced: list[Points] | None = None  # of the coarsest level made of the exact ones
        self._paths: dict[int, QPainterPath] = {}

    def renewed(self, annotation: Annotation) -> AnnotationShape:
        """Return the shape of a later version of the annotation; a mask that stayed keeps its
        paths.
        """
        shape = AnnotationShape(annotation)
        if annotation.mask is self.annotation.mask:
            shape._rings, shape._reduced, shape._paths = self._rings, self._reduced, self._paths
        return shape

    def mask(self) -> Mask:
        """Return what is traced."""
        return self.annotation.mask

    def path(self, scale: float) -> QPainterPath:
        """Return the outline with no corner moved by more than 0.75 to 1.5 screen pixels.

        From scale 2 on it is exact: along the edges of the pixels. Parts and holes that are smaller
        than a screen pixel are left out where there are larger ones.
        """
        return self.path_at(level_of(scale))

    def path_at(self, level: int) -> QPainterPath:
        """Return the outline of a level; makes it when it is asked for the first time."""
        if level not in self._paths:
            self._paths[level] = self._make(level)
        return self._paths[level]

    def has(self, level: int) -> bool:
        """Tell whether the outline of a level was made."""
        return level in self._paths

    def nearest(self, level: int) -> QPainterPath | None:
        """Return the outline of a level, or of the one nearest to it that was made."""
        made = self._paths.get(level)
        if made is not None or not self._paths:
            return made
        return self._paths[min(self._paths, key=lambda other: abs(other - level))]

    def _make(self, level: int) -> QPainterPath:
        lines = self._lines_for(level)
        if level >= 2:
            lines = _large(lines, 2.0 ** (level - 1))
        tolerance = 0.0 if level == 0 else 0.375 * 2.0**level
        lines = [_reduced(line, tolerance) for line in lines]
        if level == SHRINK_FROM - 1:
            self._reduced = lines
        return closed_path(lines)

    def _lines_for(self, level: int) -> list[Points]:
        """Return closed lines that the outline of a level can be made of."""
        if level >= SHRINK_FROM and self._reduced is not None:
            return self._reduced  # a tenth of the time: this comes when the photo is zoomed out
        if level >= SHRINK_FROM:
            found = _shrunken_rings(self.mask(), 2 ** (level - 2))
        else:
            if self._rings is None:
                mask = self.mask()
                self._rings = rings(mask) if mask.pixels.any() else ()
            found = self._rings
        return [line for ring in found for line in (ring.exterior, *ring.holes)]


def level_of(scale: float) -> int:
    """Return the level of outlines that suits a scale: 0 is exact, each further one coarser."""
    level = math.ceil(math.log2(_EXACT_FROM / max(scale, 1e-6)))
    return min(max(level, 0), _MAX_LEVEL)


def closed_path(lines: Sequence[Points]) -> QPainterPath:
    """Return a path of closed lines, (n, 2) xy each; read as Qt's stream of one, not by corner."""
    lines = [line for line in lines if len(line) >= 3]
    if not lines:
        return QPainterPath()
    counts = [len(line) + 1 for line in lines]
    elements = np.empty(sum(counts), dtype=_ELEMENT)
    elements["type"] = 1  # a line to
    start = 0
    for line, count in zip(lines, counts, strict=True):
        part = elements[start : start + count]
        part["x"][:-1], part["y"][:-1] = line[:, 0], line[:, 1]
        part[-1] = part[0]
        part["type"][0] = 0  # a move to
        start += count
    head = np.array([len(elements)], dtype=">i4").tobytes()
    tail = np.array([len(elements) - counts[-1], 0], dtype=">i4").tobytes()  # last start, fill rule
    path = QPainterPath()
    stream = QDataStream(QByteArray(head + elements.tobytes() + tail))
    stream >> path
    return path


def _shrunken_rings(mask: Mask, factor: int) -> tuple[Ring, ...]:
    """Return the outlines of a mask at a fraction of its size, in image coordinates."""
    if not mask.pixels.any():
        return ()
    small = _shrunken(mask.pixels, factor)
    origin = np.array([mask.x, mask.y], dtype=np.float64)
    return tuple(
        Ring(
            ring.exterior * factor + origin,
            tuple(hole * factor + origin for hole in ring.holes),
        )
        for ring in rings(Mask(0, 0, small))
    )


def _shrunken(pixels: BoolMask, factor: int) -> BoolMask:
    """Return (ceil(h / factor), ceil(w / factor)) bool: cells that are mostly set, or else any."""
    height, width = pixels.shape
    padded = np.pad(pixels.view(np.uint8), ((0, -height % factor), (0, -width % factor)))
    size = (padded.shape[1] // factor, padded.shape[0] // factor)
    share = cv2.resize(padded * np.uint8(255), size, interpolation=cv2.INTER_AREA)
    mostly = np.asarray(share) >= 128
    return mostly if mostly.any() else np.asarray(share) > 0


def _large(lines: list[Points], least: float) -> list[Points]:
    """Return the lines that extend at least so far; the largest one when none does."""
    if len(lines) < 2:
        return lines
    starts = np.cumsum([0, *(len(line) for line in lines[:-1])])
    points = np.concatenate(lines)
    sides = np.maximum.reduceat(points, starts) - np.minimum.reduceat(points, starts)
    extents = sides.max(axis=1)
    kept = [lines[place] for place in np.flatnonzero(extents > least)]
    return kept or [lines[int(extents.argmax())]]


def _reduced(line: Points, tolerance: float) -> Points:
    if tolerance > 0 and len(line) > 8:
        reduced = cv2.approxPolyDP(line.astype(np.float32)[:, None, :], tolerance, closed=True)
        if len(reduced) >= 3:
            return reduced[:, 0, :].astype(np.float64)
    return line
