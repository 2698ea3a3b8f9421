"""Outlines of regions as painter paths, coarser ones for lower zoom, made when first needed."""

from __future__ import annotations

import math

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from carnn_desktop.documents.model import Region
from carnn_desktop.documents.outlines import Points, Ring, rings

_EXACT_FROM = 2.0  # scale from which the steps of single pixels are worth seeing
_MAX_LEVEL = 7


class RegionShape:
    """The outline of one region."""

    def __init__(self, region: Region) -> None:
        self.region = region
        self._rings: tuple[Ring, ...] | None = None
        self._paths: dict[int, QPainterPath] = {}

    def renewed(self, region: Region) -> RegionShape:
        """Return the shape of a later version of the region; a mask that stayed keeps its paths."""
        shape = RegionShape(region)
        if region.mask is self.region.mask:
            shape._rings, shape._paths = self._rings, self._paths
        return shape

    @property
    def rect(self) -> QRectF:
        """Bounding box in image pixels."""
        return QRectF(*self.region.mask.bbox_xywh)

    def path(self, scale: float) -> QPainterPath:
        """Return the outline with no corner moved by more than 0.75 to 1.5 screen pixels.

        From scale 2 on it is exact: along the edges of the pixels.
        """
        level = math.ceil(math.log2(_EXACT_FROM / max(scale, 1e-6)))
        level = min(max(level, 0), _MAX_LEVEL)
        if level not in self._paths:
            self._paths[level] = self._make(level)
        return self._paths[level]

    def _make(self, level: int) -> QPainterPath:
        if self._rings is None:
            self._rings = rings(self.region.mask)
        tolerance = 0.0 if level == 0 else 0.375 * 2.0**level
        path = QPainterPath()
        for ring in self._rings:
            for line in (ring.exterior, *ring.holes):
                path.addPolygon(_polygon(line, tolerance))
                path.closeSubpath()
        return path


def _polygon(line: Points, tolerance: float) -> QPolygonF:
    if tolerance > 0 and len(line) > 8:
        reduced = cv2.approxPolyDP(line.astype(np.float32)[:, None, :], tolerance, closed=True)
        if len(reduced) >= 3:
            line = reduced[:, 0, :].astype(np.float64)
    return QPolygonF([QPointF(x, y) for x, y in line.tolist()])
