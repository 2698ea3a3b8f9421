"""What a score is worth: the curve that held-out photos give, and that it orders as scores do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from synthetic import CLASSES, World

from carnn_desktop.engine.learning.acceptance import (
    PRIOR,
    Acceptance,
    AcceptanceJudge,
    fitted,
    odds_of_score,
)
from carnn_desktop.engine.learning.ridge import Regularisation

pairs = st.lists(st.tuples(st.floats(-8, 8), st.booleans()), max_size=20)


def test_without_examples_the_curve_is_the_one_before() -> None:
    prior = Acceptance(0.7, -1.0)
    assert fitted([], [], prior) == prior


def test_many_examples_are_told_as_they_were() -> None:
    random = np.random.default_rng(0)
    odds = random.normal(0, 3, 4000)
    taken = random.random(4000) < 1 / (1 + np.exp(-(0.5 * odds - 1.0)))
    curve = fitted(odds.tolist(), taken.tolist(), PRIOR)
    assert curve.slope == pytest.approx(0.5, abs=0.06)
    assert curve.offset == pytest.approx(-1.0, abs=0.12)


@settings(max_examples=40)
@given(pairs, st.randoms())
def test_a_higher_score_is_never_less_likely_and_the_order_says_nothing(
    told: list[tuple[float, bool]], random: object
) -> None:
    curve = fitted([o for o, _ in told], [t for _, t in told], PRIOR)
    values = [curve.of(odds) for odds in (-9.0, -3.0, 0.0, 1.0, 7.0)]
    assert values == sorted(values)
    assert values[0] >= 0.0
    assert values[-1] <= 1.0
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert fitted([o for o, _ in shuffled], [t for _, t in shuffled], PRIOR) == curve


@pytest.mark.parametrize("threshold", [0.05, 0.2, 0.5, 0.9])
def test_a_score_at_the_threshold_is_as_likely_as_not(threshold: float) -> None:
    assert odds_of_score(threshold, threshold) == pytest.approx(0.0, abs=1e-6)
    assert odds_of_score(1.0, threshold) > 10
    assert odds_of_score(0.0, threshold) < -10


def test_photos_held_out_say_what_would_be_taken() -> None:
    world = World(8)
    learner = world.learner()
    learner.replace(map(world.example, world.labels))
    state = learner.learned()
    assert state is not None
    assert state.acceptance is not None
    ridge = learner.ridge(Regularisation())
    assert ridge is not None
    judge = AcceptanceJudge(CLASSES)
    for photo in learner.held_out(ridge):
        judge.add(photo)
    odds, taken = judge.pairs()
    assert len(odds) > len(world.labels)
    assert np.mean(taken) > 0.8  # the synthetic classes are easy
    assert state.acceptance == fitted(odds, taken, PRIOR)
    assert state.acceptance.of(3.0) > 0.8
