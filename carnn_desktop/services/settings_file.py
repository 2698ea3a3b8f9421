"""Reads the settings file value by value: one that cannot be is left at its default and named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_type_hints

import msgspec

from carnn_desktop.contracts.texts import Told

T = TypeVar("T")

_LONGEST_TEXT = 100_000
_LONGEST_PATH = 4_000
_MOST = 1_000
_DAMAGE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


def _between(least: float, most: float) -> Callable[[Any], bool]:
    return lambda value: least <= value <= most  # whole numbers may be larger than any float


def _is_path(value: str) -> bool:
    return len(value) <= _LONGEST_PATH and "\0" not in value


_RANGES: Mapping[str, Callable[[Any], bool]] = {
    "font_scale": _between(0.1, 10.0),
    "overlay_opacity": _between(0.0, 1.0),
    "min_part_area": _between(1, 1_000_000),
    "feature_cache_mb": _between(0, 1 << 30),
    "language": lambda value: len(value) <= 40,
    "recent_folders": lambda value: len(value) <= _MOST and all(map(_is_path, value)),
    "last_export_folder": _is_path,
}
"""What else a value must be, beside being of its type and not without end."""


def read_settings(data: bytes, kind: type[T]) -> tuple[T, tuple[str, ...]]:
    """Return the settings in a file, and the names of those whose values cannot be.

    kind : a dataclass with a default for each field; fields that it does not have are passed over.
    Raises msgspec.DecodeError or UnicodeDecodeError for what is no JSON object.
    """
    try:
        values = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except RecursionError as error:
        raise msgspec.DecodeError(Told("it is nested too deep")) from error
    hints = get_type_hints(kind)
    good: dict[str, Any] = {}
    bad = []
    for name, raw in values.items():
        if name not in hints:
            continue
        try:
            value = msgspec.json.decode(raw, type=hints[name])
            usable = _is_short(value) and _RANGES.get(name, lambda _value: True)(value)
        except _DAMAGE:
            usable = False
        if usable:
            good[name] = value
        else:
            bad.append(name)
    return kind(**good), tuple(bad)


def _is_short(value: Any) -> bool:
    """Whether no text in a value is so long, and no list of so many parts, that nobody made it."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_TEXT
    if isinstance(value, dict):
        return len(value) <= _MOST and all(map(_is_short, (*value, *value.values())))
    if isinstance(value, tuple):
        return len(value) <= _MOST and all(map(_is_short, value))
    return True
