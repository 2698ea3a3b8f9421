"""Suggestions of categories: one look of the installed model at the open image, in its own
thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.formats.vocabularies import shipped_names
from carnn_desktop.services.events import JobDone, JobFailed, Suggested
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.session.state import SessionContext


class Suggester(QObject):
    """Asks for the open image; an answer for an image that was left is dropped."""

    def __init__(
        self, context: SessionContext, thread: InferenceThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._thread = context, thread
        self._serial = 0
        self._image_id: int | None = None
        thread.reported.connect(self._reported)
        context.signals.project_closed.connect(self.drop)
        context.signals.image_opened.connect(self.drop)

    def ask(self) -> bool:
        """Ask the chosen model which categories of the shipped lists the open image seems to
        contain.

        ``suggested`` follows, unless the image is left before. False: no image is open.
        """
        opened, project = self._context.opened, self._context.project
        if opened is None or project is None:
            return False
        self.drop()
        self._serial += 1
        self._image_id = opened.image_id
        known = [text for c in project.categories.values() for text in (c.name, *c.synonyms)]
        pixels, names = opened.pixels, names_to_try(known)
        self._thread.consult(
            self._job,
            self._context.settings.current.model,
            lambda segmenter, on_progress: look(segmenter, pixels, names, on_progress),
        )
        return True

    @Slot()
    @Slot(object)
    def drop(self, _event: object = None) -> None:
        """Leave the question in hand."""
        if self._image_id is not None:
            self._image_id = None
            self._thread.cancel(job_id=self._job)

    @property
    def _job(self) -> str:
        return f"suggest:{self._serial}"

    @Slot(object)
    def _reported(self, report: object) -> None:
        image_id = self._image_id
        if image_id is None:
            return
        match report:
            case JobDone(job_id, value) if job_id == self._job:
                self._image_id = None
                self._context.signals.suggested.emit(Suggested(image_id, tuple(value)))
            case JobFailed(job_id, reason, remedy) if job_id == self._job:
                self._image_id = None
                problem = Together(filter(None, (reason, remedy)))
                self._context.signals.suggested.emit(Suggested(image_id, problem=problem))


def names_to_try(known: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the shipped lists that are neither a category's name nor a synonym."""
    keys = {text_key(text) for text in known}
    return tuple(name for name in shipped_names() if text_key(name) not in keys)


def look(
    segmenter: Segmenter, image: RgbImage, names: Sequence[str], on_progress: ProgressCallback
) -> tuple[tuple[str, float], ...]:
    """Look once. Called in the inference thread only: it imports torch."""
    from carnn_desktop.engine.backbones.protocol import GradientProposer
    from carnn_desktop.engine.suggest import suggest

    proposer = getattr(segmenter, "proposer", None)
    if not isinstance(proposer, GradientProposer):
        raise CarnnError(Told("This model cannot suggest concepts."), Told("Choose another model."))
    return suggest(proposer, image, names, on_progress)
