"""Tables of the project file, its version, and how older versions are brought up to date."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.file import ProjectError, translated
from carnn_desktop.project.stored import free_path

APPLICATION_ID = 0x4361524E  # "CaRN", in the header of every project file
SCHEMA_VERSION = 4

_TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # path: relative to the image folder with forward slashes; a BLOB where it is not valid UTF-8
    # position: place in the list; missing: 1 when the last look into the folder did not find it
    """CREATE TABLE images (
        id INTEGER PRIMARY KEY AUTOINCREMENT, path NOT NULL UNIQUE, position INTEGER NOT NULL,
        missing INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'new',
        reason TEXT NOT NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '',
        bytes INTEGER NOT NULL DEFAULT 0, width INTEGER NOT NULL DEFAULT 0,
        height INTEGER NOT NULL DEFAULT 0, doubt REAL,
        coco_id INTEGER NOT NULL DEFAULT 0, extra TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE documents (
        image_id INTEGER PRIMARY KEY REFERENCES images (id), version INTEGER NOT NULL,
        body BLOB NOT NULL)""",
    """CREATE TABLE traces (
        image_id INTEGER PRIMARY KEY REFERENCES images (id), version INTEGER NOT NULL,
        body BLOB NOT NULL)""",
    # rows of documents that could not be read, moved here when the image was annotated anew
    """CREATE TABLE damaged (
        id INTEGER PRIMARY KEY, image_id INTEGER NOT NULL, version, body,
        moved TEXT NOT NULL)""",
    """CREATE TABLE concepts (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, supercategory TEXT NOT NULL,
        color TEXT NOT NULL, synonyms TEXT NOT NULL, hotkey TEXT NOT NULL, threshold REAL,
        coco_id INTEGER NOT NULL DEFAULT 0, extra TEXT NOT NULL DEFAULT '')""",
    """CREATE TABLE runs (
        image_id INTEGER NOT NULL REFERENCES images (id), key TEXT NOT NULL,
        finished TEXT NOT NULL, summary TEXT NOT NULL, PRIMARY KEY (image_id, key)
        ) WITHOUT ROWID""",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    # COCO annotation ids: given once and never to another part
    """CREATE TABLE annotations (
        id INTEGER PRIMARY KEY, region_id TEXT NOT NULL, part INTEGER NOT NULL,
        UNIQUE (region_id, part))""",
    # what the last import changed, as it was before: for taking the import back
    """CREATE TABLE import_undo (
        image_id INTEGER PRIMARY KEY REFERENCES images (id), version INTEGER, body BLOB,
        after BLOB NOT NULL, state TEXT NOT NULL, coco_id INTEGER NOT NULL,
        extra TEXT NOT NULL)""",
)

_SUMMARY = (
    # counts of a document for lists; absent where they have to be counted anew
    """CREATE TABLE facts (
        image_id INTEGER PRIMARY KEY REFERENCES images (id), facts TEXT NOT NULL)""",
    """CREATE TRIGGER IF NOT EXISTS facts_outdated AFTER UPDATE OF body ON documents BEGIN
        DELETE FROM facts WHERE image_id = NEW.image_id; END""",
    """CREATE TRIGGER IF NOT EXISTS facts_gone AFTER DELETE ON documents BEGIN
        DELETE FROM facts WHERE image_id = OLD.image_id; END""",
)

_REVIEWED = (
    # ids of the categories, with commas, that there were when an image was marked done: one made
    # later is not "absent" from it; images without a row were done before this was noted
    """CREATE TABLE reviewed (
        image_id INTEGER PRIMARY KEY REFERENCES images (id), concepts TEXT NOT NULL)""",
    """CREATE TRIGGER IF NOT EXISTS reviewed_now AFTER UPDATE OF state ON images
        WHEN NEW.state IN ('done', 'done_empty') AND OLD.state NOT IN ('done', 'done_empty') BEGIN
        INSERT OR REPLACE INTO reviewed (image_id, concepts)
        SELECT NEW.id, coalesce(group_concat(id), '') FROM concepts; END""",
    """CREATE TRIGGER IF NOT EXISTS reviewed_anew AFTER UPDATE OF state ON images
        WHEN OLD.state IN ('done', 'done_empty') AND NEW.state NOT IN ('done', 'done_empty') BEGIN
        DELETE FROM reviewed WHERE image_id = NEW.id; END""",
)

MAIN_TABLES = ("meta", "images", "documents", "concepts")
SIDE_TABLES: Mapping[str, Sequence[str]] = {
    **{
        name: (statement,)
        for statement in _TABLES
        if (name := statement.split(maxsplit=3)[2]) not in MAIN_TABLES
    },
    "facts": _SUMMARY,
    "reviewed": _REVIEWED,
}
"""What a project goes on without: name -> how it is made anew."""
TABLES = frozenset((*MAIN_TABLES, *SIDE_TABLES))


def _keep_what_imports_bring(connection: sqlite3.Connection) -> None:
    """1 -> 2: ids and unknown keys of imported files, and what taking an import back needs."""
    for table in ("images", "concepts"):
        connection.execute(f"ALTER TABLE {table} ADD COLUMN coco_id INTEGER NOT NULL DEFAULT 0")
        connection.execute(f"ALTER TABLE {table} ADD COLUMN extra TEXT NOT NULL DEFAULT ''")
    connection.execute(_TABLES[-1])


def _count_for_lists(connection: sqlite3.Connection) -> None:
    """2 -> 3: a place for what lists need of each document; it is counted when first needed."""
    for statement in _SUMMARY:
        connection.execute(statement)


def _note_what_was_listed(connection: sqlite3.Connection) -> None:
    """3 -> 4: which categories an image was looked through for; not known of those done before."""
    for statement in _REVIEWED:
        connection.execute(statement)


MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    1: _keep_what_imports_bring,
    2: _count_for_lists,
    3: _note_what_was_listed,
}
"""Version -> what makes the next version of it, within a transaction that is open."""


def create_tables(connection: sqlite3.Connection, meta: Mapping[str, str | bytes]) -> None:
    """Make an empty project in an empty database, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in (*_TABLES, *_SUMMARY, *_REVIEWED):
        connection.execute(statement)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def require_current(connection: sqlite3.Connection, path: Path) -> None:
    """Raise ProjectError for what is no project, or of another version than this program's."""
    with translated(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if (application, version) != (APPLICATION_ID, SCHEMA_VERSION):
        raise ProjectError(
            Told("{name} is filled by another version of CaRNN Desktop.", name=path.name),
            Told("Use the same one, or wait until the run has ended."),
        )


def check_and_migrate(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Bring a project up to date; return the backup that was made before, if one was.

    Raises ProjectError, with the file unchanged, for what is no project or a newer one.
    """
    with translated(path):
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application != APPLICATION_ID:
        raise ProjectError(
            Told("{name} is not a CaRNN project.", name=path.name),
            Told("Choose another file; this one was left as is."),
        )
    if version > SCHEMA_VERSION:
        raise ProjectError(
            Told(
                "{name} was made by a newer version of CaRNN Desktop (format {version}, "
                "this one reads up to {known}).",
                name=path.name,
                version=version,
                known=SCHEMA_VERSION,
            ),
            Told("Update CaRNN Desktop; the file was left as it is."),
        )
    if version == SCHEMA_VERSION:
        return None
    if version not in MIGRATIONS:
        raise ProjectError(
            Told(
                "{name} is damaged: it says that it is of format {version}, which never was.",
                name=path.name,
                version=version,
            ),
            Told("Restore it from a backup; it was left as it is."),
        )
    backup = _back_up(connection, path, version)
    with translated(path):
        try:
            connection.execute("BEGIN IMMEDIATE")
            for step in range(version, SCHEMA_VERSION):
                MIGRATIONS[step](connection)
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return backup


def _back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy the project beside itself before anything is changed; an older backup stays."""
    backup = free_path(path, f".format{version}", ".backup")
    with translated(backup):
        try:
            with contextlib.closing(sqlite3.connect(backup)) as copy:
                connection.backup(copy)
        except BaseException:
            with contextlib.suppress(OSError):
                backup.unlink()
            raise
    return backup
