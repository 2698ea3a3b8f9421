"""A folder run: one job an image, at most two photos in memory, a failure is told and passed by."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial

from carnn_desktop.contracts.progress import Progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos.images import DecodedImage
from carnn_desktop.project.project import CorruptDocument
from carnn_desktop.runs.folder import FolderPlan, forget_plan
from carnn_desktop.runs.planning import RunPlan
from carnn_desktop.runs.process import ProcessedPhoto, Unfit
from carnn_desktop.runs.requests import RunSummary
from carnn_desktop.runs.store import failed_ref, keep_failure
from carnn_desktop.services.events import (
    FolderRunFinished,
    JobCancelled,
    JobDone,
    JobFailed,
    JobProgress,
    JobStarted,
    RunState,
)
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.runs.pace import PhotoMeter
from carnn_desktop.services.runs.photo import BeforeRun, PhotoRun, ResultApplier
from carnn_desktop.services.session.state import OpenProject, SessionContext

_AHEAD = 2


class FolderRun:
    """Works through the images of a plan. Lives in the GUI thread.

    changed : called when ``state`` is another; ended : called once with the outcome, and whether
    the run can be resumed: the user stopped it, or it met what would fail on every image (no model,
    a full disk)
    pace : the seconds a photo takes now, None while that is not known
    """

    def __init__(
        self,
        context: SessionContext,
        project: OpenProject,
        folder_plan: FolderPlan,
        plan: RunPlan,
        *,
        thread: InferenceThread,
        applier: ResultApplier,
        before: BeforeRun,
        left: Sequence[int],
        pace: Callable[[], float | None],
        changed: Callable[[], None],
        ended: Callable[[FolderRunFinished, bool], None],
    ) -> None:
        self._context, self._project = context, project
        self._folder_plan, self._plan = folder_plan, plan
        self._thread, self._applier, self._before = thread, applier, before
        self._pace, self._changed, self._ended = pace, changed, ended
        self._left = deque(left)
        self._total = len(folder_plan.image_ids)
        self._done = self._total - len(left)
        self._failures: dict[int, tuple[str, str]] = {}  # by image: name and reason
        self._jobs: dict[str, PhotoRun] = {}  # by request
        self._decoding: set[int] = set()
        self._applying: set[int] = set()
        self._active = True
        self._progress: Progress | None = None
        self._image_id: int | None = None
        self._meter = PhotoMeter(pace())
        self._fraction = 0.0

    def state(self) -> RunState:
        """Return where the run is."""
        return RunState(
            active=self._active,
            purpose="folder",
            progress=self._progress,
            image_id=self._image_id,
            done=self._done,
            total=self._total,
            failed=len(self._failures),
            seconds_left=self._seconds_left(),
            fraction=self._share(),
            cancellable=self._active,
        )

    def stop(self) -> None:
        """Leave the run, to be resumed; what is through stays."""
        if self._active:
            self.abandon()
            self._ended(self._outcome(cancelled=True), True)

    def model_ready(self) -> None:
        """Count the seconds of the photo in hand from now on: they are not those of the model."""
        self._meter.start()

    def abandon(self) -> None:
        """Leave the run without a word, to be resumed when the project is opened again."""
        self._active = False
        self._left.clear()
        self._thread.cancel(purpose="folder")

    def take(self, report: object) -> bool:
        """Follow a report of the inference thread; False when it is not of this run's jobs."""
        match report:
            case JobStarted(job_id) if job_id in self._jobs:
                self._meter = PhotoMeter(self._pace())
                self._meter.start()
                self._show(self._jobs[job_id].image_id, None)
            case JobProgress(job_id, progress) if job_id in self._jobs:
                self._show(self._image_id, progress)
            case JobDone(job_id, processed) if job_id in self._jobs:
                self._segmented(self._jobs.pop(job_id), processed)
            case JobFailed(job_id) if job_id in self._jobs:
                self._not_segmented(self._jobs.pop(job_id), report)
            case JobCancelled(job_id) if job_id in self._jobs:
                self._left_alone(self._jobs.pop(job_id))
            case _:
                return False
        return True

    def pump(self) -> None:
        """Begin with the next images, as many as may be in hand."""
        while self._active and self._left and len(self._jobs) + len(self._decoding) < _AHEAD:
            image_id = self._left.popleft()
            path = self._project.path_of(image_id)
            if path is None:
                self._through()
                continue
            self._decoding.add(image_id)
            self._context.loader.decode(
                path, partial(self._decoded, image_id), partial(self._unreadable, image_id)
            )
        if self._active and not (self._left or self._jobs or self._decoding or self._applying):
            self._finish()

    # One image ------------------------------------------------------------------------------------

    def _decoded(self, image_id: int, photo: DecodedImage) -> None:
        self._decoding.discard(image_id)
        ref = self._project.images.get(image_id)
        if not self._active or ref is None:
            return
        self._context.note_photo(self._project, ref, photo, "new")
        request = self._plan.request(image_id)
        self._jobs[request.id] = PhotoRun(
            project=self._project,
            image_id=image_id,
            plan=self._plan,
            then=self._applied,
            failed=self._not_applied,
            mark=self._folder_plan.mark,
        )
        self._thread.submit(request, photo, "folder", self._before(self._plan))

    def _unreadable(self, image_id: int, error: Exception) -> None:
        self._decoding.discard(image_id)
        if self._active:
            self._failed(image_id, explain(error)[0])

    def _segmented(self, run: PhotoRun, processed: ProcessedPhoto) -> None:
        if self._active:
            self._applying.add(run.image_id)
            self._applier.apply(run, processed)
            self.pump()

    def _not_segmented(self, run: PhotoRun, report: JobFailed) -> None:
        """Note a failure; give up when every image would end like this one."""
        if not self._active:
            return
        if report.whole_run:
            self._stop(report.reason, report.remedy)
        else:
            self._failed(run.image_id, report.reason)

    def _left_alone(self, run: PhotoRun) -> None:
        """Run an image again that was left, but not by the user."""
        if self._active:
            self._left.appendleft(run.image_id)
            self.pump()

    def _applied(self, run: PhotoRun, _summary: RunSummary) -> None:
        self._applying.discard(run.image_id)
        if self._active:
            self._through()
            self.pump()

    def _not_applied(self, run: PhotoRun, error: Exception) -> None:
        self._applying.discard(run.image_id)
        if not self._active:
            return
        if isinstance(error, CorruptDocument | Unfit):
            self._failed(run.image_id, explain(error)[0])
        else:  # a full disk and the like would be the same with the next image
            self._stop(
                Told("The results cannot be saved: {reason}", reason=explain(error)[0]),
                explain(error)[1],
            )

    def _failed(self, image_id: int, reason: str) -> None:
        ref = self._project.images.get(image_id)
        self._failures[image_id] = (ref.path if ref is not None else str(image_id), reason)
        if ref is not None:
            mark, failed = self._folder_plan.mark, failed_ref(ref, reason)
            self._context.change_image(self._project, image_id, state=failed.state, reason=reason)
            self._project.store.submit(partial(keep_failure, failed, mark))
        self._through()
        self.pump()

    def _through(self) -> None:
        self._done += 1
        self._changed()

    def _show(self, image_id: int | None, progress: Progress | None) -> None:
        self._image_id, self._progress = image_id, progress
        self._changed()

    # The end --------------------------------------------------------------------------------------

    def _finish(self) -> None:
        self.abandon()
        self._project.store.submit(forget_plan)
        self._ended(self._outcome(), False)

    def _stop(self, reason: str, remedy: str) -> None:
        self.abandon()
        self._context.say("error", Told("The folder run stopped: {reason}", reason=reason), remedy)
        self._ended(self._outcome(), True)

    def _outcome(self, *, cancelled: bool = False) -> FolderRunFinished:
        # in the order of the run: which of two images fails first is chance
        order = self._folder_plan.image_ids
        failures = tuple(self._failures[key] for key in order if key in self._failures)
        return FolderRunFinished(self._done, self._total, failures, cancelled)

    def _seconds_left(self) -> float | None:
        pace = self._pace()
        if pace is None:
            return None
        return max(0.0, pace * (self._total - self._done) - min(pace, self._meter.elapsed()))

    def _share(self) -> float:
        """Return the share of the whole run that is done; it never goes back."""
        under_way = self._meter.share(self._progress) if self._jobs else 0.0
        now = min(1.0, (self._done + under_way) / max(1, self._total))
        self._fraction = max(self._fraction, now)
        return self._fraction
