"""A class of the user's that ships as well: what ships is heard in the place of its words."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from synthetic import KEY

from carnn_desktop.engine.learning.decision import TEMPERATURE
from carnn_desktop.engine.learning.evidence import PhotoEvidence, photo_evidence
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.presence import PresenceRule
from carnn_desktop.engine.learning.state import LearnedClass, LearnedState
from carnn_desktop.engine.learning.trust import WORDS_ALONE, Trust

GRID = (4, 5)
LEVEL = 0.5


def _state(
    weight: tuple[float, float], share: float, level: float | None, presence: float = 0.2
) -> LearnedState:
    about = LearnedClass("person", 3, PresenceRule(presence, 4.0), Trust(share, photos=3), level)
    return LearnedState(KEY, (about,), torch.tensor([[weight[0]], [weight[1]], [0.0]]), 3, "ab")


def _features() -> DenseFeatures:
    random = np.random.default_rng(0)
    return DenseFeatures(random.uniform(0.45, 0.55, (2, *GRID)).astype(np.float16))


def _heard(share: float, shipped: LearnedState | None) -> PhotoEvidence:
    own = _state((1.0, 0.0), share, None)
    sources = [own] if shipped is None else [own, shipped]
    return photo_evidence(_features(), [(one, {"man": "person"}) for one in sources])


SHIPPED = _state((0.0, 1.0), 0.0, LEVEL)
WORDS = [np.full(GRID, 0.6, np.float32)]


def _odds(evidence: PhotoEvidence) -> np.ndarray:
    """Return the log-odds behind the joined map, up to the constant that the CRF is told."""
    (level,) = evidence.join_maps(["man"], WORDS, 1.0)
    return np.asarray(np.log(level) - np.log1p(-level))


def test_its_share_is_of_what_ships_and_not_of_words() -> None:
    plane = _features().coarse[1].astype(np.float32)
    said = 2.0 * TEMPERATURE * (plane - LEVEL)
    alone, both = _odds(_heard(0.0, SHIPPED)), _odds(_heard(0.5, SHIPPED))
    factor = ((both - alone) / (0.5 * said)).ravel()
    np.testing.assert_allclose(factor, factor[0], rtol=1e-3)
    assert factor[0] > 1.0
    np.testing.assert_array_equal(alone, _odds(_heard(0.0, None)), "examples alone are as before")
    assert np.ptp(_odds(_heard(0.5, None)) - alone) < 1e-3, "words are the same everywhere here"


def test_whether_it_is_there_is_told_by_what_ships_too() -> None:
    def score(presence: float) -> float:
        shipped = _state((0.0, 1.0), 0.0, LEVEL, presence)
        return _heard(0.5, shipped).join_scores(["man"], [0.5], 0.5)[0]

    assert score(0.2) > score(0.9)
    assert _heard(0.5, SHIPPED).join_scores(["man"], [0.9], 0.5) == pytest.approx(
        _heard(0.5, SHIPPED).join_scores(["man"], [0.1], 0.5)
    )


def test_what_leaves_it_to_words_leaves_it_to_what_ships() -> None:
    own, shipped = (
        _heard(WORDS_ALONE, SHIPPED),
        photo_evidence(_features(), [(SHIPPED, {"man": "person"})]),
    )
    assert own.about("man") == SHIPPED.classes[0]
    np.testing.assert_array_equal(_odds(own), _odds(shipped))


def test_a_photo_in_which_it_is_not_thought_to_be_says_so_everywhere() -> None:
    absent = photo_evidence(_features(), [(_state((0.0, 1.0), 0.0, LEVEL, 5.0), {"man": "person"})])
    said = absent.said("man")
    assert said is not None
    assert (said < -10.0).all()
    present = photo_evidence(_features(), [(SHIPPED, {"man": "person"})]).said("man")
    assert present is not None
    assert present.max() > 0.0
    assert _heard(0.0, None).said("man") is None
    assert _heard(0.0, None).said("dog") is None
