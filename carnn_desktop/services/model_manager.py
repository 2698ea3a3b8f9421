"""The work of the model manager beside the GUI thread: one task at a time, with pace and cancel."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.services.inference.mailbox import explain
from carnn_desktop.services.model_list import ModelEntry, ModelShelf
from carnn_desktop.services.storage.pool import WorkPool

_INTERVAL_S = 0.1
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
    _reported = Signal(object)

    def __init__(self, shelf: ModelShelf | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf if shelf is not None else ModelShelf()
        self._pool = WorkPool(1, self)
        self._leave = threading.Event()
        self._busy = ""
        self._reported.connect(self.progressed, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a task runs."""
        return bool(self._busy)

    @property
    def folder(self) -> Path:
        """Where downloads are kept."""
        return self._shelf.root

    def refresh(self) -> None:
        """List the models anew; ``listed`` follows."""
        self._pool.submit(self._shelf.entries, self.listed.emit)

    def add(self, folder: Path) -> bool:
        """Add a local folder; ``ended`` follows. False: another task runs."""
        return self._start("add", str(folder), partial(self._shelf.add, folder))

    def download(self, model_id: str, revision: str = "main") -> bool:
        """Fetch a model; ``progressed`` and ``ended`` follow. False: another task runs."""
        checkpoint = _Pace(model_id, self._leave, self._reported.emit)
        work = partial(
            self._shelf.download, model_id, revision=revision or "main", checkpoint=checkpoint
        )
        return self._start("download", model_id, work)

    def verify(self, model_id: str) -> bool:
        """Compare a model's files with their hashes; ``ended`` follows."""
        checkpoint = _Pace(model_id, self._leave, self._reported.emit)
        return self._start("verify", model_id, partial(self._shelf.verify, model_id, checkpoint))

    def remove(self, model_id: str) -> bool:
        """Delete or forget a model; ``ended`` follows."""
        return self._start("remove", model_id, partial(self._shelf.remove, model_id))

    def cancel(self) -> None:
        """Leave the task; what was downloaded stays for the next time."""
        self._leave.set()

    def close(self) -> None:
        """Leave everything and end the thread."""
        self.cancel()
        self._pool.close(5.0)

    def _start(self, what: str, model_id: str, work: Callable[[], ModelEntry]) -> bool:
        if self._busy:
            return False
        self._busy = what
        self._leave.clear()
        self.progressed.emit(ModelTask(model_id=model_id, stage=what))
        self._pool.submit(
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
        self._busy = ""
        self.ended.emit(ended)
        self.refresh()


class _Pace:
    """A checkpoint that thins out the progress, measures the speed and leaves when asked to."""

    def __init__(
        self, model_id: str, leave: threading.Event, tell: Callable[[ModelTask], None]
    ) -> None:
        self._model_id = model_id
        self._leave = leave
        self._tell = tell
        self._marks: list[tuple[float, int]] = []
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        if self._leave.is_set():
            raise Cancelled
        now = time.monotonic()
        self._marks.append((now, progress.done))
        while len(self._marks) > 2 and now - self._marks[0][0] > _PACE_S:
            self._marks.pop(0)
        if now - self._last < _INTERVAL_S and progress.done < progress.total:
            return
        self._last = now
        (begun, before), (_, here) = self._marks[0], self._marks[-1]
        speed = max(0.0, (here - before) / (now - begun)) if now > begun else 0.0
        self._tell(
            ModelTask(
                model_id=self._model_id,
                stage=progress.stage,
                done=progress.done,
                total=progress.total,
                speed=speed,
            )
        )
