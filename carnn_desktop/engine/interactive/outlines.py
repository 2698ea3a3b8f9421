"""Masks of words drawn again by the head that answers clicks, each part clicked in its middle.

The map of a text says where its thing is, and roughly how far it reaches. The head was taught where
things end, whatever they are; so it is told the part as the answer so far, one click in the middle
of it, and the map as what is known of the class. Nobody has clicked: what it says is a proposal.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

import cv2
import numpy as np

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.clicks import ClassEvidence
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.interactive.evidence import class_odds
from carnn_desktop.engine.interactive.features import Basis, DenseNet, PhotoFeatures, look
from carnn_desktop.engine.interactive.learned import shipped_head
from carnn_desktop.engine.interactive.predict import Asked, Odds, Predictor
from carnn_desktop.engine.interactive.rules import Click
from carnn_desktop.engine.interactive.sharpen import sharpened
from carnn_desktop.engine.interactive.weights_file import shipped_weights

_MOST_PARTS = 4
_SMALLEST_PART = 0.1  # of the mask; smaller parts stay as they are


@dataclass(frozen=True, slots=True)
class FoundByWords:
    """What a text found: its mask (H, W) bool, and the map that the mask was cut from."""

    mask: BoolMask
    evidence: ClassEvidence


class Outlines:
    """Draws masks again. Keeps nothing of a photo; one call at a time."""

    def __init__(self, net: DenseNet, bases: Mapping[str, Basis], predictor: Predictor) -> None:
        self._net, self._bases, self._predictor = net, bases, predictor

    def drawn(
        self, image: RgbImage, found: Sequence[FoundByWords], on_progress: ProgressCallback
    ) -> list[BoolMask]:
        """Return the masks (H, W) of ``image`` (H, W, 3) uint8 RGB drawn again; some may overlap.

        Empty masks stay empty, and no other becomes so.
        """
        if not any(one.mask.any() for one in found):
            return [one.mask for one in found]
        features = look(self._net, self._bases, image, partial(_looking, on_progress))
        return [self._drawn(features, image, one, on_progress) for one in found]

    def _drawn(
        self,
        features: PhotoFeatures,
        image: RgbImage,
        found: FoundByWords,
        on_progress: ProgressCallback,
    ) -> BoolMask:
        if not found.mask.any():
            return found.mask
        seen = class_odds(found.evidence, features.size_hw)
        parts, rest = _parts(found.mask)
        drawn = rest
        for part in parts:
            drawn = drawn | self._part(features, image, part, seen, on_progress)
        return drawn if drawn.any() else found.mask

    def _part(
        self,
        features: PhotoFeatures,
        image: RgbImage,
        part: BoolMask,
        seen: Odds,
        on_progress: ProgressCallback,
    ) -> BoolMask:
        asked = Asked((_middle(part),), mask=part, of_class=seen)
        odds = self._predictor.predict(features, image, asked, on_progress)
        drawn = np.zeros(part.shape, np.bool_)
        drawn[odds.window.slices] = sharpened(odds.values, odds.window, image, on_progress)
        return drawn


@cache
def shipped_outlines(device: str = "cpu") -> Outlines | None:
    """Load what ships, once a ``device``; None where this installation has no such weights.

    Raises CarnnError for damaged ones.
    """
    return None if shipped_weights() is None else Outlines(*shipped_head(device=device))


def _looking(on_progress: ProgressCallback, report: Progress) -> None:
    """Report a look at the photo as the drawing that it is part of: the maps are long done."""
    on_progress(replace(report, stage="refining"))


def _parts(mask: BoolMask) -> tuple[list[BoolMask], BoolMask]:
    """Return the large parts of a mask (H, W), the largest first, and all the others as one."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    order = np.argsort(-areas, kind="stable")[:_MOST_PARTS]
    large = [int(i) + 1 for i in order if areas[i] >= _SMALLEST_PART * areas.sum()]
    return [labels == i for i in large], mask & ~np.isin(labels, large)


def _middle(part: BoolMask) -> Click:
    """Return a click on the pixel that is farthest from the part's outside."""
    depth = cv2.distanceTransform(np.pad(part.view(np.uint8), 1), cv2.DIST_L2, 5)[1:-1, 1:-1]
    row, column = np.unravel_index(int(depth.argmax()), depth.shape)
    return Click(float(column), float(row), True)
