"""How much each class's words are worth beside its examples, judged on photos held out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.engine.learning.decision import Floats, log_odds
from carnn_desktop.engine.learning.held_out import HeldOut

WORDS_ALONE = float("inf")
SHARES = (0.0, 0.25, 0.5, 1.0, 2.0, WORDS_ALONE)
"""What the words' log-odds are multiplied with before the examples' are added."""
ENOUGH_PHOTOS = 3
_GOOD_WORDS = 0.65
_CAREFUL = 0.5
_CLEARLY = 0.005


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
    both: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(SHARES)))
    either: NDArray[np.float64] = field(default_factory=lambda: np.zeros(len(SHARES)))
    photos: int = 0
    with_words: int = 0

    def ious(self) -> NDArray[np.float64]:
        return self.both / np.maximum(self.either, 1.0)


class TrustJudge:
    """Counts, photo by photo, how well every share of words does for every class."""

    def __init__(self, classes: tuple[str, ...]) -> None:
        self._classes = classes
        self._tallies = {name: _Tally() for name in classes}

    def add(self, photo: HeldOut, words: Mapping[str, Floats] | None) -> None:
        """Count one photo; ``words``: by class log-odds (h, w) of what the words alone say."""
        odds = log_odds(photo.scores)
        for column, name in enumerate(self._classes):
            truth, known = photo.truth(name)
            if name not in photo.shown or not (truth & known).any():
                continue
            said = None if words is None or name not in words else words[name]
            self._count(name, odds, column, truth, known, _sized(said, photo))

    def _count(
        self,
        name: str,
        odds: Floats,
        column: int,
        truth: NDArray[np.bool_],
        known: NDArray[np.bool_],
        said: Floats | None,
    ) -> None:
        tally = self._tallies[name]
        tally.photos += 1
        tally.with_words += said is not None
        rival = np.maximum(np.delete(odds, column, axis=1).max(axis=1, initial=0.0), 0.0)
        for number, share in enumerate(SHARES):
            if said is None and share != 0.0:
                continue
            if said is None:
                found = odds[:, column] > rival
            elif share == WORDS_ALONE:
                found = said > 0.0
            else:
                found = odds[:, column] + share * said > rival
            tally.both[number] += np.count_nonzero(found & truth & known)
            tally.either[number] += np.count_nonzero((found | truth) & known)

    def trust(self, name: str) -> Trust:
        """Return what was judged best for a class.

        Before three photos show it words are taken beside the examples only where they found the
        marked things well by themselves.
        """
        tally = self._tallies[name]
        if not tally.photos:
            return Trust()
        ious = tally.ious()
        examples = float(ious[0])
        if not tally.with_words:
            return Trust(0.0, None, examples, examples, tally.photos)
        words = float(ious[-1])
        if tally.photos < ENOUGH_PHOTOS:
            best = SHARES.index(_CAREFUL) if words >= _GOOD_WORDS else 0
        else:
            best = int(ious.argmax())
            if ious[best] < examples + _CLEARLY:
                best = 0
        return Trust(SHARES[best], words, examples, float(ious[best]), tally.photos)


def first_trust(iou_words: float | None) -> Trust:
    """Return the trust of a class that a single photo shows: nothing can be held out there."""
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
