"""A learned photo at other sizes: what is near in it is far in another photo.

With few photos the things in them have few sizes. So the first of the photos teach by their views
as well: the same photo, smaller and larger, with the same things marked.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.statistics import Block, PhotoStatistics, photo_statistics
from carnn_desktop.engine.learning.targets import CellTargets

MAX_VIEWED = 16
"""So many photos teach by their views, too: the first in the order of their content hashes."""
_ENOUGH_CELLS = 6000
"""A view with more cells teaches by every second one a side."""


def with_views(
    photo: PhotoStatistics, targets: CellTargets, views: Sequence[DenseFeatures]
) -> PhotoStatistics:
    """Return the sums of a photo and its views; each view weighs as much as the photo itself."""
    blocks = dict(photo.blocks)
    for view in views:
        rows, columns = view.grid_hw
        step = 2 if rows * columns > _ENOUGH_CELLS else 1
        cells = view.cells(step)
        rows, columns = -(-rows // step), -(-columns // step)
        seen = resized(targets, (rows, columns))
        counted = len(targets.coverage) / (rows * columns)
        for key, block in photo_statistics(view, seen, cells, counted=counted).blocks.items():
            blocks[key] = _joined(blocks.get(key), block)
    return PhotoStatistics(blocks, photo.present, photo.known)


def resized(targets: CellTargets, grid_hw: tuple[int, int]) -> CellTargets:
    """Return ``targets`` at a grid of other rows and columns."""
    rows, columns = targets.grid_hw
    smaller = grid_hw[0] < rows
    how = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    count = grid_hw[0] * grid_hw[1]
    coverage = np.zeros((count, len(targets.classes)), np.uint8)
    known = np.zeros((count, len(targets.classes)), np.bool_)
    for column in range(len(targets.classes)):
        told = targets.known[:, column].reshape(rows, columns).astype(np.float32)
        share = targets.coverage[:, column].reshape(rows, columns)
        size_wh = (grid_hw[1], grid_hw[0])
        known[:, column] = cv2.resize(told, size_wh, interpolation=how).reshape(-1) > 0.99
        coverage[:, column] = cv2.resize(share, size_wh, interpolation=how).reshape(-1)
    coverage[~known] = 0
    return CellTargets(targets.classes, coverage, known, grid_hw)


def _joined(first: Block | None, second: Block) -> Block:
    """Return the sums of both; a view makes up no further photo."""
    if first is None:
        return Block(second.cells, 0, second.gram, second.moments)
    moments = dict(first.moments)
    for name, moment in second.moments.items():
        moments[name] = moments[name] + moment if name in moments else moment
    return Block(first.cells + second.cells, first.share, first.gram + second.gram, moments)
