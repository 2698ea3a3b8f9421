"""The order in which the inference thread works: what the user waits for first, newest wins."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.contracts.clicks import ClickRequest
from carnn_desktop.contracts.errors import Cancelled
from carnn_desktop.contracts.progress import ProgressCallback
from carnn_desktop.contracts.requests import ModelChoice, SegmentationRequest
from carnn_desktop.contracts.segmenter import Segmenter
from carnn_desktop.services.events import Purpose

CancelReason = Literal["", "user", "superseded", "preempted", "closing"]


class CancelToken:
    """Tells a running job to leave. Written by one thread, read by another; a str is enough."""

    __slots__ = ("reason",)

    def __init__(self) -> None:
        self.reason: CancelReason = ""

    def cancel(self, reason: CancelReason) -> None:
        """Ask to leave; a stronger reason replaces a mere interruption."""
        if self.reason in ("", "preempted"):
            self.reason = reason

    def check(self) -> None:
        """Raise :class:`Cancelled` when asked to leave."""
        if self.reason:
            raise Cancelled

    def check_load(self) -> None:
        """The same while a model loads: for a newer request the load is not thrown away."""
        if self.reason in ("user", "closing"):
            raise Cancelled


Work = Callable[[Segmenter, ProgressCallback], object]


@dataclass(frozen=True, slots=True, eq=False)
class InferenceJob:
    """Work with a loaded model; without ``work`` the model is only loaded.

    model : None = the one that is loaded, and no work where there is none
    request : of a photo, which the model must accept; None = the model is only consulted
    """

    id: str
    model: ModelChoice | None
    purpose: Purpose
    request: SegmentationRequest | None = None
    work: Work | None = None
    token: CancelToken = field(default_factory=CancelToken)

    @property
    def key(self) -> tuple[str, str]:
        """Jobs of equal key take each other's place."""
        if self.request is None and self.work is not None:
            return ("work", self.purpose)
        return (self.request.image_id if self.request else "", self.purpose)


@dataclass(frozen=True, slots=True, eq=False)
class ClickJob:
    """Clicks on one photo, (H, W, 3) uint8 RGB, read-only."""

    id: str
    request: ClickRequest
    image: RgbImage
    token: CancelToken = field(default_factory=CancelToken)
    asked: float = field(default_factory=time.monotonic)


