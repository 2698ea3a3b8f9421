"""Large things are looked for in the photo made smaller as well: more of one fits a cell's view.

What a cell of the network sees is a few hundred pixels wide. Of a thing that fills half a photo
that is a patch of its surface; in the photo made smaller it is the thing and its surroundings.
Small things would be lost there, so that each class is heard as its objects are large.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import torch

from carnn_desktop.contracts.examples import ObjectSizes
from carnn_desktop.engine.learning.features import DenseFeatures, Floats

_SMALL, _LARGE = 0.1, 0.3
"""Sizes, as :attr:`ObjectShape.size`: below the first the smaller photo is not heard; from the
second on it counts as much as the photo itself."""


def share_of_smaller(sizes: ObjectSizes | None) -> float:
    """Return how much the smaller photo counts beside the photo itself, 0..1; 0 for no sizes."""
    if sizes is None:
        return 0.0
    return float(np.clip((np.exp(sizes.size) - _SMALL) / (_LARGE - _SMALL), 0.0, 1.0))


def scores_of_both(
    features: DenseFeatures,
    smaller: DenseFeatures | None,
    weights: torch.Tensor,
    shares: Sequence[float],
) -> Floats:
    """Return the scores (n, C) float32 of a photo at the cells of ``features``.

    smaller : features of the same photo made smaller, None where there are none
    weights : (D, C) float32; shares : by class what :func:`share_of_smaller` says
    """
    own = features.scores(weights)
    heard = [column for column, share in enumerate(shares) if share > 0.0]
    if smaller is None or not heard:
        return own
    rows, columns = smaller.grid_hw
    height, width = features.grid_hw
    there = smaller.scores(weights[:, heard])
    for place, column in enumerate(heard):
        plane = there[:, place].reshape(rows, columns)
        larger = cv2.resize(plane, (width, height), interpolation=cv2.INTER_LINEAR).reshape(-1)
        share = np.float32(shares[column])
        own[:, column] = (own[:, column] + share * larger) / (np.float32(1.0) + share)
    return own
