"""Shows a detector the things of reviewed photos, and measures how well it finds them again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import BoxXyxy, PhotoExample
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.requests import SegmentationSettings, TextQuery
from carnn_desktop.contracts.texts import Told
from carnn_desktop.engine.instances.patches import Floats, Patches
from carnn_desktop.engine.instances.segmenter import InstanceSegmenter
from carnn_desktop.engine.instances.showing import ShowableProposer
from carnn_desktop.engine.instances.shown import ShownClass, ShownState, measured
from carnn_desktop.engine.learning.store import DEFAULT_BOUND, ArrayStore

MOST_THINGS = 32
"""So many things of one class are compared with at most, of the first photos by hash."""
JUDGED_PHOTOS = 16
"""So many photos that show or list a class are measured at most."""
_THING, _OTHER = 0.5, 0.3
"""IoU with a thing from which a box shows it, and up to which it shows something else."""


@dataclass(frozen=True, slots=True)
class _Lesson:
    """A photo that teaches.

    boxes : by class; vectors : (k, D) of those that the detector has a box for, whose places among
    the class's boxes are in ``places``; unknown : (n,) patches of which nothing is known
    """

    boxes: Mapping[str, tuple[BoxXyxy, ...]]
    vectors: Mapping[str, Floats]
    places: Mapping[str, tuple[int, ...]]
    listed: frozenset[str]
    unknown: NDArray[np.bool_]
    digest: str


@dataclass(slots=True)
class _Telling:
    """Logits of things and of the likeliest mistakes, and the deviations of all patches."""

    things: list[float]
    mistakes: list[float]
    spreads: list[float]


class ThingTeacher:
    """Learns for one segmenter. One thread at a time; the photos' order does not matter.

    read : gets at the pixels of a photo when its patches are not kept; folder : where they are
    kept, None for nowhere; bound : bytes they may take there
    left_out : photos that could not be used: content hash and reason
    """

    def __init__(
        self,
        segmenter: InstanceSegmenter,
        settings: SegmentationSettings,
        read: Callable[[str], RgbImage],
        *,
        folder: Path | None,
        bound: int = DEFAULT_BOUND,
    ) -> None:
        model = segmenter.proposer
        if not isinstance(model, ShowableProposer):
            raise CarnnError(
                Told("This model cannot be shown things to find."), Told("Choose an OWLv2 model.")
            )
        self._segmenter, self._model, self._read = segmenter, model, read
        self._template = settings.proposal_templates[0]
        self._store = ArrayStore(folder, model=f"{model.sha256} patches 1", bound=bound)
        self._lessons: dict[str, _Lesson] = {}
        self._state: ShownState | None = None
        self.left_out: dict[str, str] = {}

    def learn(
        self,
        examples: Iterable[PhotoExample],
        on_progress: ProgressCallback = ignore_progress,
        queries: Iterable[TextQuery] = (),
    ) -> ShownState | None:
        """Learn from just ``examples`` and let the segmenter use it; None for nothing to learn."""
        self._lessons.clear()
        self.left_out.clear()
        for number, example in enumerate(examples):
            on_progress(Progress("learn", number))
            try:
                self.teach(example, on_progress)
            except CarnnError as error:
                self.left_out[example.photo] = error.reason
        return self.conclude(on_progress, queries)

    def teach(
        self,
        example: PhotoExample,
        on_progress: ProgressCallback = ignore_progress,
        queries: Iterable[TextQuery] = (),  # noqa: ARG002 - words are measured at the end
    ) -> bool:
        """Take one photo, in place of what it taught before; tell whether that is new."""
        told = [[name, sorted(boxes)] for name, boxes in sorted(example.boxes.items())]
        crowd = b"" if example.left_out is None else np.packbits(example.left_out).tobytes()
        text = json.dumps([told, sorted(example.listed)]).encode() + crowd
        digest = hashlib.sha256(text).hexdigest()
        known = self._lessons.get(example.photo)
        if known is not None and known.digest == digest:
            return False
        patches = self._patches(example.photo, on_progress)
        vectors: dict[str, Floats] = {}
        places: dict[str, tuple[int, ...]] = {}
        for name, boxes in example.boxes.items():
            stand = [patches.standing_for(column) for column in patches.overlaps(boxes).T]
            rows = [patch for patch in stand if patch is not None]
            if rows:
                vectors[name] = patches.vectors[rows]
                places[name] = tuple(i for i, patch in enumerate(stand) if patch is not None)
        self._lessons[example.photo] = _Lesson(
            dict(example.boxes),
            vectors,
            places,
            example.listed,
            _within(patches.boxes, example.left_out),
            digest,
        )
        return True

    def forget(self, photo: str) -> None:
        """Take back what ``photo`` taught, if it did."""
        self._lessons.pop(photo, None)

    @property
    def examples(self) -> str:
        """Hash of all that is taught, hex; equal for equal examples in any order."""
        told = "\n".join(f"{photo} {self._lessons[photo].digest}" for photo in self._photos)
        return hashlib.sha256(told.encode()).hexdigest()

    def conclude(
        self, on_progress: ProgressCallback = ignore_progress, queries: Iterable[TextQuery] = ()
    ) -> ShownState | None:
        """Say what all examples amount to and let the segmenter use it; see :meth:`learn`.

        queries : what the run looks for: the wordings of classes
        """
        wordings = {query.name: query.texts for query in queries}
        names = sorted({name for lesson in self._lessons.values() for name in lesson.vectors})
        told = [self._class(name, wordings.get(name, (name,)), on_progress) for name in names]
        classes = tuple(one for one in told if one is not None)
        count = len(self._lessons)
        self._state = (
            ShownState(self._model.sha256, classes, count, self.examples) if classes else None
        )
        self.use(examples=True)
        return self._state

    def use(self, *, examples: bool) -> None:
        """Let the segmenter use what was concluded last, or words alone."""
        self._segmenter.examples.use(self._state if examples else None)

    def gains(self, _on_progress: ProgressCallback) -> dict[str, float | None]:
        """Return nothing: what more photos would add is not estimated here."""
        return {}

    def novelty(self, _photo: str) -> float | None:
        """Return None: how unlike the known photos one is is not told here."""
        return None

    @property
    def _photos(self) -> list[str]:
        return sorted(self._lessons)

    def _class(
        self, name: str, texts: tuple[str, ...], on_progress: ProgressCallback
    ) -> ShownClass | None:
        """Return a class with how well words and examples tell it; None where neither does."""
        showing = [photo for photo in self._photos if name in self._lessons[photo].vectors]
        worded = [self._template.replace("{}", text) for text in texts]
        words, examples = _Telling([], [], []), _Telling([], [], [])
        for number, photo in enumerate(self._judged(name)):
            on_progress(Progress("learn", number))
            patches, lesson = self._patches(photo, on_progress), self._lessons[photo]
            overlaps = patches.overlaps(lesson.boxes.get(name, ()))
            by_words = patches.logits(self._model.text_vectors(worded, on_progress)).max(axis=1)
            _add(words, overlaps, [by_words] * overlaps.shape[1], by_words, lesson, name)
            others = [p for p in showing if p != photo]
            if others:
                shown = patches.logits(self._things(name, others)).max(axis=1)
                _add(examples, overlaps, [shown] * overlaps.shape[1], shown, lesson, name)
            else:
                every = patches.logits(lesson.vectors[name])
                alone = [
                    _without(every, lesson.places[name], box) for box in range(overlaps.shape[1])
                ]
                _add(examples, overlaps, alone, every.max(axis=1), lesson, name)
        if not (words.things and words.mistakes and examples.things and examples.mistakes):
            return None
        by_words, by_examples = (
            measured(one.things, one.mistakes, float(np.mean(one.spreads)))
            for one in (words, examples)
        )
        if by_words.apart + by_examples.apart == 0.0:
            return None
        return ShownClass(name, len(showing), self._things(name, showing), by_words, by_examples)

    def _judged(self, name: str) -> list[str]:
        """Return the photos that a class is measured on: those that show it come first."""
        shows = [photo for photo in self._photos if name in self._lessons[photo].vectors]
        lists = [
            photo
            for photo in self._photos
            if name in self._lessons[photo].listed and photo not in shows
        ]
        half = JUDGED_PHOTOS // 2
        kept = shows[: max(half, JUDGED_PHOTOS - len(lists))]
        return [*kept, *lists[: JUDGED_PHOTOS - len(kept)]]

    def _things(self, name: str, photos: Iterable[str]) -> Floats:
        """Return (Q, D) vectors of a class in those photos."""
        return np.concatenate([self._lessons[photo].vectors[name] for photo in photos])[
            :MOST_THINGS
        ]

    def _patches(self, photo: str, on_progress: ProgressCallback) -> Patches:
        """Return the patches of a photo, kept or computed now; to half precision either way."""
        kept = self._store.read(photo)
        arrays = None if kept is None else _whole(kept)
        if arrays is None:
            found = self._model.patches(self._read(photo), on_progress)
            arrays = {
                "vectors": found.vectors.astype(np.float16),
                "shift": found.shift,
                "scale": found.scale,
                "objectness": found.objectness,
                "boxes": found.boxes,
            }
            self._store.write(photo, arrays)
        return Patches(**{key: np.asarray(value, np.float32) for key, value in arrays.items()})


def _whole(kept: Mapping[str, NDArray[np.generic]]) -> dict[str, NDArray[np.generic]] | None:
    """Return what was kept of a photo's patches, None where it is something else."""
    names = ("vectors", "shift", "scale", "objectness", "boxes")
    return {name: kept[name] for name in names} if set(kept) == set(names) else None


