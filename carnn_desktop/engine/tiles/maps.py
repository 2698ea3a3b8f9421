"""What all tiles say of a text at one place of the photo: no tile has the last word at its edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.engine.tiles.grid import Box, Floats, Tile

_KEPT = 128
"""Longest side of what is kept of a tile's map: finer than any model's grid of a tile."""


@dataclass(slots=True)
class TextLook:
    """What was seen of one text.

    score : the best of all looks that kept it; acceptance : of the same look
    whole : (h, w) uint8, its map of the photo at once, 255 = 1.0; None where it was dropped there
    tiles : by number of the tile, its map there, where it was kept
    """

    score: float
    acceptance: float | None = None
    whole: NDArray[np.uint8] | None = None
    tiles: dict[int, NDArray[np.uint8]] = field(default_factory=dict)


def small(levels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return a tile's map as small as it is kept: there may be thousands."""
    height, width = levels.shape
    scale = min(1.0, _KEPT / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(levels, size, interpolation=cv2.INTER_AREA), np.uint8)


class JoinedMaps:
    """The maps of the texts that were seen, at any place of a photo of ``size_wh``."""

    def __init__(
        self, size_wh: tuple[int, int], tiles: Sequence[Tile], looks: Iterable[TextLook]
    ) -> None:
        self._photo = Box(0, 0, *size_wh)
        self._tiles, self._looks = tuple(tiles), tuple(looks)

    def present(self, box: Box) -> list[int]:
        """Return the places of the texts that any look saw something of in ``box``."""
        near = {number for number, tile in enumerate(self._tiles) if tile.box.shared(box)}
        return [
            place
            for place, look in enumerate(self._looks)
            if look.whole is not None or near & look.tiles.keys()
        ]

    def at(self, box: Box, texts: Sequence[int]) -> Floats:
        """Return (texts, height, width) float32, 0..1, of those texts in a part of the photo."""
        weights = np.zeros((box.height, box.width), np.float32)
        sums = np.zeros((len(texts), box.height, box.width), np.float32)
        for number, tile in enumerate(self._tiles):
            part = tile.box.shared(box)
            if part is None:
                continue
            counts = tile.weights(part)
            here = part.within(box).slices
            weights[here] += counts
            for place, text in enumerate(texts):
                levels = self._looks[text].tiles.get(number)
                if levels is not None:
                    sums[place][here] += counts * _enlarged(levels, tile.box, part)
        sums /= np.maximum(weights, np.finfo(np.float32).tiny)
        for place, text in enumerate(texts):
            whole = self._looks[text].whole
            if whole is not None:
                sums[place] = joined(_enlarged(whole, self._photo, box), sums[place])
        return sums


def joined(whole: Floats, tiles: Floats) -> Floats:
    """Return the map of a text that the photo at once shows, with what tiles saw of it."""
    return np.maximum(whole, tiles)


def _enlarged(levels: NDArray[np.uint8], of: Box, part: Box) -> Floats:
    """Return (height, width) float32, 0..1: a map of the box ``of`` in a part of it, bilinear."""
    height, width = levels.shape
    across, down = width / of.width, height / of.height
    inside = part.within(of)
    # pixel centres are aligned, as they are wherever maps are enlarged
    matrix = np.array(
        [
            [across, 0.0, (inside.x + 0.5) * across - 0.5],
            [0.0, down, (inside.y + 0.5) * down - 0.5],
        ]
    )
    found = cv2.warpAffine(
        levels.astype(np.float32),
        matrix,
        (part.width, part.height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(found, np.float32) / np.float32(255.0)
