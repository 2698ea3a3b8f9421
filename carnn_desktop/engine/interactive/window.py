"""A rectangle of the photo on a small grid of cells, on which the head works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Box = tuple[float, float, float, float]

MULTIPLE = 4
"""The grid's sides are multiples of this: the head halves them twice."""
_SMALLEST_SIDE = 16


@dataclass(frozen=True, slots=True)
class Window:
    """left, top, right, bottom : pixels of the photo, right and bottom exclusive, within it.

    rows, columns : of the grid
    """

    left: int
    top: int
    right: int
    bottom: int
    rows: int
    columns: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns of the photo."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a cell in pixels."""
        return (self.right - self.left) / self.columns, (self.bottom - self.top) / self.rows

    def to_grid(self, points: Sequence[Point]) -> NDArray[np.float32]:
        """Return (n, 2) float32: column and row of pixels (x, y), by their centres."""
        wide, high = self.cell
        moved = [((x - self.left) / wide - 0.5, (y - self.top) / high - 0.5) for x, y in points]
        return np.asarray(moved, np.float32).reshape(-1, 2)

    def holds(self, point: Point) -> bool:
        """Whether the pixel lies in the window."""
        return self.left <= point[0] < self.right and self.top <= point[1] < self.bottom

    def places(self, size_hw: tuple[int, int]) -> NDArray[np.float32]:
        """Return (rows, columns, 2) float32: x and y of the cells, -1..1 over the photo."""
        wide, high = self.cell
        x = (self.left + (np.arange(self.columns) + 0.5) * wide) * (2 / size_hw[1]) - 1
        y = (self.top + (np.arange(self.rows) + 0.5) * high) * (2 / size_hw[0]) - 1
        return np.stack(np.meshgrid(x, y), -1).astype(np.float32)


def fitted(box: Box, size_hw: tuple[int, int], cells: int) -> Window:
    """Return the window of ``box``, clipped to the photo, ``cells`` on its longer side."""
    height, width = size_hw
    left, top = max(0, int(np.floor(box[0]))), max(0, int(np.floor(box[1])))
    right = min(width, max(left + 1, int(np.ceil(box[2]))))
    bottom = min(height, max(top + 1, int(np.ceil(box[3]))))
    longer = max(right - left, bottom - top)

    def side(pixels: int) -> int:
        return max(_SMALLEST_SIDE, round(pixels * cells / longer / MULTIPLE) * MULTIPLE)

    return Window(left, top, right, bottom, side(bottom - top), side(right - left))


def around(
    box: Box, size_hw: tuple[int, int], *, margin: float, smallest: float, cells: int
) -> Window:
    """Return a window around ``box`` with ``margin`` of its longer side to each side.

    smallest : the least side of the window, as a share of the photo's longer side
    Where the photo ends the window is moved rather than cut, as far as it can be.
    """
    height, width = size_hw
    longer = max(box[2] - box[0], box[3] - box[1])
    least = smallest * max(size_hw)
    sides = []
    for low, high, end in ((box[0], box[2], width), (box[1], box[3], height)):
        half = max((high - low) / 2 + margin * longer, least / 2)
        middle = (low + high) / 2
        start, stop = middle - half, middle + half
        if start < 0:
            start, stop = 0, stop - start
        if stop > end:
            start, stop = max(0, start - (stop - end)), end
        sides.append((start, stop))
    (left, right), (top, bottom) = sides
    return fitted((left, top, right, bottom), size_hw, cells)
