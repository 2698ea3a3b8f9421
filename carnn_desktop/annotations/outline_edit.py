"""One corner of an outline is moved, added or removed: what of the mask changes by it.

The corners that one sees are those of a simplified outline; the mask has the exact one, which
runs along the edges of its pixels. An edit replaces the stretch of the exact outline between two
corners by straight lines, and leaves all the rest of it as it was. Were only the simplified
outline before and after compared, what lay between it and the exact one would stay behind: a
spike where the outline moved in, pinholes where it moved out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.corners import Corners, Point, as_corners
from carnn_desktop.annotations.model import Mask
from carnn_desktop.annotations.outlines import Ring, corner_places, rasterize


@dataclass(frozen=True, slots=True, eq=False)
class EditableRing:
    """An outline of a part, or of a hole in one.

    exact : (n, 2) x, y; places : (k,) which of them are its corners, in its order, k >= 3
    """

    exact: Corners
    places: NDArray[np.intp]
    is_hole: bool = False

    @property
    def corners(self) -> Corners:
        """(k, 2) the corners."""
        return self.exact[self.places]

    def moved(self, corner: int, to: Point) -> EditableRing:
        """Return the outline with a corner elsewhere; both edges at it are straight then."""
        return self._replaced(corner - 1, corner + 1, (to,))

    def added(self, edge: int, at: Point) -> EditableRing:
        """Return the outline with a new corner, number ``edge`` + 1, between that and the next."""
        return self._replaced(edge, edge + 1, (at,))

    def removed(self, corner: int) -> EditableRing:
        """Return the outline without a corner, of more than three."""
        return self._replaced(corner - 1, corner + 1, ())

    def _replaced(self, start: int, end: int, between: tuple[Point, ...]) -> EditableRing:
        """Replace what lies between two corners, going forward, by corners and straight lines."""
        size, count = len(self.exact), len(self.places)
        first, last = int(self.places[start % count]), int(self.places[end % count])
        # the outline from the second corner on, all around to the first one
        kept = np.arange(last, first + 1 if last <= first else first + 1 + size) % size
        places = (self.places - last) % size
        places = np.sort(places[places < len(kept)])
        exact = self.exact[kept]
        if between:
            places = np.concatenate((places, len(kept) + np.arange(len(between))))
            exact = np.concatenate((exact, as_corners(between)))
        # so that the corners keep their numbers
        places = np.roll(places, start + 1 + len(between))
        return EditableRing(exact, places, self.is_hole)


def editable_rings(
    outlines: Iterable[Ring], tolerance: float, *, least: float = 0.0
) -> tuple[EditableRing, ...]:
    """Return outlines with their corners, off the exact outline by at most ``tolerance`` pixels.

    Those that extend less than ``least`` pixels are left out, unless all do.
    """
    found = [
        (line, number > 0)
        for ring in outlines
        for number, line in enumerate((ring.exterior, *ring.holes))
    ]
    large = [pair for pair in found if np.ptp(pair[0], axis=0).max() >= least]
    return tuple(
        EditableRing(line, corner_places(line, tolerance), hole) for line, hole in large or found
    )


def redrawn(mask: Mask, before: EditableRing, after: EditableRing) -> Mask:
    """Return the mask one of whose outlines is now another; pixels between the two change."""
    old, new = (rasterize([ring.exact.ravel().tolist()]) for ring in (before, after))
    gained, lost = masks.difference(new, old), masks.difference(old, new)
    if before.is_hole:
        gained, lost = lost, gained
    return masks.union(masks.difference(mask, lost), gained)
