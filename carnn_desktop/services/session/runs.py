"""Runs of the session: the open image, the folder, the state of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations.model import Concept
from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.runs.planning import RunPlan, plan_run
from carnn_desktop.runs.requests import RunRequest, RunSummary
from carnn_desktop.services.applying import Finding, ResultApplier
from carnn_desktop.services.concepts import ensure_queries
from carnn_desktop.services.events import (
    EngineReported,
    EngineState,
    JobCancelled,
    JobDone,
    JobFailed,
    JobProgress,
    JobStarted,
    RunState,
)
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.session.folder_runs import FolderRuns
from carnn_desktop.services.session.state import Desk, OpenProject

_SMOOTHING = 0.3


@dataclass(slots=True, eq=False)
class _ImageRun:
    """The run of one image, from the wish to the document. ``request_id`` once it is queued."""

    project: OpenProject
    image_id: int
    pixels: RgbImage
    sha256: str
    plan: RunPlan
    request_id: str = ""
    progress: Progress | None = None


class Runs(QObject):
    """Starts runs and takes the reports of the inference thread. Lives in the GUI thread."""

    def __init__(
        self,
        desk: Desk,
        thread: InferenceThread,
        applier: ResultApplier,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._thread, self._applier = desk, thread, applier
        self._runs: dict[int, _ImageRun] = {}  # by image: the newest; older ones are superseded
        self._engine = EngineState(model=desk.settings.current.model.proposer)
        self._state = RunState()
        self.folder = FolderRuns(desk, thread, applier, self)
        self.folder.changed.connect(self._tell)
        thread.reported.connect(self._reported)

    def state(self) -> RunState:
        """What ``run_changed`` said last."""
        return self._state

    def engine(self) -> EngineState:
        """What ``engine_changed`` said last."""
        return self._engine

    # Wishes ---------------------------------------------------------------------------------------

    def run_image(self, request: RunRequest) -> None:
        """Run on the open image; an older run of it that has not ended is given up."""
        desk = self._desk
        project, opened = desk.project, desk.opened
        if project is None or opened is None:
            desk.say("warning", "There is no image to run on.", "Open a folder and choose one.")
            return
        try:
            plan = plan_run(request, desk.settings.current.model, desk.settings.presets)
        except CarnnError as error:
            desk.say_error(error)
            return
        for note in plan.notes:
            desk.say("info", note)
        self._give_up(opened.image_id)
        sha256 = project.images[opened.image_id].sha256
        run = _ImageRun(project, opened.image_id, opened.pixels, sha256, plan)
        self._runs[opened.image_id] = run
        self._tell()
        project.store.submit(
            partial(ensure_queries, plan.queries),
            partial(self._named, run),
            partial(self._not_named, run),
        )

    def cancel(self) -> bool:
        """Leave the runs of single images, else the folder run; False when nothing runs."""
        if not self._runs:
            return self.folder.cancel()
        for image_id in list(self._runs):
            self._give_up(image_id)
        self._tell()
        return True

    def load(self, choice: ModelChoice) -> None:
        """Load a model before it is needed."""
        self._thread.load(choice)

    def choose(self, choice: ModelChoice) -> None:
        """Follow the choice of a model: a loaded one is replaced now, not at the next run."""
        if choice.proposer != self._engine.model or self._engine.status != "idle":
            was_loaded = self._engine.status in ("ready", "loading")
            self._set_engine(EngineState(status="idle", model=choice.proposer))
            if was_loaded:
                self._thread.load(choice)

    def abandon(self) -> None:
        """Give everything up without a word: the project is being closed."""
        for image_id in list(self._runs):
            self._give_up(image_id)
        self.folder.abandon()
        self._applier.clear()
        self._tell()

    def _give_up(self, image_id: int) -> None:
        run = self._runs.pop(image_id, None)
        if run is not None and run.request_id:
            self._thread.cancel(job_id=run.request_id)

    def _end(self, run: _ImageRun) -> bool:
        """Take a run off; False when a newer one has its place."""
        if self._runs.get(run.image_id) is not run:
            return False
        del self._runs[run.image_id]
        self._tell()
        return True

    def _run_of(self, job_id: str) -> _ImageRun | None:
        return next((run for run in self._runs.values() if run.request_id == job_id), None)

    def _named(
        self, run: _ImageRun, ensured: tuple[Mapping[str, int], tuple[Concept, ...]]
    ) -> None:
        ids, concepts = ensured
        self._desk.set_concepts(run.project, concepts)
        if self._runs.get(run.image_id) is not run:
            return
        run.plan = run.plan.named(ids, concepts)
        request = run.plan.request(run.image_id)
        run.request_id = request.id
        self._thread.submit(request, run.pixels, "image")

    def _not_named(self, run: _ImageRun, error: Exception) -> None:
        if self._end(run):
            self._desk.say_error(error)

    # Reports --------------------------------------------------------------------------------------

    @Slot(object)
    def _reported(self, report: object) -> None:
        match report:
            case EngineReported(state):
                pace = self._engine.seconds_per_image
                same = state.model == self._engine.model
                self._set_engine(replace(state, seconds_per_image=pace if same else None))
            case JobDone(job_id, result):
                self._measure(result)
                self._done(job_id, result)
            case JobFailed(job_id):
                self._failed(report)
            case JobCancelled(job_id):
                if self.folder.owns(job_id):
                    self.folder.job_cancelled(job_id)
                elif (run := self._run_of(job_id)) is not None:
                    self._end(run)
            case JobProgress(job_id, progress):
                self._progressed(job_id, progress)
            case JobStarted(job_id):
                if self.folder.owns(job_id):
                    self.folder.job_started(job_id)
                elif (run := self._run_of(job_id)) is not None:
                    self._runs[run.image_id] = self._runs.pop(run.image_id)  # the one to show
                    self._tell()

    def _done(self, job_id: str, result: SegmentationResult) -> None:
        if self.folder.owns(job_id):
            self.folder.job_done(job_id, result)
            return
        run = self._run_of(job_id)
        if run is None:
            return  # nobody waits for it any more
        self._applier.apply(
            Finding(
                project=run.project,
                image_id=run.image_id,
                plan=run.plan,
                result=result,
                sha256=run.sha256,
                mark="",
                then=partial(self._applied, run),
                failed=partial(self._not_applied, run),
            )
        )

    def _applied(self, run: _ImageRun, summary: RunSummary) -> None:
        self._end(run)
        if summary.added == 0:
            names = ", ".join(query.name for query in run.plan.queries)
            self._desk.say("info", f"Nothing new was found of: {names}.")

    def _not_applied(self, run: _ImageRun, error: Exception) -> None:
        self._end(run)
        self._desk.say_error(error)

    def _failed(self, report: JobFailed) -> None:
        if self.folder.owns(report.job_id):
            self.folder.job_failed(report)
            return
        run = self._run_of(report.job_id)
        if run is not None:
            self._end(run)
        if run is not None or report.job_id == "load":
            self._desk.say("error", report.reason, report.remedy)

    def _progressed(self, job_id: str, progress: Progress) -> None:
        if self.folder.owns(job_id):
            self.folder.job_progress(progress)
        elif (run := self._run_of(job_id)) is not None:
            run.progress = progress
            self._tell()

    def _measure(self, result: SegmentationResult) -> None:
        """Keep a smoothed pace: one odd image should not move the estimate much."""
        before, now = self._engine.seconds_per_image, result.seconds
        pace = now if before is None else before + _SMOOTHING * (now - before)
        self._set_engine(replace(self._engine, seconds_per_image=pace))

    def _set_engine(self, state: EngineState) -> None:
        if state != self._engine:
            self._engine = state
            self._desk.signals.engine_changed.emit(state)

    @Slot()
    def _tell(self) -> None:
        state = self.folder.state()
        if self._runs:
            run = next(reversed(self._runs.values()))
            state = replace(
                state,
                active=True,
                purpose="image",
                progress=run.progress,
                image_id=run.image_id,
                cancellable=True,
            )
        if state != self._state:
            self._state = state
            self._desk.signals.run_changed.emit(state)
