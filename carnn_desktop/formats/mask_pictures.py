"""Masks as pictures within a file: decoded within limits, put where they belong."""

from __future__ import annotations

import math
from io import BytesIO

import numpy as np
from PIL import Image

from carnn_desktop.annotations.geometry import MAX_SIDE
from carnn_desktop.annotations.shapes import MAX_AREA, RowRuns, Unusable, row_runs
from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos.images import use_own_limits

_DAMAGE = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


def picture_mask(data: bytes, path: str) -> BoolMask:
    """Return (h, w) bool of a PNG: what is not black, or not clear where it has an alpha channel.

    Raises Unusable, ``path`` being its place in the annotation.
    """
    use_own_limits()
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as image:
            if image.width * image.height > MAX_AREA:
                raise Unusable(path, Told("is larger than any photo"))
            if image.mode in ("RGBA", "LA", "PA"):
                alpha = np.asarray(image.getchannel("A")) > 0
                if not alpha.all():
                    return alpha
                return np.asarray(image.convert("RGB").convert("L")) > 0
            if image.mode == "P" and "transparency" in image.info:
                return np.asarray(image.convert("RGBA").getchannel("A")) > 0
            if image.mode == "P":
                return np.asarray(image) > 0
            if image.mode.startswith("I"):
                return np.asarray(image) > 0
            return np.asarray(image.convert("L")) > 0
    except _DAMAGE as error:
        raise Unusable(path, Told("is no picture ({error})", error=error)) from None


def placed(pixels: BoolMask, corner: tuple[float, float], path: str) -> RowRuns:
    """Return a mask whose upper left pixel lies at ``corner``, rounded; it may leave the photo.

    Raises Unusable for a corner that is no place near an image, ``path`` being its place.
    """
    x, y = (math.floor(part + 0.5) for part in corner)
    if max(abs(x), abs(y)) > MAX_SIDE:
        raise Unusable(path, Told("lies far outside of any image"))
    return row_runs(pixels, x, y)
