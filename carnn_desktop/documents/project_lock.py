"""One program at a time writes a project: a lock file beside it, held by the operating system.

The lock is an advisory lock on ``<project>.lock``; it ends with the process however that dies. The
file also names its owner, for the message, and for network drives on which a lock taken by another
machine may not be seen: an owner on another host is believed until the file is deleted.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from pathlib import Path
from typing import IO

from carnn_desktop.contracts import CarnnError

if os.name == "nt":
    import msvcrt

    def _take(stream: IO[str]) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
else:
    import fcntl

    def _take(stream: IO[str]) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProjectLock:
    """The right to write one project file, from construction to :meth:`release`."""

    def __init__(self, project: Path) -> None:
        """Take the lock; raise CarnnError when another program holds it or none can be made."""
        self._path = project.with_name(project.name + ".lock")
        self._stream: IO[str] | None = None
        try:
            self._stream = self._acquire()
        except OSError as error:
            raise CarnnError(
                f"{project.parent} cannot be written to ({error.strerror}).",
                "Keep the project file in another folder.",
            ) from error

    def release(self) -> None:
        """Give the lock back and remove the file."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._path.unlink()
            self._stream.close()
            self._stream = None

    def _acquire(self) -> IO[str]:
        while True:
            stream = self._path.open("a+", encoding="utf-8")
            try:
                _take(stream)
            except OSError as error:
                owner = self._owner(stream)
                stream.close()
                raise self._refusal(owner) from error
            if not self._is_current(stream):
                stream.close()  # its owner removed the file between our open and our lock
                continue
            host, pid = self._owner(stream)
            if host and host != socket.gethostname():
                stream.close()
                raise self._refusal((host, pid))
            stream.truncate(0)
            json.dump({"host": socket.gethostname(), "pid": os.getpid()}, stream)
            stream.flush()
            return stream

    def _is_current(self, stream: IO[str]) -> bool:
        try:
            return os.path.samestat(os.fstat(stream.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    @staticmethod
    def _owner(stream: IO[str]) -> tuple[str, int]:
        stream.seek(0)
        try:
            values = json.loads(stream.read())
            return str(values["host"]), int(values["pid"])
        except (ValueError, KeyError, TypeError, OSError):
            return "", 0

    def _refusal(self, owner: tuple[str, int]) -> CarnnError:
        host, pid = owner
        who = f"process {pid} on {host}" if host else "another program"
        return CarnnError(
            f"The project is open in {who}.",
            f"Close it there. If nothing has it open, delete {self._path}.",
        )
