"""SQL that is none of ours in a project file: it would run with whatever is read or written.

A view in the place of a table, or a trigger, can compute without end or take annotations away.
"""

from __future__ import annotations

import re
import sqlite3

from carnn_desktop.project.schema import SIDE_TABLES, TABLES

_SPACES = re.compile(r"\s+")
_COMPUTES = re.compile(r"\b(VIRTUAL|GENERATED|CHECK|AS)\b", re.IGNORECASE)
_INDEX_COMPUTES = re.compile(r"\(.*\(|\bWHERE\b", re.IGNORECASE | re.DOTALL)


def _plain(sql: str) -> str:
    return _SPACES.sub(" ", sql).strip().replace("IF NOT EXISTS ", "")


_TRIGGERS = frozenset(
    _plain(statement)
    for statements in SIDE_TABLES.values()
    for statement in statements
    if statement.startswith("CREATE TRIGGER")
)


def foreign_part(connection: sqlite3.Connection) -> str:
    """Return the name of a view, trigger, table or index that is none of ours, "" when none is.

    Other tables that compute nothing, and plain indexes, are left to whoever made them.
    """
    for kind, name, table, sql in connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
    ):
        text = "" if sql is None else str(sql)
        if (
            kind == "view"
            or (kind == "trigger" and _plain(text) not in _TRIGGERS)
            or (kind == "index" and _INDEX_COMPUTES.search(text))
            or (kind == "table" and str(table).lower() in TABLES and _COMPUTES.search(text))
        ):
            return str(name)
    return ""


def plain_columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """Return the columns of a table that hold values; none of what is a view or computes."""
    row = connection.execute(
        "SELECT type, sql FROM sqlite_master WHERE lower(name) = ?", (table,)
    ).fetchone()
    if row is None or row[0] != "table" or re.search(r"\bVIRTUAL\b", str(row[1]), re.IGNORECASE):
        return ()
    return tuple(str(column[1]) for column in connection.execute(f"PRAGMA table_info({table})"))
