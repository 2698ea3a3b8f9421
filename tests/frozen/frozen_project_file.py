"""What is in a project file, by sqlite3 alone."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path
from typing import Any

from frozen_shape import Paths, add_paths, readable

_BODIES = {"documents": "body", "traces": "body", "facts": "facts"}
_FREE = frozenset(
    f"regions[].{key}" for key in ("attributes", "extra")
)  # of people and imported files


def schema(path: Path) -> dict[str, Any]:
    """Return tables, columns, indexes and triggers, what marks the file, and what rows hold."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        version = file.execute("PRAGMA user_version").fetchone()[0]
        names = file.execute(
            "SELECT type, name, tbl_name FROM sqlite_master WHERE name <> 'sqlite_sequence'"
        ).fetchall()
        tables = [name for kind, name, _ in names if kind == "table"]
        return {
            "application_id": file.execute("PRAGMA application_id").fetchone()[0],
            "versions": list(range(1, version + 1)),
            "tables": {name: _table(file, name) for name in tables},
            "triggers": {name: table for kind, name, table in names if kind == "trigger"},
        }


def contents(path: Path) -> dict[str, Any]:
    """Return the keys of meta and settings, and the keys of the JSON in other tables."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        found: dict[str, Any] = {
            table: sorted(key for (key,) in file.execute(f"SELECT key FROM {table}"))
            for table in ("meta", "settings")
        }
        for table, column in _BODIES.items():
            paths: Paths = {}
            for (body,) in file.execute(f"SELECT {column} FROM {table}"):
                add_paths(paths, json.loads(body), _FREE)
            found[table] = readable(paths)
        paths = {}
        for (body,) in file.execute("SELECT summary FROM runs"):
            add_paths(paths, json.loads(body), frozenset())
        found["runs"] = readable(paths)
    return found


def _table(file: sqlite3.Connection, name: str) -> dict[str, Any]:
    columns = {
        column: {
            "type": kind,
            "not null": bool(not_null),
            "default": default,
            "place in the primary key": key,
        }
        for _, column, kind, not_null, default, key in _pragma(file, "table_info", name)
    }
    indexes = {
        index: {
            "unique": bool(unique),
            "columns": [row[2] for row in _pragma(file, "index_info", index)],
        }
        for _, index, unique, *_ in _pragma(file, "index_list", name)
    }
    references = {row[3]: f"{row[2]}.{row[4]}" for row in _pragma(file, "foreign_key_list", name)}
    return {"columns": columns, "indexes": indexes, "references": references}


def _pragma(file: sqlite3.Connection, pragma: str, name: str) -> list[tuple[Any, ...]]:
    return file.execute(f"PRAGMA {pragma}({name})").fetchall()
