"""Small parts of reading that all formats share: numbers, points, names, unknown keys."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from carnn_desktop.annotations.geometry import MAX_SIDE, Ring
from carnn_desktop.annotations.shapes import Box, Rings, SizeWh, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_int, is_number, shown
from carnn_desktop.formats.values import NOTHING

MAX_EXTRA_BYTES = 256 << 10
_MAX_DEPTH = 32
_MAX_NUMBER = 1e9
_CIRCLE_POINTS = 64
_MOST_COMPARED = 200_000
_MOST_RINGS = 1000


def number(value: Any, path: str) -> float:
    """Return a finite number, also one that is written as a text. Raises Unusable."""
    if isinstance(value, str) and len(value) < 64:
        try:
            value = float(value)
        except ValueError:
            raise Unusable(path, Told("must be a number, is {value}", value=shown(value))) from None
    if not is_number(value):
        raise Unusable(path, Told("must be a number, is {value}", value=shown(value)))
    if abs(value) > _MAX_NUMBER:
        raise Unusable(path, Told("{value:g} is no place or length in an image", value=value))
    return float(value)


def size_of(width: Any, height: Any) -> SizeWh | None:
    """Return (width, height) where both are sides an image can have, else None."""
    sides = (_side(width), _side(height))
    return sides if sides[0] and sides[1] else None


def _side(value: Any) -> int:
    """Return the length of a side, 0 for what is none."""
    if isinstance(value, str) and value.strip().isdecimal() and len(value) < 9:
        value = int(value)
    if type(value) is float and value.is_integer():
        value = int(value)
    return value if is_int(value) and 0 < value <= MAX_SIDE else 0


def ring(points: Iterable[tuple[float, float]], path: str) -> Rings:
    """Return the polygon of at least three points. Raises Unusable."""
    numbers = np.array([value for point in points for value in point], dtype=np.float64)
    if numbers.size < 6:
        raise Unusable(
            path, Told("has {count} points, an outline needs three", count=numbers.size // 2)
        )
    return Rings((numbers,))


def pairs(points: Any, path: str) -> list[tuple[float, float]]:
    """Return [[x, y], ...] or [{"x": x, "y": y}, ...] as points. Raises Unusable."""
    if not isinstance(points, list):
        raise Unusable(path, Told("must be a list of points, is {value}", value=shown(points)))
    found = []
    for place, entry in enumerate(points):
        where = f"{path}[{place}]"
        point = [entry.get("x"), entry.get("y")] if isinstance(entry, dict) else entry
        if not isinstance(point, list) or len(point) < 2:
            raise Unusable(where, Told("must be a point, is {value}", value=shown(point)))
        found.append((number(point[0], where), number(point[1], where)))
    return found


def box(left: float, top: float, right: float, bottom: float, path: str) -> Box:
    """Return a box, its edges put in order. Raises Unusable for one without an extent."""
    left, right = min(left, right), max(left, right)
    top, bottom = min(top, bottom), max(top, bottom)
    if left == right or top == bottom:
        raise Unusable(
            path, Told("is {width:g} x {height:g} pixels", width=right - left, height=bottom - top)
        )
    if max(map(abs, (left, top, right, bottom))) > MAX_SIDE:
        raise Unusable(path, Told("lies far outside of any image"))
    return Box(left, top, right, bottom)


def ellipse(x: float, y: float, radius_x: float, radius_y: float, turn: float, path: str) -> Rings:
    """Return an ellipse as polygon of 64 corners; ``turn`` in radians, clockwise on the screen."""
    if radius_x <= 0 or radius_y <= 0:
        raise Unusable(
            path,
            Told(
                "has radii of {radius_x:g} and {radius_y:g} pixels",
                radius_x=radius_x,
                radius_y=radius_y,
            ),
        )
    angles = np.arange(_CIRCLE_POINTS) * (2 * math.pi / _CIRCLE_POINTS)
    across, along = radius_x * np.cos(angles), radius_y * np.sin(angles)
    cos, sin = math.cos(turn), math.sin(turn)
    points = np.stack((x + across * cos - along * sin, y + across * sin + along * cos), axis=1)
    return Rings((points.ravel(),))


def turned_box(x: float, y: float, w: float, h: float, turn: float, path: str) -> Rings | Box:
    """Return a box that is turned around its top left corner by radians, clockwise."""
    if not turn:
        return box(x, y, x + w, y + h, path)
    cos, sin = math.cos(turn), math.sin(turn)
    corners = ((0.0, 0.0), (w, 0.0), (w, h), (0.0, h))
    return ring(((x + a * cos - b * sin, y + a * sin + b * cos) for a, b in corners), path)


def centred_box(x: float, y: float, w: float, h: float, turn: float, path: str) -> Rings | Box:
    """Return a box that is turned around its centre (x, y) by radians, clockwise on the screen.

    Raises Unusable for one without an extent.
    """
    if w <= 0 or h <= 0:
        raise Unusable(path, Told("is {width:g} x {height:g} pixels", width=w, height=h))
    if not turn:
        return box(x - w / 2, y - h / 2, x + w / 2, y + h / 2, path)
    cos, sin = math.cos(turn), math.sin(turn)
    corners = ((-w / 2, -h / 2), (w / 2, -h / 2), (w / 2, h / 2), (-w / 2, h / 2))
    return ring(((x + a * cos - b * sin, y + a * sin + b * cos) for a, b in corners), path)


def even_odd(rings: Sequence[Ring], path: str) -> Rings:
    """Return outlines of which one within another is a hole, and one within that an island.

    Raises Unusable for more than can be compared.
    """
    if len(rings) > _MOST_RINGS:
        raise Unusable(path, Told("has {count:,} paths", count=len(rings)))
    points = [ring.reshape(-1, 2) for ring in rings]
    low = np.array([part.min(axis=0) for part in points])
    high = np.array([part.max(axis=0) for part in points])
    within = (low[:, None] >= low[None]) & (high[:, None] <= high[None])
    near = within.all(axis=-1) & ~np.eye(len(rings), dtype=bool)
    depths = [0] * len(rings)
    for inner, outer in np.argwhere(near).tolist():
        depths[inner] += share_inside(rings[inner], rings[outer]) > 0.5
    order = sorted(range(len(rings)), key=lambda place: depths[place])
    erased = frozenset(at for at, place in enumerate(order) if depths[place] % 2)
    return Rings(tuple(rings[place] for place in order), erased)


def share_inside(ring: Ring, other: Ring) -> float:
    """Return the share of a ring's corners that lie within another ring, 0..1."""
    points, outline = ring.reshape(-1, 2), other.reshape(-1, 2)
    if len(points) * len(outline) > _MOST_COMPARED:
        points = points[:: 1 + len(points) * len(outline) // _MOST_COMPARED]
    ends = np.roll(outline, -1, axis=0)
    x, y = points[:, 0, None], points[:, 1, None]
    above = (outline[:, 1] > y) != (ends[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (ends[:, 0] - outline[:, 0]) / (ends[:, 1] - outline[:, 1])
        crossed = above & (x < outline[:, 0] + (y - outline[:, 1]) * slope)
    return float((crossed.sum(axis=1) % 2).mean())


def mapping(value: Any) -> dict[str, Any]:
    """Return a JSON object, {} for anything else."""
    return value if isinstance(value, dict) else {}


def listed(value: Any) -> list[Any]:
    """Return a JSON list, [] for anything else."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """Return a text, "" for anything else."""
    return value if isinstance(value, str) else ""


def kept(values: Mapping[str, Any], known: frozenset[str]) -> tuple[Mapping[str, Any], str]:
    """Return the keys that are not ``known``, and what was wrong with those that cannot be kept."""
    extra = {key: value for key, value in values.items() if key not in known}
    if not extra:
        return NOTHING, ""
    problem = unstorable(extra)
    if not problem:
        return extra, ""
    fine = {key: value for key, value in extra.items() if not unstorable(value)}
    if unstorable(fine):
        return NOTHING, problem
    return fine, problem


def unstorable(value: Any) -> str:
    """Return why a JSON value cannot be kept: "" when it can."""
    stack = [(value, 0)]
    while stack:
        item, depth = stack.pop()
        if depth > _MAX_DEPTH:
            return Told("is nested more than {most} deep", most=_MAX_DEPTH)
        if isinstance(item, dict):
            stack.extend((part, depth + 1) for part in item.values())
        elif isinstance(item, list):
            stack.extend((part, depth + 1) for part in item)
        elif type(item) is int and abs(item) >= 1 << 63:
            return Told("holds a huge number")
        elif type(item) is float and not math.isfinite(item):
            return Told("holds {value}, which is no JSON number", value=item)
    if len(json.dumps(value)) > MAX_EXTRA_BYTES:
        return Told("is longer than {most} KiB", most=MAX_EXTRA_BYTES >> 10)
    return ""
