"""The passes of the head for one click: a look at the whole photo, then at the object itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.interactive.features import PhotoFeatures
from carnn_desktop.engine.interactive.head import ClickHead
from carnn_desktop.engine.interactive.rules import Click
from carnn_desktop.engine.interactive.view import hints, paths, pointed, view_of
from carnn_desktop.engine.interactive.window import Box, Window, around, fitted

Floats = NDArray[np.float32]

CELLS = 56
"""Cells on the longer side of a window."""
CLASS_WEIGHT = 1.0
"""What the log-odds of the object's class count beside the head's."""
_MARGIN = 0.3
_SMALLEST = 0.12
_IN_THE_BOX = 0.7
_MASK = (0.02, 0.98)


@dataclass(frozen=True, slots=True)
class Odds:
    """How likely each cell of a window belongs to the object, (rows, columns) 0..1; 0 outside."""

    window: Window
    values: Floats

    def seen_in(self, window: Window) -> Floats:
        """Return the odds on the grid of another window."""
        if window == self.window:
            return self.values
        wide, high = window.cell
        own_wide, own_high = self.window.cell
        to_own = np.array(
            [
                [
                    wide / own_wide,
                    0,
                    ((window.left - self.window.left) + wide / 2) / own_wide - 0.5,
                ],
                [0, high / own_high, ((window.top - self.window.top) + high / 2) / own_high - 0.5],
            ]
        )
        moved = cv2.warpAffine(
            self.values,
            to_own,
            (window.columns, window.rows),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        )
        return np.asarray(moved, np.float32)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of the object at one moment.

    mask : the last answer (H, W), or the mask that is being mended, None for neither
    odds : the head's of that answer, None where the mask came from elsewhere
    of_class : log-odds of the object's class over the photo, None where they say nothing
    """

    clicks: tuple[Click, ...]
    box: Box | None = None
    mask: BoolMask | None = None
    odds: Odds | None = None
    of_class: Odds | None = None


class Predictor:
    """Runs the head on one photo after another. Keeps nothing."""

    def __init__(self, head: ClickHead) -> None:
        self._head = head

    @torch.inference_mode()
    def predict(
        self, features: PhotoFeatures, image: RgbImage, asked: Asked, on_progress: ProgressCallback
    ) -> Odds:
        """Return the odds in a window that holds the object. Clicks lie within the photo."""
        odds = _known(asked, features.size_hw)
        if odds is None:
            whole = fitted((0, 0, *features.size_hw[::-1]), features.size_hw, CELLS)
            odds = self._pass(features, image, asked, Odds(whole, _nothing(whole)), whole)
        for number in range(2):
            on_progress(Progress("refining", number, 2))
            window = self._window(odds, asked, features.size_hw)
            odds = self._pass(features, image, asked, odds, window)
        return odds

    def _window(self, odds: Odds, asked: Asked, size_hw: tuple[int, int]) -> Window:
        """Return a window around what is likely the object and all that was clicked."""
        box = _extent(odds, asked)
        return around(box, size_hw, margin=_MARGIN, smallest=_SMALLEST, cells=CELLS)

    def _pass(
        self, features: PhotoFeatures, image: RgbImage, asked: Asked, before: Odds, window: Window
    ) -> Odds:
        view = view_of(features, image, window)
        plus, minus = (
            pointed(features, window, tuple((c.x, c.y) for c in asked.clicks if c.positive is sign))
            for sign in (True, False)
        )
        inside = None
        if asked.box is not None:
            inside = torch.from_numpy(_inside(window, asked.box))
        last = torch.from_numpy(before.seen_in(window))
        near = paths([view], [plus], [minus])[0]
        told = hints(view, plus, minus, near, last, inside)
        logits = self._head(view.static[None], told[None])[0]
        if asked.of_class is not None:
            said = torch.from_numpy(asked.of_class.seen_in(window))
            logits = logits + CLASS_WEIGHT * said
        values = torch.sigmoid(logits)
        if inside is not None:
            values = values * inside
        return Odds(window, values.numpy())


