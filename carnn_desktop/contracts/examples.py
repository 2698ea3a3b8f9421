"""One reviewed photo as the learner is told of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from carnn_desktop.contracts.arrays import BoolMask


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoExample:
    """What a person said of one photo. Masks are (H, W) bool at the photo's size.

    photo : content hash of the photo; positive : what was accepted, by class
    listed : classes of which all is marked: everywhere else they are not
    negative : where a person rejected a class that is not listed and nothing of it is accepted
    left_out : crowds and doubtful annotations, of which nothing is learned
    """

    photo: str
    positive: Mapping[str, BoolMask] = field(default_factory=dict)
    listed: frozenset[str] = frozenset()
    negative: Mapping[str, BoolMask] = field(default_factory=dict)
    left_out: BoolMask | None = None
