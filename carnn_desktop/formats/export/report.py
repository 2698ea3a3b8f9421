"""What an export did: counts, how exact it is, what was left out, what readers will not see."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from carnn_desktop.formats.export.rendered import Rendered

_EXAMPLES = 10
_OF_FILES = ("categories", "annotations", "polygons", "rles", "renumbered")
_OF_FOLDERS = ("format", "objects", "parts", "losses")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Things left out for one reason: how many, and the images of the first of them."""

    reason: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartCount:
    """Images and objects of one part, train or val; all of it when nothing was divided."""

    name: str
    images: int
    objects: int


@dataclass(frozen=True, slots=True)
class Loss:
    """What a reader of the data set drops or changes."""

    reader: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export did.

    files : that were written, the COCO file first; of a folder only ``file_count`` tells
    empty_images : images among ``images`` without an annotation
    min_iou, mean_iou : of masks with what a reader makes of them; None without objects
    parts, losses : of a folder
    renumbered : category ids that had to change, (category id, category id)
    """

    path: Path
    format: str = "coco"
    files: tuple[Path, ...] = ()
    file_count: int = 1
    images: int
    empty_images: int
    categories: int
    annotations: int
    polygons: int
    rles: int
    min_iou: float | None
    mean_iou: float | None
    parts: tuple[PartCount, ...] = ()
    losses: tuple[Loss, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    renumbered: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        """Whether it is about a folder, not about a single file."""
        return bool(self.parts)

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON values: those of a folder or those of a file."""
        values = asdict(self)
        values |= {"path": str(self.path), "objects": self.annotations}
        count = values.pop("file_count")
        values["files"] = count if self.is_folder else [str(path) for path in self.files]
        for name in _OF_FILES if self.is_folder else _OF_FOLDERS:
            del values[name]
        return values


class Drops:
    """Counts what is left out; remembers a few places, so that memory stays the same."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}

    def add(self, reason: str, where: str, count: int = 1) -> None:
        """Note what was left out of the image ``where``."""
        self._counts[reason] += count
        examples = self._examples.setdefault(reason, [])
        if where not in examples and len(examples) < _EXAMPLES:
            examples.append(where)

    def result(self) -> tuple[Dropped, ...]:
        """Return the reasons in the order they first came up."""
        return tuple(
            Dropped(reason, count, tuple(self._examples[reason]))
            for reason, count in self._counts.items()
        )


@dataclass(slots=True)
class Tally:
    """Counts what readers have difficulties with."""

    objects: int = 0
    rles: int = 0
    holes: int = 0
    several_parts: int = 0
    crowds: int = 0
    empty: int = 0
    photos: int = 0
    painted: float = 0.0
    not_jpg: int = 0
    not_jpg_nor_png: int = 0

    def add(self, rendered: Rendered) -> None:
        """Count an image that is part of the export."""
        self.photos += 1
        self.empty += not rendered.objects
        self.not_jpg += not rendered.path.endswith(".jpg")
        self.not_jpg_nor_png += not rendered.path.endswith((".jpg", ".png"))
        for item in rendered.objects:
            self.objects += 1
            self.rles += item.is_rle
            self.holes += item.holes
            self.several_parts += item.parts > 1
            self.crowds += item.iscrowd
            self.painted += item.painted_iou
