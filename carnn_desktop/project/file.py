"""The SQLite file under a project: one connection, whole transactions, failures in plain words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError, WorkFailed
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.lock import ProjectLock

_LOOKING = ("foreign_keys = ON", "trusted_schema = OFF", "query_only = ON")
_WRITING = ("journal_mode = DELETE", "synchronous = FULL", *_LOOKING[:2])


class ProjectError(CarnnError):
    """The project file cannot be read or written."""


class ProjectFailed(ProjectError, WorkFailed):
    """The disk is full, the drive fails, or another program has the file."""


class OnlyLooking(ProjectError):
    """Something was to be changed in a project that another process fills."""


class DamagedFile(ProjectError):
    """The database is damaged, not only what a row of it says."""


_KINDS: Mapping[int, type[ProjectError]] = {
    **dict.fromkeys((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT), DamagedFile),
    **dict.fromkeys((sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR), ProjectFailed),
    **dict.fromkeys((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED), ProjectFailed),
}


class ProjectFile:
    """An open database and its lock. Not for several threads.

    A rollback journal with full syncs: slower than WAL, but safe on network drives, and between two
    transactions the one file is the whole project, so that it can be copied at any time.

    lock : None opens it only to look on, beside the process that has the lock
    patience_s : how long a change waits for others who read the file at that moment
    """

    def __init__(self, path: Path, lock: ProjectLock | None, *, patience_s: float = 5.0) -> None:
        self.path = path
        self._lock = lock
        self._write_rest: Callable[[], None] = lambda: None
        self._rest_written: Callable[[], None] = lambda: None
        place = str(path) if lock is not None else f"{path.as_uri()}?mode=ro"
        with translated(path):
            self.connection = sqlite3.connect(
                place, timeout=patience_s, isolation_level=None, uri=lock is None
            )
        try:
            with translated(path):
                for pragma in _WRITING if lock is not None else _LOOKING:
                    self.connection.execute(f"PRAGMA {pragma}").fetchall()
            self._identity = _identity(path)
        except BaseException:
            self.connection.close()
            raise

    @property
    def only_looking(self) -> bool:
        """Whether nothing can be changed."""
        return self._lock is None

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        """Return the first row of a query, None when there is none."""
        with translated(self.path):
            found: tuple[Any, ...] | None = self.connection.execute(sql, values).fetchone()
            return found

    def execute(self, sql: str, *values: Any) -> int:
        """Change rows, in a transaction of its own or the one that is open; return how many."""
        with self.transaction(), translated(self.path):
            return self.connection.execute(sql, values).rowcount

    def execute_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Change many rows, in a transaction of its own or the one that is open."""
        with self.transaction(), translated(self.path):
            self.connection.executemany(sql, rows)

    def on_commit(self, write: Callable[[], None], written: Callable[[], None]) -> None:
        """Have ``write`` done at the end of every transaction, within it, ``written`` after it."""
        self._write_rest, self._rest_written = write, written

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing. One within another is part of that one."""
        if self.connection.in_transaction:
            yield
            return
        if self._lock is None:
            raise OnlyLooking(
                Told(
                    "{name} is being filled by a run: nothing can be changed yet.",
                    name=self.path.name,
                ),
                Told("It can be as soon as the run has ended, by itself."),
            )
        self._check_identity()
        with self._block("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"):
            yield
            self._write_rest()
        self._rest_written()

    @contextlib.contextmanager
    def part_of_transaction(self) -> Iterator[None]:
        """Undo the block alone when it fails, not the whole of the transaction that is open."""
        with self._block("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part", "RELEASE part"):
            yield

    def close(self) -> None:
        """Close the database and give the lock back; a second call does nothing."""
        self.connection.close()
        if self._lock is not None:
            self._lock.release()

    @contextlib.contextmanager
    def _block(self, begin: str, end: str, *undo: str) -> Iterator[None]:
        with translated(self.path):
            self.connection.execute(begin)
        try:
            yield
            with translated(self.path):
                self.connection.execute(end)
        except BaseException:
            if self.connection.in_transaction:  # SQLite may have rolled back by itself
                with contextlib.suppress(sqlite3.Error):
                    for statement in undo:
                        self.connection.execute(statement)
            raise

    def _check_identity(self) -> None:
        """Refuse to write into a file that was moved or deleted: it would be lost unnoticed."""
        if _identity(self.path) != self._identity:
            raise ProjectError(
                Told(
                    "{name} was moved, deleted or replaced while it was open.", name=self.path.name
                ),
                Told("Put it back to {parent}.", parent=self.path.parent),
            )


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what sqlite3 raises for reasons outside the program into ProjectError."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter: in SQLite's own complaint
        raise explained(path, error) from error


def explained(path: Path, error: Exception) -> ProjectError:
    """Return why the project file failed, and what to do about it."""
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary in (sqlite3.SQLITE_OK, sqlite3.SQLITE_ERROR) and "decode" in str(error):
        primary = sqlite3.SQLITE_CORRUPT
    kind = _KINDS.get(primary, ProjectError)
    return kind(*_words(primary, path, error))


def _words(primary: int, path: Path, error: Exception) -> tuple[Told, Told]:
    """Return what to say of SQLite's primary result codes."""
    name = path.name
    match primary:
        case sqlite3.SQLITE_FULL:
            reason = Told("The disk is full: {name} could not be written.", name=name)
            return reason, Told("Make room on it.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return Told("{path} cannot be written to.", path=path), Told(
                "Check its access rights and those of its folder (a journal is kept beside it)."
            )
        case sqlite3.SQLITE_NOTADB:
            reason = Told("{name} is not a CaRNN project.", name=name)
            return reason, Told("Choose another file; this one was left as it is.")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            reason = Told("{name} is in use by another program.", name=name)
            return reason, Told("Close it there, try again.")
        case sqlite3.SQLITE_CANTOPEN:
            reason = Told("{path} cannot be opened.", path=path)
            return reason, Told("Check that its folder exists and can be written to.")
        case sqlite3.SQLITE_IOERR:
            reason = Told("{name} could not be read or written ({error}).", name=name, error=error)
            return reason, Told("Check that the drive is connected and sound.")
        case sqlite3.SQLITE_CORRUPT:
            return Told("{name} is damaged ({error}).", name=name, error=error), Told(
                "Close the project and open it again: if the damage is found then, what can be "
                "read is copied into a sound file and the damaged one is kept. Else restore it "
                "from a backup."
            )
        case _:
            reason = Told("{name} is damaged ({error}).", name=name, error=error)
            return reason, Told("Restore it from a backup; nothing was changed.")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - called with every transaction
    except OSError:
        return None
    return (found.st_ino, found.st_dev)
