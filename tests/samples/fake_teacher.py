"""A teacher without a model: it remembers which photo taught which classes."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.examples import Learned, LearnedCategory, PhotoExample
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import SegmentationSettings, TextQuery
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.runs.teaching import ReadPhoto


@dataclass
class School:
    """What was taught, by photo, class: pixels; ``using``: hash of what the next photo uses."""

    taught: dict[str, dict[str, int]] = field(default_factory=dict)
    listed: dict[str, frozenset[str]] = field(default_factory=dict)
    lessons: list[str] = field(default_factory=list)
    asked: list[tuple[str, ...]] = field(default_factory=list)
    concluded: int = 0
    novelties: dict[str, float] = field(default_factory=dict)
    using: str = ""
    threads: set[int] = field(default_factory=set)
    gate: threading.Event | None = None

    def factory(
        self, segmenter: Segmenter, settings: SegmentationSettings, read: ReadPhoto
    ) -> FakeTeacher:
        self.taught.clear()
        return FakeTeacher(self, read)


class FakeTeacher:
    def __init__(self, school: School, read: ReadPhoto) -> None:
        self._school, self._read = school, read
        self._hash = ""

    def teach(
        self, example: PhotoExample, on_progress: ProgressCallback, queries: Iterable[TextQuery]
    ) -> bool:
        school = self._school
        school.threads.add(threading.get_ident())
        image: RgbImage = self._read(example.photo)
        assert all(mask.shape == image.shape[:2] for mask in example.positive.values())
        while school.gate is not None and not school.gate.wait(0.005):
            on_progress(Progress("learn"))
        told = {name: int(np.count_nonzero(mask)) for name, mask in example.positive.items()}
        told |= {name: 0 for name in example.listed if name not in told}
        known = (school.taught.get(example.photo), school.listed.get(example.photo))
        changed = known != (told, example.listed)
        school.taught[example.photo], school.listed[example.photo] = told, example.listed
        school.lessons.append(example.photo)
        return changed

    def forget(self, photo: str) -> None:
        self._school.taught.pop(photo, None)

    def conclude(self, on_progress: ProgressCallback, queries: Iterable[TextQuery]) -> Learned:
        on_progress(Progress("learn"))
        school = self._school
        school.concluded += 1
        school.asked.append(tuple(query.name for query in queries))
        told = sorted((p, sorted(c.items())) for p, c in school.taught.items())
        self._hash = repr((told, [sorted(school.listed[photo]) for photo, _ in told]))
        names = sorted({n for c in school.taught.values() for n, pixels in c.items() if pixels})
        if not names:
            self._hash = ""
            return Learned()
        found = [
            LearnedCategory(
                name=name,
                photos=sum(bool(c.get(name)) for c in school.taught.values()),
                iou_words=0.4,
                iou_examples=0.8,
                iou=0.8,
            )
            for name in names
        ]
        return Learned(photos=len(school.taught), examples=self._hash, categories=tuple(found))

    def use(self, *, examples: bool) -> None:
        self._school.using = self._hash if examples else ""

    def novelty(self, photo: str) -> float | None:
        return self._school.novelties.get(photo)

    def gains(self, on_progress: ProgressCallback) -> dict[str, float | None]:
        on_progress(Progress("learn"))
        return dict.fromkeys((n for c in self._school.taught.values() for n in c), 0.1)
