"""What the user's examples leave to words is left to what ships for it as well."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from synthetic import KEY

from carnn_desktop.engine.learning.evidence import photo_evidence
from carnn_desktop.engine.learning.features import DenseFeatures
from carnn_desktop.engine.learning.presence import PresenceRule
from carnn_desktop.engine.learning.state import LearnedClass, LearnedState
from carnn_desktop.engine.learning.trust import WORDS_ALONE, Trust


def _state(share: float, level: float | None, photos: int) -> LearnedState:
    about = LearnedClass("person", photos, PresenceRule(0.2, 4.0), Trust(share, photos=3), level)
    return LearnedState(KEY, (about,), torch.ones(3, 1), photos, "ab")


SHIPPED = _state(0.0, 0.35, 18)


@pytest.mark.parametrize(("share", "heard"), [(WORDS_ALONE, 18), (0.0, 2), (0.5, 2)])
def test_what_ships_is_heard_where_examples_leave_it_to_words(share: float, heard: int) -> None:
    features = DenseFeatures(np.full((2, 4, 5), 0.25, np.float16))
    own = _state(share, None, 2)
    evidence = photo_evidence(features, [(one, {"man": "person"}) for one in (own, SHIPPED)])
    about = evidence.about("man")
    assert about is not None
    assert about.photos == heard
