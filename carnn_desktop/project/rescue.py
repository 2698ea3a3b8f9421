"""Copies what can be read of a damaged project into a sound one; the damaged file is kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.summary import encode_summary, state_of_body, summary_of_body
from carnn_desktop.contracts.texts import Told, some_of
from carnn_desktop.project.file import DamagedFile, translated
from carnn_desktop.project.foreign import plain_columns
from carnn_desktop.project.schema import APPLICATION_ID, SCHEMA_VERSION, create_tables
from carnn_desktop.project.stored import free_path, lost_name

_KEYS = {
    **dict.fromkeys(("images", "concepts", "annotations", "damaged"), "id"),
    **dict.fromkeys(("documents", "traces", "import_undo", "reviewed"), "image_id"),
    "meta": "key",
    "settings": "key",
    "runs": "image_id, key",
}
_WITHOUT_NUMBERS = ("meta", "settings", "runs")
_GAP, _OPEN_END = 20_000, 1_000  # numbers tried one by one between rows, and after the last one
Row = dict[str, Any]
Tables = dict[str, list[Row]]


def rescue(path: Path) -> Sequence[str]:
    """Put a sound project in the place of a damaged one; return what to tell the user.

    Raises DamagedFile, with the file as it was, when no annotation and no category can be read.
    """
    work, fresh = path.with_name(f".{path.name}.reading"), path.with_name(f".{path.name}.new")
    try:
        for leftover in (work, fresh):
            leftover.unlink(missing_ok=True)
        shutil.copyfile(path, work)
        _lengthen(work)
        tables = _read(work)
        if not tables["documents"] and not tables["concepts"]:
            raise DamagedFile(
                Told("{name} is damaged, and nothing in it can be read.", name=path.name),
                Told("Restore it from a backup. To begin anew instead, move it elsewhere first."),
            )
        lost = _complete(tables)
        with translated(path):
            _write(fresh, tables)
        kept = free_path(path, ".damaged")
        _keep(path, kept)
        fresh.replace(path)
    except OSError as error:
        raise DamagedFile(
            Told(
                "{name} is damaged, and could not be mended ({error}).",
                name=path.name,
                error=error.strerror or error,
            ),
            Told("Check that there is room on the disk and that the folder can be written to."),
        ) from error
    finally:
        for leftover in (work, fresh, Path(f"{work}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return _words(path, kept, tables, lost)


def _words(path: Path, kept: Path, tables: Tables, lost: Sequence[str]) -> Sequence[str]:
    images, categories = len(tables["documents"]), len(tables["concepts"])
    told = [
        Told(
            "{name} was damaged. What could be read (images with annotations: "
            "{images}, concepts: {categories}) is in a sound file now; the damaged "
            "one is kept as {kept}.",
            name=path.name,
            images=images,
            categories=categories,
            kept=kept.name,
        )
    ]
    if lost:
        shown = some_of(lost, 5)
        told.append(Told("Annotations that could not be read: {shown}.", shown=shown))
    return told


def _keep(path: Path, kept: Path) -> None:
    """Give the file a second name: at no moment there is none of that name."""
    try:
        kept.hardlink_to(path)
    except (OSError, NotImplementedError):  # a file system without
        shutil.copyfile(path, kept)


def _lengthen(path: Path) -> None:
    """Fill a file that was cut off with zeros: SQLite reads nothing of one that is too short."""
    with path.open("rb+") as stream:
        header = stream.read(100)
        size = int.from_bytes(header[16:18], "big")
        wanted = (65536 if size == 1 else size) * int.from_bytes(header[28:32], "big")
        if stream.seek(0, os.SEEK_END) < wanted <= 1 << 40:
            stream.truncate(wanted)


def _read(path: Path) -> Tables:
    """Return by table the rows that can be read."""
    tables: Tables = {name: [] for name in _KEYS}
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        try:
            # of a schema that is damaged in one place, the other tables can be read then
            connection.execute("PRAGMA writable_schema = ON")
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("SELECT name FROM sqlite_master").fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return tables
        if application == APPLICATION_ID and version <= SCHEMA_VERSION:
            connection.row_factory = sqlite3.Row
            for name, key in _KEYS.items():
                columns = _columns(connection, name)
                if columns:
                    tables[name] = _rows(connection, name, key, columns)
    return tables


def _columns(connection: sqlite3.Connection, table: str) -> str:
    """Return the columns to read, as SQL; all where the schema itself is damaged."""
    try:
        names = plain_columns(connection, table)
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return "*"
    return ", ".join('"{}"'.format(name.replace('"', '""')) for name in names)


def _rows(connection: sqlite3.Connection, table: str, key: str, columns: str) -> list[Row]:
    """Return the rows from the start, from the end, and what lies between one by one.

    Of a table without numbers from both ends, which may be the same rows twice.
    """
    complete, rows = _walk(connection, f"SELECT {columns} FROM {table} ORDER BY {key}")
    if complete:
        return rows
    if table in _WITHOUT_NUMBERS:
        backwards = ", ".join(f"{name} DESC" for name in key.split(", "))
        return rows + _walk(connection, f"SELECT {columns} FROM {table} ORDER BY {backwards}")[1]
    select = f"SELECT {columns} FROM {table} NOT INDEXED"
    first = rows[-1][key] if rows else 0
    _, last = _walk(connection, f"{select} WHERE {key} > {first} ORDER BY {key} DESC")
    rows += last
    end = min(last[-1][key], first + _GAP) if last else first + _OPEN_END
    for number in range(first + 1, end):
        rows += _walk(connection, f"{select} WHERE {key} = {number}")[1]
    return rows


def _walk(connection: sqlite3.Connection, sql: str) -> tuple[bool, list[Row]]:
    """Return the rows up to the first that cannot be read, and whether these are all."""
    rows: list[Row] = []
    try:
        for row in connection.execute(sql):
            rows.append(dict(row))  # noqa: PERF401 - what came before a failure counts
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return False, rows
    return True, rows


def _complete(tables: Tables) -> Sequence[str]:
    """Make images and documents agree; return the paths of images whose annotations are lost."""
    known = {row["id"] for row in tables["images"]}
    paths: set[Any] = set()
    for row in tables["images"]:  # of two with one path the later one has lost its own
        if row["path"] in paths:
            row["path"] = lost_name(row["id"], paths)
        paths.add(row["path"])
    annotated = {row["image_id"] for row in tables["documents"]}
    for row in tables["documents"]:
        if row["image_id"] not in known:
            tables["images"].append(
                {
                    "id": row["image_id"],
                    "path": lost_name(row["image_id"], paths),
                    "position": 0,
                    "missing": 1,
                    "state": state_of_body(row["body"]),
                }
            )
    lost = []
    for row in tables["images"]:
        if row["id"] not in annotated and row.get("state") in ("in_review", "done"):
            row["state"] = "new"
            lost.append(str(row["path"]))
    return lost


def _write(path: Path, tables: Tables) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        create_tables(connection, {})
        connection.execute("BEGIN")
        for name, rows in tables.items():
            known = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for row in rows:
                columns = [column for column in row if column in known]
                marks = ", ".join("?" * len(columns))
                connection.execute(
                    f"INSERT OR IGNORE INTO {name} ({', '.join(columns)}) VALUES ({marks})",
                    [row[column] for column in columns],
                )
        connection.executemany(
            "INSERT OR REPLACE INTO facts (image_id, facts) VALUES (?, ?)",
            (
                (row["image_id"], encode_summary(summary_of_body(row["body"])))
                for row in tables["documents"]
            ),
        )
        connection.execute("COMMIT")
