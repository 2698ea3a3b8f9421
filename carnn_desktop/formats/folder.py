"""Formats of one file for each photo: a single file, or all of a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.source import SAMPLES, BadSource, Source, load_json, refusal
from carnn_desktop.formats.values import ImportedSet, SetBuilder

__all__ = ["SAMPLES", "files_with", "holds_json", "load_json", "read_each_json"]

Accepts = Callable[[Any], bool]
ReadFile = Callable[[dict[str, Any], str, SetBuilder], None]


def files_with(source: Source, suffix: str) -> tuple[str, ...]:
    """Return the files of a folder that end so."""
    return tuple(name for name in source.files if name.lower().endswith(suffix))


def holds_json(source: Source, accepts: Accepts) -> bool:
    """Return whether the file, read without COCO's arrays, or one of the folder's first is such."""
    if not source.is_folder:
        return accepts(source.top.values if source.top.is_object else source.top.value)
    return any(map(accepts, source.sampled_json))


def read_each_json(
    source: Source,
    format_id: str,
    title: str,
    accepts: Accepts,
    read: ReadFile,
    *,
    beside: Accepts = lambda _value: False,
) -> ImportedSet:
    """Read the one file, or each file of the folder; a bad one is left out with its reason.

    beside : files that belong to the format and hold no annotations

    Raises CarnnError when there is nothing to read.
    """
    made = SetBuilder(format_id, source.path)
    if not source.is_folder:
        try:
            value = source.value
            if not accepts(value):
                raise BadSource(Told("$: it is something else"))
            _, oddity = source.json_text
            if oddity:
                made.note("$", oddity, "repaired", "structure")
            read(value, "", made)
        except BadSource as problem:
            raise refusal(source, title, str(problem), problem.remedy) from None
        return made.result()
    found = 0
    for name, value, damage in _values(source):
        if not damage and not accepts(value) and beside(value):
            continue
        if damage or not accepts(value):
            reason = damage or Told("is something else")
            made.note(f"{name}: $", reason, "left out", "structure")
            continue
        try:
            read(value, f"{name}: ", made)
            found += 1
        except BadSource as wrong:
            made.note(str(wrong), Told("the file was passed over"), "left out", "structure")
    if not found:
        raise refusal(source, title, made.first_reason() or Told("it holds no such file"))
    return made.result()


def _values(source: Source) -> Iterator[tuple[str, Any, str]]:
    for name in files_with(source, ".json"):
        try:
            yield name, load_json(source.path / name), ""
        except BadSource as problem:
            yield name, None, str(problem)
