"""The storage thread: owns the connections of the open projects, and nobody else touches them.

Work is a function of the project. It is addressed to one project by its number, so that an edit can
never land in the project that was opened a moment later.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.project import Project
from carnn_desktop.services.inference.mailbox import Failed, Mailbox, Reply, run_guarded

T = TypeVar("T")


class ProjectClosed(CarnnError):
    """The work was meant for a project that is no longer open."""


_Item = tuple[int, Callable[[], Any], Callable[[Reply], None]]
"""A ticket, the work, and who takes its reply."""


class StorageThread(QThread):
    """Does the work on projects one after the other, in the order it was given.

    closed : whether nothing that is queued now would be done
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("storage")
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._mailbox = Mailbox(self)
        self._projects: dict[int, Project] = {}  # of the storage thread only
        self._last = 0
        self.closed = False

    def open_project(
        self,
        opener: Callable[[], tuple[Project, T]],
        then: Callable[[T], None],
        failed: Failed,
    ) -> ProjectStore:
        """Open a project beside the open ones; ``then`` gets the opener's second value."""
        self._last += 1
        self.post(partial(self._open, self._last, opener), then, failed)
        return ProjectStore(self, self._last)

    def post(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None,
        failed: Failed | None,
    ) -> None:
        """Queue work; a callback follows in the GUI thread."""
        self._queue.put((self._mailbox.expect(then, failed), work, self._mailbox.post))

    def ask(self, work: Callable[[], T]) -> Future[T]:
        """Queue work; return what will have its value, for any thread to wait for."""
        future: Future[T] = Future()
        self._queue.put((0, work, partial(_settle, future)))
        return future

    def close(self, timeout_s: float = 30.0) -> bool:
        """Do what is queued, close all projects and end; False when that took too long."""
        self._mailbox.forget_all()
        self.closed = True
        self._queue.put(None)
        return self.wait(int(timeout_s * 1000))

    def run(self) -> None:
        """Work until the sentinel comes."""
        threading.current_thread().name = self.objectName()  # for the log
        while (item := self._queue.get()) is not None:
            ticket, work, answer = item
            answer(run_guarded(ticket, work))
            del item, work, answer
        for project in self._projects.values():
            run_guarded(0, project.close)
        self._projects.clear()
        while not self._queue.empty():  # what came after the sentinel is refused, or it would wait
            late = self._queue.get()
            if late is not None:
                late[2](Reply(late[0], error=_closed()))

    # Run in the storage thread --------------------------------------------------------------------

    def _open(self, number: int, opener: Callable[[], tuple[Project, T]]) -> T:
        self._projects[number], value = opener()
        return value

    def do(self, number: int, work: Callable[[Project], T]) -> T:
        """Do work on a project; raise ProjectClosed when it is not open."""
        project = self._projects.get(number)
        if project is None:
            raise _closed()
        return work(project)

    def do_replacing(self, number: int, work: Callable[[Project], tuple[Project, T]]) -> T:
        """Do work that returns the project to go on with; the one before is closed then."""
        before = self.do(number, lambda project: project)
        project, value = work(before)
        if project is not before:
            self._projects[number] = project
            before.close()
        return value

    def close_project(self, number: int) -> None:
        """Close a project, if it is open."""
        project = self._projects.pop(number, None)
        if project is not None:
            project.close()


def _settle(future: Future[Any], reply: Reply) -> None:
    if reply.error is not None:
        future.set_exception(reply.error)
    else:
        future.set_result(reply.value)


def _closed() -> ProjectClosed:
    return ProjectClosed(Told("The project is closed."), Told("Open its folder again."))


class ProjectStore:
    """One open project of the storage thread, as the others see it."""

    def __init__(self, thread: StorageThread, number: int) -> None:
        self._thread = thread
        self.number = number

    def submit(
        self,
        work: Callable[[Project], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Queue work; a callback follows in the GUI thread. Call it in the GUI thread."""
        self._thread.post(partial(self._thread.do, self.number, work), then, failed)

    def submit_replacing(
        self,
        work: Callable[[Project], tuple[Project, T]],
        then: Callable[[T], None],
        failed: Failed,
    ) -> None:
        """Queue work that may put another open project in the place of this one."""
        self._thread.post(partial(self._thread.do_replacing, self.number, work), then, failed)

    def call(self, work: Callable[[Project], T], timeout_s: float | None = None) -> T:
        """Do work and wait for its value; not for the GUI thread, but at the end.

        Raises what the work raises, and CarnnError when it takes longer than ``timeout_s``.
        """
        if self._thread.closed:
            raise _closed()
        try:
            return self._thread.ask(partial(self._thread.do, self.number, work)).result(timeout_s)
        except FutureTimeout:
            raise CarnnError(
                Told("The project file did not answer in time."),
                Told("Check the disk or the network drive."),
            ) from None

    def close(self) -> Future[Any]:
        """Close the project after the work that was queued before."""
        return self._thread.ask(partial(self._thread.close_project, self.number))
