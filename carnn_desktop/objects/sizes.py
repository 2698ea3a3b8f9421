"""How large the objects of a class are, and what shape they have, as examples show it."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.examples import ObjectShape, ObjectSizes

_PIECE = 0.1  # of an object's largest piece; what is smaller is a crumb of it
_LEAST_SPREAD = 0.12


def measured(mask: BoolMask, photo_area: float) -> ObjectShape | None:
    """Return the shape of a mask, any crop (h, w), in a photo of so many pixels; None if empty."""
    area = int(np.count_nonzero(mask))
    if not area:
        return None
    pixels = np.ascontiguousarray(mask).view(np.uint8)
    _, parts, stats, _ = cv2.connectedComponentsWithStats(pixels, connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    pieces = int((areas >= _PIECE * areas.max()).sum())
    largest = (parts == 1 + int(areas.argmax())).view(np.uint8)
    outlines, _ = cv2.findContours(largest, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    hull = cv2.convexHull(outlines[0])
    convex = np.zeros_like(largest)
    cv2.fillConvexPoly(convex, hull, 1)
    inmost = cv2.distanceTransform(np.pad(largest, 1), cv2.DIST_L2, 5).max()
    return ObjectShape(
        size=float(np.sqrt(area / photo_area)),
        depth=float(inmost / np.sqrt(area)),
        solidity=float(areas.max() / max(int(np.count_nonzero(convex)), 1)),
        pieces=pieces,
    )


def in_order(shape: ObjectShape) -> tuple[float, ...]:
    """Return what shapes are sorted by, so that sums do not depend on who came first."""
    return shape.size, shape.depth, shape.solidity, shape.pieces


def sizes_of(shapes: Iterable[ObjectShape]) -> ObjectSizes | None:
    """Return what ``shapes`` have in common, whatever their order; None for no shapes."""
    known = sorted(shapes, key=in_order)
    if not known:
        return None
    logs = np.log([max(one.size, 1e-6) for one in known])
    solid = np.array([one.solidity for one in known])
    return ObjectSizes(
        objects=len(known),
        size=float(logs.mean()),
        spread=max(float(logs.std()), _LEAST_SPREAD),
        smallest=float(np.exp(np.quantile(logs, 0.05))),
        depth=float(np.median([one.depth for one in known])),
        solidity=float(solid.mean()),
        solidity_spread=max(float(solid.std()), 0.04),
        scattered=float(np.mean([one.pieces > 1 for one in known])),
    )
