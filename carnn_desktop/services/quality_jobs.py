"""What can be measured of a project: statistics, comparison with a file, calibration."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from carnn_desktop.annotations.model import Concept, ImageDocument, ImageRef, RegionState
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Checkpoint, Progress
from carnn_desktop.contracts.results import Trace
from carnn_desktop.photos.images import UnreadableImage, read_thumbnail
from carnn_desktop.quality.calibration import Calibration, CalibrationCounter
from carnn_desktop.quality.coco_labels import coco_labels
from carnn_desktop.quality.compare import Comparer
from carnn_desktop.quality.duplicates import DuplicateGroup, difference_hash, near_duplicates
from carnn_desktop.quality.labels import LabelImage, LabelSet, document_labels
from carnn_desktop.quality.pairing import Pairing, pair_images
from carnn_desktop.quality.project_labels import LOOKED_AT
from carnn_desktop.quality.results import Comparison
from carnn_desktop.quality.statistics import DatasetStatistics, StatisticsCounter

_HASHED_SIDE = 64


@dataclass(frozen=True, slots=True)
class QualityProgress:
    """Where a job is; ``total`` 0 = unknown."""

    busy: bool
    stage: str = ""
    done: int = 0
    total: int = 0


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


class QualityJob(Protocol):
    """A job. ``prepare`` says which images it wants; all methods run in the pool."""

    with_traces: bool

    def prepare(self, checkpoint: Checkpoint) -> Sequence[int]:
        """Return the ids of the images to be read."""

    def add(self, pieces: Sequence[Piece], checkpoint: Checkpoint) -> None:
        """Count some images."""

    def result(self, checkpoint: Checkpoint) -> Any:
        """Return what was found."""


class StatisticsJob:
    """Counts all images; ``folder`` given: also looks for photos that look alike."""

    with_traces = False

    def __init__(
        self,
        images: Sequence[ImageRef],
        concepts: Sequence[Concept],
        *,
        states: Sequence[RegionState],
        folder: Path | None = None,
    ) -> None:
        self._ids = {ref.path: ref.id for ref in images}
        self._concepts = {concept.id: concept for concept in concepts}
        self._states = tuple(states)
        self._folder = folder
        self._counter = StatisticsCounter([concept.name for concept in concepts])
        self._hashes: dict[str, tuple[int, int]] = {}
        self._seen = 0

    def prepare(self, checkpoint: Checkpoint) -> Sequence[int]:
        """Return all images."""
        checkpoint(Progress("images"))
        return tuple(self._ids.values())

    def add(self, pieces: Sequence[Piece], checkpoint: Checkpoint) -> None:
        """Count documents, and hash photos where that is wanted."""
        for piece in pieces:
            path, document = piece.ref.path, piece.document
            known = document.width > 0 and document.height > 0
            labels = document_labels(path, document, self._concepts, states=self._states)
            self._counter.add(path, labels if known else None)
            if self._folder is not None:
                checkpoint(Progress("photos", self._seen, len(self._ids)))
                self._hash(path)
            self._seen += 1

    def result(self, checkpoint: Checkpoint) -> StatisticsReport:
        """Return the statistics; photos that cannot be read have no look-alikes."""
        checkpoint(Progress("duplicates"))
        found = None if self._folder is None else near_duplicates(self._hashes)
        return StatisticsReport(
            statistics=self._counter.result(), duplicates=found, ids=dict(self._ids)
        )

    def _hash(self, path: str) -> None:
        if self._folder is not None:
            try:
                pixels = read_thumbnail(self._folder / path, _HASHED_SIDE)
            except UnreadableImage:
                return
            self._hashes[path] = difference_hash(pixels)


class CompareJob:
    """Compares the images that were looked at with a COCO file."""

    with_traces = False

    def __init__(
        self,
        path: Path,
        images: Sequence[ImageRef],
        concepts: Sequence[Concept],
        *,
        states: Sequence[RegionState],
        title: str,
    ) -> None:
        self._path, self._title = path, title
        self._images = {ref.path: ref for ref in images if ref.state in LOOKED_AT}
        self._sizes = {ref.path: (ref.width, ref.height) for ref in images if ref.width}
        self._concepts = {concept.id: concept for concept in concepts}
        self._states = tuple(states)
        self._other: LabelSet | None = None
        self._pairing = Pairing((), (), ())
        self._names: dict[str, str] = {}
        self._seen = 0
        self._comparer: Comparer | None = None

    def prepare(self, checkpoint: Checkpoint) -> Sequence[int]:
        """Read the file and return the images that both have. Raises CarnnError without any."""
        other = coco_labels(self._path, size_of=self._sizes.get, checkpoint=checkpoint)
        self._pairing = pair_images(tuple(self._images), other.names)
        if not self._pairing.pairs:
            if not self._images:
                raise CarnnError(
                    "No image of the project has been looked at yet.",
                    "Run the model or draw objects first, then compare.",
                )
            raise CarnnError(
                f"{self._path.name} has none of the images that were looked at.",
                "Choose a file of the same photos; they are recognised by their file names.",
            )
        self._other, self._names = other, dict(self._pairing.pairs)
        names = [concept.name for concept in self._concepts.values()]
        self._comparer = Comparer(names, other.concepts)
        return tuple(self._images[path].id for path, _ in self._pairing.pairs)

    def add(self, pieces: Sequence[Piece], checkpoint: Checkpoint) -> None:
        """Compare some images."""
        for piece in pieces:
            checkpoint(Progress("images", self._seen, len(self._names)))
            self._seen += 1
            path, document = piece.ref.path, piece.document
            if self._other is not None and self._comparer is not None:
                ours = document_labels(path, document, self._concepts, states=self._states)
                self._comparer.add(ours, self._other.image(self._names[path]))

    def result(self, checkpoint: Checkpoint) -> ComparisonReport:
        """Return the comparison."""
        if self._other is None or self._comparer is None:
            raise RuntimeError("the job was not prepared")
        return ComparisonReport(
            comparison=self._comparer.result(
                self._title, self._path.name, self._pairing, checkpoint=checkpoint
            ),
            other=self._other,
            pairs=self._names,
            ids={path: ref.id for path, ref in self._images.items()},
        )


class CalibrationJob:
    """Collects what reviewed images say about scores."""

    with_traces = True

    def __init__(self, images: Sequence[ImageRef], concepts: Sequence[Concept]) -> None:
        self._ids = tuple(ref.id for ref in images if ref.state in ("done", "done_empty"))
        self._counter = CalibrationCounter(concepts)

    def prepare(self, checkpoint: Checkpoint) -> Sequence[int]:
        """Return the reviewed images."""
        checkpoint(Progress("images"))
        return self._ids

    def add(self, pieces: Sequence[Piece], checkpoint: Checkpoint) -> None:
        """Take the evidence of some images."""
        for piece in pieces:
            checkpoint(Progress("images", self._counter.reviewed, len(self._ids)))
            self._counter.add(piece.document, piece.trace)

    def result(self, checkpoint: Checkpoint) -> CalibrationReport:
        """Return the calibrations of all concepts."""
        checkpoint(Progress("calibration"))
        return CalibrationReport(
            calibrations=self._counter.result(), reviewed=self._counter.reviewed
        )
