"""Small parts of reading that formats in JSON share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_id, shown
from carnn_desktop.formats.notes import NoteKind
from carnn_desktop.formats.source import BadSource, Source, refusal
from carnn_desktop.formats.values import NOTHING, SetBuilder


def first_entry(source: Source) -> dict[str, Any]:
    """Return the first object of a JSON list, {} where there is none."""
    value = source.top.value
    return value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else {}


def whole_value(source: Source, title: str) -> Any:
    """Return the JSON value of a file. Raises CarnnError."""
    try:
        return source.value
    except BadSource as problem:
        raise refusal(source, title, str(problem)) from None


def each_object(
    items: Any, path: str, made: SetBuilder, kind: NoteKind = "shape"
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (path, object) of each in a list; what is no object is left out with its reason."""
    for index, item in enumerate(items if isinstance(items, list) else ()):
        at = f"{path}[{index}]"
        if isinstance(item, dict):
            yield at, item
        else:
            made.note(
                at, Told("must be an object, is {value}", value=shown(item)), "left out", kind
            )


def said(extra: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the keys that say something: some tools write all of them with every object."""
    return {
        k: part for k, part in extra.items() if part not in (None, False, {}, [], "")
    } or NOTHING


def group_of(value: Any) -> int | str | None:
    """Return what joins the parts of one object, None for what cannot."""
    return value if is_id(value) else None
