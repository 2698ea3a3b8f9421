"""The learner: told which photos teach what, it keeps their sums and says what they amount to."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import torch

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import PhotoExample
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.engine.learning.acceptance import PRIOR, Acceptance, AcceptanceJudge, fitted
from carnn_desktop.engine.learning.decision import Floats
from carnn_desktop.engine.learning.features import DenseFeatures, Prior
from carnn_desktop.engine.learning.held_out import AtHand, HeldOut, chosen, held_out
from carnn_desktop.engine.learning.presence import (
    PresenceRule,
    amount,
    guessed_rule,
    presence_rule,
    told_apart,
    unheard,
)
from carnn_desktop.engine.learning.ridge import Regularisation, Ridge, learnable
from carnn_desktop.engine.learning.sizes import ShownObjects
from carnn_desktop.engine.learning.smaller import scores_of_both, share_of_smaller
from carnn_desktop.engine.learning.state import LearnedClass, LearnedState, ModelKey
from carnn_desktop.engine.learning.statistics import PhotoStatistics, Totals, photo_statistics
from carnn_desktop.engine.learning.targets import HALF, CellTargets, PackedTargets, cell_targets
from carnn_desktop.engine.learning.trust import (
    LITTLE_WORTH,
    Trust,
    TrustJudge,
    first_trust,
    without_presence,
    words_iou,
)
from carnn_desktop.engine.learning.views import MAX_VIEWED, with_views

FeaturesOf = Callable[[str], DenseFeatures]
"""content hash of a photo -> its features, from a store or computed"""
SmallerOf = Callable[[str], DenseFeatures | None]
"""content hash of a photo -> its features when it is made smaller, None where there are none"""
ViewsOf = Callable[[str], Sequence[DenseFeatures]]
"""content hash of a photo -> the features of the photo at other sizes, from a store or computed"""
WordsOf = Callable[[str, tuple[str, ...]], Mapping[str, Floats] | None]
"""(content hash, classes) -> by class log-odds (h, w) of what the words alone say"""


RECENT_BYTES = 256 << 20
"""So much of the last photos' sums is kept, for holding out and taking back soon after."""
MOSTLY = 0.9
"""A class is known not to be in a photo when so much of it is told not to be the class."""


@dataclass(slots=True)
class Amounts:
    """How much of a class is seen in held-out photos with it and without it."""

    present: list[float] = field(default_factory=list)
    absent: list[float] = field(default_factory=list)


