"""The fully connected conditional random field that snaps soft maps to the edges of the photo.

Krähenbühl and Koltun, "Efficient Inference in Fully Connected CRFs with Gaussian Edge Potentials"
(2011): mean field with a Potts model and two Gaussian kernels, one over position, one over position
and colour, each normalised symmetrically. The filters depend on the photo alone: they are built
once and serve every call of :meth:`DenseCRF.infer`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial

import cv2
import numpy as np
import torch
from torch.nn.functional import interpolate

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.engine.refine.crf_lattice import Lattice, Tick, build_lattice

DEFAULT_MAX_SIDE = 1024
_SMALLEST_PROBABILITY = 1e-5
_VALUES = 1 << 20  # values worked on between two progress callbacks


class DenseCRF:
    """Mean-field inference on one photo.

    image : (H, W, 3) uint8 RGB
    device : where to compute: CPU or CUDA. On any other device the arithmetic runs on the CPU
        (:attr:`device` tells) and the result comes back on the device of the probabilities.
    sxy_gaussian, w_gaussian : standard deviation in pixels and weight of the smoothness kernel
    sxy_bilateral, srgb, w_bilateral : standard deviations in pixels and in grey levels, and weight
        of the appearance kernel
    max_side : longest side, in pixels, at which to compute; None = no limit. A larger photo is
        reduced to it (and the standard deviations in pixels with it, so that the kernels keep
        their place on the photo) and the result is enlarged bilinearly.
    on_progress : called with Progress("crf") between pieces of at most some ten milliseconds

    Raises ValueError for an image, a deviation or a limit that cannot be.
    """

    def __init__(
        self,
        image: RgbImage,
        *,
        device: torch.device | str = "cpu",
        sxy_gaussian: float = 1.0,
        w_gaussian: float = 3.0,
        sxy_bilateral: float = 67.0,
        srgb: float = 3.0,
        w_bilateral: float = 4.0,
        max_side: int | None = DEFAULT_MAX_SIDE,
        on_progress: ProgressCallback = ignore_progress,
    ) -> None:
        if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or image.size == 0:
            raise ValueError(f"expected an (H, W, 3) uint8 image, got {image.dtype} {image.shape}")
        if not min(sxy_gaussian, sxy_bilateral, srgb) > 0 or (
            max_side is not None and max_side < 1
        ):
            raise ValueError("standard deviations and max_side must be positive")
        wanted = torch.device(device)
        self.device = wanted if wanted.type in ("cpu", "cuda") else torch.device("cpu")
        self.image_size: tuple[int, int] = (image.shape[0], image.shape[1])
        small = _reduced(image, max_side)
        self.working_size: tuple[int, int] = (small.shape[0], small.shape[1])
        reduction = max(self.working_size) / max(self.image_size)
        colours = torch.from_numpy(small.reshape(-1, 3)).to(self.device)
        with torch.no_grad():
            self._kernels = tuple(
                self._kernel(colours if use_colours else None, sxy * reduction, srgb, weight, ticks)
                for use_colours, sxy, weight, ticks in (
                    (False, sxy_gaussian, w_gaussian, _ticker(on_progress, 0, 2, "lattice")),
                    (True, sxy_bilateral, w_bilateral, _ticker(on_progress, 1, 2, "lattice")),
                )
                if weight != 0.0
            )

    @torch.no_grad()
    def infer(
        self,
        probabilities: torch.Tensor,
        *,
        iterations: int = 10,
        on_progress: ProgressCallback = ignore_progress,
    ) -> torch.Tensor:
        """Return Q (L, H, W) float32, the labels' marginals, summing to 1 at every pixel.

        probabilities : (L, H, W) float of the image's size, or of :attr:`working_size` (Q has the
            size of the input, and its device); need not sum to 1
        Raises ValueError for other sizes and for values that are not finite.
        """
        size = (int(probabilities.shape[-2]), int(probabilities.shape[-1]))
        labels = len(probabilities)
        fits = probabilities.ndim == 3 and size in (self.image_size, self.working_size)
        if not fits or labels == 0 or iterations < 0:
            raise ValueError(
                f"expected (L >= 1, {self.image_size[0]}, {self.image_size[1]}) probabilities, "
                f"got {tuple(probabilities.shape)}"
            )
        evidence = self._evidence(probabilities, _ticker(on_progress, 0, iterations))
        energy = torch.empty_like(evidence)
        beliefs = _softmax(energy.copy_(evidence), _ticker(on_progress, 0, iterations)).clone()
        for iteration in range(iterations):
            tick = _ticker(on_progress, iteration, iterations)
            energy.copy_(evidence)
            for kernel in self._kernels:
                kernel.add_filtered(beliefs, energy, tick)
            beliefs, energy = _softmax(energy, tick), beliefs
        tick = _ticker(on_progress, iterations, iterations)
        result = _resized(_as_maps(beliefs, self.working_size, tick), size, tick)
        return result.to(probabilities.device)

    def _kernel(
        self,
        colours: torch.Tensor | None,
        sxy: float,
        srgb: float,
        weight: float,
        tick: Tick,
    ) -> Lattice:
        """Return the filter weight * N K N with N = diag(K 1)^-1/2: symmetric normalisation."""
        height, width = self.working_size
        count = height * width

        def features(start: int, stop: int) -> torch.Tensor:
            place = torch.arange(start, stop, device=self.device)
            row = torch.div(place, width, rounding_mode="floor")
            position = torch.stack([place - row * width, row], 1).float() / sxy
            if colours is None:
                return position
            return torch.cat([position, colours[start:stop].float() / srgb], 1)

        largest = [(width - 1) / sxy, (height - 1) / sxy]
        if colours is not None:
            largest += [255.0 / srgb] * 3
        lattice = build_lattice(features, count, largest, tick)
        mass = torch.full((count, 1), 1e-20, device=self.device)
        lattice.add_filtered(torch.ones_like(mass), mass, tick)
        norm = mass[:, 0].rsqrt()
        tick()
        return lattice.scaled(norm, weight * norm)

    def _evidence(self, probabilities: torch.Tensor, tick: Tick) -> torch.Tensor:
        """Return (pixels, L) log probabilities: the negative unary energy."""
        small = _resized(probabilities.to(self.device, torch.float32), self.working_size, tick)
        for map_ in small:
            tick()
            if not bool(torch.isfinite(map_).all()):
                raise ValueError("probabilities must be finite")
        maps = small.flatten(1)
        rows = maps.new_empty(maps.shape[1], maps.shape[0])
        for start, stop in _parts(rows):
            tick()
            part = rows[start:stop].copy_(maps[:, start:stop].T)
            part.clamp_(_SMALLEST_PROBABILITY, 1.0).log_()
        return rows


def working_size(
    size_wh: tuple[int, int], max_side: int | None = DEFAULT_MAX_SIDE
) -> tuple[int, int]:
    """Return (width, height) at which a photo of that size is computed."""
    longest = max(size_wh)
    if max_side is None or longest <= max_side:
        return size_wh
    width, height = (max(1, math.floor(side * max_side / longest + 0.5)) for side in size_wh)
    return width, height


def _ticker(on_progress: ProgressCallback, done: int, total: int, text: str = "") -> Tick:
    return partial(on_progress, Progress("crf", done, total, text=text))


def _reduced(image: RgbImage, max_side: int | None) -> RgbImage:
    """Return a copy (H', W', 3) with no side longer than ``max_side``."""
    height, width = image.shape[:2]
    size = working_size((width, height), max_side)
    if size == (width, height):
        return image.copy()  # torch warns about arrays that it could write to and must not
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def _resized(maps: torch.Tensor, size: tuple[int, int], tick: Tick) -> torch.Tensor:
    """Return (L, *size) of ``maps`` (L, h, w): bilinear, averaged over the area when shrinking."""
    if maps.shape[-2:] == size:
        return maps
    result = maps.new_empty(len(maps), *size)
    for index, map_ in enumerate(maps):
        tick()
        result[index] = interpolate(
            map_[None, None],
            size=size,
            mode="bilinear",
            align_corners=False,
            antialias=size[0] < maps.shape[1],
        )[0, 0]
    return result


def _softmax(energy: torch.Tensor, tick: Tick) -> torch.Tensor:
    """Return the softmax over columns of (P, L), in place.

    Written out: ``torch.softmax`` over a short last axis took four times as long on the CPU.
    """
    for start, stop in _parts(energy):
        tick()
        part = energy[start:stop]
        part.sub_(part.amax(1, keepdim=True)).exp_()
        part.div_(part.sum(1, keepdim=True))
    return energy


def _as_maps(rows: torch.Tensor, size: tuple[int, int], tick: Tick) -> torch.Tensor:
    """Return (L, *size) of ``rows`` (pixels, L)."""
    maps = rows.new_empty(rows.shape[1], len(rows))
    for start, stop in _parts(rows):
        tick()
        maps[:, start:stop] = rows[start:stop].T
    return maps.view(-1, *size)


def _parts(rows: torch.Tensor) -> Iterator[tuple[int, int]]:
    """Yield ranges of rows with about ``_VALUES`` values, to be done between two progress
    callbacks.
    """
    step = max(1, _VALUES // rows.shape[1])
    for start in range(0, len(rows), step):
        yield start, min(start + step, len(rows))