def _known(asked: Asked, size_hw: tuple[int, int]) -> Odds | None:
    """Return the odds before this click, None where nothing is known."""
    if asked.odds is not None and asked.mask is not None:
        share = _shares(asked.mask, asked.odds.window)
        low, high = 0.4, 0.6  # the shown mask counts where the odds speak against it
        values = np.where(
            share > 0.5, np.maximum(asked.odds.values, high), np.minimum(asked.odds.values, low)
        )
        return Odds(asked.odds.window, values.astype(np.float32))
    if asked.mask is not None and asked.mask.any():
        box = _bounds(asked.mask, (0, 0))
        points = [(click.x, click.y) for click in asked.clicks]
        window = around(
            _joined(box, points), size_hw, margin=_MARGIN, smallest=_SMALLEST, cells=CELLS
        )
        low, high = _MASK
        return Odds(window, low + (high - low) * _shares(asked.mask, window))
    if asked.box is not None:
        window = around(asked.box, size_hw, margin=_MARGIN, smallest=_SMALLEST, cells=CELLS)
        return Odds(window, np.float32(_IN_THE_BOX) * _inside(window, asked.box))
    return None


def _extent(odds: Odds, asked: Asked) -> Box:
    """Return the box of the likely cells that hang together with the clicks, and of the clicks."""
    window = odds.window
    wide, high = window.cell
    likely = odds.values > min(0.5, 0.5 * float(odds.values.max()))
    points = [(click.x, click.y) for click in asked.clicks if click.positive]
    if points and asked.mask is None:
        _, parts = cv2.connectedComponents(likely.astype(np.uint8), connectivity=8)
        cells = np.rint(window.to_grid([p for p in points if window.holds(p)])).astype(int)
        hit = {
            int(parts[min(max(r, 0), window.rows - 1), min(max(c, 0), window.columns - 1)])
            for c, r in cells
        } - {0}
        if hit:
            likely = np.isin(parts, list(hit))
    if not likely.any():
        base = asked.box or _around_points(points or [(c.x, c.y) for c in asked.clicks])
        return _joined(base, points)
    left, top, right, bottom = _bounds(likely, (0, 0))
    box = (
        window.left + left * wide,
        window.top + top * high,
        window.left + right * wide,
        window.top + bottom * high,
    )
    if asked.box is not None:
        box = _joined(box, [asked.box[:2], asked.box[2:]])
    minus = [(c.x, c.y) for c in asked.clicks[-1:] if not c.positive]
    return _joined(box, [*points, *minus])


def _around_points(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - 8, min(ys) - 8, max(xs) + 8, max(ys) + 8


def _joined(box: Box, points: Sequence[tuple[float, ...]]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min([box[0], *xs]), min([box[1], *ys]), max([box[2], *xs]), max([box[3], *ys])


def _bounds(mask: NDArray[np.bool_], origin: tuple[int, int]) -> Box:
    """Return the box of a mask that is not empty, right and bottom exclusive."""
    columns, rows = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
    return (
        float(columns[0] + origin[0]),
        float(rows[0] + origin[1]),
        float(columns[-1] + 1 + origin[0]),
        float(rows[-1] + 1 + origin[1]),
    )


def _shares(mask: BoolMask, window: Window) -> Floats:
    part = mask[window.slices].astype(np.float32)
    size_wh = (window.columns, window.rows)
    how = cv2.INTER_AREA if part.shape[1] > window.columns else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(part, size_wh, interpolation=how), np.float32)


def _inside(window: Window, box: Box) -> Floats:
    """Return (rows, columns) 1 for cells whose centre lies in the box."""
    (left, top), (right, bottom) = window.to_grid([box[:2], box[2:]])
    x, y = np.arange(window.columns), np.arange(window.rows)
    across = (x >= min(left, right - 1)) & (x <= right)
    down = (y >= min(top, bottom - 1)) & (y <= bottom)
    return np.asarray(down[:, None] & across[None], np.float32)


def _nothing(window: Window) -> Floats:
    return np.zeros((window.rows, window.columns), np.float32)
