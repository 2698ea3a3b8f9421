"""Long work beside the GUI thread: one piece at a time, with progress, and it can be left."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.services.inference.mailbox import Failed
from carnn_desktop.services.inference.queue import CancelToken
from carnn_desktop.services.storage.pool import WorkPool

T = TypeVar("T")
_INTERVAL_S = 0.1


class Worker(QObject):
    """Does work in a pool of one thread. Lives in the GUI thread.

    progressed : a Progress of the work in hand, thinned out
    """

    progressed = Signal(object)
    _told = Signal(object)  # from the pool

    def __init__(self, parent: QObject, pool: WorkPool | None = None) -> None:
        super().__init__(parent)
        self._pool = WorkPool(1, self) if pool is None else pool
        self._token: CancelToken | None = None
        self._told.connect(self._show)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._token is not None

    def start(
        self, work: Callable[[ProgressCallback], T], done: Callable[[T], object], failed: Failed
    ) -> None:
        """Do ``work``; one of the callbacks follows. Other work in hand is dropped for it."""
        self.drop()
        token = self._token = CancelToken()
        self._pool.submit(
            partial(work, self._on_progress(token)),
            partial(self._answer, token, done),
            partial(self._answer, token, failed),
        )

    def cancel(self) -> None:
        """Ask the work to leave; ``failed`` gets Cancelled when it did."""
        if self._token is not None:
            self._token.cancel("user")

    def drop(self) -> None:
        """Ask the work to leave; nobody is told any more what became of it."""
        self.cancel()
        self._token = None

    def close(self, timeout_s: float = 30.0) -> bool:
        """Leave the work and wait for the pool; False when it did not end in time."""
        self.drop()
        return self._pool.close(timeout_s)

    def _on_progress(self, token: CancelToken) -> ProgressCallback:
        told = 0.0

        def check(progress: Progress) -> None:
            nonlocal told
            token.check()
            now = time.monotonic()
            if now - told >= _INTERVAL_S or 0 < progress.total <= progress.done:
                told = now
                self._told.emit((token, progress))

        return check

    def _answer(self, token: CancelToken, callback: Callable[[Any], object], value: Any) -> None:
        if token is self._token:
            self._token = None
            callback(value)

    @Slot(object)
    def _show(self, told: tuple[CancelToken, Progress]) -> None:
        token, progress = told
        if token is self._token:
            self.progressed.emit(progress)
