"""The SQLite file under a project: one connection, whole transactions, failures in plain words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.lock import ProjectLock

_KEPT = "Your edits are kept as long as the program runs."


class ProjectError(CarnnError):
    """The project file cannot be read or written."""


class DamagedFile(ProjectError):
    """The database is damaged, not only what a row of it says."""


class ProjectFile:
    """An open database and its lock. Not for several threads.

    A rollback journal with full syncs: slower than WAL, but safe on network drives, and between two
    transactions the one file is the whole project, so that it can be copied at any time.
    """

    def __init__(self, path: Path, lock: ProjectLock) -> None:
        self.path = path
        self._lock = lock
        self._write_rest: Callable[[], None] = _nothing
        self._rest_written: Callable[[], None] = _nothing
        with translated(path):
            self._connection = sqlite3.connect(path, timeout=5.0, isolation_level=None)
        try:
            with translated(path):
                for pragma in (
                    "journal_mode = DELETE",
                    "synchronous = FULL",
                    "foreign_keys = ON",
                    "trusted_schema = OFF",
                ):
                    self._connection.execute(f"PRAGMA {pragma}").fetchall()
            self._identity = _identity(path)
        except BaseException:
            self._connection.close()
            raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for the schema."""
        return self._connection

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with translated(self.path):
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Any) -> tuple[Any, ...] | None:
        """Return the first row of a query, None when there is none."""
        with translated(self.path):
            found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
            return found

    def execute(self, sql: str, *values: Any) -> int:
        """Change rows, in a transaction of its own or the one that is open; return how many."""
        with self.transaction(), translated(self.path):
            return self._connection.execute(sql, values).rowcount

    def execute_many(self, sql: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Change many rows, in a transaction of its own or the one that is open."""
        with self.transaction(), translated(self.path):
            self._connection.executemany(sql, rows)

    def on_commit(self, write: Callable[[], None], written: Callable[[], None]) -> None:
        """Have ``write`` done at the end of every transaction, within it, ``written`` after it."""
        self._write_rest, self._rest_written = write, written

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all of the block or nothing. One within another is part of that one."""
        if self._is_in_transaction():
            yield
            return
        self._check_identity()
        with translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._write_rest()
            with translated(self.path):
                self._connection.execute("COMMIT")
        except BaseException:
            if self._is_in_transaction():  # SQLite may have rolled back by itself
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
            raise
        self._rest_written()

    @contextlib.contextmanager
    def part_of_transaction(self) -> Iterator[None]:
        """Undo the block alone when it fails, not the whole of the transaction that is open."""
        with translated(self.path):
            self._connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self._is_in_transaction():
                with contextlib.suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK TO part")
                    self._connection.execute("RELEASE part")
            raise
        with translated(self.path):
            self._connection.execute("RELEASE part")

    def close(self) -> None:
        """Close the database and give the lock back; a second call does nothing."""
        self._connection.close()
        self._lock.release()

    def _is_in_transaction(self) -> bool:
        return self._connection.in_transaction

    def _check_identity(self) -> None:
        """Refuse to write into a file that was moved or deleted: it would be lost unnoticed."""
        if _identity(self.path) != self._identity:
            raise ProjectError(
                f"{self.path.name} was moved, deleted or replaced while it was open.",
                f"Put it back to {self.path.parent}. {_KEPT}",
            )


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what sqlite3 raises for reasons outside the program into ProjectError."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        raise explained(path, error) from error


def explained(path: Path, error: sqlite3.Error) -> ProjectError:
    """Return why the project file failed, and what to do about it."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    name = path.name
    if primary == sqlite3.SQLITE_FULL:
        return ProjectError(
            f"The disk is full: {name} could not be written.", f"Make room on it. {_KEPT}"
        )
    if primary in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return ProjectError(
            f"{path} cannot be written to.",
            "Check its access rights and those of its folder (a journal is kept beside it).",
        )
    if primary == sqlite3.SQLITE_NOTADB:
        return ProjectError(
            f"{name} is not a CaRNN project.", "Choose another file; this one was left as it is."
        )
    if primary in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return ProjectError(f"{name} is in use by another program.", "Close it there, try again.")
    if primary == sqlite3.SQLITE_CANTOPEN:
        return ProjectError(
            f"{path} cannot be opened.", "Check that its folder exists and can be written to."
        )
    if primary == sqlite3.SQLITE_IOERR:
        return ProjectError(
            f"{name} could not be read or written ({error}).",
            f"Check that the drive is connected and sound. {_KEPT}",
        )
    if primary == sqlite3.SQLITE_CORRUPT or "decode" in str(error):
        return DamagedFile(
            f"{name} is damaged ({error}).",
            "Close the folder and open it again: if the damage is found then, what can be read is "
            "copied into a sound file and the damaged one is kept. Else restore it from a backup.",
        )
    return ProjectError(
        f"{name} is damaged ({error}).", "Restore it from a backup; nothing was changed."
    )


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - called with every transaction
    except OSError:
        return None
    return (found.st_ino, found.st_dev)


def _nothing() -> None:
    """Do nothing."""
