"""Tables of the project file, their version, and how an older file is brought up to it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from carnn_desktop.contracts import CarnnError

APPLICATION_ID = 0x4361524E  # "CaRN": tells our files from other SQLite files
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE images (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    present INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT 'new',
    reason TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    width INTEGER NOT NULL DEFAULT 0,
    height INTEGER NOT NULL DEFAULT 0,
    doubt REAL
);
CREATE TABLE documents (image_id INTEGER PRIMARY KEY REFERENCES images, json BLOB NOT NULL);
CREATE TABLE traces (image_id INTEGER PRIMARY KEY REFERENCES images, json BLOB NOT NULL);
CREATE TABLE concepts (id INTEGER PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE runs (
    image_id INTEGER NOT NULL REFERENCES images,
    key TEXT NOT NULL,
    summary TEXT NOT NULL,
    PRIMARY KEY (image_id, key)
) WITHOUT ROWID;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE annotation_ids (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    region_id TEXT NOT NULL,
    part INTEGER NOT NULL,
    UNIQUE (region_id, part)
);
"""
MIGRATIONS: tuple[str, ...] = ()
"""Script N (from 0) brings version N + 1 to N + 2. Released scripts are never changed."""


def connect(path: Path) -> sqlite3.Connection:
    """Open a database for this thread alone: rollback journal, every commit on disk."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=5.0)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def create(
    connection: sqlite3.Connection,
    meta: Mapping[str, str],
    migrations: Sequence[str] = MIGRATIONS,
) -> None:
    """Make the tables of the newest version in an empty file, with the rows of ``meta``.

    One transaction: a program killed meanwhile leaves an empty file, not half a project.
    """
    script = "".join((TABLES, *migrations))
    version = len(migrations) + 1
    connection.executescript(
        f"BEGIN IMMEDIATE; {script} PRAGMA application_id = {APPLICATION_ID};"
        f"PRAGMA user_version = {version};"
    )
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.execute("COMMIT")


def upgrade(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[str] = MIGRATIONS
) -> None:
    """Bring an older project to the newest version, after a copy beside it.

    Raises CarnnError for a file that is no project or is of a newer program.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise CarnnError(f"{path} is not a CaRNN project.", "Choose a .carnn file of this program.")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    newest = len(migrations) + 1
    if version > newest:
        raise CarnnError(
            f"{path} was made by a newer version of the program.", "Update CaRNN Desktop."
        )
    if version < newest:
        shutil.copy2(path, path.with_name(f"{path.name}.version{version}.backup"))
        script = "".join(migrations[version - 1 :])
        connection.executescript(
            f"BEGIN IMMEDIATE; {script} PRAGMA user_version = {newest}; COMMIT;"
        )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into failures that the user can act on."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        primary = None if code is None else code & 0xFF
        reason, remedy = _REASONS.get(
            primary, (f"failed ({error})", "Check the disk, then open the project again.")
        )
        raise CarnnError(f"{path}: the project file {reason}.", remedy) from error


_REASONS: dict[int | None, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: ("could not be written: the disk is full", "Free some space."),
    sqlite3.SQLITE_READONLY: ("is read-only", "Change its permissions, or copy it elsewhere."),
    sqlite3.SQLITE_NOTADB: ("is not a CaRNN project", "Choose a .carnn file of this program."),
    sqlite3.SQLITE_CORRUPT: ("is damaged", "Restore it from a backup; the photos are untouched."),
    sqlite3.SQLITE_CANTOPEN: ("cannot be opened", "Check that its folder exists and is writable."),
    sqlite3.SQLITE_IOERR: ("could not be read or written", "Check the disk or network drive."),
    sqlite3.SQLITE_BUSY: ("is used by another program", "Close it there, then try again."),
}
