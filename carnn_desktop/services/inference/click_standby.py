"""Answers clicks that the inference thread cannot take up in time: it imports or loads a model.

GrabCut needs no model, so that nobody has to wait for one. Where a Segment Anything model will
answer too, this is the first answer, and the clicks stay in the queue for the second.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QThread

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.clicks import ClickAnswer, ClickRequest
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Checkpoint
from carnn_desktop.services.events import ClickDone, JobFailed, JobReport
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.inference.queue import ClickJob, InferenceQueue

_PATIENCE_S = 0.15
_log = logging.getLogger(__name__)


class QuickRefiner(Protocol):
    """What the stand-in needs of ``engine.clicks.ClickRefiner``."""

    def uses_model(self, request: ClickRequest) -> bool:
        """Whether a Segment Anything model answers this, too."""

    def quick(self, image: RgbImage, request: ClickRequest, checkpoint: Checkpoint) -> ClickAnswer:
        """Answer without a model."""


class ClickStandby(QThread):
    """Waits for clicks that nobody takes up. ``report`` is called in this thread."""

    def __init__(
        self,
        queue: InferenceQueue,
        refiner: Callable[[], QuickRefiner],
        report: Callable[[JobReport], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("clicks")
        self._queue, self._factory, self._report = queue, refiner, report

    def run(self) -> None:
        """Work until the queue is closed."""
        refiner: QuickRefiner | None = None
        while (job := self._queue.overdue_click(_PATIENCE_S)) is not None:
            refiner = refiner or self._factory()
            self._answer(refiner, job)
            self._queue.overdue_ended()
            del job  # the photo is not kept while the thread waits

    def _answer(self, refiner: QuickRefiner, job: ClickJob) -> None:
        try:
            final = not refiner.uses_model(job.request)
            if job.request.empty or (final and not self._queue.claim_click(job)):
                return
            answer = refiner.quick(job.image, job.request, lambda _progress: job.token.check())
            job.token.check()
            self._report(ClickDone(job.id, replace(answer, final=final)))
        except Cancelled:
            return  # a newer click will be answered
        except CarnnError as error:
            self._report(JobFailed(job.id, *explain(error)))
        except Exception as error:  # noqa: BLE001 (the next click must be answered)
            _log.exception("clicks %s failed", job.id)
            self._report(JobFailed(job.id, *explain(error)))
