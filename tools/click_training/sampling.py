"""What one step of the training is shown: objects in windows, with the first clicks or a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from carnn_desktop.engine.interactive.features import PhotoFeatures
from carnn_desktop.engine.interactive.view import Pointed, View, hints, paths, pointed, view_of
from carnn_desktop.engine.interactive.window import Point, Window, fitted
from click_training.simulated import largest_error, middle, somewhere

_WHOLE = 0.35  # share of windows that are the whole photo
_BOXES = 0.25
_THINGS = 3.0  # how much rather a thing is taken than stuff
_SMALLEST_SHARE = 6e-4  # of the photo that an object must have
_SMALLEST_CELLS = 12


@dataclass(frozen=True, slots=True)
class Seen:
    """A photo with its features and objects."""

    pixels: NDArray[np.uint8]
    labels: NDArray[np.int32]
    features: PhotoFeatures
    objects: tuple[int, ...]
    weights: tuple[float, ...]


def seen(
    pixels: NDArray[np.uint8],
    labels: NDArray[np.int32],
    things: tuple[bool, ...],
    features: PhotoFeatures,
) -> Seen:
    """Return a photo with the objects in it that are large enough."""
    areas = np.bincount(labels.ravel(), minlength=len(things) + 1)
    chosen = [
        index
        for index in range(1, len(things) + 1)
        if areas[index] >= max(_SMALLEST_SHARE * labels.size, 60)
    ]
    weights = tuple(_THINGS if things[index - 1] else 1.0 for index in chosen)
    return Seen(pixels, labels, features, tuple(chosen), weights)


@dataclass(slots=True)
class Example:
    """One object in one window, and the clicks so far (pixels of the photo)."""

    photo: Seen
    window: Window
    view: View
    truth: NDArray[np.bool_]
    inside: torch.Tensor | None
    last: torch.Tensor
    plus: list[Point] = field(default_factory=list)
    minus: list[Point] = field(default_factory=list)

    def click(self, cell: tuple[int, int], positive: bool) -> None:
        """Add a click on a cell (column, row)."""
        wide, high = self.window.cell
        x = self.window.left + (cell[0] + 0.5) * wide
        y = self.window.top + (cell[1] + 0.5) * high
        (self.plus if positive else self.minus).append((x - 0.5, y - 0.5))

    def click_error(self, rng: np.random.Generator) -> None:
        """Click on the largest error of the last answer."""
        error = largest_error(self.truth, self.last.numpy() > 0.5)
        if error is not None:
            annotation, missing = error
            self.click(
                middle(annotation) if rng.random() < 0.7 else somewhere(annotation, rng), missing
            )

    def pointed(self) -> tuple[Pointed, Pointed]:
        """Return plus and minus clicks."""
        return (
            pointed(self.photo.features, self.window, tuple(self.plus)),
            pointed(self.photo.features, self.window, tuple(self.minus)),
        )


def told(examples: list[Example]) -> torch.Tensor:
    """Return (B, HINTS, h, w) of the examples' clicks and last answers."""
    clicks = [example.pointed() for example in examples]
    near = paths(
        [example.view for example in examples],
        [plus for plus, _ in clicks],
        [minus for _, minus in clicks],
    )
    return torch.stack(
        [
            hints(example.view, plus, minus, near[index], example.last, example.inside)
            for index, (example, (plus, minus)) in enumerate(zip(examples, clicks, strict=True))
        ]
    )


def example(photos: Sequence[Seen], grid_hw: tuple[int, int], rng: np.random.Generator) -> Example:
    """Return a random object in a window of ``grid_hw`` cells with its first click or box."""
    while True:
        photo = photos[int(rng.integers(len(photos)))]
        if not photo.objects:
            continue
        share = np.asarray(photo.weights) / sum(photo.weights)
        label = photo.objects[int(rng.choice(len(photo.objects), p=share))]
        mask = photo.labels == label
        boxed = bool(rng.random() < _BOXES)
        window = _window(mask, grid_hw, rng, whole=not boxed and bool(rng.random() < _WHOLE))
        part = mask[window.slices].astype(np.float32)
        size_wh = (window.columns, window.rows)
        how = cv2.INTER_AREA if part.shape[1] > window.columns else cv2.INTER_LINEAR
        truth = np.asarray(cv2.resize(part, size_wh, interpolation=how) > 0.5)
        if truth.sum() >= _SMALLEST_CELLS:
            break
    view = view_of(photo.features, photo.pixels, window)
    last = torch.zeros(grid_hw)
    if boxed:
        inside = torch.from_numpy(_boxed(truth, rng))
        return Example(photo, window, view, truth, inside, 0.7 * inside)
    made = Example(photo, window, view, truth, None, last)
    made.click(middle(truth) if rng.random() < 0.6 else somewhere(truth, rng), True)
    return made


def _window(
    mask: NDArray[np.bool_], grid_hw: tuple[int, int], rng: np.random.Generator, *, whole: bool
) -> Window:
    height, width = mask.shape
    if whole:
        return Window(0, 0, width, height, *grid_hw)
    columns, rows = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
    left, right = float(columns[0]), float(columns[-1] + 1)
    top, bottom = float(rows[0]), float(rows[-1] + 1)
    cell = max((right - left) / grid_hw[1], (bottom - top) / grid_hw[0])
    cell *= float(np.exp(rng.uniform(np.log(1.15), np.log(3.0))))
    cell = max(cell, 0.12 * max(height, width) / max(grid_hw))
    sides = []
    for low, high, end, count in (
        (left, right, width, grid_hw[1]),
        (top, bottom, height, grid_hw[0]),
    ):
        long = min(cell * count, end)
        slack = long - (high - low)
        start = low - rng.uniform(0.15, 0.85) * slack if slack > 0 else low - slack * rng.random()
        start = min(max(0.0, start), end - long)
        sides.append((start, start + long))
    (x0, x1), (y0, y1) = sides
    placed = fitted((x0, y0, x1, y1), (height, width), max(grid_hw))
    return Window(placed.left, placed.top, placed.right, placed.bottom, *grid_hw)


def _boxed(truth: NDArray[np.bool_], rng: np.random.Generator) -> NDArray[np.float32]:
    """Return (h, w) 1 within a box that a person might draw around ``truth``."""
    inside = np.zeros(truth.shape, np.float32)
    edges = []
    for found in (np.flatnonzero(truth.any(1)), np.flatnonzero(truth.any(0))):
        long = found[-1] + 1 - found[0]
        shift = rng.normal(0, 0.04, 2) * long
        edges.append(
            (round(found[0] + shift[0]), max(round(found[-1] + 1 + shift[1]), found[0] + 2))
        )
    (top, bottom), (left, right) = edges
    inside[max(0, top) : bottom, max(0, left) : right] = 1.0
    return inside
