"""The looks themselves: the photo at once, then tile by tile, and what is kept of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.tiles.grid import Tile

STAGE = "tiles"
"""Of the progress: how many looks are done, whatever the model does within one."""


@dataclass(slots=True)
class Looks:
    """One photo's looks, one after another.

    timings : seconds by stage, of all looks so far
    """

    segmenter: Segmenter
    request: SegmentationRequest
    tiles: Sequence[Tile]
    on_progress: ProgressCallback
    timings: dict[str, float] = field(default_factory=dict)

    def whole(self, small: RgbImage) -> SegmentationResult:
        """Look at the photo at once, reduced: what tiles cannot know."""
        return self._look(small, self.request, 0)

    def each(self, photo: RgbImage) -> Iterator[tuple[int, SegmentationResult]]:
        """Yield each tile's number and result."""
        request = replace(self.request, part=True, photo="")  # features are the photo's, not theirs
        for number, tile in enumerate(self.tiles):
            image = np.ascontiguousarray(photo[tile.box.slices])
            yield number, self._look(image, request, number + 1)

    def told(self, timings: Sequence[tuple[str, float]] = ()) -> tuple[tuple[str, float], ...]:
        """Return the timings with those of what came after the looks."""
        total = dict(self.timings)
        for stage, seconds in timings:
            total[stage] = total.get(stage, 0.0) + seconds
        return tuple(total.items())

    def _look(
        self, image: RgbImage, request: SegmentationRequest, number: int
    ) -> SegmentationResult:
        counted = counting(self.on_progress, number, len(self.tiles) + 1)
        counted(Progress(STAGE))
        result = self.segmenter.segment(image, request, counted)
        self.timings = dict(self.told(result.timings))
        return result


def counting(on_progress: ProgressCallback, done: int, total: int) -> ProgressCallback:
    """Return the callback for what is done in one look: it says how many looks are through."""

    def counted(inner: Progress) -> None:
        on_progress(Progress(STAGE, done, total, step=inner.step, text=inner.text))

    return counted


def sentence(tiles: Sequence[Tile], only_there: Sequence[str]) -> str:
    """Return what to tell of the tiles."""
    box, count = tiles[0].box, len(tiles)
    if only_there:
        return Told(
            "Also looked at in {count} tiles of {width} x {height} pixels; found only there: "
            "{names}.",
            count=count,
            width=box.width,
            height=box.height,
            names=", ".join(only_there),
        )
    return Told(
        "Also looked at in {count} tiles of {width} x {height} pixels.",
        count=count,
        width=box.width,
        height=box.height,
    )
