"""A folder run: one job an image, at most two photos in memory, a failure is told and passed by."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.results import SegmentationResult
from carnn_desktop.photos.images import DecodedImage
from carnn_desktop.project.project import CorruptDocument, Project
from carnn_desktop.runs.folder import FolderPlan, forget_plan
from carnn_desktop.runs.planning import RunPlan
from carnn_desktop.runs.requests import RunSummary
from carnn_desktop.services.applying import Finding, ResultApplier, Unfit
from carnn_desktop.services.events import FolderRunFinished, JobFailed, Purpose, RunState
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.session.state import Desk, OpenProject

_AHEAD = 2
_RECENT = 20


class Submits(Protocol):
    """What a folder run needs of the inference thread."""

    def submit(self, request: SegmentationRequest, image: RgbImage, purpose: Purpose) -> None:
        """Queue one image."""

    def cancel(self, *, job_id: str | None = None, purpose: Purpose | None = None) -> None:
        """Leave jobs."""


class FolderRun(QObject):
    """Works through the images of a plan. Lives in the GUI thread.

    ``stopped`` is for what would fail on every image (no model, a full disk): the run can be
    resumed then. ``finished`` is its end.
    """

    changed = Signal()
    finished = Signal(object)  # FolderRunFinished
    stopped = Signal(object)  # FolderRunFinished

    def __init__(
        self,
        desk: Desk,
        project: OpenProject,
        queue_plan: FolderPlan,
        run_plan: RunPlan,
        *,
        thread: Submits,
        applier: ResultApplier,
        left: Sequence[int],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._project = desk, project
        self._queue_plan, self._plan = queue_plan, run_plan
        self._thread, self._applier = thread, applier
        self._left = deque(left)
        self._total = len(queue_plan.image_ids)
        self._done = self._total - len(left)
        self._failures: dict[int, tuple[str, str]] = {}  # by image: name and reason
        self._jobs: dict[str, tuple[int, str]] = {}  # request id -> image id, hash of the photo
        self._decoding: set[int] = set()
        self._applying: set[int] = set()
        self._active = True
        self._progress: Progress | None = None
        self._image_id: int | None = None
        self._ends: deque[float] = deque([time.monotonic()], maxlen=_RECENT + 1)

    def start(self) -> None:
        """Begin with the first images."""
        self._pump()

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
            cancellable=self._active,
        )

    def cancel(self) -> None:
        """Leave the run; what is through stays."""
        if self._active:
            self._end()
            self._project.store.submit(forget_plan)
            self.finished.emit(self._outcome(cancelled=True))

    def abandon(self) -> None:
        """Leave the run without a word, to be resumed when the project is opened again."""
        if self._active:
            self._end()

    # Reports of the inference thread --------------------------------------------------------------

    def owns(self, job_id: str) -> bool:
        """Return whether a job belongs to this run."""
        return job_id in self._jobs

    def job_started(self, job_id: str) -> None:
        """Show which image is being worked on."""
        self._image_id = self._jobs[job_id][0]
        self._progress = None
        self.changed.emit()

    def job_progress(self, progress: Progress) -> None:
        """Show where in the image the work is."""
        self._progress = progress
        self.changed.emit()

    def job_done(self, job_id: str, result: SegmentationResult) -> None:
        """Bring a result into its document and go on."""
        image_id, sha256 = self._jobs.pop(job_id)
        if not self._active:
            return
        self._applying.add(image_id)
        self._applier.apply(
            Finding(
                project=self._project,
                image_id=image_id,
                plan=self._plan,
                result=result,
                sha256=sha256,
                mark=self._queue_plan.mark,
                then=partial(self._applied, image_id),
                failed=partial(self._not_applied, image_id),
            )
        )
        self._pump()

    def job_failed(self, report: JobFailed) -> None:
        """Note a failure; give up when every image would end like this one."""
        image_id, _ = self._jobs.pop(report.job_id)
        if not self._active:
            return
        if report.whole_run:
            self._stop(report.reason, report.remedy)
        else:
            self._failed(image_id, report.reason)

    def job_cancelled(self, job_id: str) -> None:
        """Forget a job that was left; run the image again when it was not the user who left it."""
        image_id, _ = self._jobs.pop(job_id)
        if self._active:
            self._left.appendleft(image_id)
            self._pump()

    # One image ------------------------------------------------------------------------------------

    def _pump(self) -> None:
        while self._active and self._left and len(self._jobs) + len(self._decoding) < _AHEAD:
            image_id = self._left.popleft()
            path = self._project.path_of(image_id)
            if path is None:
                self._through()
                continue
            self._decoding.add(image_id)
            self._desk.loader.decode(
                path, partial(self._decoded, image_id), partial(self._unreadable, image_id)
            )
        if self._active and not (self._left or self._jobs or self._decoding or self._applying):
            self._end()
            self._project.store.submit(forget_plan)
            self.finished.emit(self._outcome())

    def _decoded(self, image_id: int, decoded: DecodedImage) -> None:
        self._decoding.discard(image_id)
        ref = self._project.images.get(image_id)
        if not self._active or ref is None:
            return
        fields: dict[str, object] = {}
        if (ref.sha256, ref.width, ref.height) != (decoded.sha256, decoded.width, decoded.height):
            fields = {"sha256": decoded.sha256, "width": decoded.width, "height": decoded.height}
        if ref.state == "failed":
            fields |= {"state": "new", "reason": ""}
        if fields:
            self._desk.update_image(self._project, image_id, **fields)
        request = self._plan.request(image_id)
        self._jobs[request.id] = (image_id, decoded.sha256)
        self._thread.submit(request, decoded.pixels, "folder")

    def _unreadable(self, image_id: int, error: Exception) -> None:
        self._decoding.discard(image_id)
        if self._active:
            self._failed(image_id, explain(error)[0])

    def _applied(self, image_id: int, _summary: RunSummary) -> None:
        self._applying.discard(image_id)
        if self._active:
            self._through()
            self._pump()

    def _not_applied(self, image_id: int, error: Exception) -> None:
        self._applying.discard(image_id)
        if not self._active:
            return
        if isinstance(error, CorruptDocument | Unfit):
            self._failed(image_id, explain(error)[0])
        else:  # a full disk and the like would be the same with the next image
            self._stop(f"The results cannot be saved: {explain(error)[0]}", explain(error)[1])

    def _failed(self, image_id: int, reason: str) -> None:
        ref = self._project.images.get(image_id)
        self._failures[image_id] = (ref.path if ref is not None else str(image_id), reason)
        if ref is not None:
            state = "failed" if ref.state in ("new", "failed") else ref.state
            self._desk.change_image(self._project, image_id, state=state, reason=reason)
            self._project.store.submit(
                partial(_record_failure, image_id, state, reason, self._queue_plan.mark)
            )
        self._through()
        self._pump()

    def _through(self) -> None:
        self._done += 1
        self._ends.append(time.monotonic())
        self.changed.emit()

    # The end --------------------------------------------------------------------------------------

    def _stop(self, reason: str, remedy: str) -> None:
        self._end()
        self._desk.say("error", f"The folder run stopped: {reason}", remedy)
        self.stopped.emit(self._outcome())

    def _end(self) -> None:
        self._active = False
        self._left.clear()
        self._thread.cancel(purpose="folder")

    def _outcome(self, *, cancelled: bool = False) -> FolderRunFinished:
        # in the order of the run: which of two images fails first is chance
        order = self._queue_plan.image_ids
        failures = tuple(self._failures[key] for key in order if key in self._failures)
        return FolderRunFinished(self._done, self._total, failures, cancelled)

    def _seconds_left(self) -> float | None:
        if len(self._ends) < 2:
            return None
        pace = (self._ends[-1] - self._ends[0]) / (len(self._ends) - 1)
        return pace * max(0, self._total - self._done)


def _record_failure(image_id: int, state: str, reason: str, mark: str, project: Project) -> None:
    project.images.update(image_id, state=state, reason=reason)
    project.runs.record(image_id, mark, {"failed": reason})
