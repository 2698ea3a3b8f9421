"""What an export did: counts, how exact it is, and what was left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class Dropped:
    """Things left out for one reason: how many, and the images of the first of them."""

    reason: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What an export did.

    files : written files, the COCO file first
    empty_images : images among ``images`` without an annotation
    min_iou, mean_iou : of the masks with what a reader decodes from the file; None without objects
    renumbered : category ids that had to change, (concept id, category id)
    """

    path: Path
    files: tuple[Path, ...]
    images: int
    empty_images: int
    categories: int
    annotations: int
    polygons: int
    rles: int
    min_iou: float | None
    mean_iou: float | None
    dropped: tuple[Dropped, ...] = ()
    renumbered: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


class Drops:
    """Counts what is left out; remembers a few places, so that memory stays the same."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._examples: dict[str, list[str]] = {}

    def add(self, reason: str, where: str) -> None:
        """Note one thing left out of the image ``where``."""
        self._counts[reason] += 1
        examples = self._examples.setdefault(reason, [])
        if where not in examples and len(examples) < _EXAMPLES:
            examples.append(where)

    def add_many(self, reason: str, count: int, where: str) -> None:
        """Note several things left out of one image."""
        self.add(reason, where)
        self._counts[reason] += count - 1

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return (reason, how many) in the order they first came up."""
        return tuple(self._counts.items())

    def result(self) -> tuple[Dropped, ...]:
        """Return the reasons in the order they first came up."""
        return tuple(
            Dropped(reason, count, tuple(self._examples[reason]))
            for reason, count in self._counts.items()
        )


class Exactness:
    """Running minimum and mean of the IoU of written objects."""

    def __init__(self) -> None:
        self._count = 0
        self._sum = 0.0
        self._min = 1.0

    def add(self, iou: float) -> None:
        """Note the IoU of one object, 0..1."""
        self._count += 1
        self._sum += iou
        self._min = min(self._min, iou)

    @property
    def minimum(self) -> float | None:
        """Smallest IoU, None without objects."""
        return self._min if self._count else None

    @property
    def mean(self) -> float | None:
        """Mean IoU, None without objects."""
        return self._sum / self._count if self._count else None