def _without(logits: Floats, places: tuple[int, ...], box: int) -> Floats:
    """Return (n,) the largest of logits (n, k) but those of one box; of a lone thing its own.

    places : the boxes that the columns belong to
    """
    others = logits[:, [column for column, place in enumerate(places) if place != box]]
    return np.asarray((others if others.shape[1] else logits).max(axis=1), np.float32)


def _add(
    telling: _Telling,
    overlaps: Floats,
    of_things: list[Floats],
    logits: Floats,
    lesson: _Lesson,
    name: str,
) -> None:
    """Note how a photo's things and its likeliest mistake look: logits (n,) of its patches.

    of_things : the logits that each thing is found by
    """
    for column, own in zip(overlaps.T, of_things, strict=True):
        shows = column >= _THING
        if shows.any():
            telling.things.append(float(own[shows].max()))
    if name in lesson.listed:
        other = (overlaps.max(axis=1, initial=0.0) < _OTHER) & ~lesson.unknown
        if other.any():
            telling.mistakes.append(float(logits[other].max()))
    telling.spreads.append(float(logits.std()))


def _within(boxes: Floats, mask: NDArray[np.bool_] | None) -> NDArray[np.bool_]:
    """Return (n,) which boxes have their centre in a mask (H, W)."""
    if mask is None:
        return np.zeros(len(boxes), np.bool_)
    height, width = mask.shape
    x = np.clip((boxes[:, 0] + boxes[:, 2]) / 2, 0, width - 1).astype(np.int64)
    y = np.clip((boxes[:, 1] + boxes[:, 3]) / 2, 0, height - 1).astype(np.int64)
    return np.asarray(mask[y, x], np.bool_)
