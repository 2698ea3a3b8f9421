"""A rasteriser of its own for tests: a pixel belongs to an outline that goes round its centre."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from carnn_desktop.contracts.arrays import BoolMask

Points = Sequence[tuple[float, float]]


def filled(points: Points, size_wh: tuple[int, int]) -> BoolMask:
    """Return (h, w) bool: the pixels whose centre an outline goes round an odd number of times."""
    width, height = size_wh
    x, y = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    inside = np.zeros((height, width), dtype=bool)
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        between = (y1 > y) != (y2 > y)
        if y1 != y2:
            inside ^= between & (x < x1 + (y - y1) * (x2 - x1) / (y2 - y1))
    return inside


def painted(size_wh: tuple[int, int], *steps: tuple[Points, bool]) -> BoolMask:
    """Return outlines painted one after the other; those with False take their pixels away."""
    canvas = np.zeros((size_wh[1], size_wh[0]), dtype=bool)
    for points, adds in steps:
        part = filled(points, size_wh)
        canvas = canvas | part if adds else canvas & ~part
    return canvas


def rectangle(x: float, y: float, width: float, height: float) -> list[tuple[float, float]]:
    """Return the corners of a box."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]


def turned(
    points: Points, degrees: float, around: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return points turned clockwise on the screen."""
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    a, b = around
    return [
        (a + (x - a) * cos - (y - b) * sin, b + (x - a) * sin + (y - b) * cos) for x, y in points
    ]


def round_outline(
    centre: tuple[float, float], radii: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return an ellipse as an outline of 720 corners."""
    angles = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    xs = centre[0] + radii[0] * np.cos(angles)
    ys = centre[1] + radii[1] * np.sin(angles)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def same_share(one: BoolMask, other: BoolMask) -> float:
    """Return the IoU of two masks."""
    return float((one & other).sum() / max(1, (one | other).sum()))
