"""Candidates of a phrase: which masks its map offers, and how much each deserves the phrase.

A lone phrase always wins the published classifier's softmax. What a candidate is worth is therefore
its contrast: the phrase against words that name no thing (the background) and against its own head
noun, in the logits of the candidate's visually prompted image. Odds multiply:

    score = sigmoid(logit(phrase among background words) + logit(phrase) - logit(head noun))

A phrase that is its head noun has the first term alone. Numpy only; the model comes as logits.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, frozen
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.results import PhraseContrast
from carnn_desktop.engine.activation_maps import FloatMaps, enlarge
from carnn_desktop.engine.head_noun import Place, head_noun, place_of
from carnn_desktop.engine.refine.prompts import Candidate, connected_parts, crop, union

LEVELS = (0.35, 0.5, 0.65, 0.8)
"""Levels of the map whose connected parts are candidates."""
MOST = 9
"""Candidates of a phrase: the digit keys."""
_SCORED = 14  # each costs a classifier pass
_SAME = 0.8
_SMALLEST = 0.0005  # share of the photo
_INSIDE = 0.6
_AGREEMENT_WEIGHT, _PLACE_WEIGHT = 2.0, 4.0  # chosen on the phrases of docs/QUALITY.md
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Wording:
    """A phrase with its head noun and the words that its candidates are compared with.

    head : None where the phrase is nothing but its head noun
    """

    phrase: str
    noun: str
    head: str | None
    background: tuple[str, ...]
    place: Place | None

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the logits' columns: the phrase, its head noun if any, the background."""
        return (self.phrase, *(() if self.head is None else (self.head,)), *self.background)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its contrast; ``score`` 0..1."""

    candidate: Candidate
    score: float
    contrast: PhraseContrast


def wording_of(phrase: str, background: Sequence[str]) -> Wording:
    """Return the words of ``phrase``; a background word that it names is no contrast to it."""
    noun = head_noun(phrase)
    bare = text_key(phrase).removeprefix("the ").removeprefix("a ").removeprefix("an ")
    head = None if bare == text_key(noun) else noun
    named = set(text_key(phrase).split())
    rest = tuple(word for word in background if text_key(word) not in named)
    return Wording(phrase, noun, head, rest, place_of(phrase))


def candidates(
    map_: FloatMaps, whole: BoolMask, instances: Sequence[Candidate] = ()
) -> list[Candidate]:
    """Return the different masks that a phrase's map offers, the whole mask first.

    map_ : (h, w) float32, 0..1; whole : (H, W) bool, its final mask; instances : of a segmenter,
    those that lie in the map
    """
    height, width = whole.shape
    smallest = max(16, round(_SMALLEST * height * width))
    first = crop(whole)
    soft = enlarge(map_, width, height)
    offered: list[Candidate] = [] if first is None else [first]
    offered += [one for one in instances if one.area >= smallest and _lies_in(one, soft)]
    offered += connected_parts(whole, min_area=smallest)
    for level in LEVELS:
        offered += connected_parts(soft > level, min_area=smallest)
    different: list[Candidate] = []
    for one in offered:
        if all(_iou(one, other) < _SAME for other in different):
            different.append(one)
        if len(different) == _SCORED:
            break
    return different


def _lies_in(candidate: Candidate, soft: FloatMaps) -> bool:
    """Whether most of a candidate is where the phrase is seen at all."""
    inside = soft[candidate.slices][candidate.mask]
    return bool(np.mean(inside > LEVELS[0]) >= _INSIDE)


def _iou(one: Candidate, other: Candidate) -> float:
    (x1, y1), (x2, y2) = one.origin_xy, other.origin_xy
    (h1, w1), (h2, w2) = one.mask.shape, other.mask.shape
    left, top = max(x1, x2), max(y1, y2)
    right, bottom = min(x1 + w1, x2 + w2), min(y1 + h1, y2 + h2)
    if right <= left or bottom <= top:
        return 0.0
    first = one.mask[top - y1 : bottom - y1, left - x1 : right - x1]
    second = other.mask[top - y2 : bottom - y2, left - x2 : right - x2]
    shared = int(np.count_nonzero(first & second))
    return shared / (one.area + other.area - shared)


def contrasts(logits: NDArray[np.float32], wording: Wording) -> list[PhraseContrast]:
    """Return the contrast of each candidate: ``logits`` (M, texts + K) of ``wording.texts``.

    K columns (the built-in model has one) are the model's own "none of these"; they count as
    background.
    """
    found = []
    skip = 1 if wording.head is None else 2
    for row in logits.astype(np.float64):
        others = np.append(row[skip:], -np.inf)
        against = float(row[0] - _log_sum(others))
        head = None if wording.head is None else _sigmoid(float(row[0] - row[1]))
        found.append(PhraseContrast(noun=wording.noun, head=head, background=_sigmoid(against)))
    return found


def score_of(contrast: PhraseContrast) -> float:
    """Return the one number that candidates are judged by, 0..1: the product of the odds."""
    logit = _logit(contrast.background)
    if contrast.head is not None:
        logit += _logit(contrast.head)
    return _sigmoid(logit)


def ranked(
    found: Sequence[Candidate],
    told: Sequence[PhraseContrast],
    wording: Wording,
    map_: FloatMaps,
    size_wh: tuple[int, int],
) -> list[Ranked]:
    """Return the best candidates, best first.

    The order also follows how well a candidate explains the whole map (a small piece of a thing is
    often the surest) and the place that the phrase names ("left", "bottom right"), which models do
    not read well; the score, by which a phrase is accepted at all, does not.
    """
    scored = [Ranked(one, score_of(c), c) for one, c in zip(found, told, strict=True)]
    soft = enlarge(map_, *size_wh)

    def worth(one: Ranked) -> float:
        agreement = math.log(_agreement(one.candidate, soft) + _LEAST)
        place = _in_place(one.candidate, wording.place, size_wh)
        return _logit(one.score) + _AGREEMENT_WEIGHT * agreement + _PLACE_WEIGHT * place

    best_first = sorted(scored, key=lambda one: -worth(one))
    kept = best_first[:MOST]
    surest = max(scored, key=lambda one: one.score)  # it decides whether the phrase is accepted
    return kept if any(one is surest for one in kept) else [*kept[:-1], surest]


def redrawn(
    found: Sequence[Ranked], redraw: Callable[[BoolMask], BoolMask], shape: tuple[int, int]
) -> list[Ranked]:
    """Return the candidates with masks (H, W) of ``redraw``; those that became alike are one."""
    kept: list[Ranked] = []
    for one in found:
        drawn = crop(redraw(union([one.candidate], shape)))
        if drawn is not None and all(_iou(drawn, other.candidate) < _SAME for other in kept):
            kept.append(replace(one, candidate=drawn))
    return kept


def _agreement(candidate: Candidate, soft: FloatMaps) -> float:
    """Return the soft IoU of a candidate and the map (H, W), 0..1."""
    inside = float(soft[candidate.slices][candidate.mask].sum())
    return inside / max(float(soft.sum()) + candidate.area - inside, _LEAST)


def _in_place(candidate: Candidate, place: Place | None, size_wh: tuple[int, int]) -> float:
    """Return -1..1: how far the candidate lies where the phrase puts it."""
    if place is None:
        return 0.0
    rows, columns = np.nonzero(candidate.mask)
    x = 2.0 * (candidate.origin_xy[0] + columns.mean() + 0.5) / size_wh[0] - 1.0
    y = 2.0 * (candidate.origin_xy[1] + rows.mean() + 0.5) / size_wh[1] - 1.0
    toward = [place.x * x] * bool(place.x) + [place.y * y] * bool(place.y)
    if place.central:
        toward.append(1.0 - 2.0 * min(1.0, float(np.hypot(x, y))))
    return float(np.mean(toward))


def as_map(candidate: Candidate, shape: tuple[int, int], size_hw: tuple[int, int]) -> FloatMaps:
    """Return a candidate of an image of ``shape`` (H, W) as (h, w) float32, 0 or 1."""
    full = union([candidate], shape)
    if shape != size_hw:
        return (enlarge(full.astype(np.float32), size_hw[1], size_hw[0]) > 0.5).astype(np.float32)
    return full.astype(np.float32)


def owned(candidate: Candidate) -> BoolMask:
    """Return the candidate's crop, contiguous and read-only."""
    return frozen(np.array(candidate.mask, order="C"))


def _log_sum(values: NDArray[np.float64]) -> float:
    top = float(values.max())
    if math.isinf(top):
        return top
    return top + math.log(float(np.exp(values - top).sum()))


def _sigmoid(value: float) -> float:
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-min(value, 700.0)))
    grown = math.exp(max(value, -700.0))
    return grown / (1.0 + grown)


def _logit(share: float) -> float:
    kept = min(max(share, _LEAST), 1.0 - _LEAST)
    return math.log(kept / (1.0 - kept))
