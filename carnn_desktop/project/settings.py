"""The settings of a project: plain JSON values by name."""

from __future__ import annotations

from typing import Any

from carnn_desktop.project.file import ProjectFile
from carnn_desktop.project.stored import from_json
from carnn_desktop.project.values import to_json


class Settings:
    """A damaged value counts as none."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file

    def set(self, key: str, value: Any) -> None:
        """Keep a plain JSON value in the project; None takes it out."""
        if value is None:
            self._file.execute("DELETE FROM settings WHERE key = ?", key)
        else:
            sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)"
            self._file.execute(sql, key, to_json(value).decode())

    def get(self, key: str, default: Any = None) -> Any:
        """Return a value that was kept, ``default`` when there is none or it is damaged.

        One of another type than ``default`` is damaged, too.
        """
        row = self._file.row("SELECT value FROM settings WHERE key = ?", key)
        value = default if row is None else from_json(row[0], Any, default)
        return default if default is not None and not isinstance(value, type(default)) else value
