"""How much each class's words are worth beside its examples, judged on photos held out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.engine.learning.decision import Floats, log_odds
from carnn_desktop.engine.learning.held_out import HeldOut

Counts = NDArray[np.float64]
Labels = NDArray[np.int64]

WORDS_ALONE = float("inf")
SHARES = (0.0, 0.25, 0.5, 1.0, 2.0, WORDS_ALONE)
"""What the words' log-odds are multiplied with before the examples' are added."""
ENOUGH_PHOTOS = 3
_GOOD_WORDS = 0.65
_CAREFUL = 0.5
_CLEARLY = 0.005
LITTLE_WORTH = 0.2
"""Where examples reach less on the average of all classes, it is photos of everything, no job."""
_USEFUL = 0.1
_BETTER_BY = 0.05
"""Examples of one or two photos have to do better than words by so much."""


@dataclass(frozen=True, slots=True)
class Trust:
    """share : of :data:`SHARES`; the IoUs are over the held-out photos that show the class,
    None where there were none; photos : how many they were.
    """

    share: float = 0.0
    iou_words: float | None = None
    iou_examples: float | None = None
    iou_both: float | None = None
    photos: int = 0


@dataclass(slots=True)
class _Tally:
    """Of one class, by share of its words: its own sums, and all classes' with them.

    both, either : (S,) cells of the class; right, said, true : (S, C) cells of every class
    """

    both: Counts
    either: Counts
    right: Counts
    said: Counts
    true: Counts
    photos: int = 0
    with_words: int = 0

    @classmethod
    def empty(cls, classes: int) -> _Tally:
        own, everyone = (len(SHARES),), (len(SHARES), classes)
        both, either = np.zeros(own), np.zeros(own)
        return cls(both, either, np.zeros(everyone), np.zeros(everyone), np.zeros(everyone))

    def ious(self) -> Counts:
        return self.both / np.maximum(self.either, 1.0)

    def gains(self) -> Counts:
        """Return by share what the IoUs of all classes together gain over examples alone."""
        ious = self.right / np.maximum(self.said + self.true - self.right, 1.0)
        total: Counts = ious.sum(axis=1) - ious[0].sum()
        return total


class TrustJudge:
    """Counts, photo by photo, how well every share of words does for every class.

    What a class's words take from other classes counts as well: one labelling holds them all.
    """

    def __init__(self, classes: tuple[str, ...]) -> None:
        self._classes = classes
        self._tallies = {name: _Tally.empty(len(classes)) for name in classes}

    def add(self, photo: HeldOut, words: Mapping[str, Floats] | None) -> None:
        """Count one photo; ``words``: by class log-odds (h, w) of what the words alone say."""
        odds = log_odds(photo.scores)
        truth, told = _labelled(photo, self._classes)
        for column, name in enumerate(self._classes):
            own, known = photo.truth(name)
            if name not in photo.shown or not (own & known).any():
                continue
            said = None if words is None or name not in words else words[name]
            tally = self._tallies[name]
            tally.photos += 1
            tally.with_words += said is not None
            rest = np.where(np.arange(odds.shape[1]) == column, -np.inf, odds)
            second = np.where(rest.max(axis=1) > 0.0, rest.argmax(axis=1), -1)
            rival = np.maximum(rest.max(axis=1), 0.0)
            for number, found in _found(odds[:, column], rival, _sized(said, photo)):
                tally.both[number] += np.count_nonzero(found & own & known)
                tally.either[number] += np.count_nonzero((found | own) & known)
                labels = np.where(found, column, second)
                self._count_all(tally, number, labels[told], truth[told])

    def _count_all(self, tally: _Tally, number: int, labels: Labels, truth: Labels) -> None:
        """Count cells by the classes that they are said to be and that they are, -1 for none."""
        size = len(self._classes) + 1
        for sums, which in (
            (tally.right, labels[labels == truth]),
            (tally.said, labels),
            (tally.true, truth),
        ):
            sums[number] += np.bincount(which + 1, minlength=size)[1:]

    def trust(self, name: str) -> Trust:
        """Return what was judged best for a class.

        Before three photos show it words that do about as well are heard alone, what examples are
        worth being known of one or two photos, or beside the examples where both do well.
        """
        tally = self._tallies[name]
        if not tally.photos:
            return Trust()
        ious = tally.ious()
        examples = float(ious[0])
        if not tally.with_words:
            return Trust(0.0, None, examples, examples, tally.photos)
        words = float(ious[-1])
        gains = np.where(ious >= examples + _CLEARLY, tally.gains(), 0.0)
        few = tally.photos < ENOUGH_PHOTOS
        as_good = words >= _USEFUL and words + _BETTER_BY >= examples
        if few and as_good and examples < _GOOD_WORDS:
            best = SHARES.index(WORDS_ALONE)
        elif few and words >= _GOOD_WORDS:
            best = SHARES.index(_CAREFUL)
        else:
            best = int(gains.argmax()) if gains.max() >= _CLEARLY else 0
        return Trust(SHARES[best], words, examples, float(ious[best]), tally.photos)

    def expected(self) -> float | None:
        """Return the mean IoU that examples reach for the classes that could be judged.

        None where there are no such classes.
        """
        judged = [one for one in self._tallies.values() if one.photos]
        return float(np.mean([one.ious()[0] for one in judged])) if judged else None


def without_presence(trust: Trust) -> Trust:
    """Return the trust of a class that examples cannot tell from what it is not.

    Where they hardly find it either, and words add nothing to them, words are heard alone.
    """
    lost = trust.share == 0.0 and (trust.iou_examples or 0.0) < _USEFUL
    return replace(trust, share=WORDS_ALONE, iou_both=trust.iou_words) if lost else trust


def _labelled(photo: HeldOut, classes: tuple[str, ...]) -> tuple[Labels, NDArray[np.bool_]]:
    """Return (n,): the index of the class that each cell is, -1 for none; and where that is told.

    Classes of which the photo says nothing count as not there.
    """
    labels = np.full(len(photo.scores), -1)
    told = np.ones(len(photo.scores), np.bool_)
    for column, name in enumerate(classes):
        own, known = photo.truth(name)
        if known.any():
            labels[own & known] = column
            told &= known
    return labels, told


def _found(
    own: Floats, rival: Floats, said: Floats | None
) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Yield the numbers of shares and the cells (n,) that are found with them."""
    yield SHARES.index(0.0), own > rival
    for number, share in enumerate(SHARES):
        if said is not None and share:
            yield number, said > 0.0 if share == WORDS_ALONE else own + share * said > rival


