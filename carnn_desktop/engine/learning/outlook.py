"""What more photos would likely bring, from what half of them would have brought.

Two halves of the photos are judged by each other; together with the photos judged by all others
that gives the share of errors with k / 2 and with k - 1 photos. Errors are taken to fall by a power
of the number of photos, as they do on the sets of the benchmark; the same power says what twice as
many would bring.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.engine.learning.held_out import HeldOut, chosen
from carnn_desktop.engine.learning.learner import Learner
from carnn_desktop.engine.learning.ridge import Regularisation
from carnn_desktop.engine.learning.trust import TrustJudge

FEWEST = 4
"""Before so many photos show a class nothing is said: a half of them is not enough to judge by."""
_SMALLEST_ERROR = 1e-3


def expected_gains(learner: Learner, on_progress: ProgressCallback) -> Mapping[str, float | None]:
    """Return by class what twice as many photos would likely add to its IoU; None: too few."""
    ridge = learner.ridge(Regularisation())
    if ridge is None:
        return {}
    photos = chosen(tuple(learner.photos))
    whole, half = TrustJudge(ridge.classes), TrustJudge(ridge.classes)
    for number, photo in enumerate(learner.held_out(ridge)):
        on_progress(Progress("learn", number, 2 * len(photos)))
        whole.add(photo, None)
    for number, photo in enumerate(_judged_by_halves(learner, photos, ridge.classes)):
        on_progress(Progress("learn", len(photos) + number, 2 * len(photos)))
        half.add(photo, None)
    return {
        name: _gain(half.trust(name).iou_examples, whole.trust(name).iou_examples, one.photos)
        for name in ridge.classes
        for one in (whole.trust(name),)
    }


def _judged_by_halves(
    learner: Learner, photos: tuple[str, ...], classes: tuple[str, ...]
) -> Iterator[HeldOut]:
    """Yield every photo that can be read judged by the half of the photos that it is not in."""
    for first in (0, 1):
        ridge = learner.ridge_of(photos[first::2])
        if ridge is None:
            continue
        weights, places = ridge.solve(), [classes.index(name) for name in ridge.classes]
        for photo in photos[1 - first :: 2]:
            try:
                features, targets = learner.read(photo)
            except CarnnError:
                continue
            found = learner.scores(photo, features, ridge.classes, weights)
            scores = np.zeros((len(found), len(classes)), np.float32)
            scores[:, places] = found
            yield HeldOut(photo, scores, targets, frozenset(ridge.classes))


def _gain(half: float | None, whole: float | None, photos: int) -> float | None:
    """Return what twice as many photos would likely add to an IoU."""
    if half is None or whole is None or photos < FEWEST:
        return None
    error = max(1.0 - whole, _SMALLEST_ERROR)
    before = max(1.0 - half, _SMALLEST_ERROR)
    if before <= error:
        return 0.0
    power = math.log(before / error) / math.log((photos - 1) / (photos / 2))
    gain = error * (1.0 - math.pow(2.0 * photos / (photos - 1), -min(power, 1.0)))
    return min(gain, 1.0 - whole)
