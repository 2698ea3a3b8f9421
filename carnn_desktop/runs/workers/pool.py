"""The workers of a run as their parent sees them: fed, listened to, and replaced when they die.

Each has a pipe of its own, so that one that is killed in the middle of a word spoils nobody else's.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Self

from carnn_desktop.contracts.errors import WorkFailed
from carnn_desktop.contracts.requests import SegmentationRequest
from carnn_desktop.contracts.texts import Told
from carnn_desktop.runs.workers.devices import WorkerDevice
from carnn_desktop.runs.workers.messages import Failure, Outcome, Ready, Task, WorkerSetup
from carnn_desktop.runs.workers.process import serve

_IN_HAND = 2  # the one that is worked on, and the one that is decoded beside
_AHEAD = 4  # photos a worker that may be done before the one that is next in order
_TRIES = 3
_STARTING = threading.Lock()


@dataclass(slots=True)
class _Worker:
    device: WorkerDevice
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    in_hand: deque[Task] = field(default_factory=deque)


class WorkerPool:
    """Processes one photo after the other on several devices; the outcomes come in order.

    identities, device, dtype : of the model, the same in all workers, known once one is ready
    """

    def __init__(
        self, setup: WorkerSetup, devices: Sequence[WorkerDevice], *, threads: int
    ) -> None:
        self._setup, self._threads = setup, threads
        self._again: deque[Task] = deque()
        self._deaths: dict[int, int] = {}
        self._done: dict[int, Outcome] = {}
        self._failed_starts = 0
        self._workers = [self._start(device) for device in devices]
        try:
            self._ready = self._first_ready()
        except BaseException:
            self.close()
            raise
        self.identities = self._ready.identities
        self.device = self._ready.device
        self.dtype = self._ready.dtype

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The processes that there are now."""
        return tuple(worker.process.pid or 0 for worker in self._workers)

    def check(self, request: SegmentationRequest) -> None:
        """Raise CarnnError when the model cannot run a request."""
        for _, outcome in self.outcomes(iter([Task(0, None, request)])):
            if isinstance(outcome, Failure):
                raise outcome.error()

    def outcomes(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Outcome]]:
        """Yield each task with what became of it, in the order of the tasks.

        Tasks are taken when there is room for them. One whose worker dies is done again; one that
        ends three workers in a row fails.
        """
        waiting: deque[Task] = deque()
        self._done.clear()
        more = True
        while True:
            while more and len(waiting) < _AHEAD * len(self._workers) and self._has_room():
                task = next(tasks, None)
                if task is None:
                    more = False
                    break
                waiting.append(task)
                self._again.append(task)
                self._feed()
            self._feed()
            while waiting and waiting[0].number in self._done:
                task = waiting.popleft()
                yield task, self._done.pop(task.number)
            if waiting or (more and not self._has_room()):
                self._listen()
            elif not more:
                return

    def close(self) -> None:
        """End all workers, whatever they do."""
        for worker in self._workers:
            with suppress(OSError):
                worker.pipe.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join(5.0)
        self._workers = []

    # ----------------------------------------------------------------------------------------------

    def _has_room(self) -> bool:
        return not self._again and any(
            worker.ready and len(worker.in_hand) < _IN_HAND for worker in self._workers
        )

    def _start(self, device: WorkerDevice) -> _Worker:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        setup = replace(self._setup, model=replace(self._setup.model, device=device.name))
        process = context.Process(
            target=serve, args=(there, setup, self._threads), name="worker", daemon=True
        )
        with _STARTING, _environment(device.environment(self._threads)):
            process.start()
        there.close()
        return _Worker(device, process, here)

    def _first_ready(self) -> Ready:
        ready: Ready | None = None
        while ready is None:
            for worker, message in self._messages():  # several may be ready at once
                if isinstance(message, Ready):
                    ready = ready or message
                self._settle(worker, message)
        return ready

    def _feed(self) -> None:
        """Give what is to be done to the workers that have the least in hand."""
        while self._again:
            free = [w for w in self._workers if w.ready and len(w.in_hand) < _IN_HAND]
            if not free:
                return
            worker = min(free, key=lambda one: len(one.in_hand))
            task = self._again.popleft()
            worker.in_hand.append(task)
            try:
                worker.pipe.send(task)
            except OSError:
                self._replace(worker)

    def _listen(self) -> None:
        """Wait for a word of a worker, or for its death."""
        for worker, message in self._messages():
            self._settle(worker, message)

    def _messages(self) -> list[tuple[_Worker, object]]:
        """Wait; return what came, None from a worker that is gone."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        found: list[tuple[_Worker, object]] = []
        for pipe in wait(list(by_pipe)):
            worker = next(one for known, one in by_pipe.items() if known is pipe)
            try:
                found.append((worker, worker.pipe.recv()))
            except (EOFError, OSError):
                found.append((worker, None))
        return found

    def _settle(self, worker: _Worker, message: object) -> None:
        if isinstance(message, Ready):
            worker.ready = True
            self._failed_starts = 0
        elif isinstance(message, Failure):
            raise message.error()
        elif isinstance(message, tuple):
            number, outcome = message
            worker.in_hand.popleft()
            self._deaths.pop(number, None)
            self._done[number] = outcome
        else:
            self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        """Put a new worker in the place of a dead one; what that had in hand is done again."""
        worker.process.join(1.0)
        worker.process.kill()
        worker.process.join(5.0)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _TRIES:
                raise WorkFailed(
                    Told(
                        "A process for {name} ends while it loads the model ({ending}).",
                        name=worker.device.name,
                        ending=_ending(worker.process),
                    ),
                    Told("Try fewer --devices: each loads the weights for itself."),
                )
        if worker.in_hand:
            first = worker.in_hand[0]
            self._deaths[first.number] = self._deaths.get(first.number, 0) + 1
            if self._deaths[first.number] >= _TRIES:
                worker.in_hand.popleft()
                reason = Told(
                    "The process that worked on it ended {count} times ({ending}).",
                    count=_TRIES,
                    ending=_ending(worker.process),
                )
                self._done[first.number] = Failure("", reason)
        self._again.extendleft(reversed(worker.in_hand))
        with suppress(OSError):
            worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._start(worker.device)


def _ending(process: SpawnProcess) -> str:
    code = process.exitcode
    return (
        Told("signal {code}", code=-code)
        if code is not None and code < 0
        else Told("code {code}", code=code)
    )


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    """Set variables of the environment for the block."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
