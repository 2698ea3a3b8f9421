"""A program that is killed while it learns leaves nothing half: the next one learns the same."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import torch
from synthetic import KEY, World

from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.store import ArrayStore, FeatureStore

KILLS = 12


def _store(folder: Path) -> FeatureStore:
    return FeatureStore(ArrayStore(folder, model="a"), finer=True)


def _write_until_killed(folder: Path, world: World) -> None:
    """Write all features again and again; only numpy, since a forked torch must not compute."""
    store = _store(folder)
    while True:
        for photo, features in world.features.items():
            store.write(photo, features)


@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_dozen_kills_while_features_are_written(tmp_path: Path) -> None:
    world = World(4)
    random = np.random.default_rng(0)
    for _ in range(KILLS):
        child = os.fork()
        if child == 0:
            try:
                _write_until_killed(tmp_path, world)
            finally:
                os._exit(1)
        time.sleep(float(random.uniform(0.002, 0.03)))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for photo, features in world.features.items():
            kept = _store(tmp_path).read(photo)
            if kept is not None:
                np.testing.assert_array_equal(kept.coarse, features.coarse)
                np.testing.assert_array_equal(kept.fine, features.fine)
    # what the kills left has names by which it is removed later
    assert {path.suffix for path in tmp_path.glob("*/*")} <= {".safetensors", ".new"}
    store = _store(tmp_path)

    def read(photo: str) -> DenseFeatures:
        return store.read(photo) or world.features[photo]

    again, plain = Learner(KEY, read, None), world.learner()
    for photo in world.features:
        again.set(world.example(photo))
        plain.set(world.example(photo))
    after, before = again.learned(), plain.learned()
    assert after is not None
    assert before is not None
    assert torch.equal(after.weights, before.weights)
    assert (after.classes, after.examples) == (before.classes, before.examples)