class Learner:
    """Learns from photos one by one; the photos' order does not matter. One thread at a time.

    Keeps sums and some kilobytes a photo; features are asked for when they are needed.
    """

    def __init__(
        self,
        model: ModelKey,
        features_of: FeaturesOf,
        prior: Prior | None,
        views_of: ViewsOf | None = None,
        smaller_of: SmallerOf | None = None,
    ) -> None:
        """Without ``views_of`` no photo teaches by its views; ``smaller_of``: ``smaller.py``."""
        self._model, self._features_of, self._prior = model, features_of, prior
        self._views_of, self._smaller_of = views_of, smaller_of
        self._viewed: set[str] = set()
        self._totals = Totals()
        self._photos: dict[str, PackedTargets] = {}
        self._recent: dict[str, PhotoStatistics] = {}
        self._objects = ShownObjects()
        self._left_out: dict[str, str] = {}

    @property
    def left_out(self) -> dict[str, str]:
        """Photos since the last :meth:`replace` that could not be used: content hash and reason."""
        return dict(self._left_out)

    @property
    def photos(self) -> frozenset[str]:
        """Content hashes of the photos that are learned from."""
        return frozenset(self._photos)

    @property
    def examples(self) -> str:
        """Hash of all that is taught, hex; equal for equal examples in any order."""
        told = "\n".join(
            f"{photo} {self._photos[photo].digest}{self._objects.told(photo)}"
            for photo in sorted(self._photos)
        )
        return hashlib.sha256(told.encode()).hexdigest()

    def read(self, photo: str) -> tuple[DenseFeatures, CellTargets]:
        """Return what is known of a learned photo."""
        return self._features_of(photo), self._photos[photo].unpacked()

    def statistics(self, photo: str, at_hand: AtHand | None = None) -> PhotoStatistics:
        """Return the sums of a learned photo, of the last ones without computing them again."""
        kept = self._recent.get(photo)
        if kept is None:
            features, targets = self.read(photo) if at_hand is None else at_hand
            kept = photo_statistics(features, targets)
            if photo in self._viewed:
                kept = self._with_views(photo, kept)
            self._remember(photo, kept)
        return kept

    def _with_views(self, photo: str, alone: PhotoStatistics) -> PhotoStatistics:
        if self._views_of is None:
            return alone
        return with_views(alone, self._photos[photo].unpacked(), self._views_of(photo))

    def _remember(self, photo: str, sums: PhotoStatistics) -> None:
        self._recent[photo] = sums
        while sum(one.bytes for one in self._recent.values()) > RECENT_BYTES:
            del self._recent[next(iter(self._recent))]

    def set(self, example: PhotoExample) -> bool:
        """Learn from ``example``, in place of what its photo taught before; tell if it is new."""
        features = self._features_of(example.photo)
        targets = cell_targets(example, features.grid_hw)
        known = self._photos.get(example.photo)
        if known is not None and known.digest == targets.digest and self._objects.same(example):
            return False
        if known is not None:
            self.forget(example.photo)
        sums = photo_statistics(features, targets)
        self._totals.add(sums)
        self._remember(example.photo, sums)
        self._photos[example.photo] = targets.packed()
        self._objects.set(example)
        return True

    def forget(self, photo: str) -> None:
        """Take back what ``photo`` taught, if it did."""
        if photo not in self._photos:
            return
        try:
            self._totals.take_back(self.statistics(photo))
        except CarnnError:  # its features are gone, and it cannot be read any more
            del self._photos[photo]
            self._add_up()
        else:
            del self._photos[photo]
        self._objects.forget(photo)
        self._recent.pop(photo, None)
        self._viewed.discard(photo)

    def look_again(self, on_progress: ProgressCallback = ignore_progress) -> None:
        """Let the first photos in the order of their hashes teach by their views, and no others.

        Which they are depends on all photos, so this comes before what they amount to is asked.
        What cannot be read any more stays as it is. Can be left as :meth:`replace` can.
        """
        if self._views_of is None:
            return
        wanted = frozenset(sorted(self._photos)[:MAX_VIEWED])
        for photo in sorted(wanted ^ self._viewed):
            on_progress(Progress("learn"))
            with suppress(CarnnError):
                self._turn(photo, self.statistics(photo))

    def _turn(self, photo: str, before: PhotoStatistics) -> None:
        """Count ``photo`` with its views if it was without, else without; or raise as it was."""
        self._viewed ^= {photo}
        self._recent.pop(photo, None)
        try:
            if photo in self._viewed:
                after = self._with_views(photo, before)
                self._remember(photo, after)
            else:
                after = self.statistics(photo)
        except BaseException:
            self._viewed ^= {photo}
            raise
        self._totals.take_back(before)
        self._totals.add(after)

    def _add_up(self) -> None:
        """Make the sums anew of all photos; those that are gone too teach nothing any more."""
        totals = Totals()
        for photo in tuple(self._photos):
            try:
                totals.add(self._statistics_or_without_views(photo))
            except CarnnError as error:
                self._left_out[photo] = error.reason
                del self._photos[photo]
                self._objects.forget(photo)
        self._totals = totals

    def _statistics_or_without_views(self, photo: str) -> PhotoStatistics:
        try:
            return self.statistics(photo)
        except CarnnError:
            self._viewed.discard(photo)
            return self.statistics(photo)

    def replace(
        self, examples: Iterable[PhotoExample], on_progress: ProgressCallback = ignore_progress
    ) -> int:
        """Learn from just ``examples``; return how many photos changed.

        Photos that cannot be used are :attr:`left_out`. Whatever ``on_progress`` raises leaves the
        photos that were done till then; the next call goes on from there.
        """
        changed, named = 0, set()
        self._left_out = {}
        for number, example in enumerate(examples):
            on_progress(Progress("learn", number))
            try:
                changed += self.set(example)
            except CarnnError as error:
                self._left_out[example.photo] = error.reason
            else:
                named.add(example.photo)
        for photo in sorted(self.photos - named):
            on_progress(Progress("learn"))
            self.forget(photo)
            changed += 1
        return changed

    def ridge(self, regularisation: Regularisation) -> Ridge | None:
        """Return the equations of all photos; None while they tell of no class what it is not."""
        classes = learnable(self._totals)
        if not classes:
            return None
        return Ridge(self._totals, classes, self._prior, regularisation)

    def ridge_of(self, photos: Iterable[str]) -> Ridge | None:
        """Return the equations of some of the photos, as :meth:`ridge` those of all.

        Photos whose features are gone and that cannot be read any more are passed over.
        """
        totals = Totals()
        for photo in photos:
            with suppress(CarnnError):
                totals.add(self.statistics(photo))
        classes = learnable(totals)
        return Ridge(totals, classes, self._prior, Regularisation()) if classes else None

    def scores(
        self, photo: str, features: DenseFeatures, classes: Sequence[str], weights: torch.Tensor
    ) -> Floats:
        """Return (n, C) float32: what ``weights`` (D, C) say of a learned photo, by class."""
        shares = [share_of_smaller(self._objects.sizes(name)) for name in classes]
        smaller = None
        if self._smaller_of is not None and any(shares):
            with suppress(CarnnError):  # the photo is gone: its own features say what they can
                smaller = self._smaller_of(photo)
        return scores_of_both(features, smaller, weights, shares)

    def held_out(self, ridge: Ridge) -> Iterator[HeldOut]:
        """Yield photos judged by all others, at most as many as ``held_out.MAX_PHOTOS``."""
        return held_out(ridge, self, chosen(tuple(self._photos)), self._totals.present)

    def state(
        self,
        classes: tuple[LearnedClass, ...],
        weights: torch.Tensor,
        acceptance: Acceptance | None = None,
    ) -> LearnedState:
        """Return ``classes`` with their maps as learned from these photos."""
        count, examples = len(self._photos), self.examples
        return LearnedState(self._model, classes, weights, count, examples, acceptance)

    def learned(
        self,
        words_of: WordsOf | None = None,
        on_progress: ProgressCallback = ignore_progress,
        regularisation: Regularisation | None = None,
    ) -> LearnedState | None:
        """Return what the photos amount to; None while they tell of no class what it is not."""
        self.look_again(on_progress)
        ridge = self.ridge(regularisation or Regularisation())
        if ridge is None:
            return None
        classes = ridge.classes
        judge, amounts = TrustJudge(classes), {name: Amounts() for name in classes}
        taken = AcceptanceJudge(classes)
        judged = len(chosen(tuple(self._photos)))
        for number, photo in enumerate(self.held_out(ridge)):
            on_progress(Progress("learn", number, judged))
            judge.add(photo, None if words_of is None else words_of(photo.photo, told_of(photo)))
            count_amounts(photo, classes, amounts)
            taken.add(photo)
        weights = ridge.solve()
        alone = [n for n in classes if not amounts[n].present]
        expected = judge.expected()
        guessed = self._without_others(
            {name: amounts[name].absent for name in alone}, classes, weights, words_of, expected
        )
        told = tuple(
            LearnedClass(
                name,
                self._totals.present.get(name, 0),
                *(guessed.get(name) or _judged(amounts[name], judge.trust(name), expected)),
                sizes=self._objects.sizes(name),
            )
            for name in classes
        )
        return self.state(told, weights, fitted(*taken.pairs(), PRIOR))

    def _without_others(
        self,
        names: Mapping[str, Sequence[float]],
        classes: tuple[str, ...],
        weights: torch.Tensor,
        words_of: WordsOf | None,
        expected: float | None,
    ) -> dict[str, tuple[PresenceRule, Trust]]:
        """Return careful guesses for classes that only one of the photos shows.

        names : with what is seen of each in photos without it; expected : see ``first_trust``
        """
        guesses: dict[str, tuple[PresenceRule, Trust]] = {}
        for photo in sorted(self._photos) if names else ():
            packed = self._photos[photo]
            here = [name for name in names if name in packed.classes and name not in guesses]
            if not here:
                continue
            try:
                features, targets = self.read(photo)
            except CarnnError:
                continue
            scores = self.scores(photo, features, classes, weights)
            words = None if words_of is None else words_of(photo, told_in(targets, classes))
            for name in here:
                column = targets.classes.index(name)
                truth, known = targets.coverage[:, column] >= HALF, targets.known[:, column]
                if not truth.any():
                    continue
                iou = None
                if words is not None and name in words:
                    iou = words_iou(words[name], truth, known, targets.grid_hw)
                shown = amount(scores[:, classes.index(name)])
                guesses[name] = (guessed_rule(shown, names[name]), first_trust(iou, expected))
        return guesses


