"""Masks by clicks and boxes: what is asked and what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import DeviceName


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClassEvidence:
    """Where the class of the clicked object is, as learned from reviewed photos.

    values : (h, w) uint8 over the whole photo at reduced size, its activation map, 255 = 1.0
    level : the threshold, 0..1, above which the class is
    """

    values: NDArray[np.uint8]
    level: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickRequest:
    """What a person points at in one photo: clicks and a box on an existing mask, or on nothing.

    image_key : names the photo, so that what was computed of it can be used again
    mask : (H, W) bool at the photo's size, the mask that is refined; None = a new object
    positive_xy, negative_xy : clicks on what belongs and on what does not
    signs : the order in which the clicks were made, True for the next positive one, False for the
        next negative one; empty = the positive ones first
    box_xyxy : around the object
    evidence : where the chosen class is, None where nothing of it was learned
    sam : which Segment Anything model, "" = the first installed one, ``off`` = the built-in way
    """

    image_key: str
    mask: BoolMask | None = None
    positive_xy: tuple[tuple[float, float], ...] = ()
    negative_xy: tuple[tuple[float, float], ...] = ()
    signs: tuple[bool, ...] = ()
    box_xyxy: tuple[float, float, float, float] | None = None
    evidence: ClassEvidence | None = None
    sam: str = ""
    device: DeviceName = "auto"

    @property
    def empty(self) -> bool:
        """Whether it points at nothing: such a request only prepares the photo."""
        return not (self.positive_xy or self.negative_xy or self.box_xyxy)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClickAnswer:
    """A mask (H, W) bool for a :class:`ClickRequest`.

    by : ``grabcut``, ``learned`` (the built-in head) or the id of the Segment Anything model
    final : False where a better one follows
    note : a sentence for the user: the model could not be used and why
    """

    mask: BoolMask
    by: str
    final: bool = True
    note: str = ""


class Refiner(Protocol):
    """What those that answer clicks need of ``engine.refine.clicks.ClickRefiner``."""

    @property
    def preparing(self) -> bool:
        """Whether it is looking at a photo, which is not to be given up for a newer click."""

    def quick(
        self, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
    ) -> ClickAnswer:
        """Answer without a model, at once, also in the midst of the preparation."""

    def answers(
        self, image: RgbImage, request: ClickRequest, on_progress: ProgressCallback
    ) -> Iterator[ClickAnswer]:
        """Answer the clicks, perhaps quickly first and better then."""

    def uses_model(self, request: ClickRequest) -> bool:
        """Whether the better answer comes of a model; looks at files only, in any thread."""
