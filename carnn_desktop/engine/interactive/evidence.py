"""What is learned of the chosen class, brought to the clicks: a second opinion beside the head's.

The class's map tells its things from all else but not one from its neighbour; that is the head's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from carnn_desktop.contracts.clicks import ClassEvidence
from carnn_desktop.engine.interactive.predict import Odds
from carnn_desktop.engine.interactive.rules import Click
from carnn_desktop.engine.interactive.window import Box, Window

_MOST = 4.0
_SHARE = 0.25  # of a box alone that must be of the class


def class_odds(evidence: ClassEvidence, size_hw: tuple[int, int]) -> Odds:
    """Return the class's log-odds over the whole photo, by ``evidence.level`` 0."""
    share = np.clip(evidence.values.astype(np.float32) / 255.0, 1 / 510, 1 - 1 / 510)
    level = min(max(evidence.level, 0.02), 0.98)
    exponent = np.log(level) / np.log1p(-level)
    odds = np.clip(np.log(share) - exponent * np.log1p(-share), -_MOST, _MOST)
    rows, columns = evidence.values.shape
    whole = Window(0, 0, size_hw[1], size_hw[0], rows, columns)
    return Odds(whole, odds.astype(np.float32))


def heard(odds: Odds, clicks: Sequence[Click], box: Box | None) -> Odds | None:
    """Return what the class says of the object that is pointed at, None for nothing.

    Nothing where a plus click is not on the class. A minus click on the class says that one of
    several is meant: then only what is not of the class is told any more.
    """
    if not _concerns(odds, clicks, box):
        return None
    if any(not click.positive and _at(odds, click.x, click.y) > 0 for click in clicks):
        return Odds(odds.window, np.minimum(odds.values, 0))
    return odds


def _at(odds: Odds, x: float, y: float) -> float:
    (rows, columns), (wide, high) = odds.values.shape, odds.window.cell
    return float(odds.values[min(int(y / high), rows - 1), min(int(x / wide), columns - 1)])


def _concerns(odds: Odds, clicks: Sequence[Click], box: Box | None) -> bool:
    """Whether what is pointed at is of the class: where it is not seen it says nothing."""
    plus = [click for click in clicks if click.positive]
    if plus:
        return all(_at(odds, click.x, click.y) > 0 for click in plus)
    if box is None:
        return False
    wide, high = odds.window.cell
    left, top = int(box[0] / wide), int(box[1] / high)
    inside = odds.values[top : int(box[3] / high) + 1, left : int(box[2] / wide) + 1]
    return bool(inside.size) and float((inside > 0).mean()) >= _SHARE


def digest(evidence: ClassEvidence | None) -> str:
    """Return what stands for the evidence among remembered answers, "" for none."""
    if evidence is None:
        return ""
    values = np.ascontiguousarray(evidence.values).tobytes()
    return hashlib.sha1(values, usedforsecurity=False).hexdigest() + f" {evidence.level}"
