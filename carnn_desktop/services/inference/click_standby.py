"""Answers clicks that the inference thread cannot take up in time: it imports or loads a model.

GrabCut needs no model, so that nobody has to wait for one. Where a Segment Anything model will
answer too, this is the first answer, and the clicks stay in the queue for the second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QThread

from carnn_desktop.contracts.clicks import Refiner
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.services.events import ClickDone, JobReport
from carnn_desktop.services.inference.mailbox import job_failed
from carnn_desktop.services.inference.queue import ClickJob, InferenceQueue

_PATIENCE_S = 0.15


class ClickStandby(QThread):
    """Waits for clicks that nobody takes up. ``report`` is called in this thread."""

    def __init__(
        self,
        queue: InferenceQueue,
        refiner: Callable[[], Refiner],
        report: Callable[[JobReport], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("clicks")
        self._queue, self._factory, self._report = queue, refiner, report

    def run(self) -> None:
        """Work until the queue is closed."""
        refiner: Refiner | None = None
        while (job := self._queue.overdue_click(_PATIENCE_S)) is not None:
            refiner = refiner or self._factory()
            self._answer(refiner, job)
            self._queue.overdue_ended()
            del job  # the photo is not kept while the thread waits

    def _answer(self, refiner: Refiner, job: ClickJob) -> None:
        try:
            final = not refiner.uses_model(job.request)
            if job.request.empty or (final and not self._queue.claim_click(job)):
                return
            answer = refiner.quick(job.image, job.request, lambda _progress: job.token.check())
            job.token.check()
            self._report(ClickDone(job.id, replace(answer, final=final)))
        except Cancelled:
            return  # a newer click will be answered
        except Exception as error:  # noqa: BLE001 (the next click must be answered)
            self._report(job_failed(job.id, error))
