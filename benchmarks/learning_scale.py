"""How learning grows with the number of photos: made-up features, read from a cache on disk."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.engine.learning.features import DenseFeatures, Prior
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.state import ModelKey
from carnn_desktop.engine.learning.store import ArrayStore, FeatureStore

GRID = (30, 40)  # cells of a photo of 640 x 480 pixels; the finer grid has twice as many a side
FINE = 198
KEPT = 50  # different features on disk; photos share them, each has labels of its own
VIEWS = (0.625, 1.5)  # sizes of the views that the first photos teach by, too
CLASSES = ("bolt", "nut", "washer")


def measure(count: int, prior: Prior, *, finer: bool) -> dict[str, float]:
    """Learn from ``count`` photos, then from one more; return processor seconds, most memory."""
    random = np.random.default_rng(0)
    width = len(prior.covariance) - (FINE if finer else 0)
    kept_photos = min(count, KEPT)
    with tempfile.TemporaryDirectory() as folder:
        store = FeatureStore(ArrayStore(Path(folder), model="scale"), finer=finer)
        for number in range(kept_photos):
            coarse = random.normal(size=(width, *GRID)).astype(np.float16)
            fine = random.normal(size=(FINE, 2 * GRID[0], 2 * GRID[1])).astype(np.float16)
            store.write(str(number), DenseFeatures(coarse, fine if finer else None))

        seen = tuple(_view(random, width, side, finer=finer) for side in VIEWS)

        def read(photo: str) -> DenseFeatures:
            kept = store.read(str(int(photo) % kept_photos))
            if kept is None:
                raise AssertionError("the cache lost a photo")
            return kept

        def views(_: str) -> tuple[DenseFeatures, ...]:
            return seen

        learner = Learner(ModelKey("scale", "scale", finer), read, prior, views)
        started = time.process_time()
        learner.replace(examples(count))
        added = time.process_time() - started
        learner.learned(words_of)
        whole = time.process_time() - started
        started = time.process_time()
        learner.replace(examples(count + 1))
        learner.learned(words_of)
        one_more = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    values = {"sums_s": added, "whole_s": whole, "one_more_s": one_more, "peak_mib": peak}
    print(f"{count} photos: " + ", ".join(f"{n} {v:.2f}" for n, v in values.items()), flush=True)
    return values


def _view(random: np.random.Generator, width: int, side: float, *, finer: bool) -> DenseFeatures:
    """Return made-up features of a photo at ``side`` times its size."""
    rows, columns = (round(cells * side) for cells in GRID)
    coarse = random.normal(size=(width, rows, columns)).astype(np.float16)
    fine = random.normal(size=(FINE, 2 * rows, 2 * columns)).astype(np.float16)
    return DenseFeatures(coarse, fine if finer else None)


def examples(count: int) -> Iterator[PhotoExample]:
    """Yield photos of 640 x 480 pixels, each with one or two of the classes."""
    for number in range(count):
        random = np.random.default_rng(number)
        masks = {}
        for name in random.choice(CLASSES, 2):
            top, left = random.integers(0, 300), random.integers(0, 400)
            mask = np.zeros((480, 640), np.bool_)
            mask[top : top + 150, left : left + 200] = True
            masks[str(name)] = mask
        yield PhotoExample(photo=str(number), positive=masks, listed=frozenset(CLASSES))


def words_of(photo: str, classes: tuple[str, ...]) -> dict[str, np.ndarray]:
    """Return what words say: nothing in particular."""
    random = np.random.default_rng(int(photo))
    return {name: random.normal(size=GRID).astype(np.float32) for name in classes}
