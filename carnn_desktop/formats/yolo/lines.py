"""One line of a YOLO label file: a box, an outline, or a box with keypoints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from carnn_desktop.annotations.shapes import Box, Rings, Shape, Unusable
from carnn_desktop.contracts.texts import Told

MAX_CLASS = 100_000
_SLACK = 0.02
_VISIBILITIES = frozenset((0.0, 1.0, 2.0))


@dataclass(frozen=True, slots=True)
class Line:
    """An object in shares of the photo's sides, 0..1.

    keypoints : x, y, visibility (0 not there, 1 hidden, 2 seen) of each
    """

    label: int
    shape: Shape
    score: float | None = None
    keypoints: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class PoseShape:
    """How many keypoints a line has, and how many numbers each of them: 2 or 3."""

    points: int
    numbers: int

    @property
    def length(self) -> int:
        """Numbers of a line after its class, without a score."""
        return 4 + self.points * self.numbers


def read_line(line: str, pose: PoseShape | None = None) -> Line:
    """Return what a line means. Raises Unusable.

    pose : of data sets whose objects are boxes with keypoints
    """
    label, shares = _numbers(line)
    if pose is not None and len(shares) in (pose.length, pose.length + 1):
        score = shares[-1] if len(shares) > pose.length else None
        box = _box(shares[:4])
        return Line(label, box, score, _keypoints(shares[4 : pose.length], pose.numbers))
    if not _are_shares(shares[: len(shares) // 2 * 2]):
        raise Unusable(
            "", Told("holds numbers outside of 0 to 1, which are no shares of the sides")
        )
    if len(shares) in (4, 5):
        return Line(label, _box(shares), shares[4] if len(shares) == 5 else None)
    score = shares.pop() if len(shares) % 2 else None
    if len(shares) < 6:
        raise Unusable("", Told("an outline needs three points"))
    return Line(label, Rings((np.array(shares, dtype=np.float64),)), score)


def is_label(line: str) -> bool:
    """Return whether a line is one of a label file."""
    try:
        _, shares = _numbers(line)
    except Unusable:
        return False
    return len(shares) < 7 or _are_shares(shares[:4]) if len(shares) >= 4 else False


def guessed_pose(lines: Sequence[str]) -> PoseShape | None:
    """Return the keypoints that lines of a data set without ``kpt_shape`` must have, if any.

    Only where all lines are of one length that no outline has, or every third number after the box
    is a visibility and the points that are seen lie in the box.
    """
    found = [numbers for line in lines if (numbers := _shares(line))]
    if not found or len({len(shares) for shares in found}) != 1:
        return None
    length = len(found[0])
    if length < 7 or (length - 4) % 3:
        return None
    shape = PoseShape((length - 4) // 3, 3)
    seen = 0
    for shares in found:
        left, top, right, bottom = _edges(shares)
        points = np.array(shares[4:]).reshape(-1, 3)
        visible = points[points[:, 2] > 0]
        inside = (visible[:, 0] >= left - _SLACK) & (visible[:, 0] <= right + _SLACK)
        inside &= (visible[:, 1] >= top - _SLACK) & (visible[:, 1] <= bottom + _SLACK)
        if not set(points[:, 2].tolist()) <= _VISIBILITIES or not inside.all():
            return None
        seen += int((points[:, 2] == 2).sum())
    return shape if seen else None


def _numbers(line: str) -> tuple[int, list[float]]:
    """Return class and shares. Raises Unusable."""
    fields = line.split()
    try:
        numbers = [float(field) for field in fields]
    except ValueError:
        raise Unusable("", Told("must be a class and shares of the sides")) from None
    if len(numbers) < 5 or not np.isfinite(numbers).all():
        raise Unusable("", Told("has {count} numbers, needs 5 or more", count=len(numbers)))
    if not numbers[0].is_integer() or not 0 <= numbers[0] < MAX_CLASS:
        raise Unusable("", Told("{name} is no class", name=fields[0]))
    return int(numbers[0]), numbers[1:]


def _shares(line: str) -> list[float]:
    try:
        return _numbers(line)[1]
    except Unusable:
        return []


def _are_shares(numbers: Sequence[float]) -> bool:
    return all(-_SLACK <= share <= 1 + _SLACK for share in numbers)


def _edges(shares: Sequence[float]) -> tuple[float, float, float, float]:
    x, y, w, h = shares[:4]
    return (x - w / 2, y - h / 2, x + w / 2, y + h / 2)


def _box(shares: Sequence[float]) -> Box:
    if not _are_shares(shares[:4]):
        raise Unusable(
            "", Told("holds numbers outside of 0 to 1, which are no shares of the sides")
        )
    if shares[2] <= 0 or shares[3] <= 0:
        raise Unusable(
            "", Told("the box is {width:g} x {height:g}", width=shares[2], height=shares[3])
        )
    return Box(*_edges(shares))


def _keypoints(numbers: Sequence[float], each: int) -> tuple[float, ...]:
    points: list[float] = []
    for at in range(0, len(numbers), each):
        x, y = numbers[at : at + 2]
        flag = numbers[at + 2] if each == 3 else 2.0 * (x != 0 or y != 0)
        if flag not in _VISIBILITIES:  # a confidence, of a model's result
            flag = 2.0 if flag >= 0.5 else float(flag > 0)
        if not _are_shares((x, y)):
            flag = 0.0
        points += (x, y, flag) if flag else (0.0, 0.0, 0.0)
    return tuple(points)
