"""The first photos teach by their views, too: exactly those, in any order, as long as they can."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import pytest
import torch
from synthetic import GRID, KEY, World

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.engine.learning import learner as learning
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.statistics import photo_statistics
from carnn_desktop.engine.learning.store import arrays_of, features_from
from carnn_desktop.engine.learning.targets import cell_targets
from carnn_desktop.engine.learning.views import resized, with_views


def _larger(world: World, photo: str) -> DenseFeatures:
    """Return the features of a photo's view at twice the size."""
    labels = np.kron(world.labels[photo], np.ones((2, 2), np.int64))
    rows, columns = labels.shape
    assert (rows, columns) == (2 * GRID[0], 2 * GRID[1])
    random_state = np.random.default_rng(len(photo))
    directions = np.random.default_rng(0).normal(size=(4, 10))
    fine = directions[labels + 1].transpose(2, 0, 1)
    coarse = random_state.normal(size=(4, *GRID))
    noisy = fine + random_state.normal(scale=0.5, size=fine.shape)
    return DenseFeatures(coarse.astype(np.float16), noisy.astype(np.float16))


class Views:
    """Gives the views of photos, and notes who was asked."""

    def __init__(self, world: World, gone: frozenset[str] = frozenset()) -> None:
        self.world, self.gone, self.asked = world, gone, set[str]()

    def __call__(self, photo: str) -> Sequence[DenseFeatures]:
        self.asked.add(photo)
        if photo in self.gone:
            raise CarnnError("The photo is not there any more.")
        return (_larger(self.world, photo),)


def _learner(views: Views) -> Learner:
    return Learner(KEY, views.world.features.__getitem__, None, views)


def _weights(learner: Learner) -> torch.Tensor:
    state = learner.learned()
    assert state is not None
    return state.weights


@pytest.fixture(autouse=True)
def _two_are_viewed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "MAX_VIEWED", 2)


def test_only_the_first_photos_are_viewed_and_their_order_does_not_matter() -> None:
    world = World(4)
    views = Views(world)
    learner = _learner(views)
    learner.replace(world.example(photo) for photo in world.labels)
    expected = _weights(learner)
    assert views.asked == {"photo-0", "photo-1"}

    shuffled = sorted(world.labels)
    random.Random(3).shuffle(shuffled)
    other = _learner(Views(world))
    for photo in shuffled:  # concluded in between: others are among the first then
        other.set(world.example(photo))
        other.learned()
    assert torch.equal(_weights(other), expected)
    assert not torch.equal(_weights(_taught(world, None)), expected), "views teach something"


def _taught(world: World, views: Views | None) -> Learner:
    learner = Learner(KEY, world.features.__getitem__, None, views)
    learner.replace(world.example(photo) for photo in world.labels)
    return learner


def test_a_photo_that_is_taken_back_takes_its_views_along() -> None:
    world = World(3)
    learner = _taught(world, Views(world))
    expected = _weights(learner)
    learner.forget("photo-0")
    _weights(learner)
    learner.set(world.example("photo-0"))
    assert torch.equal(_weights(learner), expected)
    for photo in world.labels:
        learner.forget(photo)
    assert learner.learned() is None


def test_a_photo_that_cannot_be_read_any_more_teaches_without_views() -> None:
    world = World(3)
    learner = _taught(world, Views(world, gone=frozenset(world.labels)))
    assert torch.equal(_weights(learner), _weights(_taught(world, None)))


def test_learning_that_is_left_among_the_views_goes_on() -> None:
    world = World(3)
    learner, left = _taught(world, Views(world)), []

    class Left(Exception):
        pass

    def leave(_: Progress) -> None:
        left.append(1)
        if len(left) == 2:
            raise Left

    with pytest.raises(Left):
        learner.learned(None, leave)
    assert torch.equal(_weights(learner), _weights(_taught(world, Views(world))))


def test_a_view_weighs_as_much_as_its_photo() -> None:
    world = World(1)
    targets = cell_targets(world.example("photo-0"), GRID)
    alone = photo_statistics(world.features["photo-0"], targets)
    viewed = with_views(alone, targets, [_larger(world, "photo-0")])
    for key, block in alone.blocks.items():
        assert viewed.blocks[key].cells == pytest.approx(2 * block.cells, rel=0.35)
        assert viewed.blocks[key].share == block.share
    total = sum(block.cells for block in viewed.blocks.values())
    assert total == pytest.approx(2 * GRID[0] * GRID[1], rel=0.02)


def test_what_is_marked_is_marked_at_other_sizes() -> None:
    targets = cell_targets(World(1).example("photo-0"), GRID)
    for rows, columns in ((6, 8), (24, 32)):
        seen = resized(targets, (rows, columns))
        assert seen.known.all()
        shares = targets.shares().mean(axis=0)
        np.testing.assert_allclose(seen.shares().mean(axis=0), shares, atol=0.01)


def test_several_features_are_kept_together() -> None:
    world = World(2)
    several = [world.features["photo-0"], DenseFeatures(world.features["photo-1"].coarse)]
    again = features_from(arrays_of(several))
    assert len(again) == 2
    for before, after in zip(several, again, strict=True):
        assert np.array_equal(before.coarse, after.coarse)
    assert again[0].fine is not None
    assert again[1].fine is None
    assert features_from(arrays_of([])) == ()
