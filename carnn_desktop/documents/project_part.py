"""What the parts of a project share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from carnn_desktop.documents.project_file import ProjectFile


class Part:
    """A part of a project: works on the one open file."""

    def __init__(self, file: ProjectFile, folder: Path) -> None:
        self._file = file
        self._folder = folder


def utc_now() -> str:
    """Return the time, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
