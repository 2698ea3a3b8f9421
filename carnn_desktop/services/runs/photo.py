"""One photo of a run in the window: what was asked, and how its result gets into the document.

Undoably into a live document, else straight into the project file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations.decisions import is_untouched
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.project.project import Project
from carnn_desktop.runs.planning import RunPlan, plan_run
from carnn_desktop.runs.process import ProcessedPhoto, merge
from carnn_desktop.runs.requests import RunRequest, RunSummary
from carnn_desktop.runs.store import ProjectRunStore
from carnn_desktop.runs.summary import count_added, summary_of, uncertainty_of
from carnn_desktop.services.events import TraceChanged
from carnn_desktop.services.inference.thread import After
from carnn_desktop.services.session.images import Images
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.session.undo import LiveDocument

_TRIES = 4
BeforeRun = Callable[[RunPlan], Callable[[Segmenter, ProgressCallback], After]]
"""Makes what is done in the inference thread before a photo of a run is looked at."""


@dataclass(slots=True, eq=False, kw_only=True)
class PhotoRun:
    """A photo on its way through a run, from the wish to its document. For the GUI thread.

    then, failed : called once with the run, when the result is in the document or cannot get there
    mark : key of the folder run, "" for a run of one image
    untouched_only : leave an image alone in which a person has done anything; ``failed`` gets
        :class:`LeftAlone` then
    request_id, progress : of its job in the inference thread, once there is one
    """

    project: OpenProject
    image_id: int
    plan: RunPlan
    then: Callable[[PhotoRun, RunSummary], None]
    failed: Callable[[PhotoRun, Exception], None]
    mark: str = ""
    untouched_only: bool = False
    request_id: str = ""
    progress: Progress | None = None

    def store(self, project: Project) -> ProjectRunStore:
        """Return where the run keeps what it finds; for the storage thread."""
        return ProjectRunStore(project, self.plan)


class LeftAlone(CarnnError):
    """A person works on the image, or its classes have changed: the result is not wanted."""


class ResultApplier(QObject):
    """Decides where a result goes. Nothing of it is lost while an image is on its way in."""

    def __init__(
        self, context: SessionContext, images: Images, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._held: list[tuple[PhotoRun, ProcessedPhoto]] = []
        images.settled.connect(self._release)

    def apply(self, run: PhotoRun, processed: ProcessedPhoto, tries: int = 0) -> None:
        """Bring a result into its document; drop it when the project is gone, or say it failed
        when the image is.
        """
        project = run.project
        if project is not self._context.project:
            return
        # what the run learned from is known only now
        run.plan = replace(run.plan, examples=processed.result.examples)
        if processed.novelty is not None:
            project.novelty[run.image_id] = processed.novelty
        if run.image_id not in project.images:
            run.failed(run, CarnnError(Told("The image is no longer in the folder.")))
            return
        live = project.history.get(run.image_id)
        if live is not None:
            self._merge_live(run, processed, live, tries)
        elif run.image_id == self._context.opening_id:
            # Its document may have been read already: wait, or the canvas would miss the result.
            self._held.append((run, processed))
        else:
            project.autosaver.post_now()  # an edit that is not on disk yet must come first
            project.store.submit(
                partial(_add, run, processed),
                partial(self._stored, run, processed),
                partial(run.failed, run),
            )

    def clear(self) -> None:
        """Drop what waits."""
        self._held.clear()

    @Slot(object)
    def _release(self, image_id: int) -> None:
        waiting = [held for held in self._held if held[0].image_id == image_id]
        self._held = [held for held in self._held if held[0].image_id != image_id]
        for run, processed in waiting:
            self.apply(run, processed)

    def _merge_live(
        self, run: PhotoRun, processed: ProcessedPhoto, live: LiveDocument, tries: int
    ) -> None:
        """Merge in the pool (a big photo takes long); decide anew if the user did anything."""
        base = live.document
        if run.untouched_only and not self._may_change(run, base):
            run.failed(run, LeftAlone(Told("Somebody works on this image.")))
            return
        work = partial(merge, base, processed, run.plan)
        if tries >= _TRIES:
            self._push(run, processed, live, work())
            return

        def merged(edit: EditResult) -> None:
            same = run.project.history.get(run.image_id) is live and live.document is base
            if same and (not run.untouched_only or self._may_change(run, base)):
                self._push(run, processed, live, edit)
            else:
                self.apply(run, processed, tries + 1)

        self._context.pool.submit(work, merged, partial(run.failed, run), priority=40)

    def _may_change(self, run: PhotoRun, document: ImageDocument) -> bool:
        """Whether nobody has done anything in an image, nor is about to decide on what it shows."""
        context = self._context
        shown = context.opened is not None and context.opened.image_id == run.image_id
        known = run.project.categories.keys() >= set(run.plan.category_ids.values())
        return known and is_untouched(document) and not (shown and context.selection)

    def _push(
        self, run: PhotoRun, processed: ProcessedPhoto, live: LiveDocument, edit: EditResult
    ) -> None:
        project, image_id, result = run.project, run.image_id, processed.result
        added = count_added(live.document, edit.document)
        summary = summary_of(result, added=added, notes=run.plan.notes)
        summary = replace(summary, guessed=processed.guessed)
        reason = Told.of(added, "Propose {count} mask", "Propose {count} masks")
        live.push(edit.document, dirty_xywh=edit.dirty_xywh, reason=reason)
        self._context.change_image(project, image_id, uncertainty=uncertainty_of(result), reason="")
        if self._context.opened is not None and self._context.opened.image_id == image_id:
            self._context.signals.trace_changed.emit(TraceChanged(image_id, result.trace, summary))
        # One piece of work, so that the record never says "done" of proposals that are not on disk.
        project.store.submit(
            lambda stored: run.store(stored).keep(edit.document, processed, summary, run.mark),
            lambda _nothing: run.then(run, summary),
            partial(run.failed, run),
        )

    def _stored(
        self, run: PhotoRun, processed: ProcessedPhoto, stored: tuple[ImageDocument, RunSummary]
    ) -> None:
        document, summary = stored
        uncertainty = uncertainty_of(processed.result)
        self._context.change_image(
            run.project, run.image_id, state=document.state, reason="", uncertainty=uncertainty
        )
        run.then(run, summary)


def _add(
    run: PhotoRun, processed: ProcessedPhoto, stored: Project
) -> tuple[ImageDocument, RunSummary]:
    """In the storage thread: bring a result into a document that is only on disk."""
    if run.untouched_only:
        known = {category.id for category in stored.categories.listed()}
        document = stored.documents.load(run.image_id)
        if not is_untouched(document) or not known.issuperset(run.plan.category_ids.values()):
            raise LeftAlone(Told("Somebody works on this image."))
    return run.store(stored).add(run.image_id, processed, run.mark)


def plan_or_tell(
    context: SessionContext, request: RunRequest, model: ModelChoice, *, notes: bool = True
) -> RunPlan | None:
    """Return the plan of a run; None, and a notice says why, where it cannot be run.

    notes : tell the user what the plan has to say
    """
    if context.is_only_looking():
        return None
    try:
        plan = plan_run(request, model, context.settings.presets)
    except CarnnError as error:
        context.say_error(error)
        return None
    if plan.notes and notes:
        context.say("info", Together(plan.notes))  # one notice: the next would push it away
    if request.mode == "concepts":
        context.last_request = request.of_whole_photos()
    return plan
