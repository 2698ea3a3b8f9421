"""Visual prompts: what is drawn on the image so that the classifier looks at one mask.

All prompts of a run go on one image in a fixed order (blur, gray, black, circle, rectangle,
contour, crop), whatever the order they are named in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.requests import VisualPrompt
from carnn_desktop.engine.activation_maps import FloatMaps, enlarge
from carnn_desktop.engine.refine.prompts import extent

_RED = (255, 0, 0)
_LINE = 1
_BLUR = (15, 15)
CROP_PADDING = 0.1
"""Padding of ``crop`` as a share of the mask's longer side."""


def apply_prompts(image: RgbImage, mask: BoolMask, prompts: Sequence[VisualPrompt]) -> RgbImage:
    """Return ``image`` (H, W, 3) with ``prompts`` for ``mask`` (H, W) drawn on it, uint8.

    Only ``crop`` changes the size. A mask of at most one pixel leaves the image as it is.
    """
    if np.count_nonzero(mask) <= 1:
        return image
    result = image.copy()
    outside = ~mask
    if "blur" in prompts:
        result[outside] = cv2.GaussianBlur(result, _BLUR, 0)[outside]
    if "gray" in prompts:
        # The published code converts RGB with the weights of BGR.
        result[outside] = cv2.cvtColor(result, cv2.COLOR_BGR2GRAY)[outside][:, None]
    if "black" in prompts:
        result[outside] = 0
    _draw_lines(result, mask, prompts)
    if "crop" in prompts:
        result = _crop(result, mask)
    return result


def _draw_lines(image: RgbImage, mask: BoolMask, prompts: Sequence[VisualPrompt]) -> None:
    """Draw circle, rectangle and contour into ``image``."""
    if "circle" in prompts or "rectangle" in prompts:
        x0, y0, x1, y1 = extent(mask)
        ys, xs = np.nonzero(mask)
        centre_x, centre_y = int(xs.mean()), int(ys.mean())
        half_w, half_h = (x1 - x0 + 1) // 2, (y1 - y0 + 1) // 2
        if "circle" in prompts:
            cv2.ellipse(image, (centre_x, centre_y), (half_w, half_h), 0, 0, 360, _RED, _LINE)
        if "rectangle" in prompts:
            near = (centre_x - half_w, centre_y - half_h)
            cv2.rectangle(image, near, (centre_x + half_w, centre_y + half_h), _RED, _LINE)
    if "contour" in prompts:
        filled = _without_holes(mask)
        contours, _ = cv2.findContours(filled, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        cv2.drawContours(image, contours, -1, _RED, _LINE)


def _without_holes(mask: BoolMask) -> NDArray[np.uint8]:
    """Return ``mask`` as uint8, background that cannot reach the border (4-connected) filled."""
    padded = np.pad((~mask).astype(np.uint8), 1, constant_values=1)
    _, labels = cv2.connectedComponents(padded, connectivity=4)
    return np.ascontiguousarray((labels != labels[0, 0])[1:-1, 1:-1], dtype=np.uint8)


def _crop(image: RgbImage, mask: BoolMask) -> RgbImage:
    """Return the mask's bounding box with padding, inside the image."""
    x0, y0, x1, y1 = extent(mask)
    padding = round(CROP_PADDING * max(x1 - x0 + 1, y1 - y0 + 1))
    height, width = mask.shape
    rows = slice(max(0, y0 - padding), min(height, y1 + 1 + padding))
    columns = slice(max(0, x0 - padding), min(width, x1 + 1 + padding))
    return np.ascontiguousarray(image[rows, columns])


class PromptedImages(Sequence[RgbImage]):
    """One prompted image a map, made when it is asked for: a step's images never lie in memory
    together, and a progress callback fits between any two.
    """

    def __init__(
        self,
        image: RgbImage,
        maps: FloatMaps,
        *,
        mask_threshold: float,
        prompts: Sequence[VisualPrompt],
    ) -> None:
        """Take ``image`` (H, W, 3) and ``maps`` (N, h, w) float32, 0..1."""
        self._image, self._maps = image, maps
        self._threshold, self._prompts = mask_threshold, tuple(prompts)

    def __len__(self) -> int:
        return len(self._maps)

    @overload
    def __getitem__(self, index: int) -> RgbImage: ...

    @overload
    def __getitem__(self, index: slice) -> list[RgbImage]: ...

    def __getitem__(self, index: int | slice) -> RgbImage | list[RgbImage]:
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(len(self)))]
        height, width = self._image.shape[:2]
        mask = enlarge(self._maps[index], width, height) > self._threshold
        return apply_prompts(self._image, mask, self._prompts)
