"""What can be measured of a project: statistics, comparison with a file, calibration."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import (
    REVIEWED,
    AnnotationState,
    Category,
    ImageDocument,
    ImageRef,
)
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.results import Trace
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos.images import UnreadableImage, read_thumbnail
from carnn_desktop.quality.calibration import Calibration, CalibrationCounter
from carnn_desktop.quality.coco_labels import coco_labels
from carnn_desktop.quality.compare import Comparer
from carnn_desktop.quality.duplicates import DuplicateGroup, difference_hash, near_duplicates
from carnn_desktop.quality.labels import LabelImage, LabelSet, document_labels
from carnn_desktop.quality.pairing import pair_images
from carnn_desktop.quality.project_labels import LOOKED_AT
from carnn_desktop.quality.results import Comparison
from carnn_desktop.quality.statistics import DatasetStatistics, StatisticsCounter

_HASHED_SIDE = 64


@dataclass(frozen=True, slots=True)
class Piece:
    """One image on its way to a job. The trace is only read for jobs that want it."""

    ref: ImageRef
    document: ImageDocument
    trace: Trace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsReport:
    """``ids``: image id by path. ``duplicates`` None = not looked for."""

    statistics: DatasetStatistics
    duplicates: tuple[DuplicateGroup, ...] | None
    ids: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonReport:
    """``other``: the file it was compared with; ``pairs``: project path -> name in the file."""

    comparison: Comparison
    other: LabelSet
    pairs: Mapping[str, str]
    ids: Mapping[str, int]

    def other_image(self, path: str) -> LabelImage | None:
        """Return what the file has of an image of the project."""
        name = self.pairs.get(path)
        return None if name is None else self.other.image(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationReport:
    """``reviewed``: number of images that are done, the evidence."""

    calibrations: tuple[Calibration, ...]
    reviewed: int


Documents = Callable[[Sequence[ImageRef], bool], Iterable[Piece]]
"""Reads the documents of these images, and the traces where that is wanted; damaged ones lack."""

QualityJob = Callable[[Documents, ProgressCallback], Any]
"""Returns one of the reports above. Runs in the pool."""


def count_labels(
    documents: Documents,
    on_progress: ProgressCallback,
    *,
    images: Sequence[ImageRef],
    categories: Sequence[Category],
    states: Sequence[AnnotationState],
    folder: Path | None = None,
) -> StatisticsReport:
    """Count all images; ``folder`` given: also look for photos that look alike.

    Photos that cannot be read have no look-alikes.
    """
    by_id = {category.id: category for category in categories}
    counter = StatisticsCounter([category.name for category in categories])
    hashes: dict[str, tuple[int, int]] = {}
    stage = "images" if folder is None else "photos"
    for seen, piece in enumerate(documents(images, False)):
        on_progress(Progress(stage, seen, len(images)))
        path, document = piece.ref.path, piece.document
        known = document.width > 0 and document.height > 0
        labels = document_labels(path, document, by_id, states=states)
        counter.add(path, labels if known else None)
        if folder is not None:
            with contextlib.suppress(UnreadableImage):
                hashes[path] = difference_hash(read_thumbnail(folder / path, _HASHED_SIDE))
    on_progress(Progress("duplicates"))
    return StatisticsReport(
        statistics=counter.result(),
        duplicates=None if folder is None else near_duplicates(hashes),
        ids={ref.path: ref.id for ref in images},
    )


def compare_with_file(
    documents: Documents,
    on_progress: ProgressCallback,
    *,
    path: Path,
    images: Sequence[ImageRef],
    categories: Sequence[Category],
    states: Sequence[AnnotationState],
    title: str,
) -> ComparisonReport:
    """Compare the images that were looked at with a COCO file that has them, too.

    Raises CarnnError when it has none of them, or cannot be read.
    """
    looked_at = {ref.path: ref for ref in images if ref.state in LOOKED_AT}
    sizes = {ref.path: (ref.width, ref.height) for ref in images if ref.width}
    by_id = {category.id: category for category in categories}
    other = coco_labels(path, size_of=sizes.get, on_progress=on_progress)
    pairing = pair_images(tuple(looked_at), other.names)
    if not pairing.pairs:
        if not looked_at:
            raise CarnnError(
                Told("No image of the project has been looked at yet."),
                Told("Run the model or draw objects first, then compare."),
            )
        raise CarnnError(
            Told("{name} has none of the images that were looked at.", name=path.name),
            Told("Choose a file of the same photos; they are recognised by their file names."),
        )
    names = dict(pairing.pairs)
    comparer = Comparer([category.name for category in categories], other.categories)
    both = [looked_at[name] for name in names]
    for seen, piece in enumerate(documents(both, False)):
        on_progress(Progress("images", seen, len(both)))
        ours = document_labels(piece.ref.path, piece.document, by_id, states=states)
        comparer.add(ours, other.image(names[piece.ref.path]))
    return ComparisonReport(
        comparison=comparer.result(title, path.name, pairing, on_progress=on_progress),
        other=other,
        pairs=names,
        ids={name: ref.id for name, ref in looked_at.items()},
    )


def calibrate(
    documents: Documents,
    on_progress: ProgressCallback,
    *,
    images: Sequence[ImageRef],
    categories: Sequence[Category],
) -> CalibrationReport:
    """Collect what reviewed images say about the scores of all categories."""
    reviewed = [ref for ref in images if ref.state in REVIEWED]
    counter = CalibrationCounter(categories)
    for piece in documents(reviewed, True):
        on_progress(Progress("images", counter.reviewed, len(reviewed)))
        counter.add(piece.document, piece.trace)
    on_progress(Progress("calibration"))
    return CalibrationReport(calibrations=counter.result(), reviewed=counter.reviewed)
