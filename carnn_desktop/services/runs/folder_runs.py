"""Folder runs of the session: which images, what is left of an interrupted one, and its end."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.texts import Told
from carnn_desktop.runs.folder import (
    FolderPlan,
    choose_images,
    forget_plan,
    load_plan,
    save_plan,
    still_to_do,
)
from carnn_desktop.runs.planning import RunPlan, query_names
from carnn_desktop.runs.requests import SCOPES, RunRequest, Scope
from carnn_desktop.runs.store import with_categories
from carnn_desktop.services.events import FolderRunFinished, InterruptedRun, RunState
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.runs.folder import FolderRun
from carnn_desktop.services.runs.photo import BeforeRun, ResultApplier, plan_or_tell
from carnn_desktop.services.session.state import OpenProject, SessionContext


class FolderRuns(QObject):
    """At most one folder run at a time, or one that waits to be resumed."""

    changed = Signal()

    def __init__(
        self,
        context: SessionContext,
        thread: InferenceThread,
        applier: ResultApplier,
        before: BeforeRun,
        parent: QObject | None = None,
        *,
        pace: Callable[[], float | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._context, self._thread, self._applier = context, thread, applier
        self._before = before
        self._pace = pace
        self._run: FolderRun | None = None
        self._starting: object | None = None  # stands for a run whose images are being looked up
        self._interrupted: tuple[FolderPlan, tuple[int, ...]] | None = None

    def state(self) -> RunState:
        """Return where the folder run is."""
        if self._run is not None:
            return self._run.state()
        if self._starting is not None:
            return RunState(active=True, purpose="folder", cancellable=True)
        return RunState()

    def interrupted(self) -> InterruptedRun | None:
        """Return the run that can be resumed."""
        if self._interrupted is None or self._run is not None:
            return None
        plan, left = self._interrupted
        total = len(plan.image_ids)
        return InterruptedRun(plan.run_id, plan.request, plan.scope, total - len(left), total)

    def count(
        self,
        request: RunRequest,
        selected: Collection[int],
        then: Callable[[Mapping[Scope, int]], None],
    ) -> None:
        """Tell ``then`` how many images each scope has; ``selected`` are image ids."""
        context, project = self._context, self._context.project
        if project is None:
            return
        project.autosaver.post_now()
        refs, call = tuple(project.images.values()), project.store.call
        names = query_names(request)

        def counted() -> Mapping[Scope, int]:
            return {
                scope: len(choose_images(refs, scope, call, names=names, selected=selected))
                for scope in SCOPES
            }

        context.pool.submit(counted, then, context.say_error)

    def start(
        self, request: RunRequest, scope: Scope = "all", selected: Collection[int] = ()
    ) -> None:
        """Begin a folder run, in the place of one that waits to be resumed.

        selected : the images of the scope ``selection``
        """
        context, project = self._context, self._context.project
        if project is None:
            context.say(
                "warning", Told("There is no folder to run on."), Told("Open a folder first.")
            )
            return
        if self._run is not None or self._starting is not None:
            context.say("warning", Told("A folder run is under way."), Told("Stop it first."))
            return
        model = context.settings.current.model
        run_plan = plan_or_tell(context, request, model)
        if run_plan is None:
            return
        token = self._starting = object()
        project.autosaver.post_now()  # the choice below reads the documents on disk
        refs, store = tuple(project.images.values()), project.store

        def chosen(image_ids: tuple[int, ...]) -> None:
            if token is not self._starting:
                return
            if not image_ids:
                self._give_up_start()
                context.say("info", Told("There is no image left to run on in this scope."))
                return
            plan = FolderPlan(request=request, model=model, scope=scope, image_ids=image_ids)
            store.submit(partial(save_plan, plan))
            self._name(token, project, plan, run_plan, image_ids)

        names = [query.name for query in run_plan.queries]
        context.pool.submit(
            lambda: choose_images(refs, scope, store.call, names=names, selected=selected),
            chosen,
            partial(self._refused, token),
        )
        self.changed.emit()

    def resume(self) -> None:
        """Go on with the interrupted run, with the texts, settings and model it had."""
        project = self._context.project
        if project is None or self._interrupted is None or self._run or self._starting:
            return
        plan, left = self._interrupted
        run_plan = plan_or_tell(self._context, plan.request, plan.model, notes=False)
        if run_plan is not None:
            token = self._starting = object()
            self._name(token, project, plan, run_plan, left)
            self.changed.emit()

    def discard(self) -> None:
        """Forget the interrupted run."""
        if self._interrupted is not None and self._context.project is not None:
            self._interrupted = None
            self._context.project.store.submit(forget_plan)

    def stop(self) -> bool:
        """Leave the folder run, to be resumed later; False when there is none."""
        if self._run is not None:
            self._run.stop()
            return True
        if self._starting is not None:
            self._give_up_start()
            if self._context.project is not None:
                self._context.project.store.submit(forget_plan)
            return True
        return False

    def abandon(self) -> None:
        """Leave it to be resumed when the project is opened again."""
        self._starting = None
        self._interrupted = None
        run, self._run = self._run, None
        if run is not None:
            run.abandon()

    def model_ready(self) -> None:
        """Count the seconds of the photo in hand from now on."""
        if self._run is not None:
            self._run.model_ready()

    def take(self, report: object) -> bool:
        """Follow a report of the inference thread; False when it is not of the folder run."""
        return self._run is not None and self._run.take(report)

    def look_for_interrupted(self, project: OpenProject, *, quietly: bool = False) -> None:
        """See whether a run was left; ``folder_run_interrupted`` tells of it, unless ``quietly``:
        who stopped it knows.
        """

        def found(plan: FolderPlan | None) -> None:
            if plan is not None and project is self._context.project and self._run is None:
                known = replace(
                    plan, image_ids=tuple(i for i in plan.image_ids if i in project.images)
                )
                self._context.pool.submit(
                    lambda: still_to_do(known, project.store.call),
                    partial(self._interrupted_found, project, known, quietly),
                    self._context.say_error,
                )

        project.store.submit(load_plan, found, self._context.say_error)

    def _interrupted_found(
        self, project: OpenProject, plan: FolderPlan, quietly: bool, left: tuple[int, ...]
    ) -> None:
        if project is not self._context.project or self._run is not None or self._starting:
            return
        if not left:
            project.store.submit(forget_plan)
            return
        self._interrupted = (plan, left)
        if not quietly:
            self._context.signals.folder_run_interrupted.emit(self.interrupted())

    # Start and end --------------------------------------------------------------------------------

    def _name(
        self,
        token: object,
        project: OpenProject,
        plan: FolderPlan,
        run_plan: RunPlan,
        left: tuple[int, ...],
    ) -> None:
        """Have the categories ready before the first result needs their ids."""

        def named(known: tuple[RunPlan, tuple[Category, ...]]) -> None:
            self._context.note_typed(project, known[0].category_ids.values())
            self._context.set_categories(project, known[1])
            if token is self._starting:
                self._begin(project, plan, known[0], left)

        project.store.submit(
            partial(with_categories, run_plan), named, partial(self._refused, token)
        )

    def _begin(
        self, project: OpenProject, plan: FolderPlan, run_plan: RunPlan, left: tuple[int, ...]
    ) -> None:
        self._starting = None
        self._interrupted = None
        self._run = FolderRun(
            self._context,
            project,
            plan,
            run_plan,
            thread=self._thread,
            applier=self._applier,
            before=self._before,
            left=left,
            pace=self._pace,
            changed=self.changed.emit,
            ended=self._ended,
        )
        self._run.pump()
        self.changed.emit()

    def _ended(self, outcome: FolderRunFinished, resumable: bool) -> None:
        self._run = None
        self.changed.emit()
        self._context.signals.folder_run_finished.emit(outcome)
        if resumable and self._context.project is not None:
            self.look_for_interrupted(self._context.project, quietly=outcome.cancelled)

    def _give_up_start(self) -> None:
        self._starting = None
        self.changed.emit()

    def _refused(self, token: object, error: Exception) -> None:
        if token is self._starting:
            self._give_up_start()
            self._context.say_error(error)
