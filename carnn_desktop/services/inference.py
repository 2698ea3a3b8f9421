"""The one thread in which the model is imported, loaded and used.

It takes jobs from a blocking queue and answers by one signal with the frozen values of
:mod:`carnn_desktop.services.events`. Nothing that happens in a job ends the thread.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from carnn_desktop.contracts import (
    Cancelled,
    Checkpoint,
    ModelChoice,
    ModelIdentity,
    Progress,
    RgbImage,
    SegmentationRequest,
    SegmentationResult,
)
from carnn_desktop.services.events import (
    EngineReported,
    EngineState,
    JobCancelled,
    JobDone,
    JobFailed,
    JobProgress,
    JobReport,
    JobStarted,
    Purpose,
)
from carnn_desktop.services.inference_queue import CancelToken, InferenceJob, InferenceQueue
from carnn_desktop.services.mailbox import explain

_log = logging.getLogger(__name__)
_PROGRESS_INTERVAL_S = 0.04


class Segmenter(Protocol):
    """What the thread needs of ``engine.segmenter.Segmenter``."""

    @property
    def identities(self) -> Sequence[ModelIdentity]:
        """Which weights are in use."""

    @property
    def device(self) -> object:
        """Where it computes; ``str()`` of it is shown."""

    @property
    def dtype(self) -> object:
        """In which precision; ``str()`` of it is shown."""

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError when the request cannot be run on any image."""

    def segment(
        self, image: RgbImage, request: SegmentationRequest, checkpoint: Checkpoint
    ) -> SegmentationResult:
        """Segment (H, W, 3) uint8 RGB."""


SegmenterFactory = Callable[[ModelChoice, Checkpoint], Segmenter]


def load_default(choice: ModelChoice, checkpoint: Checkpoint) -> Segmenter:
    """Load the real segmenter. Called in the inference thread only: it imports torch."""
    from carnn_desktop.engine.segmenter import load_segmenter

    return load_segmenter(choice, checkpoint)


class InferenceThread(QThread):
    """Long-lived worker. ``reported`` carries a ``JobReport``; connect it to slots of QObjects."""

    reported = Signal(object)

    def __init__(
        self, factory: SegmenterFactory = load_default, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inference")
        self._factory = factory
        self._queue = InferenceQueue()
        self._segmenter: Segmenter | None = None
        self._loaded: ModelChoice | None = None

    # Called in the GUI thread ---------------------------------------------------------------------

    def submit(self, request: SegmentationRequest, image: RgbImage, purpose: Purpose) -> None:
        """Queue one image; reports carry ``request.id``."""
        job = InferenceJob(request.id, request.model, purpose, request, image)
        for replaced in self._queue.put(job):
            self._report(JobCancelled(replaced.id))

    def load(self, choice: ModelChoice) -> None:
        """Queue the loading of a model, so that the first image need not wait for it."""
        self._queue.put(InferenceJob("load", choice, "image"))

    def cancel(self, *, job_id: str | None = None, purpose: Purpose | None = None) -> None:
        """Leave one job, or all of a purpose; each is answered by ``JobCancelled``."""
        for gone in self._queue.cancel(job_id=job_id, purpose=purpose):
            self._report(JobCancelled(gone))

    def close(self, timeout_s: float = 30.0) -> bool:
        """Leave all work and end the thread; False when it did not end in time."""
        self._queue.close()
        return self.wait(int(timeout_s * 1000))

    # Run in the inference thread ------------------------------------------------------------------

    def run(self) -> None:
        """Work until the queue is closed."""
        threading.current_thread().name = self.objectName()  # for the log
        while (job := self._queue.get()) is not None:
            self._work(job)
            del job  # the photo is not kept while the thread waits
        self._segmenter = None

    def _work(self, job: InferenceJob) -> None:
        loaded = False
        try:
            if job.request is not None:
                self._report(JobStarted(job.id))
            segmenter = self._segmenter_for(job)
            job.token.check()
            if job.request is not None and job.image is not None:
                segmenter.check(job.request)
                loaded = True
                hook = _hook(self, job.id, job.token.check)
                self._report(JobDone(job.id, segmenter.segment(job.image, job.request, hook)))
        except Cancelled:
            if not self._queue.put_back(job):
                self._report(JobCancelled(job.id))
        except Exception as error:  # noqa: BLE001 (the next job must run)
            _log.exception("job %s failed", job.id)
            self._report(JobFailed(job.id, *explain(error), whole_run=not loaded))

    def _segmenter_for(self, job: InferenceJob) -> Segmenter:
        if self._segmenter is not None and self._loaded == job.model:
            return self._segmenter
        # The old weights go first: two models need not fit into memory together.
        self._segmenter = None
        self._loaded = None
        name = job.model.proposer
        self._report(EngineReported(EngineState(status="loading", model=name)))
        try:
            segmenter = self._factory(job.model, _hook(self, job.id, job.token.check_load))
            state = EngineState(
                status="ready",
                device=str(segmenter.device),
                dtype=str(segmenter.dtype).removeprefix("torch."),
                model=name,
            )
        except Cancelled:
            self._report(EngineReported(EngineState(status="idle", model=name)))
            raise
        except Exception as error:
            message = " ".join(explain(error)).strip()
            self._report(EngineReported(EngineState(status="failed", model=name, message=message)))
            raise
        self._segmenter = segmenter
        self._loaded = job.model
        self._report(EngineReported(state))
        return segmenter

    def _report(self, report: JobReport) -> None:
        self.reported.emit(report)


def _hook(thread: InferenceThread, job_id: str, check: Callable[[], None]) -> Checkpoint:
    """Return the checkpoint of one job: it leaves when asked to and thins out the progress."""
    last = 0.0

    def checkpoint(progress: Progress) -> None:
        nonlocal last
        check()
        now = time.monotonic()
        if now - last >= _PROGRESS_INTERVAL_S:
            last = now
            thread.reported.emit(JobProgress(job_id, progress))

    return checkpoint


__all__ = ["CancelToken", "InferenceThread", "Segmenter", "SegmenterFactory", "load_default"]
