"""What version 5b7225e wrote and is kept here: a project, its exports, settings and a preset.

Made once by the real program on photos that code draws: annotations imported from a file with keys
of its own (a crowd, a box), a run of phrases, one refined by a tiny Segment Anything model, one of
categories with synonyms, thresholds and background words of its own, one in parts; then annotations
accepted, rejected, edited, relabelled, noted and drawn by hand, and a folder run broken off.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

from frozen_inputs import HOLIDAY, photo

HERE = Path(__file__).parent


def put_project(folder: Path) -> Path:
    """Write the kept project and its photos into ``folder``; return the project file."""
    for name, colors in HOLIDAY.items():
        photo(folder / "holiday" / name, *colors)
    project = folder / "holiday.carnn"
    with contextlib.closing(sqlite3.connect(project)) as file:
        file.executescript((HERE / "holiday.sql").read_text(encoding="utf-8"))
    return project


def unlike(recorded: Any, found: Any, at: str = "") -> list[str]:
    """Return where exported values differ; keys that are new are no difference."""
    if isinstance(recorded, dict) and isinstance(found, dict):
        lines = [f"{at}.{key} is gone" for key in recorded if key not in found]
        for key in recorded.keys() & found.keys():
            lines += unlike(recorded[key], found[key], f"{at}.{key}")
        return lines
    if isinstance(recorded, list) and isinstance(found, list) and len(recorded) == len(found):
        pairs = enumerate(zip(recorded, found, strict=True))
        return [line for i, (a, b) in pairs for line in unlike(a, b, f"{at}[{i}]")]
    same = type(recorded) is type(found) and recorded == found
    return [] if same else [f"{at}: was {recorded!r}, is {found!r}"]