def first_trust(iou_words: float | None, expected: float | None = None) -> Trust:
    """Return the trust of a class that a single photo shows: nothing can be held out there.

    expected : IoU that examples reach for other classes, None where nobody knows
    """
    if iou_words is not None and expected is not None and iou_words + _BETTER_BY >= expected:
        return Trust(WORDS_ALONE, iou_words)
    good = iou_words is not None and iou_words >= _GOOD_WORDS
    return Trust(_CAREFUL if good else 0.0, iou_words)


def words_iou(
    words: Floats, truth: NDArray[np.bool_], known: NDArray[np.bool_], grid_hw: tuple[int, int]
) -> float:
    """Return the IoU of what words alone say, log-odds (h, w), with ``truth`` (n,) at the grid."""
    height, width = grid_hw
    found = cv2.resize(words, (width, height), interpolation=cv2.INTER_LINEAR).reshape(-1) > 0.0
    either = int(np.count_nonzero((found | truth) & known))
    both = int(np.count_nonzero(found & truth & known))
    return both / max(1, either)


def _sized(words: Floats | None, photo: HeldOut) -> Floats | None:
    """Return log-odds (n,) at the grid of ``photo``."""
    if words is None:
        return None
    height, width = photo.targets.grid_hw
    resized = cv2.resize(words, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(resized, np.float32).reshape(-1)
