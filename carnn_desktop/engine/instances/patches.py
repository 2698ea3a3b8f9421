"""What a detector's patches look like, so that a thing of one photo finds its like on others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.engine.instances.choose import box_ious

Floats = NDArray[np.float32]
MOST_SURE = 13.8
"""Largest logit: a probability of one in a million, and its opposite."""
_ALIKE = 0.8
"""Boxes whose IoU with an example is at least so much of the best one's may stand for it."""
_FITS = 0.3
"""Smallest IoU with an example of the box that stands for it."""


@dataclass(frozen=True, slots=True)
class Patches:
    """Each patch of one photo with the box that the detector draws for it.

    vectors : (n, D) float32 of unit length; shift, scale : (n,) float32, of the patch's logits
    objectness : (n,) float32 logits; boxes : (n, 4) float32 xyxy, the part in the photo, pixels
    """

    vectors: Floats
    shift: Floats
    scale: Floats
    objectness: Floats
    boxes: Floats

    def logits(self, queries: Floats) -> Floats:
        """Return (n, Q): how much each patch shows what unit vectors (Q, D) stand for.

        Bounded where a probability of single precision would be 0 or 1.
        """
        cosines = self.vectors @ queries.T
        logits = (cosines + self.shift[:, None]) * self.scale[:, None]
        return np.asarray(np.clip(logits, -MOST_SURE, MOST_SURE), np.float32)

    def overlaps(self, boxes: Sequence[tuple[float, float, float, float]]) -> Floats:
        """Return (n, K) IoU of each patch's box with K boxes, xyxy."""
        if not boxes:
            return np.zeros((len(self.boxes), 0), np.float32)
        rows = [box_ious(np.asarray(box, np.float32), self.boxes) for box in boxes]
        return np.stack(rows, axis=1)

    def standing_for(self, overlaps: Floats) -> int | None:
        """Return the patch that stands for an example with those IoUs (n,), None: none fits.

        Of those whose boxes fit about equally well, the one that is most surely a thing.
        """
        best = float(overlaps.max(initial=0.0))
        if best < _FITS:
            return None
        alike = overlaps >= _ALIKE * best
        return int(np.argmax(np.where(alike, self.objectness, -np.inf)))
