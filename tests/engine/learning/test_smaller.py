"""Large things are looked for in the photo made smaller, too; small ones are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from synthetic import CLASSES, GRID, KEY, World

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import ObjectShape, PhotoExample
from carnn_desktop.engine.learning.evidence import photo_evidence
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.ridge import Regularisation
from carnn_desktop.engine.learning.smaller import scores_of_both, share_of_smaller
from carnn_desktop.engine.learning.store import ArrayStore, FeatureStore
from carnn_desktop.objects.sizes import sizes_of

SMALLER_GRID = (GRID[0] // 2, GRID[1] // 2)


def _shapes(size: float) -> tuple[ObjectShape, ...]:
    return (ObjectShape(size=size, depth=0.4, solidity=0.9, pieces=1),) * 3


def _features(seed: int, fine_hw: tuple[int, int]) -> DenseFeatures:
    random = np.random.default_rng(seed)
    coarse = random.normal(size=(4, fine_hw[0] // 2, fine_hw[1] // 2))
    fine = random.normal(size=(10, *fine_hw))
    return DenseFeatures(coarse.astype(np.float16), fine.astype(np.float16))


def test_the_smaller_photo_counts_the_more_the_larger_things_are() -> None:
    shares = [
        share_of_smaller(sizes_of(_shapes(size))) for size in (0.02, 0.1, 0.15, 0.2, 0.3, 0.9)
    ]
    assert shares == pytest.approx([0.0, 0.0, 0.25, 0.5, 1.0, 1.0])
    assert share_of_smaller(None) == 0.0


def test_scores_are_the_mean_of_both_by_share_and_small_things_keep_their_own() -> None:
    features, smaller = _features(0, GRID), _features(1, SMALLER_GRID)
    weights = torch.from_numpy(np.random.default_rng(2).normal(size=(15, 3)).astype(np.float32))
    own = features.scores(weights)
    both = scores_of_both(features, smaller, weights, (0.0, 1.0, 0.5))
    np.testing.assert_array_equal(both[:, 0], own[:, 0])
    there = smaller.scores(weights).reshape(*SMALLER_GRID, 3)
    for column, share in ((1, 1.0), (2, 0.5)):
        seen = ((1 + share) * both[:, column] - own[:, column]).reshape(GRID) / share
        # enlarging bilinearly by two: four cells' mean is near the cell they are of
        means = seen.reshape(SMALLER_GRID[0], 2, SMALLER_GRID[1], 2).mean(axis=(1, 3))
        assert np.corrcoef(means.ravel(), there[..., column].ravel())[0, 1] > 0.9
        assert seen.min() >= there[..., column].min() - 1e-4
        assert seen.max() <= there[..., column].max() + 1e-4
    np.testing.assert_array_equal(scores_of_both(features, None, weights, (1.0, 1.0, 1.0)), own)


class _Smaller:
    """Gives photos made smaller, and notes which were asked for."""

    def __init__(self, gone: bool = False) -> None:
        self.asked: list[str] = []
        self._gone = gone

    def __call__(self, photo: str) -> DenseFeatures:
        self.asked.append(photo)
        if self._gone:
            raise CarnnError("The photo is not there any more.")
        return _features(7, SMALLER_GRID)


def _examples(world: World, sizes: Mapping[str, float]) -> list[PhotoExample]:
    return [
        replace(
            world.example(photo),
            objects={name: _shapes(sizes[name]) for name in world.example(photo).positive},
        )
        for photo in world.labels
    ]


def _learner(world: World, smaller: _Smaller | None, sizes: Mapping[str, float]) -> Learner:
    learner = Learner(KEY, world.features.__getitem__, None, smaller_of=smaller)
    learner.replace(_examples(world, sizes))
    return learner


LARGE_BOLTS = dict.fromkeys(CLASSES, 0.03) | {"bolt": 0.5}


def test_held_out_photos_are_judged_as_others_will_be() -> None:
    world, smaller = World(4), _Smaller()
    learner, plain = _learner(world, smaller, LARGE_BOLTS), _learner(world, None, LARGE_BOLTS)
    ridge, same = learner.ridge(Regularisation()), plain.ridge(Regularisation())
    assert ridge is not None
    assert same is not None
    for photo, alone in zip(learner.held_out(ridge), plain.held_out(same), strict=True):
        bolt, nut = ridge.classes.index("bolt"), ridge.classes.index("nut")
        assert not np.array_equal(photo.scores[:, bolt], alone.scores[:, bolt])
        np.testing.assert_array_equal(photo.scores[:, nut], alone.scores[:, nut])
    assert sorted(smaller.asked) == sorted(world.labels)


def test_nothing_is_looked_at_twice_where_all_things_are_small() -> None:
    world, smaller = World(3), _Smaller()
    assert _learner(world, smaller, dict.fromkeys(CLASSES, 0.03)).learned() is not None
    assert not smaller.asked


def test_a_photo_that_is_gone_is_judged_by_what_is_kept_of_it() -> None:
    world = World(3)
    state = _learner(world, _Smaller(gone=True), LARGE_BOLTS).learned()
    plain = _learner(world, None, LARGE_BOLTS).learned()
    assert state is not None
    assert plain is not None
    assert state.classes == plain.classes


def test_what_is_said_of_a_photo_hears_the_smaller_one_for_large_things_alone() -> None:
    world = World(4)
    state = _learner(world, _Smaller(), LARGE_BOLTS).learned()
    assert state is not None
    asked = [(state, {name: name for name in CLASSES})]
    features, smaller = world.features["photo-0"], _features(9, SMALLER_GRID)
    queries = list(CLASSES)
    scores = [0.5] * len(CLASSES)
    alone = photo_evidence(features, asked).join_scores(queries, scores, 0.5)
    both = photo_evidence(features, asked, smaller).join_scores(queries, scores, 0.5)
    assert both[0] != alone[0]
    assert both[1:] == alone[1:]


def test_the_features_of_both_are_kept_apart(tmp_path: Path) -> None:
    store = FeatureStore(ArrayStore(tmp_path, model="m"), finer=True)
    own, smaller = _features(0, GRID), _features(1, SMALLER_GRID)
    store.write("photo", own)
    assert store.read("photo", smaller=True) is None
    store.write("photo", smaller, smaller=True)
    for kept, told in ((store.read("photo"), own), (store.read("photo", smaller=True), smaller)):
        assert kept is not None
        np.testing.assert_array_equal(kept.coarse, told.coarse)
