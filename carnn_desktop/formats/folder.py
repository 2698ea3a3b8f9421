"""Formats of one file for each photo: a single file, or all of a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from carnn_desktop.formats.coco.json_text import JsonProblem, JsonReader
from carnn_desktop.formats.source import BadSource, Source, read_text, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder

SAMPLES = 20
_MAX_JSON_BYTES = 128 << 20

Accepts = Callable[[Any], bool]
ReadFile = Callable[[dict[str, Any], str, SetBuilder], None]


def files_with(source: Source, suffix: str) -> tuple[str, ...]:
    """Return the files of a folder that end so."""
    return tuple(name for name in source.files if name.lower().endswith(suffix))


def sample_json(source: Source) -> Any:
    """Return the JSON of the file, without COCO's arrays, or of the first one of the folder."""
    if not source.is_folder:
        return source.top.values if source.top.is_object else source.top.value
    for name in files_with(source, ".json")[:SAMPLES]:
        try:
            return load_json(source.path / name)
        except BadSource:
            continue
    return None


def load_json(path: Path) -> Any:
    """Return the JSON value of a file. Raises BadSource."""
    try:
        reader = JsonReader(read_text(path, _MAX_JSON_BYTES))
        top = reader.top_level(())
    except JsonProblem as problem:
        raise BadSource(f"{problem.place}: {problem.reason}") from None
    return top.values if top.is_object else top.value


def read_each_json(
    source: Source, format_id: str, title: str, accepts: Accepts, read: ReadFile
) -> ImportedSet:
    """Read the one file, or each file of the folder; a bad one is left out with its reason.

    Raises CarnnError when there is nothing to read.
    """
    made = SetBuilder(format_id, source.path)
    if not source.is_folder:
        try:
            value = source.value
            if not accepts(value):
                raise BadSource("$: it is something else")
            _, oddity = source.json_text
            if oddity:
                made.note("$", oddity, "repaired", "structure")
            read(value, "", made)
        except BadSource as problem:
            raise refusal(source, title, str(problem)) from None
        return made.result()
    found = 0
    for name, value, damage in _values(source):
        if damage or not accepts(value):
            reason = damage or "is something else"
            made.note(f"{name}: $", reason, "left out", "structure")
            continue
        try:
            read(value, f"{name}: ", made)
            found += 1
        except BadSource as wrong:
            made.note(str(wrong), "the file was passed over", "left out", "structure")
    if not found:
        raise refusal(source, title, "it holds no such file")
    return made.result()


def _values(source: Source) -> Iterator[tuple[str, Any, str]]:
    for name in files_with(source, ".json"):
        try:
            yield name, load_json(source.path / name), ""
        except BadSource as problem:
            yield name, None, str(problem)
