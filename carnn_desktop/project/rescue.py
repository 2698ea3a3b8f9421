"""Copies what can be read of a damaged project into a sound one; the damaged file is kept."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.facts import encode_facts, facts_of_body, state_of_body
from carnn_desktop.project.file import DamagedFile, translated
from carnn_desktop.project.schema import APPLICATION_ID, SCHEMA_VERSION, create_tables

_KEYED = ("images", "documents", "concepts", "traces", "annotations", "damaged", "import_undo")
_UNKEYED = ("meta", "settings", "runs")
_GAP, _OPEN_END = 20_000, 1_000  # numbers tried one by one between rows, and after the last one
Row = tuple[Any, ...]


def rescue(path: Path) -> Sequence[str]:
    """Put a sound project in the place of a damaged one; return what to tell the user.

    Raises DamagedFile, with the file as it was, when no annotation and no concept can be read.
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
                f"{path.name} is damaged, and nothing in it can be read.",
                "Restore it from a backup. To begin anew instead, move it elsewhere first.",
            )
        lost = _complete(tables)
        with translated(path):
            _write(fresh, tables)
        kept = _aside(path)
        _keep(path, kept)
        fresh.replace(path)
    except OSError as error:
        raise DamagedFile(
            f"{path.name} is damaged, and could not be mended ({error.strerror or error}).",
            "Check that there is room on the disk and that the folder can be written to.",
        ) from error
    finally:
        for leftover in (work, fresh, Path(f"{work}-journal")):
            with contextlib.suppress(OSError):
                leftover.unlink(missing_ok=True)
    return _words(path, kept, tables, lost)


def _words(path: Path, kept: Path, tables: Mapping[str, Any], lost: Sequence[str]) -> Sequence[str]:
    images, concepts = len(tables["documents"]), len(tables["concepts"])
    told = [
        f"{path.name} was damaged. What could be read (images with annotations: {images}, "
        f"concepts: {concepts}) is in a sound file now; the damaged one is kept as {kept.name}."
    ]
    if lost:
        shown = ", ".join(lost[:5]) + (f" and {len(lost) - 5} more" if len(lost) > 5 else "")
        told.append(f"Annotations that could not be read: {shown}.")
    return told


def _aside(path: Path) -> Path:
    kept, number = path.with_name(f"{path.name}.damaged"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{number}")
    return kept


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


def _read(path: Path) -> dict[str, dict[Any, dict[str, Any]]]:
    """Return by table and key the rows that can be read, each as column -> value."""
    tables: dict[str, dict[Any, dict[str, Any]]] = {name: {} for name in (*_KEYED, *_UNKEYED)}
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("SELECT name FROM sqlite_master").fetchall()
        except sqlite3.DatabaseError:
            return tables
        if application != APPLICATION_ID or version > SCHEMA_VERSION:
            return tables
        for name in tables:
            with contextlib.suppress(sqlite3.DatabaseError):
                columns = [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
                rows = _numbered(connection, name, columns) if name in _KEYED else None
                found = rows if rows is not None else _ordered(connection, name, columns)
                tables[name] = {key: dict(zip(columns, row, strict=True)) for key, row in found}
    return tables


def _numbered(
    connection: sqlite3.Connection, table: str, columns: Sequence[str]
) -> Iterator[tuple[int, Row]]:
    """Yield number and row: from the start, from the end, and what lies between one by one."""
    select = f"SELECT rowid, {', '.join(columns)} FROM {table} NOT INDEXED"
    first = last = 0
    complete, rows = _walk(connection, f"{select} ORDER BY rowid")
    for key, *row in rows:
        first = key
        yield key, tuple(row)
    if complete:
        return
    for key, *row in _walk(connection, f"{select} WHERE rowid > {first} ORDER BY rowid DESC")[1]:
        last = key
        yield key, tuple(row)
    end = min(last, first + _GAP) if last else first + _OPEN_END
    for number in range(first + 1, end):
        for key, *row in _walk(connection, f"{select} WHERE rowid = {number}")[1]:
            yield key, tuple(row)


def _ordered(
    connection: sqlite3.Connection, table: str, columns: Sequence[str]
) -> Iterator[tuple[Row, Row]]:
    """Yield key and row of a table without numbers, from both ends."""
    select, key = f"SELECT {', '.join(columns)} FROM {table}", ", ".join(columns[:2])
    complete, rows = _walk(connection, f"{select} ORDER BY {key}")
    if not complete:
        backwards = ", ".join(f"{name} DESC" for name in columns[:2])
        rows += _walk(connection, f"{select} ORDER BY {backwards}")[1]
    for row in rows:
        yield row[:2] if table == "runs" else row[:1], row


def _walk(connection: sqlite3.Connection, sql: str) -> tuple[bool, list[Row]]:
    """Return the rows up to the first that cannot be read, and whether these are all."""
    rows: list[Row] = []
    try:
        for row in connection.execute(sql):
            rows.append(row)  # noqa: PERF402 - what came before a failure counts
    except sqlite3.DatabaseError:
        return False, rows
    return True, rows


def _complete(tables: Mapping[str, dict[Any, dict[str, Any]]]) -> Sequence[str]:
    """Make images and documents agree; return the paths of images whose annotations are lost."""
    images, documents = tables["images"], tables["documents"]
    for image_id in documents.keys() - images.keys():
        images[image_id] = {
            "id": image_id,
            "path": f"lost name of image {image_id}",
            "position": 0,
            "missing": 1,
            "state": state_of_body(documents[image_id]["body"]),
        }
    lost = []
    for image_id, row in images.items():
        if image_id not in documents and row.get("state") in ("in_review", "done"):
            row["state"] = "new"
            lost.append(str(row["path"]))
    return lost


def _write(path: Path, tables: Mapping[str, dict[Any, dict[str, Any]]]) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        create_tables(connection, {})
        connection.execute("BEGIN")
        for name, rows in tables.items():
            known = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            for row in rows.values():
                columns = [column for column in row if column in known]
                marks = ", ".join("?" * len(columns))
                connection.execute(
                    f"INSERT OR IGNORE INTO {name} ({', '.join(columns)}) VALUES ({marks})",
                    [row[column] for column in columns],
                )
        connection.executemany(
            "INSERT OR REPLACE INTO facts (image_id, facts) VALUES (?, ?)",
            (
                (image_id, encode_facts(facts_of_body(row["body"])))
                for image_id, row in tables["documents"].items()
            ),
        )
        connection.execute("COMMIT")
