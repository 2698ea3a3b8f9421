"""Reviewed photos as the learner is told of them, and what they amounted to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carnn_desktop.contracts.arrays import BoolMask


@dataclass(frozen=True, slots=True)
class ObjectShape:
    """The mask of one object in short.

    size : square root of its area over that of the photo's; depth : radius of the largest circle
    in it over the square root of its area; solidity : area of its largest piece over that of the
    piece's convex hull; pieces : into how many connected parts it falls, crumbs not counted
    """

    size: float
    depth: float
    solidity: float
    pieces: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoExample:
    """What a person said of one photo. Masks are (H, W) bool at the photo's size.

    photo : content hash of the photo; positive : what was accepted, by class
    listed : classes of which all is marked: everywhere else they are not
    negative : where a person rejected a class that is not listed and nothing of it is accepted
    left_out : crowds and doubtful annotations, of which nothing is learned
    objects : the accepted objects one by one, by class; a class may lack
    """

    photo: str
    positive: Mapping[str, BoolMask] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    negative: Mapping[str, BoolMask] = field(default_factory=dict)
    left_out: BoolMask | None = None
    objects: Mapping[str, tuple[ObjectShape, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedCategory:
    """What the examples of one class amount to.

    photos : how many show it; iou_words, iou_examples, iou : by words alone, by examples alone and
        as a run uses both, 0..1, over photos held out; None where nothing could be held out
    share_of_words : how much of the answer comes from words, 0..1
    """

    name: str
    photos: int
    iou_words: float | None = None
    iou_examples: float | None = None
    iou: float | None = None
    share_of_words: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned from a project's photos. ``examples``: hash of all that they taught, hex."""

    photos: int = 0
    examples: str = ""
    categories: tuple[LearnedCategory, ...] = ()

    def of(self, name: str) -> LearnedCategory | None:
        """Return what was learned of a class, None for nothing."""
        return next((one for one in self.categories if one.name == name), None)
