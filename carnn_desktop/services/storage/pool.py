"""A QThreadPool whose work is answered in the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, QThreadPool
from shiboken6 import isValid

from carnn_desktop.services.inference.mailbox import Failed, Mailbox, run_guarded

T = TypeVar("T")


_stuck: list[WorkPool] = []


def pools_are_stuck() -> bool:
    """Whether a pool that was closed is still at work: the end of the program would wait for it."""
    return any(isValid(pool) and not pool.close(0.0) for pool in tuple(_stuck))


class _Task(QRunnable):
    """A task of our own: of plain functions PySide keeps some when a pool is cleared."""

    def __init__(self, mailbox: Mailbox, ticket: int, work: Callable[[], Any]) -> None:
        super().__init__()
        self._mailbox = mailbox
        self._ticket = ticket
        self._work: Callable[[], Any] | None = work

    def run(self) -> None:
        work, self._work = self._work, None
        if work is not None:
            self._mailbox.post(run_guarded(self._ticket, work))


class WorkPool(QObject):
    """Short work beside the GUI thread: decode, pyramid, thumbnails, export."""

    def __init__(self, threads: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._mailbox = Mailbox(self)
        self._closed = False

    def submit(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        priority: int = 0,
    ) -> int:
        """Do ``work`` in the pool; a callback follows in the GUI thread. Higher goes first."""
        ticket = self._mailbox.expect(then, failed)
        if not self._closed:
            self._pool.start(_Task(self._mailbox, ticket, work), priority)
        return ticket

    def forget(self, ticket: int) -> None:
        """Drop the answer to a ticket."""
        self._mailbox.forget(ticket)

    def close(self, timeout_s: float = 30.0) -> bool:
        """Drop what has not begun and all answers; wait for the rest."""
        self._closed = True
        self._mailbox.forget_all()
        self._pool.clear()
        ended = self._pool.waitForDone(int(timeout_s * 1000))
        if ended == (self in _stuck):
            (_stuck.remove if ended else _stuck.append)(self)
        return ended
