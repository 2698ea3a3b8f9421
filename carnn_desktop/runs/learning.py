"""Learns from the reviewed photos of an open project, photo by photo, as they change.

The thread that owns the model does the work; any thread may say which photos changed. What runs
take from it is the same as without the window: :mod:`carnn_desktop.runs.examples`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import Learned
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.requests import SegmentationSettings, TextQuery
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos.images import UnreadableImage, read_image
from carnn_desktop.project.project import Project
from carnn_desktop.project.reading import Ask
from carnn_desktop.runs.examples import Lesson, lesson_of
from carnn_desktop.runs.learning_choices import LearningChoices
from carnn_desktop.runs.process import ProcessedPhoto
from carnn_desktop.runs.teaching import PhotoTeacher, TeacherFactory

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Taught:
    """A photo that teaches: its content hash, its file, and how many objects of which class."""

    photo: str
    path: Path
    objects: dict[str, int]


class ProjectLearner:
    """Learns for one project. :meth:`note` and :meth:`choose` may be called by any thread.

    ask : does work on the project, in the thread that owns it; factory : makes what teaches
    learned : what was concluded last
    """

    def __init__(self, ask: Ask, factory: TeacherFactory) -> None:
        self._ask, self._factory = ask, factory
        self._lock = threading.Lock()
        self._pending: set[int] = set()
        self._categories: tuple[Category, ...] = ()
        self._choices = LearningChoices()
        self._segmenter: Segmenter | None = None
        self._teacher: PhotoTeacher | None = None
        self._settings: SegmentationSettings | None = None
        self._queries: tuple[TextQuery, ...] = ()
        self._concluded = False
        self._taught: dict[int, _Taught] = {}
        self.learned = Learned()

    # From any thread ------------------------------------------------------------------------------

    def note(self, image_ids: Iterable[int]) -> None:
        """Look at these images again before the next conclusion."""
        with self._lock:
            self._pending.update(image_ids)

    def choose(self, categories: Sequence[Category], choices: LearningChoices) -> bool:
        """Take the project's classes and what was decided on them; tell whether it matters."""
        known, new = (
            [(c.id, c.name, c.synonyms) for c in some] for some in (self._categories, categories)
        )
        changed = known != new or choices != self._choices
        self._categories, self._choices = tuple(categories), choices
        if changed:
            self.note(tuple(self._taught))
        return changed

    def pending(self) -> int:
        """Return how many images are to be looked at."""
        with self._lock:
            return len(self._pending)

    def objects(self) -> dict[str, int]:
        """Return by class how many objects teach it."""
        counts: dict[str, int] = {}
        for taught in tuple(self._taught.values()):
            for name, count in taught.objects.items():
                counts[name] = counts.get(name, 0) + count
        return counts

    def images(self, name: str) -> tuple[int, ...]:
        """Return the images that show objects of a class."""
        taught = tuple(self._taught.items())
        return tuple(sorted(image_id for image_id, one in taught if one.objects.get(name)))

    # In the thread of the model -------------------------------------------------------------------

    def bring_up_to_date(
        self,
        settings: SegmentationSettings,
        queries: Sequence[TextQuery],
        segmenter: Segmenter,
        on_progress: ProgressCallback,
    ) -> Learned:
        """Learn what changed, and say what all amounts to. Cancelled leaves it for the next time.

        queries : what runs look for, with the wordings of the classes
        """
        if not self._has_teacher(segmenter, settings) or self._teacher is None:
            return self.learned
        asked = tuple(queries)
        while (image_id := self._next()) is not None:
            try:
                if self._look_at(image_id, asked, on_progress):
                    self._concluded = False  # also for the next time, where this one is cancelled
            except BaseException:
                self.note((image_id,))
                raise
        if not self._concluded or asked != self._queries:
            self._concluded = False
            self.learned = self._teacher.conclude(on_progress, asked)
            self._queries, self._concluded = asked, True
        return self.learned

    def ready(
        self,
        settings: SegmentationSettings,
        queries: Sequence[TextQuery],
        segmenter: Segmenter,
        on_progress: ProgressCallback,
        *,
        examples: bool,
        at_once: int,
    ) -> Callable[[ProcessedPhoto], ProcessedPhoto]:
        """Let the next photo of ``segmenter`` use what is known, or words alone.

        At most ``at_once`` photos are learned from first: more of them are left for later.
        Returns what adds to the photo's outcome how unlike the known ones it is.
        """
        if not self._has_teacher(segmenter, settings) or self._teacher is None:
            return self._with_novelty
        if examples and 0 < self.pending() <= at_once:
            asked = self._queries if self._concluded and self._queries else queries
            self.bring_up_to_date(settings, asked, segmenter, on_progress)
        self._teacher.use(examples=examples)
        return self._with_novelty

    def _with_novelty(self, processed: ProcessedPhoto) -> ProcessedPhoto:
        if self._teacher is None or not processed.result.examples:
            return processed
        return replace(processed, novelty=self._teacher.novelty(processed.sha256))

    def gains(self, segmenter: Segmenter, on_progress: ProgressCallback) -> dict[str, float | None]:
        """Return by class what twice as many photos would likely add to its IoU; None: too few."""
        if self._teacher is None or segmenter is not self._segmenter:
            return {}
        return self._teacher.gains(on_progress)

    def _has_teacher(self, segmenter: Segmenter, settings: SegmentationSettings) -> bool:
        """Whether the segmenter can learn; another one than before learns all anew."""
        relevant = _of_words(settings)
        if segmenter is not self._segmenter or relevant != self._settings:
            self._teacher = self._factory(segmenter, relevant, self._read)
            self._segmenter, self._settings = segmenter, relevant
            self._concluded, self.learned = False, Learned()
            self.note(tuple(self._taught))
            self._taught.clear()
        return self._teacher is not None

    def _next(self) -> int | None:
        with self._lock:
            return self._pending.pop() if self._pending else None

    def _look_at(
        self, image_id: int, queries: tuple[TextQuery, ...], on_progress: ProgressCallback
    ) -> bool:
        """Learn what an image teaches now; tell whether anything changed."""
        on_progress(Progress("learn"))
        lesson: Lesson | None = self._ask(
            partial(_lesson, image_id, self._categories, self._choices)
        )
        example = None if lesson is None else lesson.example()
        if lesson is None or example is None or self._teacher is None:
            return self._leave(image_id)
        known = self._taught.get(image_id)
        if known is not None and known.photo != lesson.photo:
            self._leave(image_id)
        self._taught[image_id] = _Taught(lesson.photo, lesson.path, lesson.objects())
        try:
            return self._teacher.teach(example, on_progress, queries)
        except (CarnnError, OSError) as error:
            _log.warning("not learned from image %d: %s", image_id, error)
            return self._leave(image_id)

    def _leave(self, image_id: int) -> bool:
        """Take back what an image taught; one of the same photo teaches in its place."""
        known = self._taught.pop(image_id, None)
        if known is None or self._teacher is None:
            return False
        self._concluded = False
        self._teacher.forget(known.photo)
        self.note(key for key, one in self._taught.items() if one.photo == known.photo)
        return True

    def _read(self, photo: str) -> RgbImage:
        """Return the pixels of a photo that teaches, by its content hash."""
        for taught in tuple(self._taught.values()):
            if taught.photo == photo:
                decoded = read_image(taught.path)
                if decoded.sha256 == photo:
                    return decoded.pixels
        raise UnreadableImage(Told("A photo that was learned from is not there any more."))


