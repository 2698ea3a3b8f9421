"""What the reviewed photos teach: kept up to date in the inference thread. A part of the session.

A photo that is marked done, or changed after it was, is learned from at once, beside all other work
and interrupted by what the user waits for. Every run uses what is known when its photo comes up.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carnn_desktop.annotations.model import REVIEWED, ImageDocument
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import Learned, ObjectSizes
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.queries import parse_queries, text_key
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.runs.learning import ProjectLearner, all_wordings
from carnn_desktop.runs.learning_choices import LearningChoices, load_choices, save_choices
from carnn_desktop.runs.planning import RunPlan, plan_run
from carnn_desktop.runs.process import ProcessedPhoto
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.runs.teaching import TeacherFactory
from carnn_desktop.services.events import (
    EngineState,
    ImagesChanged,
    JobCancelled,
    JobDone,
    JobFailed,
    LearningState,
)
from carnn_desktop.services.inference.thread import After, InferenceThread
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.summary import SummaryKeeper

_log = logging.getLogger(__name__)
_TOGETHER_MS = 300
AT_ONCE = 40
"""So many changed photos are learned from before a run that was asked for; more of them later."""
Before = Callable[[Segmenter, ProgressCallback], After]


class Learning(QObject):
    """Says which photos to learn from, and what is known. Lives in the GUI thread.

    learned_anew : something else is known than before
    """

    learned_anew = Signal()

    def __init__(
        self,
        context: SessionContext,
        thread: InferenceThread,
        summary: SummaryKeeper,
        factory: TeacherFactory,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._thread, self._summary = context, thread, summary
        self._factory = factory
        self._learner: ProjectLearner | None = None
        self._project: OpenProject | None = None
        self._choices = LearningChoices()
        self._done: set[int] = set()  # images that were done when they were last on disk
        self._state = LearningState(words_only=context.settings.current.words_only)
        self._known = Learned()
        self._ready = self._over = False
        self._serial = 0
        self._learning = self._estimating = ""  # ids of the jobs in the inference thread
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TOGETHER_MS)
        self._later.timeout.connect(self._learn)
        signals = context.signals
        thread.reported.connect(self._reported)
        signals.images_changed.connect(self._images_changed)
        signals.categories_changed.connect(self._categories_changed)
        signals.engine_changed.connect(self._engine_changed)
        signals.project_closed.connect(self._closed)

    def state(self) -> LearningState:
        """What ``learning_changed`` said last."""
        return self._state

    @property
    def up_to_date(self) -> bool:
        """Whether no photo that was reviewed waits to be learned from."""
        return not (self._state.busy or self._later.isActive())

    def images(self, name: str) -> tuple[int, ...]:
        """Return the images that show objects of a class and are learned from."""
        return () if self._learner is None else self._learner.images(name)

    def sizes(self) -> dict[int, ObjectSizes]:
        """Return by category how large its objects are, where examples showed them one by one."""
        project = self._project
        categories = {} if project is None else project.categories
        known = {key: self._known.of(category.name) for key, category in categories.items()}
        return {key: one.sizes for key, one in known.items() if one and one.sizes}

    # Wishes ---------------------------------------------------------------------------------------

    def set_words_only(self, on: bool) -> None:
        """Let runs do without what was learned, or use it again."""
        self._context.settings.update(words_only=on)
        self._tell(words_only=on)
        self.learned_anew.emit()

    def set_resting(self, category_id: int, rests: bool) -> None:
        """Let the examples of a class take no part in runs, or take part again."""
        self._choose(self._choices.with_resting(category_id, rests=rests))

    def forget(self, category_id: int) -> None:
        """Let the photos reviewed so far no longer teach a class; those reviewed later do."""
        project = self._project
        category = None if project is None else project.categories.get(category_id)
        if category is not None:
            before = self._choices.forgotten.get(category_id, frozenset())
            gone = before | set(self.images(category.name))
            self._choose(self._choices.with_forgotten(category_id, gone))

    def remember(self, category_id: int) -> None:
        """Let all reviewed photos teach a class again."""
        self._choose(self._choices.with_forgotten(category_id, ()))

    def estimate(self) -> None:
        """Ask what more photos would bring; ``gains`` of the state follow.

        While photos are learned from nothing is asked: it would take the place of that, and be old
        when it ends. Ask again when the state is not ``busy`` any more.
        """
        learner = self._learner
        if learner is not None and self._ready and not (self._learning or self._estimating):
            self._estimating = self._job("gains")
            self._thread.learn(self._estimating, learner.gains)

    def before(self, plan: RunPlan, *, at_once: int = AT_ONCE) -> Before:
        """Return what is done in the inference thread before a photo of a run.

        It learns from what was reviewed in between, unless that is more than ``at_once`` photos.
        """
        learner, project = self._learner, self._project
        if learner is None or project is None:
            return lambda _segmenter, _on_progress: _as_it_is
        if learner.pending():
            project.autosaver.post_now()  # the documents are read from the project file
        use = plan.mode == "concepts" and not self._context.settings.current.words_only
        return partial(
            learner.ready, plan.settings, self._wordings(plan), examples=use, at_once=at_once
        )

    def plan(self) -> RunPlan | None:
        """Return a plan for what was looked for last, else for what was learned; None: neither."""
        context = self._context
        settings = context.settings.current
        request = context.last_request or RunRequest(
            preset=settings.presets.get("concepts", ""),
            split_parts=settings.split_parts,
            min_part_area=settings.min_part_area,
            refinement=settings.refinement,
            sam=settings.sam_model,
        )
        parsed = parse_queries(request.text) if request.text.strip() else None
        asked = {text_key(t) for q in (parsed.queries if parsed else ()) for t in q.texts}
        names = [request.text] if parsed else []
        names += [name for name in self._learned_names() if text_key(name) not in asked]
        try:
            return plan_run(
                replace(request, text=", ".join(names)), settings.model, context.settings.presets
            )
        except CarnnError:
            return None

    def _learned_names(self) -> list[str]:
        """Return the learned classes that can be written into a list."""
        return [one.name for one in self._known.categories if not set(one.name) & set(",|")]

    # The project ----------------------------------------------------------------------------------

    def follow(self, project: OpenProject) -> None:
        """Learn from a project that was just opened."""
        self._project = project
        self._learner = ProjectLearner(project.store.call, self._factory)
        project.autosaver.saved.connect(self._saved)
        self._done = {key for key, ref in project.images.items() if ref.state in REVIEWED}

        def chosen(choices: LearningChoices) -> None:
            if project is self._project:
                self._choices = choices
                self._take_choices()
                self._note(project.images)

        project.store.submit(load_choices, chosen, self._context.say_error)

    def abandon(self) -> None:
        """Leave the work in hand: the project is being closed."""
        self._later.stop()
        for job in filter(None, (self._learning, self._estimating)):
            self._thread.cancel(job_id=job)

    def close(self) -> None:
        """Leave all work for good."""
        self._over = True
        self.abandon()

    @Slot(object)
    def _closed(self, _info: object) -> None:
        self.abandon()
        self._learner = self._project = None
        self._choices, self._known = LearningChoices(), Learned()
        words_only = self._context.settings.current.words_only
        self._set(LearningState(words_only=words_only))

    @Slot(object)
    def _saved(self, document: ImageDocument) -> None:
        """Note an edit that is on disk; one of a photo that is or was done is learned from at once.

        Not when it is made: learning reads the project file.
        """
        if self._learner is None:
            return
        self._learner.note((document.image_id,))
        was_done, is_done = document.image_id in self._done, document.state in REVIEWED
        (self._done.add if is_done else self._done.discard)(document.image_id)
        if was_done or is_done:
            self._soon()

    @Slot(object)
    def _images_changed(self, change: ImagesChanged) -> None:
        project = self._project
        if project is None or project is not self._context.project:
            return
        self._note(project.images if change.ids is None else change.ids)

    @Slot(object)
    def _categories_changed(self, _categories: object) -> None:
        if self._project is not None:
            self._take_choices()

    @Slot(object)
    def _engine_changed(self, state: EngineState) -> None:
        was, self._ready = self._ready, state.status == "ready"
        if self._ready and not was:
            self._soon()

    def _note(self, image_ids: Iterable[int]) -> None:
        """Look again at those images that may teach anything."""
        project, learner = self._project, self._learner
        if project is None or learner is None:
            return
        refs = [project.images[key] for key in image_ids if key in project.images]
        learner.note(ref.id for ref in refs if ref.state in (*REVIEWED, "in_review"))
        if any(ref.state in REVIEWED for ref in refs):
            self._soon()

    def _choose(self, choices: LearningChoices) -> None:
        project = self._project
        if project is not None and choices != self._choices:
            self._choices = choices
            project.store.submit(partial(save_choices, choices), None, self._context.say_error)
            if self._take_choices():
                self._note(project.images)

    def _take_choices(self) -> bool:
        project, learner = self._project, self._learner
        if project is None or learner is None:
            return False
        changed = learner.choose(tuple(project.categories.values()), self._choices)
        if changed and learner.pending():
            self._soon()
        forgotten = {key: len(ids) for key, ids in self._choices.forgotten.items()}
        self._tell(resting=self._choices.resting, forgotten=forgotten)
        return changed

    def _soon(self) -> None:
        if not self._over:
            self._later.start()

    # Work -----------------------------------------------------------------------------------------

    @Slot()
    def _learn(self) -> None:
        learner, project = self._learner, self._project
        if learner is None or project is None or not self._ready or self._learning:
            return
        plan = self.plan() or self._any_plan()
        if not learner.pending() or plan is None:
            return
        project.autosaver.post_now()  # the documents are read from the project file
        self._learning = self._job("learn")
        queries = self._wordings(plan)
        self._thread.learn(
            self._learning,
            partial(learner.bring_up_to_date, plan.settings, queries),
        )
        self._tell(busy=True)

    def _any_plan(self) -> RunPlan | None:
        """Return a plan for all classes: nothing was looked for yet."""
        project = self._project
        names = [] if project is None else [c.name for c in project.categories.values()]
        settings = self._context.settings.current
        text = ", ".join(name for name in names if not set(name) & set(",|"))
        request = RunRequest(text=text, preset=settings.presets.get("concepts", ""))
        try:
            return plan_run(request, settings.model, self._context.settings.presets)
        except CarnnError:
            return None

    def _wordings(self, plan: RunPlan) -> tuple[TextQuery, ...]:
        """Return what a plan looks for, and the classes that have accepted objects."""
        project = self._project
        if project is None:
            return plan.queries
        uses = self._summary.uses()
        accepted = {key for key, use in uses.items() if use.accepted}
        used = [c.name for key, c in project.categories.items() if key in accepted]
        return all_wordings(plan.queries, project.categories.values(), used)

    def _job(self, kind: str) -> str:
        self._serial += 1
        return f"{kind}:{self._serial}"

    @Slot(object)
    def _reported(self, report: object) -> None:
        match report:
            case JobDone(job_id, value) if job_id and job_id == self._estimating:
                self._estimating = ""
                self._tell(gains=value)
            case JobDone(job_id):
                if job_id == self._learning:
                    self._learned()
                self._take()  # a run may have learned too
            case JobFailed(job_id, reason):
                if job_id and job_id in (self._learning, self._estimating):
                    _log.warning("%s: %s", job_id, reason)
                    self._ended(job_id)
            case JobCancelled(job_id):
                self._ended(job_id)

    def _ended(self, job_id: str) -> None:
        if job_id == self._learning:
            self._learning = ""
            self._tell(busy=False)
        elif job_id == self._estimating:
            self._estimating = ""

    def _learned(self) -> None:
        self._learning = ""
        self._tell(busy=False)
        if self._learner is not None and self._learner.pending():
            self._soon()

    def _take(self) -> None:
        learner = self._learner
        if learner is None or learner.learned is self._known:
            return
        before, self._known = self._known, learner.learned
        self._tell(learned=self._known, objects=learner.objects(), gains=None)
        if before.examples != self._known.examples:
            self.learned_anew.emit()

    def tell_refreshed(self, refreshed: int, to_refresh: int) -> None:
        """Say how far the fresh proposals for other photos are."""
        self._tell(refreshed=refreshed, to_refresh=to_refresh)

    def _tell(self, **changes: Any) -> None:
        self._set(replace(self._state, **changes))

    def _set(self, state: LearningState) -> None:
        if state != self._state:
            self._state = state
            self._context.signals.learning_changed.emit(state)


def _as_it_is(processed: ProcessedPhoto) -> ProcessedPhoto:
    return processed
