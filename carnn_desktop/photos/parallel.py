"""Work on many things in several processes, with the results in order and bounded memory."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

import cv2

T = TypeVar("T")
R = TypeVar("R")

_CHUNK = 8
_WAITING = 3
_MAX_PROCESSES = 4


def usable_processes() -> int:
    """Return how many processes are worth starting on this computer, at least 1."""
    with contextlib.suppress(AttributeError):  # not on macOS and Windows
        return min(_MAX_PROCESSES, len(os.sched_getaffinity(0)))
    return min(_MAX_PROCESSES, os.cpu_count() or 1)


def ordered_map(
    work: Callable[[T], R], items: Iterable[T], *, processes: int = 1
) -> Iterator[tuple[T, R]]:
    """Yield (item, ``work(item)``) for all items, in their order.

    work : with several processes it, the items and the results must be picklable
    processes : 1 = in this process, one item after the other

    Items are taken when they are needed: a few dozen are under way at a time. What ``work`` or the
    items' iterator raise goes through; helpers end with the iterator. Where helpers cannot be
    started or die (an odd main module, no memory), this process does their work instead.
    """
    remaining = iter(items)
    if processes > 1:
        yield from _with_helpers(work, remaining, processes)
    for item in remaining:
        yield item, work(item)


def _with_helpers(
    work: Callable[[T], R], items: Iterator[T], processes: int
) -> Iterator[tuple[T, R]]:
    """Take from ``items`` until they end or helpers do; nothing that was taken is lost."""
    pool = ProcessPoolExecutor(
        processes, mp_context=multiprocessing.get_context("spawn"), initializer=_prepare
    )
    waiting: deque[tuple[list[T], Future[list[R]] | None]] = deque()
    broken = False
    try:
        while True:
            while (
                not broken
                and len(waiting) < processes * _WAITING
                and (chunk := list(islice(items, _CHUNK)))
            ):
                future = _submitted(pool, work, chunk)
                broken = future is None
                waiting.append((chunk, future))
            if not waiting:
                return
            results = _result(waiting[0][1])
            broken = broken or results is None
            for place, item in enumerate(waiting[0][0]):
                yield item, work(item) if results is None else results[place]
            waiting.popleft()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, work: Callable[[T], R], chunk: list[T]
) -> Future[list[R]] | None:
    """Hand a chunk to the helpers; None when there are none any more."""
    try:
        return pool.submit(_each, work, chunk)
    except (BrokenProcessPool, OSError):
        return None


def _result(future: Future[list[R]] | None) -> list[R] | None:
    """Wait for a chunk; None when nobody works on it."""
    try:
        return None if future is None else future.result()
    except BrokenProcessPool:
        return None


def _each(work: Callable[[T], R], chunk: list[T]) -> list[R]:
    return [work(item) for item in chunk]


def _prepare() -> None:
    """Make a helper leave interrupts to its parent and use one core."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cv2.setNumThreads(1)
