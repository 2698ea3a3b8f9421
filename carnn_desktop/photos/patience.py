"""Reads of a photo that have an end: a drive that does not answer fails the photo, not the run.

A read of a stalled network drive cannot be broken off, so it is left behind in a thread of its own.
"""

from __future__ import annotations

import errno
import io
import threading
import time
from collections.abc import Callable
from io import BufferedReader
from pathlib import Path
from typing import Any, TypeVar, cast

from carnn_desktop.contracts.texts import Told
from carnn_desktop.regular_files import open_regular

T = TypeVar("T")

STALLED_S = 30.0
"""How long a drive may take to answer one request; decoding may take as long as it needs."""
_BEAT_S = 0.25
_BUFFER = 1 << 16


class StalledDrive(OSError):
    """The drive did not answer in time."""


def in_time(path: Path, work: Callable[[BufferedReader], T]) -> T:
    """Open a regular file, do ``work`` with its stream in a thread of its own, return its value.

    Raises what ``work`` and ``open_regular`` raise, and StalledDrive (an OSError) when one read, or
    the opening, takes longer than STALLED_S; the thread ends when the drive answers after all.
    """
    watch, done = _Watch(), threading.Event()
    outcome: list[tuple[T | None, BaseException | None]] = []

    def run() -> None:
        try:
            with watch.opened(path) as stream:
                outcome.append((work(stream), None))
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            outcome.append((None, error))
        finally:
            done.set()

    threading.Thread(target=run, name="photo", daemon=True).start()
    while not done.wait(min(_BEAT_S, STALLED_S)):
        if watch.waited_s() > STALLED_S:
            text = Told("the drive did not answer within {seconds:g} seconds", seconds=STALLED_S)
            raise StalledDrive(errno.ETIMEDOUT, text, str(path))
    value, error = outcome.pop()
    if error is not None:
        raise error
    return cast("T", value)


class _Watch(io.RawIOBase):
    """A file that says since when one of its reads, or its opening, is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._since: float | None = None
        self._file: Any = None

    def opened(self, path: Path) -> BufferedReader:
        """Open a regular file and return its stream, which closes it."""
        self._since = time.monotonic()
        self._file = open_regular(path)
        self._since = None
        return BufferedReader(self, _BUFFER)

    def waited_s(self) -> float:
        """Return how long the read in hand is waited for by now."""
        since = self._since
        return 0.0 if since is None else time.monotonic() - since

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._since = time.monotonic()
        try:
            return int(self._file.readinto(buffer))
        finally:
            self._since = None

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def tell(self) -> int:
        return int(self._file.tell())

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()
