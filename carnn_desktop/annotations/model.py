"""The annotation document: frozen values, changed only by the pure functions of ``edits.py``."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import BoolMask
from carnn_desktop.contracts.run import Run

AnnotationState = Literal["proposed", "accepted", "rejected"]
ImageState = Literal["new", "proposed", "in_review", "done", "done_empty", "failed"]

REVIEWED: tuple[ImageState, ...] = ("done", "done_empty")
"""States of images that a person has gone through."""


@dataclass(frozen=True, slots=True, eq=False)
class Mask:
    """A binary mask as crop and origin: pixel (y + i, x + j) of the image is ``pixels[i, j]``.

    pixels : (h, w) bool, read-only; every border row and column has a set pixel; (0, 0) when empty
    """

    x: int
    y: int
    pixels: BoolMask

    @property
    def area(self) -> int:
        """Number of set pixels."""
        return int(np.count_nonzero(self.pixels))

    @property
    def bbox_xywh(self) -> tuple[int, int, int, int]:
        """Bounding box in image pixels."""
        height, width = self.pixels.shape
        return (self.x, self.y, width, height)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mask):
            return NotImplemented
        if self.pixels is other.pixels:
            return (self.x, self.y) == (other.x, other.y)
        return (self.x, self.y) == (other.x, other.y) and np.array_equal(self.pixels, other.pixels)

    def __hash__(self) -> int:
        return hash((self.x, self.y, self.pixels.tobytes()))


@dataclass(frozen=True, slots=True, eq=False)
class ActivationMap:
    """Soft map of a proposal over the whole image at reduced size: (h, w) uint8, 255 = 1.0.

    level : threshold, 0..1, that the mask stands for; proposed : the one it came with, once moved
    """

    values: NDArray[np.uint8]
    level: float
    proposed: float | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ActivationMap):
            return NotImplemented
        levels = (self.level, self.proposed) == (other.level, other.proposed)
        return levels and (self.values is other.values or np.array_equal(self.values, other.values))

    def __hash__(self) -> int:
        return hash((self.level, self.proposed, self.values.tobytes()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an annotation comes from: its run, and what is its own.

    text, score : the text that it was found for, and how well it matched, 0..1
    forced : no text passed the run's threshold, and this one came nearest
    edit_iou : IoU with the proposal as it came, once the annotation was edited; None = as it came
    split : the annotation is one connected part of the text's mask, not the whole of it
    relabelled : a person gave the annotation another category than the text's
    contrast : of a phrase's candidate, its share against the head noun (None: it is the noun) and
        against the background words, 0..1
    reviewed : ISO 8601 UTC time of a person's decision, "" while there is none
    acceptance : how likely a person takes it, 0..1, as was judged when it was proposed
    """

    run: Run
    text: str = ""
    score: float | None = None
    forced: bool = False
    contrast: tuple[float | None, float] | None = None
    edit_iou: float | None = None
    split: bool = False
    relabelled: bool = False
    reviewed: str = ""
    acceptance: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One object or area of an image. ``id`` is a uuid hex string, stable for life.

    levels : soft map behind a proposal's mask, for the mask-level slider
    original : the mask as it was proposed, once the annotation was edited; None = unedited or drawn
    rings : outline as a file had it, x1, y1, x2, y2, ... each; counts while it decodes to the mask.
        Of a drawn one the corners that it was drawn with, see ``corners.py``
    is_box : it came or was drawn as a box; of an imported one it says nothing any more once
        ``original`` is set
    extra : keys of an imported annotation that are not known here, untouched
    """

    id: str
    category_id: int
    mask: Mask
    state: AnnotationState
    provenance: Provenance
    levels: ActivationMap | None = None
    original: Mask | None = None
    iscrowd: bool = False
    needs_review: bool = False
    note: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    rings: tuple[tuple[float, ...], ...] = ()
    is_box: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageDocument:
    """All annotations of one image, in z-order (last is on top)."""

    image_id: int
    width: int
    height: int
    annotations: tuple[Annotation, ...] = ()
    state: ImageState = "new"

    def annotation(self, annotation_id: str) -> Annotation:
        """Return the annotation with that id; raise KeyError when there is none."""
        for annotation in self.annotations:
            if annotation.id == annotation_id:
                return annotation
        raise KeyError(annotation_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A class of the project. ``id`` counts from 1.

    coco_id : category id of an imported file, 0 = the own id; extra : unknown keys of its category
    """

    id: int
    name: str
    supercategory: str = ""
    color: str = "#e69f00"
    synonyms: tuple[str, ...] = ()
    hotkey: str = ""
    threshold: float | None = None
    coco_id: int = 0
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def file_id(self) -> int:
        """The category id in COCO files."""
        return self.coco_id or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageRef:
    """An image of the project. ``path`` is relative to the image folder, with forward slashes.

    sha256 and width/height (upright) are filled when the image was first read; uncertainty is 0..1.
    coco_id : image id of an imported file, 0 = the own id; extra : unknown keys of its entry there
    """

    id: int
    path: str
    state: ImageState = "new"
    reason: str = ""
    sha256: str = ""
    width: int = 0
    height: int = 0
    uncertainty: float | None = None
    coco_id: int = 0
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def file_id(self) -> int:
        """The image id in COCO files."""
        return self.coco_id or self.id
