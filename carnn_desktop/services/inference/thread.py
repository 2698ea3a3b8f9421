"""The one thread in which the model is imported, loaded and used.

It takes jobs from a blocking queue and answers by one signal with the frozen values of
:mod:`carnn_desktop.services.events`. Nothing that happens in a job ends the thread.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.clicks import ClickRequest, Refiner
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.contracts.texts import Together
from carnn_desktop.photos.images import DecodedImage
from carnn_desktop.runs.process import ProcessedPhoto, process_photo
from carnn_desktop.services.events import (
    ClickDone,
    EngineState,
    JobCancelled,
    JobDone,
    JobProgress,
    JobReport,
    JobStarted,
    Purpose,
)
from carnn_desktop.services.inference.click_standby import ClickStandby
from carnn_desktop.services.inference.mailbox import explain, job_failed
from carnn_desktop.services.inference.queue import ClickJob, InferenceJob, InferenceQueue, Work

_log = logging.getLogger(__name__)
_PROGRESS_INTERVAL_S = 0.04


SegmenterFactory = Callable[[ModelChoice, ProgressCallback], Segmenter]
After = Callable[[ProcessedPhoto], ProcessedPhoto]
RefinerFactory = Callable[[], Refiner]


def load_default(choice: ModelChoice, on_progress: ProgressCallback) -> Segmenter:
    """Load the real segmenter. Called in the inference thread only: it imports torch."""
    from carnn_desktop.engine.loading import load_model

    return load_model(choice, on_progress)


def load_refiner() -> Refiner:
    """Make the real refiner. Called in the inference thread only."""
    from carnn_desktop.engine.refine.clicks import ClickRefiner

    return ClickRefiner()


def _as_it_is(processed: ProcessedPhoto) -> ProcessedPhoto:
    return processed


class InferenceThread(QThread):
    """Long-lived worker. ``reported`` carries a ``JobReport``; connect it to slots of QObjects."""

    reported = Signal(object)

    def __init__(
        self,
        factory: SegmenterFactory = load_default,
        parent: QObject | None = None,
        *,
        refiner: RefinerFactory = load_refiner,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inference")
        self._factory = factory
        self._refiner_factory = refiner
        self._refiner: Refiner | None = None
        self._clicked: ClickJob | None = None
        self._ident = 0
        self._queue = InferenceQueue()
        self._segmenter: Segmenter | None = None
        self._loaded: ModelChoice | None = None
        self._standby = ClickStandby(self._queue, refiner, self._report, self)

    # Called in the GUI thread ---------------------------------------------------------------------

    def submit(
        self,
        request: SegmentationRequest,
        photo: DecodedImage | Path,
        purpose: Purpose,
        before: Callable[[Segmenter, ProgressCallback], After] = lambda *_: _as_it_is,
    ) -> None:
        """Queue one photo; reports carry ``request.id``, ``JobDone`` its ProcessedPhoto.

        before : is done with the model first; what it returns is done with the outcome
        """

        def work(segmenter: Segmenter, on_progress: ProgressCallback) -> ProcessedPhoto:
            after = before(segmenter, on_progress)
            return after(process_photo(photo, request, segmenter, on_progress))

        self._put(InferenceJob(request.id, request.model, purpose, request, work))

    def load(self, choice: ModelChoice) -> None:
        """Queue the loading of a model, so that the first image need not wait for it."""
        self._queue.put(InferenceJob("load", choice, "image"))

    def consult(self, job_id: str, choice: ModelChoice, work: Work) -> None:
        """Queue ``work`` with the loaded model; ``JobDone`` carries what it returns."""
        self._put(InferenceJob(job_id, choice, "image", work=work))

    def learn(self, job_id: str, work: Work) -> None:
        """Queue ``work`` with the model that is loaded; without one ``JobCancelled`` follows.

        It waits for the photo in hand, but not for the rest of a folder.
        """
        self._put(InferenceJob(job_id, None, "learn", work=work))

    def click(self, job_id: str, request: ClickRequest, image: RgbImage) -> None:
        """Ask for a mask by clicks, before everything else; older clicks get no answer any more.

        Work in hand is not thrown away for it: it pauses at its next progress callback. When that
        takes long, as the loading of a model does, another thread answers without a model.
        """
        self._queue.put_click(ClickJob(job_id, request, image))
        if not self._standby.isRunning():
            self._standby.start()

    def drop_clicks(self) -> None:
        """Leave clicks that nobody waits for any more."""
        self._queue.drop_clicks()

    def cancel(self, *, job_id: str | None = None, purpose: Purpose | None = None) -> None:
        """Leave one job, or all of a purpose; each is answered by ``JobCancelled``."""
        for gone in self._queue.cancel(job_id=job_id, purpose=purpose):
            self._report(JobCancelled(gone))

    def close(self, timeout_s: float = 30.0) -> bool:
        """Leave all work and end the thread; False when it did not end in time."""
        self._queue.close()
        until = time.monotonic() + timeout_s
        ended = self._standby.wait(int(timeout_s * 1000))
        return self.wait(int(1000 * max(0.1, until - time.monotonic()))) and ended

    def _put(self, job: InferenceJob) -> None:
        for replaced in self._queue.put(job):
            self._report(JobCancelled(replaced.id))

    # Run in the inference thread ------------------------------------------------------------------

    def run(self) -> None:
        """Work until the queue is closed."""
        threading.current_thread().name = self.objectName()  # for the log
        self._ident = threading.get_ident()
        while (job := self._queue.get()) is not None:
            if isinstance(job, ClickJob):
                self._answer(job)
            else:
                self._work(job)
            del job  # the photo is not kept while the thread waits
        self._segmenter = None
        self._refiner = None

    def _work(self, job: InferenceJob) -> None:
        accepted = False
        try:
            if job.request is not None:
                self._report(JobStarted(job.id))
            segmenter = self._segmenter_for(job)
            job.token.check()
            if job.request is not None:
                segmenter.check(job.request)
            accepted = True
            if job.work is not None:
                value = job.work(segmenter, _hook(self, job.id, job.token.check))
                self._report(JobDone(job.id, value))
        except Cancelled:
            if not self._queue.put_back(job):
                self._report(JobCancelled(job.id))
        except Exception as error:  # noqa: BLE001 (the next job must run)
            self._report(job_failed(job.id, error, whole_run=not accepted))

    def serve_clicks(self) -> None:
        """Answer waiting clicks in the midst of other work; does nothing in any other thread."""
        if threading.get_ident() == self._ident and (job := self._queue.take_click()) is not None:
            self._answer(job)

    def _answer(self, job: ClickJob) -> None:
        """Answer clicks, and then the newer ones that came while the photo was looked at."""
        self._clicked = job
        answered = None
        while answered is not self._clicked:
            answered = self._clicked
            self._answer_one(answered)
        self._clicked = None
        self._queue.click_ended()

    def _answer_one(self, job: ClickJob) -> None:
        try:
            if self._refiner is None:
                self._refiner = self._refiner_factory()
            hook = self._click_hook(self._refiner, job)
            for answer in self._refiner.answers(job.image, job.request, hook):
                job.token.check()
                self._report(ClickDone(job.id, answer))
        except Cancelled:
            self._report(JobCancelled(job.id))
        except Exception as error:  # noqa: BLE001 (the next job must run)
            self._report(job_failed(job.id, error))

    def _click_hook(self, refiner: Refiner, job: ClickJob) -> ProgressCallback:
        """Return the progress callback of clicks: the preparation of a photo serves newer ones
        too.
        """

        def on_progress(_progress: Progress) -> None:
            token = self._clicked.token if self._clicked is not None else job.token
            if token.reason == "superseded" and refiner.preparing:
                newer = self._queue.take_newer_click(job.request.image_key)
                if newer is not None:
                    self._clicked = newer
                    self._answer_quickly(refiner, newer)
                    return
            token.check()
            if not refiner.preparing:
                job.token.check()

        return on_progress

    def _answer_quickly(self, refiner: Refiner, job: ClickJob) -> None:
        """Give a newer click its first answer; its failure is told by the second."""
        try:
            answer = refiner.quick(job.image, job.request, lambda _progress: job.token.check())
            self._report(ClickDone(job.id, answer))
        except (Cancelled, CarnnError):
            _log.debug("clicks %s have no quick answer", job.id)

    def _segmenter_for(self, job: InferenceJob) -> Segmenter:
        if self._segmenter is not None and job.model in (None, self._loaded):
            return self._segmenter
        if job.model is None:
            raise Cancelled
        # The old weights go first: two models need not fit into memory together.
        self._segmenter = None
        self._loaded = None
        name = job.model.proposer
        self._report(EngineState(status="loading", model=name))
        try:
            segmenter = self._factory(job.model, _hook(self, job.id, job.token.check_load))
            state = EngineState(
                status="ready",
                device=segmenter.device,
                dtype=segmenter.dtype,
                model=name,
            )
        except Cancelled:
            self._report(EngineState(status="idle", model=name))
            raise
        except Exception as error:
            message = Together(filter(None, explain(error)))
            self._report(EngineState(status="failed", model=name, message=message))
            raise
        self._segmenter = segmenter
        self._loaded = job.model
        self._report(state)
        return segmenter

    def _report(self, report: JobReport) -> None:
        self.reported.emit(report)


def _hook(thread: InferenceThread, job_id: str, check: Callable[[], None]) -> ProgressCallback:
    """Return the progress callback of one job: it leaves when asked to and thins out the
    progress.
    """
    last = 0.0

    def on_progress(progress: Progress) -> None:
        nonlocal last
        check()
        thread.serve_clicks()
        now = time.monotonic()
        if now - last >= _PROGRESS_INTERVAL_S:
            last = now
            thread.reported.emit(JobProgress(job_id, progress))

    return on_progress
