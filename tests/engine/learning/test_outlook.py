"""What twice as many photos would bring: from halves judged by each other."""

from __future__ import annotations

import pytest
from synthetic import CLASSES, KEY, World

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress, ignore_progress
from carnn_desktop.engine.learning import learner as learner_module
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.outlook import _gain, expected_gains
from carnn_desktop.engine.learning.trust import TrustJudge


def test_the_gain_is_what_is_missing_times_the_power_of_the_halves() -> None:
    assert _gain(0.6, 0.8, 3) is None, "a half of three photos is too few to judge by"
    assert _gain(None, 0.8, 9) is None
    assert _gain(0.8, 0.8, 9) == 0.0
    assert _gain(0.9, 0.8, 9) == 0.0, "chance made the half better"
    # the error fell by half from k / 2 to k - 1 photos: it falls to about half again
    gain = _gain(0.6, 0.8, 101)
    assert gain == pytest.approx(0.1, abs=0.005)
    assert 0.0 < (_gain(0.79, 0.8, 101) or 0.0) < 0.02
    assert (_gain(0.1, 0.99, 4) or 0.0) < 0.01, "no more than is missing"


def test_classes_that_are_learned_well_promise_little_and_few_photos_nothing() -> None:
    world = World(12)
    learner = world.learner()
    photos = list(world.labels)
    for photo in photos[:3]:
        learner.set(world.example(photo))
    assert dict(expected_gains(learner, ignore_progress)) == dict.fromkeys(CLASSES)
    for photo in photos[3:]:
        learner.set(world.example(photo))
    gains = expected_gains(learner, ignore_progress)
    assert set(gains) == set(CLASSES)
    ridge = learner.ridge_of(photos)
    assert ridge is not None
    judge = TrustJudge(ridge.classes)
    for held_out in learner.held_out(ridge):
        judge.add(held_out, None)
    for name, gain in gains.items():
        iou = judge.trust(name).iou_examples
        assert iou is not None
        assert gain is not None
        assert 0.0 <= gain <= 1.0 - iou


def test_it_is_the_same_again_and_leaves_what_was_learned_alone() -> None:
    world = World(6)
    learner = world.learner()
    for photo in world.labels:
        learner.set(world.example(photo))
    before = learner.examples
    assert expected_gains(learner, ignore_progress) == expected_gains(learner, ignore_progress)
    assert learner.examples == before


def test_a_photo_that_is_gone_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learner_module, "RECENT_BYTES", 0)
    world = World(8)
    gone: set[str] = set()

    def features(photo: str) -> DenseFeatures:
        if photo in gone:
            raise CarnnError("it is gone.")
        return world.features[photo]

    learner = Learner(KEY, features, None)
    for photo in world.labels:
        learner.set(world.example(photo))
    gone.add("photo-5")
    gains = expected_gains(learner, ignore_progress)
    assert set(gains) == set(CLASSES)
    assert all(gain is not None for gain in gains.values())


def test_it_can_be_left() -> None:
    world = World(6)
    learner = world.learner()
    for photo in world.labels:
        learner.set(world.example(photo))

    def leave(_progress: Progress) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        expected_gains(learner, leave)


def test_nothing_learned_promises_nothing() -> None:
    assert expected_gains(World(1).learner(), ignore_progress) == {}
