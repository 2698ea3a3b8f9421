"""``--overlays``: the photo with its masks in colour and a legend, to look at without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw, ImageFont

from carnn_desktop.annotations.model import Mask
from carnn_desktop.commands.console.files import output_path, write_whole
from carnn_desktop.contracts.arrays import BoolMask, RgbImage

MAX_SIDE = 4096
_OPACITY = 0.45
_PAPER = (250, 250, 250)
_INK = (32, 32, 32)

Layer = tuple[str, str, Mask]
"""What is drawn: the label in the legend, the colour, and the mask in the photo."""


def overlay_path(folder: Path, name: str) -> Path:
    """Return the overlay of the image ``name`` (relative path with extension)."""
    return output_path(folder, name, ".png")


def draw_overlay(pixels: RgbImage, layers: Sequence[Layer]) -> Image.Image:
    """Return the photo with tinted, outlined masks and a legend below it.

    Larger annotations are drawn first, so that small ones stay visible. The picture is at most
    MAX_SIDE pixels wide or high.
    """
    height, width = pixels.shape[:2]
    canvas = np.array(pixels)
    stroke = max(1, round(max(width, height) / 500))
    for _, color, mask in sorted(layers, key=lambda layer: -layer[2].area):
        _tint(canvas, color, mask, stroke)
    photo = Image.fromarray(canvas)
    if max(photo.size) > MAX_SIDE:
        photo.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    legend = _legend(photo.width, [(label, color) for label, color, _ in layers])
    picture = Image.new("RGB", (photo.width, photo.height + legend.height), _PAPER)
    picture.paste(photo, (0, 0))
    picture.paste(legend, (0, photo.height))
    return picture


def write_overlay(folder: Path, name: str, pixels: RgbImage, layers: Sequence[Layer]) -> Path:
    """Draw and write one overlay; return where it is. Raises RunFailed on a full disk."""
    path = overlay_path(folder, name)
    picture = draw_overlay(pixels, layers)
    write_whole(path, lambda stream: picture.save(stream, format="PNG"))
    return path


def _tint(canvas: NDArray[np.uint8], color: str, mask: Mask, stroke: int) -> None:
    height, width = mask.pixels.shape
    window = canvas[mask.y : mask.y + height, mask.x : mask.x + width]
    rgb = np.array(ImageColor.getrgb(color)[:3], dtype=np.float32)
    inside = window[mask.pixels].astype(np.float32)
    window[mask.pixels] = (inside * (1 - _OPACITY) + rgb * _OPACITY).astype(np.uint8)
    rim = mask.pixels & ~_eroded(mask.pixels, stroke)
    window[rim] = rgb.astype(np.uint8)


def _eroded(mask: BoolMask, pixels: int) -> BoolMask:
    """Shrink ``mask`` by ``pixels`` in the four directions; the border counts as outside."""
    shrunk = np.pad(mask, 1)
    for _ in range(pixels):
        inner = shrunk.copy()
        inner[1:] &= shrunk[:-1]
        inner[:-1] &= shrunk[1:]
        inner[:, 1:] &= shrunk[:, :-1]
        inner[:, :-1] &= shrunk[:, 1:]
        shrunk = inner
    return shrunk[1:-1, 1:-1]


def _legend(width: int, entries: Sequence[tuple[str, str]]) -> Image.Image:
    """Return a strip ``width`` pixels wide: a swatch and a label an entry, wrapped into rows."""
    size = max(12, min(40, width // 40))
    font = ImageFont.load_default(size)
    entries = entries or [("nothing found", "#9a9a9a")]
    gap, row = size // 2, size + size // 2
    places: list[tuple[int, int]] = []
    x, y = gap, gap
    for label, _ in entries:
        needed = size + gap // 2 + round(font.getlength(label)) + 2 * gap
        if x > gap and x + needed > width:
            x, y = gap, y + row
        places.append((x, y))
        x += needed
    strip = Image.new("RGB", (width, y + row), _PAPER)
    draw = ImageDraw.Draw(strip)
    for (label, color), (left, top) in zip(entries, places, strict=True):
        draw.rectangle((left, top, left + size - 1, top + size - 1), fill=color, outline=_INK)
        draw.text((left + size + gap // 2, top + size / 2), label, _INK, font=font, anchor="lm")
    return strip
