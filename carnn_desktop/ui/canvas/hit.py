"""Which regions are under a point. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carnn_desktop.annotations.model import Region


def regions_at(regions: Sequence[Region], x: int, y: int) -> list[Region]:
    """Return the regions whose mask has pixel (x, y), topmost first."""
    return [region for region in reversed(regions) if _covers(region, x, y)]


def pick(regions: Sequence[Region], x: int, y: int, selected: Iterable[str]) -> Region | None:
    """Return the region a click at (x, y) means: the topmost, or the one below the selected one.

    Clicking again at the same place walks down through what overlaps there, and around.
    """
    under = regions_at(regions, x, y)
    if not under:
        return None
    chosen = set(selected)
    for index, region in enumerate(under):
        if region.id in chosen:
            return under[(index + 1) % len(under)]
    return under[0]


def _covers(region: Region, x: int, y: int) -> bool:
    left, top, width, height = region.mask.bbox_xywh
    column, row = x - left, y - top
    return 0 <= column < width and 0 <= row < height and bool(region.mask.pixels[row, column])
