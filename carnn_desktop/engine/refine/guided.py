"""Carry a small mask to full size along the photo's edges: the fast guided filter.

He and Sun, "Fast Guided Filter" (2015): around every pixel the mask is written as a linear function
of the photo's colours. The coefficients are found at the small size and enlarged, the function is
evaluated at full size, where the photo's edges are sharp.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage

Floats = NDArray[np.float32]

_RADIUS = 3  # of the small size's window, pixels
_SMOOTHNESS = 1e-4  # of colours in 0..1: weaker contrasts are no edges
_STRIP = 512  # rows done at once
_BAND = 2  # how far, in small pixels, the outline may move


def upsample_mask(mask: BoolMask, small: RgbImage, full: RgbImage) -> BoolMask:
    """Return (H, W) bool: ``mask`` (h, w) enlarged so that its outline follows ``full``.

    small : (h, w, 3) uint8, the photo at the mask's size; full : (H, W, 3) uint8
    """
    height, width = full.shape[:2]
    if mask.shape == (height, width):
        return mask
    size_wh = (width, height)
    enlarged = cv2.resize(mask.astype(np.uint8) * 255, size_wh, interpolation=cv2.INTER_LINEAR)
    result = np.asarray(enlarged > 127)
    near = _band(mask)
    if not near.any():
        return result
    # Only the outline is decided anew, and strip by strip: a large photo in floats is very large.
    planes = _coefficients(mask.astype(np.float32), small.astype(np.float32) / 255.0)
    band = cv2.resize(near.astype(np.uint8), size_wh, interpolation=cv2.INTER_NEAREST) > 0
    rows = np.flatnonzero(band.any(1))
    for top in range(int(rows[0]), int(rows[-1]) + 1, _STRIP):
        strip = slice(top, min(top + _STRIP, int(rows[-1]) + 1))
        value = _enlarged_rows(planes[3], size_wh, strip)
        for channel in range(3):
            colour = full[strip, :, channel].astype(np.float32) / 255.0
            value += _enlarged_rows(planes[channel], size_wh, strip) * colour
        result[strip] = np.where(band[strip], value > 0.5, result[strip])
    return result


def _enlarged_rows(plane: Floats, size_wh: tuple[int, int], rows: slice) -> Floats:
    """Return the ``rows`` of ``plane`` (h, w) enlarged to ``size_wh``, bilinear."""
    x, y = plane.shape[1] / size_wh[0], plane.shape[0] / size_wh[1]
    to_small = np.array([[x, 0.0, 0.5 * x - 0.5], [0.0, y, (rows.start + 0.5) * y - 0.5]])
    enlarged = cv2.warpAffine(
        plane,
        to_small,
        (size_wh[0], rows.stop - rows.start),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(enlarged, dtype=np.float32)


def _band(mask: BoolMask) -> BoolMask:
    """Return the pixels within ``_BAND`` of the mask's outline."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * _BAND + 1,) * 2)
    plain = mask.astype(np.uint8)
    grown = cv2.dilate(plain, disc, borderType=cv2.BORDER_REPLICATE)
    shrunk = cv2.erode(plain, disc, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(grown != shrunk)


def _mean(values: Floats) -> Floats:
    side = 2 * _RADIUS + 1
    return np.asarray(
        cv2.blur(values, (side, side), borderType=cv2.BORDER_REFLECT), dtype=np.float32
    )


def _coefficients(mask: Floats, guide: Floats) -> tuple[Floats, ...]:
    """Return a_r, a_g, a_b, b (h, w) of mask = a . colour + b, averaged around each pixel."""
    mean_guide, mean_mask = _mean(guide), _mean(mask)
    products = _mean((guide[..., :, None] * guide[..., None, :]).reshape(*mask.shape, 9))
    spread = products.reshape(*mask.shape, 3, 3)
    spread = spread - mean_guide[..., :, None] * mean_guide[..., None, :]
    spread += _SMOOTHNESS * np.eye(3, dtype=np.float32)
    together = _mean(guide * mask[..., None]) - mean_guide * mean_mask[..., None]
    factors = np.linalg.solve(spread, together[..., None])[..., 0].astype(np.float32)
    offset = mean_mask - (factors * mean_guide).sum(-1)
    means = _mean(factors)
    return (*(np.ascontiguousarray(means[..., c]) for c in range(3)), _mean(offset))
