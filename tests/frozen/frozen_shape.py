"""Values as the paths in them with their types, and how a record may differ from what is there."""

from __future__ import annotations

from typing import Any

Paths = dict[str, set[str]]
_TYPES = {
    dict: "object",
    list: "list",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "text",
    type(None): "null",
}


def add_paths(found: Paths, value: Any, free: frozenset[str], at: str = "") -> None:
    """Add the paths of a JSON value with their types to ``found``.

    ``a.b[].c`` is key c of the objects in the list b of a. At a path of ``free`` the keys are data,
    not names: they read ``*``, and what is deeper is left out.
    """
    if isinstance(value, dict):
        _add(found, at, "object")
        for key, part in value.items():
            if at not in free:
                add_paths(found, part, free, f"{at}.{key}" if at else key)
            else:
                _add(found, f"{at}.*", _kind(part))
    elif isinstance(value, list):
        _add(found, at, "list")
        for part in value:
            add_paths(found, part, free, f"{at}[]")
    else:
        _add(found, at, _kind(value))


def readable(found: Paths) -> dict[str, str]:
    """Return paths and types for the record."""
    return {path: " or ".join(sorted(kinds)) for path, kinds in sorted(found.items()) if path}


def _kind(value: Any) -> str:
    return _TYPES[type(value)]


def _add(found: Paths, at: str, kind: str) -> None:
    found.setdefault(at, set()).add(kind)


def differences(recorded: Any, found: Any, at: str = "") -> list[str]:
    """Return where something recorded is gone or changed; what is new is no difference.

    Lists are compared as sets: every recorded element has to be there.
    """
    if isinstance(recorded, dict) and isinstance(found, dict):
        lines = [f"{at}: {key!r} is gone" for key in recorded if key not in found]
        for key, part in recorded.items():
            if key in found:
                lines += differences(part, found[key], f"{at} / {key}" if at else key)
        return lines
    if isinstance(recorded, list) and isinstance(found, list):
        return [f"{at}: {part!r} is gone" for part in recorded if part not in found]
    same = type(recorded) is type(found) and recorded == found
    return [] if same else [f"{at}: was {recorded!r}, is {found!r}"]


def united(recorded: Any, found: Any) -> Any:
    """Return the record with what is new in ``found``."""
    if isinstance(recorded, dict):
        new = {key: part for key, part in found.items() if key not in recorded}
        return {key: united(part, found[key]) for key, part in recorded.items()} | new
    if isinstance(recorded, list):
        return recorded + [part for part in found if part not in recorded]
    return recorded
