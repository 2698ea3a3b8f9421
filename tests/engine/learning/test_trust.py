"""How much a class's words are worth: judged by what all classes together gain."""

from __future__ import annotations

import numpy as np
import pytest

from carnn_desktop.engine.learning.decision import Floats
from carnn_desktop.engine.learning.held_out import HeldOut
from carnn_desktop.engine.learning.learner import told_in
from carnn_desktop.engine.learning.presence import (
    guessed_rule,
    presence_rule,
    told_apart,
    unheard,
)
from carnn_desktop.engine.learning.targets import CellTargets
from carnn_desktop.engine.learning.trust import (
    WORDS_ALONE,
    Trust,
    TrustJudge,
    first_trust,
    without_presence,
)

GRID = (10, 10)
CLASSES = ("pole", "wall")


def _photo(
    number: int, scores: Floats, labels: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> HeldOut:
    coverage = np.stack([np.where(labels == c, 255, 0) for c in range(2)], axis=1)
    targets = CellTargets(CLASSES, coverage.astype(np.uint8), np.ones((100, 2), np.bool_), GRID)
    return HeldOut(f"photo-{number}", scores, targets, frozenset(CLASSES))


def _labels() -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """A pole, one column wide, before a wall that fills the rest of the upper half."""
    labels = np.full(GRID, -1)
    labels[:5] = 1
    labels[:5, 4] = 0
    return labels.reshape(-1)


def _judged(words: Floats) -> tuple[float, float]:
    """Return the pole's and the wall's share; examples see nothing but wall."""
    labels = _labels()
    scores = np.zeros((100, 2), np.float32)
    scores[labels >= 0, 1] = 0.9
    judge = TrustJudge(CLASSES)
    for number in range(4):
        judge.add(_photo(number, scores, labels), {"pole": words.reshape(GRID)})
    return judge.trust("pole").share, judge.trust("wall").share


def test_words_that_find_a_thing_and_spoil_its_surroundings_are_not_trusted() -> None:
    everywhere = np.full(100, 9.0, np.float32)
    assert _judged(everywhere) == (0.0, 0.0)


def test_words_that_find_what_examples_miss_are_trusted() -> None:
    pole = np.where(_labels() == 0, 9.0, -9.0).astype(np.float32)
    share, of_wall = _judged(pole)
    assert share > 0.0
    assert of_wall == 0.0


def test_a_class_alone_is_judged_by_itself() -> None:
    labels = np.where(_labels() == 1, 0, -1)
    coverage = np.where(labels == 0, 255, 0).astype(np.uint8)[:, None]
    targets = CellTargets(("wall",), coverage, np.ones((100, 1), np.bool_), GRID)
    half_seen = np.where((labels == 0) & (np.arange(100) % 2 == 0), 0.9, 0.2)[:, None]
    judge = TrustJudge(("wall",))
    for number in range(3):
        photo = HeldOut(f"{number}", half_seen.astype(np.float32), targets, frozenset({"wall"}))
        judge.add(
            photo, {"wall": np.where(labels == 0, 6.0, -6.0).astype(np.float32).reshape(GRID)}
        )
    trust = judge.trust("wall")
    assert trust.share > 0.0
    assert (trust.iou_words, trust.iou_both) == (1.0, 1.0)
    assert trust.iou_examples == 20 / 45


def _few(photos: int, seen: float, words: float) -> float:
    """Return the wall's share; examples see ``seen`` of it and words ``words``, 0..1."""
    labels = _labels()
    wall = np.flatnonzero(labels == 1)
    scores = np.zeros((100, 2), np.float32)
    scores[wall[: round(seen * len(wall))], 1] = 0.9
    said = np.full(100, -9.0, np.float32)
    said[wall[: round(words * len(wall))]] = 9.0
    judge = TrustJudge(CLASSES)
    for number in range(photos):
        judge.add(_photo(number, scores, labels), {"wall": said.reshape(GRID)})
    return judge.trust("wall").share


def test_words_that_do_as_well_as_one_or_two_examples_are_heard_alone() -> None:
    assert _few(2, 0.5, 0.48) == WORDS_ALONE
    assert _few(2, 0.0, 0.2) == WORDS_ALONE
    assert _few(2, 0.9, 0.5) != WORDS_ALONE
    assert _few(2, 0.9, 0.9) == 0.5, "both do well"
    assert _few(3, 0.5, 0.48) != WORDS_ALONE


def test_a_class_of_one_photo_is_left_to_words_where_examples_are_worth_no_more_elsewhere() -> None:
    judge = TrustJudge(CLASSES)
    assert judge.expected() is None
    assert first_trust(0.3, judge.expected()).share == 0.0
    labels = _labels()
    scores = np.zeros((100, 2), np.float32)
    scores[np.flatnonzero(labels == 1)[:9], 1] = 0.9
    judge.add(_photo(0, scores, labels), None)
    expected = judge.expected()
    assert expected == pytest.approx((9 / 45 + 0.0) / 2)
    assert first_trust(0.3, expected).share == WORDS_ALONE
    assert first_trust(0.01, expected).share == 0.0
    assert first_trust(None, expected).share == 0.0


def test_a_class_of_one_photo_has_to_be_seen_surer_than_where_it_is_not() -> None:
    alone = guessed_rule(0.5, [])
    assert guessed_rule(0.5, [0.1, 0.2]) == alone
    assert guessed_rule(0.5, [0.1, 0.45]).level > 0.45 > alone.level


def test_words_are_asked_for_what_a_photo_tells_of() -> None:
    known = np.zeros((100, 2), np.bool_)
    known[:, 1] = True
    targets = CellTargets(CLASSES, np.zeros((100, 2), np.uint8), known, GRID)
    assert told_in(targets, CLASSES) == ("wall",)
    assert told_in(targets, ("pole",)) == ()


def test_amounts_that_overlap_do_not_tell_a_class_from_what_it_is_not() -> None:
    assert told_apart([0.6, 0.7], [0.1, 0.2, 0.3])
    assert told_apart([0.2, 0.6, 0.7], [0.1, 0.1, 0.3])
    assert not told_apart([0.2, 0.3], [0.1, 0.25, 0.4])
    assert told_apart([0.2], [0.1, 0.25, 0.4])
    assert told_apart([0.2, 0.3], [0.4]), "nobody knows"


@pytest.mark.parametrize("amount", [0.01, 0.3, 2.0])
def test_a_rule_that_is_not_heard_says_neither_yes_nor_no(amount: float) -> None:
    assert unheard(presence_rule([0.2, 0.3], [0.1])).log_odds(amount) == 0.0


def test_what_examples_neither_tell_apart_nor_find_is_left_to_words() -> None:
    lost = Trust(0.0, 0.08, 0.02, 0.02, 4)
    assert without_presence(lost) == Trust(WORDS_ALONE, 0.08, 0.02, 0.08, 4)
    for found in (Trust(0.0, 0.08, 0.5, 0.5, 4), Trust(0.25, 0.08, 0.02, 0.2, 4)):
        assert without_presence(found) == found
