"""Label values as the colours of screen pixels, flat or hatched. Knows no widget."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.uint8]
Part = Literal["flat", "line", "edge"]
_STEP = 9  # logical pixels between two lines, along the rows
_WIDTH = 1.6  # logical pixels, across the line
_EDGE = 0.56  # share of a pixel beside the line that the line covers


Fill = tuple[int, float, float]
"""Colour 0xRRGGBB of a label; how opaque it is between the lines of its hatching, and on them.

Without hatching the two are the same.
"""


def argb(fill: Fill, part: Part) -> int:
    """Return the colour of a part with its opacity as 0xAARRGGBB."""
    rgb, flat, line = fill
    alpha = {"flat": flat, "line": line, "edge": flat + (line - flat) * _EDGE}[part]
    return round(255 * min(max(alpha, 0.0), 1.0)) << 24 | rgb


class LabelPalette:
    """Looks up what a screen pixel shows: an index into ``colors``, by its label and its place."""

    def __init__(self, fills: Mapping[int, Fill]) -> None:
        wanted = {
            (label, part): argb(fill, part)
            for label, fill in fills.items()
            for part in ("flat", "line", "edge")
        }
        colors = sorted({0, *wanted.values()})
        if len(colors) > 256:
            # Over eighty classes as proposals on one photo: let what differs least be the same.
            kept = np.linspace(0, len(colors) - 1, 256).round().astype(int)
            colors = [0, *(colors[place] for place in kept[1:])]
        self.colors: tuple[int, ...] = tuple(colors)
        known = np.asarray(colors, dtype=np.int64)
        self._tables = {part: np.zeros(256, np.uint8) for part in ("flat", "line", "edge")}
        for (label, part), color in wanted.items():
            self._tables[part][label] = np.abs(known - color).argmin()
        self.hatched = any(flat != line for _, flat, line in fills.values())

    def show(self, labels: Labels, masks: Mapping[Part, Labels]) -> Labels:
        """Return (h, w) indices; ``masks`` of the same shape are 255 on the lines and beside."""
        shown = cv2.LUT(labels, self._tables["flat"])
        if self.hatched:
            for part, mask in masks.items():
                cv2.copyTo(cv2.LUT(labels, self._tables[part]), mask, shown)
        return np.asarray(shown, np.uint8)


class Hatching:
    """Diagonal lines as masks of the parts of a line, for screens of one pixel ratio."""

    def __init__(self, ratio: float = 1.0) -> None:
        self._step = round(_STEP * ratio)
        half = _WIDTH * ratio / 2
        offsets = np.arange(self._step)
        # from the middle of the line, at right angles to it, in device pixels
        away = np.minimum(offsets, self._step - offsets) / np.sqrt(2.0)
        covered = np.clip((half - away) / np.sqrt(2.0) + 0.5, 0.0, 1.0)
        self._levels: dict[Part, NDArray[np.bool_]] = {
            "line": covered > 0.8,
            "edge": (covered > 0.25) & (covered <= 0.8),
        }
        self._tiles: dict[Part, Labels] = {}

    def masks(self, x: int, y: int, width: int, height: int) -> dict[Part, Labels]:
        """Return (height, width) masks for a part of the plane whose corner is at (x, y)."""
        step = self._step
        tile = next(iter(self._tiles.values()), None)
        if tile is None or tile.shape[0] < height + step or tile.shape[1] < width + step:
            rows, columns = np.ogrid[: height + step, : width + step]
            place = (rows + columns) % step
            self._tiles = {
                part: level.astype(np.uint8)[place] * np.uint8(255)
                for part, level in self._levels.items()
            }
        left, top = x % step, y % step
        return {
            part: tile[top : top + height, left : left + width]
            for part, tile in self._tiles.items()
        }


def sampled(labels: Labels, columns: NDArray[np.intp], rows: NDArray[np.intp]) -> Labels:
    """Return (len(rows), len(columns)): the labels at these places, which must be inside."""
    left, right = int(columns[0]), int(columns[-1]) + 1
    return labels[rows, left:right].take(columns - left, axis=1)