class InferenceQueue:
    """A blocking queue: clicks, then images, learning, folders, and what nobody waits for.

    All methods from any thread. There is at most one waiting click: the newest.
    """

    def __init__(self) -> None:
        self._ready = threading.Condition()
        self._waiting: dict[Purpose, list[InferenceJob]] = {p: [] for p in get_args(Purpose)}
        self._running: InferenceJob | None = None
        self._click: ClickJob | None = None
        self._clicking: ClickJob | None = None
        self._overdue: ClickJob | None = None
        self._seen = 0.0  # when the newest overdue clicks were asked for
        self._closed = False

    def put(self, job: InferenceJob) -> list[InferenceJob]:
        """Queue ``job``; return the waiting jobs whose place it takes.

        A running job of the same key is told to leave; other running work makes way for what the
        user waits for, and what nobody waits for makes way for all else. It starts again after it.
        """
        with self._ready:
            if self._closed:
                return [job]
            rank = self._waiting[job.purpose]
            replaced = [other for other in rank if other.key == job.key]
            rank[:] = [other for other in rank if other.key != job.key]
            rank.append(job)
            running = self._running
            if running is not None:
                if running.key == job.key:
                    running.token.cancel("superseded")
                elif _goes_before(job.purpose, running.purpose):
                    running.token.cancel("preempted")
            self._ready.notify_all()
            return replaced

    def put_click(self, job: ClickJob) -> None:
        """Queue clicks before everything else; older ones are left without an answer."""
        with self._ready:
            if self._closed:
                return
            _leave("superseded", self._clicking, self._overdue)
            self._click = job
            self._ready.notify_all()

    def take_click(self) -> ClickJob | None:
        """Take up the waiting clicks without waiting, if there are any and none is in hand."""
        with self._ready:
            return None if self._closed or self._clicking is not None else self._take_click()

    def take_newer_click(self, image_key: str) -> ClickJob | None:
        """Take up the waiting clicks instead of those in hand, if they are on the same photo."""
        with self._ready:
            if self._click is None or self._click.request.image_key != image_key:
                return None
            return self._take_click()

    def click_ended(self) -> None:
        """Say that the clicks in hand are dealt with."""
        with self._ready:
            self._clicking = None

    def drop_clicks(self) -> None:
        """Leave waiting and running clicks."""
        with self._ready:
            self._click = None
            _leave("user", self._clicking, self._overdue)

    def overdue_click(self, after_s: float) -> ClickJob | None:
        """Wait for clicks that nobody took up for ``after_s``; None when the queue was closed.

        They stay in the queue, and are returned once.
        """
        with self._ready:
            while not self._closed:
                job, left = self._click, None
                if job is not None and job.asked > self._seen:
                    left = job.asked + after_s - time.monotonic()
                    if left <= 0:
                        self._overdue, self._seen = job, job.asked
                        return job
                self._ready.wait(left)
            return None

    def overdue_ended(self) -> None:
        """Say that the overdue clicks are dealt with."""
        with self._ready:
            self._overdue = None

    def claim_click(self, job: ClickJob) -> bool:
        """Take up these very clicks; False when they are no longer waiting."""
        with self._ready:
            if self._click is not job:
                return False
            self._click = None
            return True

    def get(self) -> InferenceJob | ClickJob | None:
        """Wait for the next job and take it up; None when the queue was closed."""
        with self._ready:
            self._running = None
            while not (self._closed or self._click or any(self._waiting.values())):
                self._ready.wait()
            if self._closed:
                return None
            if self._click is not None:
                return self._take_click()
            job = next(rank for rank in self._waiting.values() if rank).pop(0)
            self._running = job
            return job

    def put_back(self, job: InferenceJob) -> bool:
        """Queue a job again that had to make way, before the others; False: nobody wants it."""
        again = replace(job, token=CancelToken())
        with self._ready:
            if self._closed or job.token.reason != "preempted":
                return False
            self._waiting[job.purpose].insert(0, again)
            return True

    def cancel(self, *, job_id: str | None = None, purpose: Purpose | None = None) -> list[str]:
        """Leave one job or all of a purpose; return the ids of those that had not begun."""

        def meant(job: InferenceJob) -> bool:
            return job_id in (None, job.id) and purpose in (None, job.purpose)

        with self._ready:
            gone = [job.id for rank in self._waiting.values() for job in rank if meant(job)]
            for rank in self._waiting.values():
                rank[:] = [job for job in rank if not meant(job)]
            if self._running is not None and meant(self._running):
                self._running.token.cancel("user")
            return gone

    def close(self) -> None:
        """Drop everything, tell the running job to leave and end the thread's loop."""
        with self._ready:
            self._closed = True
            for rank in self._waiting.values():
                rank.clear()
            self._click = None
            _leave("closing", self._running, self._clicking, self._overdue)
            self._ready.notify_all()

    def _take_click(self) -> ClickJob | None:
        self._clicking, self._click = self._click, None
        return self._clicking


def _goes_before(purpose: Purpose, running: Purpose) -> bool:
    """Whether work for ``purpose`` interrupts other work; learning lets a photo come to its end."""
    if purpose == "image":
        return running != "image"
    return running == "background" and purpose != "background"


def _leave(reason: CancelReason, *jobs: InferenceJob | ClickJob | None) -> None:
    """Tell those jobs that there are to leave."""
    for job in jobs:
        if job is not None:
            job.token.cancel(reason)