def _judged(amounts: Amounts, trust: Trust, expected: float | None) -> tuple[PresenceRule, Trust]:
    """Return when a class is there, and how its words are trusted, as held-out photos tell.

    expected : IoU that examples reach for the classes of these photos, None where nobody knows
    """
    rule = presence_rule(amounts.present, amounts.absent)
    worth = expected is None or expected >= LITTLE_WORTH
    if worth or trust.iou_words is None or told_apart(amounts.present, amounts.absent):
        return rule, trust
    return unheard(rule), without_presence(trust)


def count_amounts(photo: HeldOut, classes: tuple[str, ...], amounts: Mapping[str, Amounts]) -> None:
    """Note how much of each class is seen in a photo that shows it, or that is known not to."""
    for column, name in enumerate(classes):
        truth, known = photo.truth(name)
        seen = amount(photo.scores[:, column])
        if (truth & known).any():
            if name in photo.shown:
                amounts[name].present.append(seen)
        elif known.mean() > MOSTLY:
            amounts[name].absent.append(seen)


def told_of(photo: HeldOut) -> tuple[str, ...]:
    """Return the learnable classes of which ``photo`` says where they are."""
    return told_in(photo.targets, photo.targets.classes)


def told_in(targets: CellTargets, classes: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``classes`` of which a photo says where they are or are not: what was asked.

    Words of others would take from them what they did not take when the photo was looked at.
    """
    return tuple(
        name
        for column, name in enumerate(targets.classes)
        if name in classes and bool(targets.known[:, column].any())
    )
