"""The values that reading a COCO file gives: categories, images, annotations, notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal

from carnn_desktop.annotations.model import Mask
from carnn_desktop.annotations.shapes import Shape
from carnn_desktop.formats.coco.read_masks import MaskKind

Effect = Literal["noted", "repaired", "left out"]
NoteKind = Literal[
    "structure",
    "image",
    "file name",
    "size",
    "exif",
    "category",
    "id",
    "outline",
    "box",
    "outside",
    "shape",
    "duplicate",
    "value",
]
Id = int | str

_MAX_NOTES = 1000
_OF_EACH = 50


@dataclass(frozen=True, slots=True)
class Note:
    """Something in a file worth knowing, and what was made of it.

    path : JSON path, or file and line where it is no JSON
    effect : ``noted`` changed nothing
    """

    path: str
    message: str
    effect: Effect
    kind: NoteKind = "value"


@dataclass(frozen=True, slots=True, kw_only=True)
class CocoCategory:
    """A category as written; ``extra``: all keys that COCO instances do not define."""

    id: Id
    name: str
    supercategory: str
    extra: dict[str, Any]
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CocoImage:
    """An image as written; ``size_wh`` None when the file does not say."""

    id: Id
    file_name: str
    size_wh: tuple[int, int] | None
    extra: dict[str, Any]
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CocoAnnotation:
    """An annotation with its decoded mask.

    id : as written, None when there is none
    kind : what the mask was written as; a box stands for an object without an outline
    extra : all keys not named here, untouched (keypoints, captions, provenance ...)
    """

    id: Id | None
    image: CocoImage
    category: CocoCategory
    mask: Mask
    kind: MaskKind
    iscrowd: bool
    score: float | None
    attributes: dict[str, Any]
    extra: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class CocoRecord:
    """An annotation with its shape, before it is pixels; otherwise as :class:`CocoAnnotation`."""

    path: str
    id: Id | None
    image: CocoImage
    category: CocoCategory
    shape: Shape
    kind: MaskKind
    iscrowd: bool
    score: float | None
    attributes: dict[str, Any]
    extra: dict[str, Any]


@dataclass(slots=True)
class Notes:
    """Notes in the order they were made: the first thousand, and the first fifty of each
    kind, and how many there are of each.
    """

    listed: list[Note] = field(default_factory=list)
    counts: Counter[Effect] = field(default_factory=Counter)
    kinds: Counter[tuple[NoteKind, Effect]] = field(default_factory=Counter)

    def add(self, path: str, message: str, effect: Effect, kind: NoteKind = "value") -> None:
        """Make a note."""
        self.kinds[kind, effect] += 1
        self.counts[effect] += 1
        if len(self.listed) < _MAX_NOTES or self.kinds[kind, effect] <= _OF_EACH:
            self.listed.append(Note(path, message, effect, kind))
