"""Measuring the open project beside the GUI thread: documents in small pieces, one job at a time.

The storage thread is asked for the next piece when the last one is counted, so that saving goes on
and memory holds one piece. A cancelled job leaves nothing behind.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.project.project import Project
from carnn_desktop.services.inference.mailbox import notice_of
from carnn_desktop.services.inference.queue import CancelToken
from carnn_desktop.services.quality_jobs import Piece, QualityJob, QualityProgress
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.storage.pool import WorkPool

_CHUNK = 16
_PROGRESS_INTERVAL_S = 0.1


class QualityWork(QObject):
    """Does one job at a time on the open project.

    progressed : QualityProgress; finished : the job's result; failed : a Notice
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    _told_from_pool = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._pool = WorkPool(1, self)
        self._token: CancelToken | None = None
        self._job: QualityJob | None = None
        self._ids: Sequence[int] = ()
        self._place = 0
        self._damaged = 0
        self._told = 0.0
        self._told_from_pool.connect(self._show)
        session.project_closed.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._job is not None

    def start(self, job: QualityJob) -> bool:
        """Do a job; ``finished`` or ``failed`` follows. False: another one is under way."""
        if self.busy or self._session.project.info() is None:
            return False
        self._session.project.flush()  # what is measured is what is seen
        self._job, self._token = job, CancelToken()
        self._ids, self._place, self._damaged = (), 0, 0
        self.progressed.emit(QualityProgress(True))
        token = self._token
        self._pool.submit(
            partial(job.prepare, partial(self._checkpoint, token)),
            partial(self._prepared, token),
            partial(self._failed, token),
        )
        return True

    @Slot()
    @Slot(object)
    def cancel(self, _event: object = None) -> None:
        """Leave the job; its result never comes."""
        if self._token is not None:
            self._token.cancel("user")
            self._end()

    def close(self) -> None:
        """Leave the job and wait for the pool."""
        self.cancel()
        self._pool.close()

    # ----------------------------------------------------------------------------------------------

    def _prepared(self, token: CancelToken, ids: Sequence[int]) -> None:
        if token is self._token:
            self._ids = ids
            self._next(token)

    def _next(self, token: CancelToken) -> None:
        job = self._job
        if job is None or token is not self._token:
            return
        self.progressed.emit(QualityProgress(True, "images", self._place, len(self._ids)))
        ids = self._ids[self._place : self._place + _CHUNK]
        if ids:
            self._session.project.ask(
                partial(_read, ids, job.with_traces),
                partial(self._read, token),
                partial(self._failed, token),
            )
            return
        self._pool.submit(
            partial(job.result, partial(self._checkpoint, token)),
            partial(self._done, token),
            partial(self._failed, token),
        )

    def _read(self, token: CancelToken, pieces: Sequence[Piece]) -> None:
        job = self._job
        if job is None or token is not self._token:
            return
        wanted = len(self._ids[self._place : self._place + _CHUNK])
        self._damaged += wanted - len(pieces)
        self._place += wanted
        self._pool.submit(
            partial(job.add, pieces, partial(self._checkpoint, token)),
            lambda _nothing: self._next(token),
            partial(self._failed, token),
        )

    def _done(self, token: CancelToken, result: Any) -> None:
        if token is self._token:
            damaged = self._damaged
            self._end()
            if damaged:
                reason = f"{damaged} images have damaged annotations and were left out."
                self.failed.emit(notice_of(CarnnError(reason, "Restore the project's backup.")))
            self.finished.emit(result)

    def _failed(self, token: CancelToken, error: Exception) -> None:
        if token is self._token:
            self._end()
            if not isinstance(error, Cancelled):
                self.failed.emit(notice_of(error))

    def _end(self) -> None:
        self._token = self._job = None
        self._ids = ()
        self.progressed.emit(QualityProgress(False))

    def _checkpoint(self, token: CancelToken, progress: Progress) -> None:
        """In the pool: leave when asked to, and tell where the work is."""
        token.check()
        now = time.monotonic()
        if now - self._told >= _PROGRESS_INTERVAL_S:
            self._told = now
            where = QualityProgress(True, progress.stage, progress.done, progress.total)
            self._told_from_pool.emit((token, where))

    @Slot(object)
    def _show(self, told: tuple[CancelToken, QualityProgress]) -> None:
        token, where = told
        if token is self._token:
            self.progressed.emit(where)


def _read(ids: Sequence[int], with_traces: bool, project: Project) -> list[Piece]:
    """In the storage thread; a damaged document is left out, a damaged trace is none."""
    pieces = []
    for image_id in ids:
        try:
            ref, document = project.images.get(image_id), project.documents.load(image_id)
        except CarnnError:
            continue
        trace = None
        if with_traces:
            try:
                trace = project.documents.load_trace(image_id)
            except CarnnError:
                trace = None
        pieces.append(Piece(ref, document, trace))
    return pieces