def _lesson(
    image_id: int, categories: Sequence[Category], choices: LearningChoices, project: Project
) -> Lesson | None:
    """In the thread of the project: return what an image may teach; nothing if it is damaged."""
    try:
        ref = project.images.get(image_id)
        return lesson_of(project, ref, categories, choices)
    except CarnnError as error:
        _log.warning("not learned from image %d: %s", image_id, error.reason)
        return None


def _of_words(settings: SegmentationSettings) -> SegmentationSettings:
    """Return the settings with the same value wherever the words' maps do not depend on it.

    So that a run with another smallest score, or without sharpening, need not learn all anew.
    """
    return replace(
        settings,
        confidence_threshold=0.5,
        visual_prompts=(),
        templates=(),
        classifier_skips_last_block=True,
        crf=False,
        iom_threshold=0.7,
        refinement="none",
        phrase_threshold=0.5,
        head_noun_weight=0.0,
        shipped_examples=False,
        learned_outlines=False,
        tiles="off",
        tile_size=0,
        tile_overlap=0.25,
        crop=None,
    )


def all_wordings(
    queries: Sequence[TextQuery], categories: Iterable[Category], learned: Iterable[str]
) -> tuple[TextQuery, ...]:
    """Return ``queries`` and, behind them, the learned classes that are not among them."""
    asked = {text_key(text) for query in queries for text in query.texts}
    by_name = {category.name: category for category in categories}
    more = []
    for name in learned:
        if text_key(name) not in asked and name in by_name:
            asked.add(text_key(name))
            more.append(TextQuery(name, by_name[name].synonyms))
    return (*queries, *more)
