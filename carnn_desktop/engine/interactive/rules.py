"""What always holds for the answer to a click, whatever the head thinks.

A plus click's pixel is in the mask, a minus click's is not; a plus click takes nothing away and a
minus click adds nothing; a box alone gives a mask within it, without specks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.engine.interactive.window import Box

_CRUMB = 0.02
"""Parts below this share of the mask go, if no plus click is on them."""
_SLIVER = 2  # half the width of a difference along the outline that means nothing
_PINHOLE = 0.002
"""Holes below this share of the mask are filled, if no minus click is in them."""


@dataclass(frozen=True, slots=True)
class Click:
    """A click on a pixel of the photo; ``positive``: it belongs to the object."""

    x: float
    y: float
    positive: bool

    @property
    def pixel(self) -> tuple[int, int]:
        """Row and column."""
        return int(self.y), int(self.x)


def obeyed(
    drawn: BoolMask,
    before: BoolMask | None,
    clicks: Sequence[Click],
    box: Box | None,
    *,
    tidy: bool = True,
) -> BoolMask:
    """Return the mask (H, W) bool that may be shown after the newest of ``clicks``.

    drawn : what was found now, not changed; before : the last answer, None for none
    clicks : in the order they were made; empty for a box alone, whose answer has no ``before``
    tidy : whether small parts and pinholes go; not in a mask that the person only mends
    """
    mask = drawn.copy()
    if box is not None and not _left(clicks, box):
        mask &= within(mask.shape, box)
    if tidy:
        mask = without_crumbs(mask, clicks)
    if clicks:
        newest = clicks[-1]
        if before is not None and newest.positive:
            mask |= before
        elif before is not None:
            mask &= before
            if tidy:
                mask = without_crumbs(mask, clicks) & before
        _stamp(mask, newest)
    for click in clicks:
        mask[click.pixel] = click.positive
    return mask


def reached(drawn: BoolMask, before: BoolMask, click: Click) -> BoolMask:
    """Return ``before`` (H, W) bool with that part of what ``drawn`` changes that was clicked on.

    Slivers along the outline, which connect everything to everything, do not count as a part.
    """
    change = (drawn & ~before) if click.positive else (before & ~drawn)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _SLIVER + 1,) * 2)
    solid = cv2.morphologyEx(change.astype(np.uint8), cv2.MORPH_OPEN, disc)
    _, parts = cv2.connectedComponents(solid, connectivity=4)
    part = parts[click.pixel]
    if not part:
        return before.copy()
    near = cv2.dilate((parts == part).astype(np.uint8), disc) > 0
    return np.where(near & change, click.positive, before)


def within(shape: tuple[int, ...], box: Box) -> BoolMask:
    """Return (H, W) bool: the pixels whose centres lie in ``box``; at least one."""
    inside = np.zeros(shape, np.bool_)
    left, right = _span(box[0], box[2], shape[1])
    top, bottom = _span(box[1], box[3], shape[0])
    inside[top:bottom, left:right] = True
    return inside


def without_crumbs(mask: BoolMask, clicks: Sequence[Click]) -> BoolMask:
    """Return ``mask`` without its small parts that nobody clicked on, and without pinholes."""
    count, parts, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    if count < 2:
        return mask
    areas = stats[:, cv2.CC_STAT_AREA]
    total = float(areas[1:].sum())
    keep = areas >= max(_CRUMB * total, 2.0)
    keep[1 + int(areas[1:].argmax())] = True
    for click in clicks:
        if click.positive:
            keep[parts[click.pixel]] = True
    keep[0] = False
    tidy = keep[parts]
    _, holes, stats, _ = cv2.connectedComponentsWithStats((~tidy).astype(np.uint8), connectivity=4)
    fill = stats[:, cv2.CC_STAT_AREA] < _PINHOLE * total
    for click in clicks:
        if not click.positive:
            fill[holes[click.pixel]] = False
    fill[0] = False
    return np.asarray(tidy | fill[holes])


def _left(clicks: Sequence[Click], box: Box) -> bool:
    """Whether a plus click lies outside the box: it was drawn too small then."""
    return any(
        click.positive and not (box[0] <= click.x <= box[2] and box[1] <= click.y <= box[3])
        for click in clicks
    )


def _span(low: float, high: float, end: int) -> tuple[int, int]:
    start = int(np.clip(np.ceil(low - 0.5), 0, end - 1))
    return start, int(np.clip(np.ceil(high - 0.5), start + 1, end))


def _stamp(mask: BoolMask, click: Click) -> None:
    row, column = click.pixel
    mask[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2] = click.positive
