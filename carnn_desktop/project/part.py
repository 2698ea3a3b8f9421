"""What the parts of a project share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from carnn_desktop.project.file import ProjectFile


class Part:
    """A part of a project: works on the one open file."""

    def __init__(self, file: ProjectFile, folder: Path) -> None:
        self._file = file
        self._folder = folder


def utc_now() -> str:
    """Return the time, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def stored_keys(text: str) -> dict[str, Any]:
    """Return unknown keys of an imported file as stored; none where that is damaged."""
    try:
        return msgspec.json.decode(text, type=dict[str, Any]) if text else {}
    except (msgspec.DecodeError, TypeError):
        return {}
