"""What teaches a loaded model: the engine, or what a test brings; and what came of it in values."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Protocol

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.examples import Learned, LearnedCategory, PhotoExample
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import SegmentationSettings, TextQuery
from carnn_desktop.contracts.segmenter import Segmenter

if TYPE_CHECKING:
    from carnn_desktop.engine.instances.shown import ShownState
    from carnn_desktop.engine.instances.thing_teacher import ThingTeacher
    from carnn_desktop.engine.learning.state import LearnedClass, LearnedState
    from carnn_desktop.engine.teacher import Teacher

ReadPhoto = Callable[[str], RgbImage]
"""content hash of a photo -> its pixels, (H, W, 3) uint8 RGB"""


class PhotoTeacher(Protocol):
    """What teaches a segmenter; :func:`engine_teacher` makes the real one."""

    def teach(
        self, example: PhotoExample, on_progress: ProgressCallback, queries: Iterable[TextQuery]
    ) -> bool:
        """Take one photo, in place of what it taught before; tell whether that is new."""

    def forget(self, photo: str) -> None:
        """Take back what a photo taught."""

    def conclude(self, on_progress: ProgressCallback, queries: Iterable[TextQuery]) -> Learned:
        """Say what all photos amount to."""

    def use(self, *, examples: bool) -> None:
        """Let the segmenter use what was concluded last, or words alone."""

    def gains(self, on_progress: ProgressCallback) -> dict[str, float | None]:
        """Return by class what twice as many photos would likely add to its IoU; None: too few."""

    def novelty(self, photo: str) -> float | None:
        """Return how unlike those that teach a photo just looked at is, 0..1; None: unknown."""


TeacherFactory = Callable[[Segmenter, SegmentationSettings, ReadPhoto], PhotoTeacher | None]


def engine_teacher(
    segmenter: Segmenter,
    settings: SegmentationSettings,
    read: ReadPhoto,
    bound: Callable[[], int] | None = None,
) -> PhotoTeacher | None:
    """Return what teaches the engine's segmenter; None for one that cannot learn.

    bound : says how many bytes features may take on disk, without it as many as is usual
    For the thread of the model: the engine imports torch.
    """
    if getattr(segmenter, "examples", None) is None:
        return None
    from carnn_desktop.engine.learning.store import DEFAULT_BOUND, default_store_folder
    from carnn_desktop.engine.teachers import teacher_of

    size = DEFAULT_BOUND if bound is None else bound()
    teacher = teacher_of(segmenter, settings, read, folder=default_store_folder(), bound=size)
    return None if teacher is None else EngineTeacher(teacher)


class EngineTeacher:
    """Teaches the engine, and says in plain values what came of it."""

    def __init__(self, teacher: Teacher | ThingTeacher) -> None:
        self._teacher = teacher
        self._teacher.use(examples=False)

    def teach(
        self, example: PhotoExample, on_progress: ProgressCallback, queries: Iterable[TextQuery]
    ) -> bool:
        """Take one photo, in place of what it taught before; tell whether that is new."""
        return self._teacher.teach(example, on_progress, queries)

    def forget(self, photo: str) -> None:
        """Take back what a photo taught."""
        self._teacher.forget(photo)

    def conclude(self, on_progress: ProgressCallback, queries: Iterable[TextQuery]) -> Learned:
        """Say what all photos amount to."""
        state = self._teacher.conclude(on_progress, queries)
        return Learned() if state is None else told(state)

    def use(self, *, examples: bool) -> None:
        """Let the segmenter use what was concluded last, or words alone."""
        self._teacher.use(examples=examples)

    def gains(self, on_progress: ProgressCallback) -> dict[str, float | None]:
        """Return by class what twice as many photos would likely add to its IoU; None: too few."""
        return self._teacher.gains(on_progress)

    def novelty(self, photo: str) -> float | None:
        """Return how unlike those that teach a photo just looked at is, 0..1; None: unknown."""
        return self._teacher.novelty(photo)


def told(state: LearnedState | ShownState) -> Learned:
    """Return a learned state as plain values."""
    from carnn_desktop.engine.instances.shown import ShownClass

    categories = [
        LearnedCategory(name=one.name, photos=one.photos, share_of_words=one.share_of_words)
        if isinstance(one, ShownClass)
        else _measured(one)
        for one in state.classes
    ]
    return Learned(photos=state.photos, examples=state.examples, categories=tuple(categories))


def _measured(one: LearnedClass) -> LearnedCategory:
    return LearnedCategory(
        name=one.name,
        photos=one.photos,
        iou_words=one.trust.iou_words,
        iou_examples=one.trust.iou_examples,
        iou=one.trust.iou_both,
        share_of_words=share_of_words(one.trust.share),
        sizes=one.sizes,
    )


def share_of_words(share: float) -> float:
    """Return how much of an answer comes from words, 0..1, by their factor beside the examples."""
    return 1.0 if share == float("inf") else share / (1.0 + share)
