"""The work of the model manager beside the GUI thread: one task at a time, with pace and cancel."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.model_list import (
    ModelCatalog,
    ModelEntry,
    Recommendations,
    with_installed,
)
from carnn_desktop.services.storage.pool import WorkPool
from carnn_desktop.services.storage.worker import Worker

_PACE_S = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelTask:
    """Where the work is: ``done`` of ``total`` bytes, 0 = unknown; ``speed`` in bytes a second."""

    model_id: str
    stage: str
    done: int = 0
    total: int = 0
    speed: float = 0.0

    @property
    def seconds_left(self) -> float | None:
        """Time left, None while it cannot be said."""
        return (self.total - self.done) / self.speed if self.speed > 0 and self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelTaskEnded:
    """``reason`` is "" when the work was done; ``cancelled`` when the user left it."""

    what: str
    model_id: str
    reason: str = ""
    remedy: str = ""
    cancelled: bool = False


class ModelManager(QObject):
    """Lives in the GUI thread; its signals carry the dataclasses above or the entries."""

    listed = Signal(object)  # tuple[ModelEntry, ...]
    progressed = Signal(object)  # ModelTask
    ended = Signal(object)  # ModelTaskEnded

    def __init__(self, catalog: ModelCatalog | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog if catalog is not None else ModelCatalog()
        self._pool = WorkPool(1, self)
        self._worker = Worker(self, self._pool)  # the list is read between two tasks
        self._worker.progressed.connect(self._show)
        self._model_id = ""  # of the task in hand
        self._marks: list[tuple[float, int]] = []  # when how many bytes had come

    @property
    def busy(self) -> bool:
        """Whether a task runs."""
        return self._worker.busy

    @property
    def folder(self) -> Path:
        """Where downloads are kept."""
        return self._catalog.root

    def refresh(self) -> None:
        """List the models anew; ``listed`` follows."""
        self._pool.submit(self._catalog.entries, self.listed.emit)

    def recommended(self, entries: Sequence[ModelEntry]) -> Recommendations:
        """Return the recommended models, each with whether it is among ``entries``."""
        return with_installed(entries)

    def add(self, folder: Path) -> bool:
        """Remember a local folder; ``ended`` follows. False: another task runs."""
        return self._start("add", str(folder), lambda _on_progress: self._catalog.add(folder))

    def download(self, model_id: str, revision: str = "main") -> bool:
        """Fetch a model; ``progressed`` and ``ended`` follow. False: another task runs."""
        revision = revision or "main"
        return self._start(
            "download",
            model_id,
            lambda on_progress: self._catalog.download(
                model_id, revision=revision, on_progress=on_progress
            ),
        )

    def verify(self, model_id: str) -> bool:
        """Compare a model's files with their hashes; ``ended`` follows."""
        return self._start("verify", model_id, partial(self._catalog.verify, model_id))

    def remove(self, model_id: str) -> bool:
        """Delete or forget a model; ``ended`` follows."""
        return self._start("remove", model_id, lambda _on_progress: self._catalog.remove(model_id))

    def cancel(self) -> None:
        """Leave the task; what was downloaded stays for the next time."""
        self._worker.cancel()

    def close(self) -> None:
        """Leave everything and end the thread."""
        self.cancel()
        self._pool.close(5.0)

    def _start(
        self, what: str, model_id: str, work: Callable[[ProgressCallback], ModelEntry]
    ) -> bool:
        if self.busy:
            return False
        self._model_id, self._marks = model_id, []
        self.progressed.emit(ModelTask(model_id=model_id, stage=what))
        self._worker.start(
            work, partial(self._done, what, model_id), partial(self._failed, what, model_id)
        )
        return True

    def _done(self, what: str, model_id: str, _entry: ModelEntry) -> None:
        self._end(ModelTaskEnded(what=what, model_id=model_id))

    def _failed(self, what: str, model_id: str, error: Exception) -> None:
        if isinstance(error, Cancelled):
            self._end(ModelTaskEnded(what=what, model_id=model_id, cancelled=True))
            return
        reason, remedy = explain(error)
        self._end(ModelTaskEnded(what=what, model_id=model_id, reason=reason, remedy=remedy))

    def _end(self, ended: ModelTaskEnded) -> None:
        self.ended.emit(ended)
        self.refresh()

    @Slot(object)
    def _show(self, progress: Progress) -> None:
        """Tell where the task is, with the speed of the last seconds."""
        now = time.monotonic()
        self._marks.append((now, progress.done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _PACE_S:
            self._marks.pop(0)
        begun, before = self._marks[0]
        speed = max(0.0, (progress.done - before) / (now - begun)) if now > begun else 0.0
        self.progressed.emit(
            ModelTask(
                model_id=self._model_id,
                stage=progress.stage,
                done=progress.done,
                total=progress.total,
                speed=speed,
            )
        )
