"""Brings the answers of worker threads to callbacks in the GUI thread.

A callable that is connected to a signal of another thread runs in that thread. So workers only ever
emit a :class:`Reply`, and the mailbox, a QObject of the GUI thread, calls who asked.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.services.events import JobFailed, Notice

_log = logging.getLogger(__name__)
T = TypeVar("T")
Failed = Callable[[Exception], None]


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of the work that was given ``ticket``: a value, or the error it ended with."""

    ticket: int
    value: Any = None
    error: Exception | None = None


class Mailbox(QObject):
    """Callbacks by ticket. All methods but :meth:`post` belong to the GUI thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[int, tuple[Callable[[Any], None] | None, Failed | None]] = {}
        self._last = 0
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def expect(self, then: Callable[[T], None] | None, failed: Failed | None) -> int:
        """Return a ticket; one of the callbacks is called once, when its reply arrives."""
        self._last += 1
        self._waiting[self._last] = (then, failed)
        return self._last

    def forget(self, ticket: int) -> None:
        """Drop the reply of ``ticket`` when it comes."""
        self._waiting.pop(ticket, None)

    def forget_all(self) -> None:
        """Drop every reply that is still to come."""
        self._waiting.clear()

    def post(self, reply: Reply) -> None:
        """Hand a reply over; from any thread."""
        self._arrived.emit(reply)

    @Slot(object)
    def _deliver(self, reply: Reply) -> None:
        then, failed = self._waiting.pop(reply.ticket, (None, None))
        if reply.error is None:
            if then is not None:
                then(reply.value)
        elif failed is not None:
            failed(reply.error)


def run_guarded(ticket: int, work: Callable[[], Any]) -> Reply:
    """Do ``work`` and return its reply, whatever happens in it."""
    try:
        return Reply(ticket, value=work())
    except (CarnnError, Cancelled) as error:
        return Reply(ticket, error=error.with_traceback(None))
    except Exception as error:  # noqa: BLE001 (a worker survives its work)
        _log.exception("work of ticket %d failed", ticket)
        return Reply(ticket, error=error.with_traceback(None))


def explain(error: Exception) -> tuple[str, str]:
    """Return reason and remedy of any error, in words for the user."""
    if isinstance(error, CarnnError):
        return error.reason, error.remedy
    if isinstance(error, MemoryError):
        return Told("The memory was not enough."), Told(
            "Close other programs or use smaller images."
        )
    if isinstance(error, OSError) and error.strerror:
        where = f" ({error.filename})" if error.filename else ""
        return Told("{error}{where}.", error=error.strerror, where=where), Told(
            "Check the disk and the access rights, then try again."
        )
    return (
        Told("Unexpected error: {name}: {error}", name=type(error).__name__, error=error),
        Told("The log file (Help, Show log) has the details."),
    )


def job_failed(job_id: str, error: Exception, *, whole_run: bool = False) -> JobFailed:
    """Return the failure of a job as a report; the log gets what only it can explain."""
    if isinstance(error, CarnnError):
        _log.warning("job %s failed: %s", job_id, error.reason)
    else:
        _log.error("job %s failed", job_id, exc_info=error)
    return JobFailed(job_id, *explain(error), whole_run=whole_run)


def notice_of(error: Exception) -> Notice:
    """Return the error as a notice."""
    return Notice("error", *explain(error))
