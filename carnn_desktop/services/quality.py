"""Measuring the open project beside the GUI thread, one job at a time.

The job runs in a pool and asks the storage thread for documents in small pieces, so that saving
goes on and memory holds one piece. A cancelled job leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.project import Project
from carnn_desktop.project.reading import StoredDocuments
from carnn_desktop.services.inference.mailbox import notice_of
from carnn_desktop.services.quality_jobs import Piece, QualityJob
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.storage.worker import Worker


class QualityWork(QObject):
    """Does one job at a time on the open project.

    progressed : a Progress, None when nothing is under way; finished : the job's result
    failed : a Notice
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = Worker(self)
        self._worker.progressed.connect(self.progressed)
        session.project_closed.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a job is under way."""
        return self._worker.busy

    def start(self, job: QualityJob) -> bool:
        """Do a job; ``finished`` or ``failed`` follows. False: another one is under way."""
        store = self._session.project.store()
        if self.busy or store is None:
            return False
        self._session.project.post_edits()  # what is measured is what is seen

        def work(on_progress: ProgressCallback) -> tuple[Any, int]:
            read: list[StoredDocuments[Piece]] = []

            def documents(refs: Sequence[ImageRef], traces: bool) -> StoredDocuments[Piece]:
                read.append(
                    StoredDocuments(store.call, refs, _read_with_trace if traces else _read)
                )
                return read[-1]

            result = job(documents, on_progress)
            return result, sum(len(stored.damaged) for stored in read)

        self._worker.start(work, self._done, self._failed)
        self.progressed.emit(Progress("images"))
        return True

    @Slot()
    @Slot(object)
    def cancel(self, _event: object = None) -> None:
        """Leave the job; its result never comes."""
        if self.busy:
            self._worker.drop()
            self.progressed.emit(None)

    def close(self) -> None:
        """Leave the job and wait for the pool."""
        self._worker.close()

    def _done(self, outcome: tuple[Any, int]) -> None:
        result, damaged = outcome
        self.progressed.emit(None)
        if damaged:
            reason = Told(
                "{count} images have damaged annotations and were left out.", count=damaged
            )
            self.failed.emit(notice_of(CarnnError(reason, Told("Restore the project's backup."))))
        self.finished.emit(result)

    def _failed(self, error: Exception) -> None:
        self.progressed.emit(None)
        self.failed.emit(notice_of(error))


def _read(project: Project, image_id: int) -> Piece:
    return Piece(project.images.get(image_id), project.documents.load(image_id))


def _read_with_trace(project: Project, image_id: int) -> Piece:
    piece = _read(project, image_id)
    try:
        return replace(piece, trace=project.documents.load_trace(image_id))
    except CarnnError:
        return piece  # a damaged trace is none
