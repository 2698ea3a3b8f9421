"""A thing of one colour on an even ground: drawn, printed, or photographed on a sheet of paper.

The head, which learned from photos of scenes, may take the whole picture at the first click on
one. Colour alone knows better there.
"""

from __future__ import annotations

import cv2
import numpy as np

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.engine.interactive.rules import Click
from carnn_desktop.engine.refine.guided import upsample_mask

_WORK_SIDE = 320
_ALIKE = 8  # Lab units of 255 within which a colour is that of the clicked pixel
_CONTRAST = 20.0  # Lab units between just inside and just outside
_MOST = 0.4  # of the photo; what is larger is the ground
_LEAST = 0.0005
_TOO_MUCH = 0.5
"""Share of the photo from which the head's first answer is looked at again."""
_EDGE = 0.9  # of the outline that must be a clear step


def mended(drawn: BoolMask, image: RgbImage, click: Click) -> BoolMask:
    """Return what a first plus click means: ``drawn`` (H, W), or the patch of colour around it.

    The patch counts only where ``drawn`` takes most of the photo, and the patch is even, ends all
    around at a clear step of colour, and is much less.
    """
    if np.count_nonzero(drawn) < _TOO_MUCH * drawn.size:
        return drawn
    patch = _patch(image, click)
    return drawn if patch is None else patch


def _patch(image: RgbImage, click: Click) -> BoolMask | None:
    height, width = image.shape[:2]
    factor = min(1.0, _WORK_SIDE / max(height, width))
    size_wh = max(1, round(width * factor)), max(1, round(height * factor))
    small = np.ascontiguousarray(cv2.resize(image, size_wh, interpolation=cv2.INTER_AREA))
    lab = cv2.cvtColor(cv2.medianBlur(small, 3), cv2.COLOR_RGB2Lab)
    column = min(int(click.x * size_wh[0] / width), size_wh[0] - 1)
    row = min(int(click.y * size_wh[1] / height), size_wh[1] - 1)
    framed = np.zeros((size_wh[1] + 2, size_wh[0] + 2), np.uint8)
    flags = 8 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | (1 << 8)
    cv2.floodFill(lab, framed, (column, row), 0, (_ALIKE,) * 3, (_ALIKE,) * 3, flags)
    patch = framed[1:-1, 1:-1]
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    patch = cv2.morphologyEx(patch, cv2.MORPH_CLOSE, disc)
    if not _LEAST * patch.size <= np.count_nonzero(patch) <= _MOST * patch.size:
        return None
    if not _stands_out(patch, lab, disc):
        return None
    small_rgb = np.asarray(small, np.uint8)
    return upsample_mask(patch > 0, small_rgb, image)


def _stands_out(patch: np.ndarray, lab: np.ndarray, disc: np.ndarray) -> bool:
    """Whether nearly all just outside the patch has another colour than the patch."""
    outside = (cv2.dilate(patch, disc) > 0) & (cv2.dilate(patch, np.ones((3, 3), np.uint8)) == 0)
    if not outside.any():
        return False
    own = lab[patch > 0].astype(np.float32).mean(axis=0)
    far = np.linalg.norm(lab[outside].astype(np.float32) - own, axis=1)
    return bool((far > _CONTRAST).mean() >= _EDGE)
