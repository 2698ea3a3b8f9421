"""Photos made of numbers: features that tell classes apart, and what a person said of them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.state import ModelKey

GRID = (12, 16)
PIXELS = 8  # a cell's side
KEY = ModelKey("ab" * 32, "synthetic-1", True)
CLASSES = ("bolt", "nut", "washer")


def label_grid(seed: int, classes: tuple[str, ...] = CLASSES) -> NDArray[np.int64]:
    """Return (h, w): -1 nothing, else the index of a class; one rectangle a class."""
    random = np.random.default_rng(seed)
    labels = np.full(GRID, -1)
    for index in range(len(classes)):
        top, left = random.integers(0, GRID[0] - 4), random.integers(0, GRID[1] - 5)
        labels[top : top + 4, left : left + 5] = index
    return labels


def features_for(labels: NDArray[np.int64], seed: int, *, noise: float = 0.5) -> DenseFeatures:
    """Return features on two grids in which each class has a direction of its own."""
    random = np.random.default_rng((seed, 1))
    directions = np.random.default_rng(0).normal(size=(len(CLASSES) + 1, 10))
    fine = directions[labels + 1].transpose(2, 0, 1) + random.normal(scale=noise, size=(10, *GRID))
    coarse = random.normal(size=(4, GRID[0] // 2, GRID[1] // 2))
    return DenseFeatures(coarse.astype(np.float16), fine.astype(np.float16))


def enlarged(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the cells as a mask at the photo's size."""
    return np.kron(cells, np.ones((PIXELS, PIXELS), np.bool_))


def example_of(
    photo: str, labels: NDArray[np.int64], classes: tuple[str, ...] = CLASSES
) -> PhotoExample:
    """Return a photo that is done: everything of ``classes`` is marked."""
    masks = {name: enlarged(labels == CLASSES.index(name)) for name in classes}
    return PhotoExample(
        photo=photo,
        positive={name: mask for name, mask in masks.items() if mask.any()},
        listed=frozenset(classes),
    )


class World:
    """Some photos by name, with the features that a backbone would give."""

    def __init__(self, count: int, seed: int = 0) -> None:
        self.labels = {f"photo-{i}": label_grid(seed + i) for i in range(count)}
        self.features: Mapping[str, DenseFeatures] = {
            name: features_for(labels, seed + i)
            for i, (name, labels) in enumerate(self.labels.items())
        }

    def learner(self) -> Learner:
        """Return a learner that knows no photo yet."""
        return Learner(KEY, self.features.__getitem__, None)

    def example(self, photo: str, classes: tuple[str, ...] = CLASSES) -> PhotoExample:
        """Return what a person said of ``photo``."""
        return example_of(photo, self.labels[photo], classes)
