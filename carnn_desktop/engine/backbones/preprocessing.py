"""From RGB arrays to the pixels that detectors take.

transformers' own preprocessing needs torchvision for some of the models and SciPy for others; what
is here is the same to one grey level.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.engine.weights.files import image_settings

Three = tuple[float, float, float]
IMAGENET: tuple[Three, Three] = ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225))
CLIP: tuple[Three, Three] = (
    (0.48145466, 0.4578275, 0.40821073),
    (0.26862954, 0.26130258, 0.27577711),
)
_PIECE = 1 << 19
"""Pixels that are filtered at a time: some 0.05 s of one core."""
HALF: tuple[Three, Three] = ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))


@dataclass(frozen=True, slots=True)
class Scaling:
    """Mean and standard deviation by channel, of values 0..1."""

    mean: Three
    std: Three

    @staticmethod
    def of_folder(folder: Path, default: tuple[Three, Three]) -> Scaling:
        """Return what the folder says, else the default."""
        values = image_settings(folder)
        spread = _three(values.get("image_std"), default[1])
        return Scaling(
            _three(values.get("image_mean"), default[0]), spread if all(spread) else default[1]
        )

    def tensor(self, shares: NDArray[np.float32]) -> torch.Tensor:
        """Return (1, 3, h, w) float32 of (h, w, 3) values 0..1."""
        scaled = (shares - np.array(self.mean, np.float32)) / np.array(self.std, np.float32)
        return torch.from_numpy(np.ascontiguousarray(scaled.transpose(2, 0, 1)))[None].float()


def stretched(image: RgbImage, size_wh: tuple[int, int], scaling: Scaling) -> torch.Tensor:
    """Return (1, 3, h, w) float32 of that size, its aspect not kept, bilinear with antialias."""
    resized = Image.fromarray(image).resize(size_wh, Image.Resampling.BILINEAR)
    return scaling.tensor(np.asarray(resized, np.float32) / 255.0)


def sides_of(size_hw: tuple[int, int], shortest: int, longest: int) -> tuple[int, int]:
    """Return (height, width) with the short side ``shortest``, or the long one ``longest`` where
    that would be exceeded; fractions are cut off as in transformers, but no side to nothing.
    """
    height, width = size_hw
    short, long = min(size_hw), max(size_hw)
    exact = float(shortest)
    if long / short * shortest > longest:
        exact = longest * short / long
    side = round(exact)
    if short == side:
        return size_hw
    side = max(1, side)
    if width < height:
        return max(1, int(exact * height / width)), side
    return side, max(1, int(exact * width / height))


def padded_square(
    image: RgbImage, side: int, tick: Callable[[], None] = lambda: None
) -> NDArray[np.float32]:
    """Return (side, side, 3) values 0..1: the photo at the upper left of a black square.

    Reduced as OWLv2 was trained: a Gaussian, then linear. First along the columns, some of them at
    a time, then along the rows: the square of a large photo takes hundreds of megabytes as a whole.
    tick : called before each piece
    """
    height, width = image.shape[:2]
    whole = max(height, width)
    wide = np.zeros((side, whole, 3), np.float32)
    for columns in _pieces(width, whole):
        tick()
        part = image[:, columns]
        tall = np.zeros((whole, part.shape[1], 3), np.float32)
        tall[:height] = part / np.float32(255.0)
        wide[:, columns] = _reduced(tall, side, axis=0)
    square = np.zeros((side, side, 3), np.float32)
    for rows in _pieces(side, whole):
        tick()
        square[rows] = _reduced(wide[rows], side, axis=1)
    return square


def _pieces(count: int, length: int) -> Iterator[slice]:
    """Yield slices of ``count`` lines that together have about ``_PIECE`` pixels."""
    size = max(1, _PIECE // length)
    for start in range(0, count, size):
        yield slice(start, min(start + size, count))


def _reduced(values: NDArray[np.float32], side: int, axis: int) -> NDArray[np.float32]:
    """Return ``values`` brought to ``side`` along an axis; to fewer after a Gaussian."""
    sigma = max(0.0, (values.shape[axis] / side - 1.0) / 2.0)
    if sigma > 0:
        kernel = cv2.getGaussianKernel(2 * int(4.0 * sigma + 0.5) + 1, sigma, cv2.CV_32F)
        none, edge = np.ones((1, 1), np.float32), cv2.BORDER_REFLECT_101
        across, down = (none, kernel) if axis == 0 else (kernel, none)
        blurred = cv2.sepFilter2D(values, -1, across, down, borderType=edge)
        values = np.asarray(blurred, np.float32).reshape(values.shape)
    return _linear(values, side, axis)


def _linear(values: NDArray[np.float32], count: int, axis: int) -> NDArray[np.float32]:
    """Return ``values`` brought to ``count`` along an axis; beyond the edges they are mirrored.

    (OpenCV's resize repeats the edge instead.)
    """
    length = values.shape[axis]
    places = (np.arange(count) + 0.5) * (length / count) - 0.5
    low = np.floor(places).astype(np.int64)
    share = (places - low).astype(np.float32).reshape((-1, 1, 1) if axis == 0 else (1, -1, 1))
    first, second = (
        np.take(values, np.clip(_mirrored(at, length), 0, length - 1), axis)
        for at in (low, low + 1)
    )
    return np.asarray(first * (1.0 - share) + second * share, np.float32)


def _mirrored(places: NDArray[np.int64], length: int) -> NDArray[np.int64]:
    """Return places one beyond the edges mirrored at the outermost ones."""
    return np.minimum(np.abs(places), np.abs(2 * (length - 1) - places))


def side_in(values: Mapping[str, object], name: str, default: int) -> int:
    """Return a side of the ``size`` that photos are brought to, the default where it is none."""
    size = values.get("size")
    side = size.get(name) if isinstance(size, dict) else None
    return side if isinstance(side, int) and 16 <= side <= 4096 else default


def _three(values: object, default: Three) -> Three:
    if isinstance(values, Sequence) and len(values) == 3:
        numbers = [float(value) for value in values if isinstance(value, int | float)]
        if len(numbers) == 3 and all(abs(number) < 10 for number in numbers):
            return (numbers[0], numbers[1], numbers[2])
    return default
