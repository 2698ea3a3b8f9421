"""Reviewed photos as the learner is told of them, and what they amounted to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from carnn_desktop.contracts.arrays import BoolMask

BoxXyxy = tuple[float, float, float, float]
"""Left, upper, right and lower edge, pixels of the photo."""

_ENOUGH = 3  # objects that must have been shown before their sizes tell anything
_SCATTERED = 0.3  # share of objects in several pieces: the annotations are not of single objects
_ALIKE = 0.4  # deviation of the logarithm of sizes: half as large again


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


@dataclass(frozen=True, slots=True)
class ObjectSizes:
    """What the objects of one class have in common.

    objects : how many were shown; size, spread : mean and deviation of the logarithm of
    :attr:`ObjectShape.size`; smallest : size that one in twenty falls short of
    depth : median of :attr:`ObjectShape.depth`; solidity, solidity_spread : mean and deviation
    scattered : share of objects that lie in several pieces
    """

    objects: int
    size: float
    spread: float
    smallest: float
    depth: float
    solidity: float
    solidity_spread: float
    scattered: float

    @property
    def alike(self) -> bool:
        """Whether they are much of one size; of others two that touch look like a larger one."""
        return self.spread <= _ALIKE

    @property
    def tells(self) -> bool:
        """Whether there is enough to part masks by."""
        return self.objects >= _ENOUGH and self.scattered <= _SCATTERED

    def misfit(self, shape: ObjectShape) -> float:
        """Return how unlike the shown objects a shape is, 0 = like most, 12 at most."""
        away = (np.log(max(shape.size, 1e-6)) - self.size) / self.spread
        bent = max(0.0, self.solidity - shape.solidity) / self.solidity_spread
        return float(min(away**2, 16.0) / 2 + min(bent**2, 8.0) / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoExample:
    """What a person said of one photo. Masks are (H, W) bool at the photo's size.

    photo : content hash of the photo; positive : what was accepted, by class
    listed : classes of which all is marked: everywhere else they are not
    negative : where a person rejected a class that is not listed and nothing of it is accepted
    left_out : crowds and doubtful annotations, of which nothing is learned
    objects : the accepted objects one by one, by class; a class may lack
    boxes : the same objects' boxes by class, also of those whose mask nobody drew
    """

    photo: str
    positive: Mapping[str, BoolMask] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    negative: Mapping[str, BoolMask] = field(default_factory=dict)
    left_out: BoolMask | None = None
    objects: Mapping[str, tuple[ObjectShape, ...]] = field(default_factory=dict)
    boxes: Mapping[str, tuple[BoxXyxy, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedCategory:
    """What the examples of one class amount to.

    photos : how many show it; iou_words, iou_examples, iou : by words alone, by examples alone and
        as a run uses both, 0..1, over photos held out; None where nothing could be held out
    share_of_words : how much of the answer comes from words, 0..1
    sizes : of its single objects, None where none were shown one by one
    """

    name: str
    photos: int
    iou_words: float | None = None
    iou_examples: float | None = None
    iou: float | None = None
    share_of_words: float = 0.0
    sizes: ObjectSizes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned from a project's photos. ``examples``: hash of all that they taught, hex."""

    photos: int = 0
    examples: str = ""
    categories: tuple[LearnedCategory, ...] = ()

    def of(self, name: str) -> LearnedCategory | None:
        """Return what was learned of a class, None for nothing."""
        return next((one for one in self.categories if one.name == name), None)
