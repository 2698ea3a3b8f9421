"""Runs of the session: the open image, the folder, the state of the engine."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.queries import parse_queries
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos.images import DecodedImage
from carnn_desktop.runs.planning import RunPlan
from carnn_desktop.runs.process import ProcessedPhoto
from carnn_desktop.runs.requests import RunRequest, RunSummary
from carnn_desktop.runs.store import with_categories
from carnn_desktop.services.events import (
    EngineState,
    JobCancelled,
    JobDone,
    JobFailed,
    JobProgress,
    JobReport,
    JobStarted,
    OpenedImage,
    RunState,
)
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.runs.folder_runs import FolderRuns
from carnn_desktop.services.runs.pace import Pace, PhotoMeter
from carnn_desktop.services.runs.photo import BeforeRun, PhotoRun, ResultApplier, plan_or_tell
from carnn_desktop.services.session.state import SessionContext


class Runs(QObject):
    """Starts runs and takes the reports of the inference thread. Lives in the GUI thread."""

    def __init__(
        self,
        context: SessionContext,
        thread: InferenceThread,
        applier: ResultApplier,
        before: BeforeRun,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._thread, self._applier = context, thread, applier
        self._before = before
        self._runs: dict[int, PhotoRun] = {}  # by image: the newest; older ones are superseded
        self._engine = EngineState(model=context.settings.current.model.proposer)
        self._state = RunState()
        self._pace, self._begun = Pace(), 0.0
        self._meter = PhotoMeter()
        self.folder = FolderRuns(
            context, thread, applier, before, self, pace=self.seconds_per_photo
        )
        self.folder.changed.connect(self._tell)
        thread.reported.connect(self._reported)

    def state(self) -> RunState:
        """What ``run_changed`` said last."""
        return self._state

    def engine(self) -> EngineState:
        """What ``engine_changed`` said last."""
        return self._engine

    def seconds_per_photo(self) -> float | None:
        """What a photo takes with the chosen model, by the median of the last; None: unknown."""
        return self._pace.seconds(self._engine.model)

    # Wishes ---------------------------------------------------------------------------------------

    def looked_for(self) -> str:
        """The first category that was looked for last in this project, "" for none."""
        request = self._context.last_request
        queries = () if request is None else parse_queries(request.text).queries
        return queries[0].name if queries else ""

    def run_image(self, request: RunRequest) -> None:
        """Run on the open image; an older run of it that has not ended is given up."""
        context = self._context
        project, opened = context.project, context.opened
        if project is None or opened is None:
            context.say(
                "warning",
                Told("There is no image to run on."),
                Told("Open a folder and choose one."),
            )
            return
        plan = plan_or_tell(context, request, context.settings.current.model)
        if plan is None:
            return
        self._give_up(opened.image_id)
        run = PhotoRun(
            project=project,
            image_id=opened.image_id,
            plan=plan,
            then=self._applied,
            failed=self._not_applied,
        )
        self._runs[opened.image_id] = run
        self._tell()
        photo = _photo_of(opened, project.images[opened.image_id].sha256)
        project.store.submit(
            partial(with_categories, plan),
            partial(self._named, run, photo),
            partial(self._not_named, run),
        )

    def cancel(self) -> bool:
        """Leave the runs of single images; False when there is none. A folder run goes on: only
        ``folder.stop`` ends it.
        """
        left = list(self._runs)
        for image_id in left:
            self._give_up(image_id)
        self._tell()
        return bool(left)

    def photo_running(self) -> bool:
        """Whether a run of a single image is under way."""
        return bool(self._runs)

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

    def _end(self, run: PhotoRun) -> bool:
        """Take a run off; False when a newer one has its place."""
        if self._runs.get(run.image_id) is not run:
            return False
        del self._runs[run.image_id]
        self._tell()
        return True

    def _named(
        self, run: PhotoRun, photo: DecodedImage, known: tuple[RunPlan, tuple[Category, ...]]
    ) -> None:
        run.plan, categories = known
        self._context.note_typed(run.project, run.plan.category_ids.values())
        self._context.set_categories(run.project, categories)
        if self._runs.get(run.image_id) is run:
            request = run.plan.request(run.image_id)
            run.request_id = request.id
            self._thread.submit(request, photo, "image", self._before(run.plan))

    def _not_named(self, run: PhotoRun, error: Exception) -> None:
        if self._end(run):
            self._context.say_error(error)

    # Reports --------------------------------------------------------------------------------------

    @Slot(object)
    def _reported(self, report: JobReport) -> None:
        if isinstance(report, EngineState):
            if report.status == "ready":
                self._begun = time.monotonic()
                self._meter.start()
                self.folder.model_ready()
            pace = self._pace.seconds(report.model)
            self._set_engine(replace(report, seconds_per_image=pace))
            return
        if isinstance(report, JobStarted):
            self._begun = time.monotonic()
        if isinstance(report, JobDone) and isinstance(report.value, ProcessedPhoto):
            self._pace.add(time.monotonic() - self._begun, self._engine.model)
            self._set_engine(replace(self._engine, seconds_per_image=self.seconds_per_photo()))
        if self.folder.take(report):
            return
        run = next((run for run in self._runs.values() if run.request_id == report.job_id), None)
        if run is not None:
            self._follow(run, report)
        elif isinstance(report, JobFailed) and report.job_id == "load":
            self._context.say("error", report.reason, report.remedy)

    def _follow(self, run: PhotoRun, report: JobReport) -> None:
        match report:
            case JobStarted():
                self._runs[run.image_id] = self._runs.pop(run.image_id)  # the one to show
                self._meter = PhotoMeter(self.seconds_per_photo())
                self._meter.start()
                self._tell()
            case JobProgress(_, progress):
                run.progress = progress
                self._tell()
            case JobDone(_, processed):
                self._applier.apply(run, processed)
            case JobFailed(_, reason, remedy):
                self._end(run)
                self._context.say("error", reason, remedy)
            case JobCancelled():
                self._end(run)

    def _applied(self, run: PhotoRun, summary: RunSummary) -> None:
        self._end(run)
        if summary.added == 0:
            names = ", ".join(query.name for query in run.plan.queries)
            self._context.say("info", Told("Nothing new was found of: {names}.", names=names))

    def _not_applied(self, run: PhotoRun, error: Exception) -> None:
        self._end(run)
        self._context.say_error(error)

    def _set_engine(self, state: EngineState) -> None:
        if state != self._engine:
            self._engine = state
            self._context.signals.engine_changed.emit(state)

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
                fraction=None if run.progress is None else self._meter.share(run.progress),
                seconds_left=None if run.progress is None else self._meter.left(),
                cancellable=True,
            )
        if state != self._state:
            self._state = state
            self._context.signals.run_changed.emit(state)


def _photo_of(opened: OpenedImage, sha256: str) -> DecodedImage:
    height, width = opened.pixels.shape[:2]
    return DecodedImage(
        pixels=opened.pixels, width=width, height=height, sha256=sha256, stored_size=(width, height)
    )
