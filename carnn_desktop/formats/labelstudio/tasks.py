"""Label Studio's tasks: which of their columns is the photo, what JSON_MIN leaves out of them."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from carnn_desktop.formats.parse import listed, mapping, text
from carnn_desktop.photos.images import SUFFIXES

_USUAL = frozenset(("image", "img", "picture", "photo", "image_url", "url", "file", "filename"))
_OF_MINIMAL = frozenset(("annotator", "annotation_id", "lead_time", "created_at", "updated_at"))
_LONGEST_NAME = 2000


def image_name(task: dict[str, Any], named: Collection[str]) -> str:
    """Return the path of the task's image, from ``data`` or the uploaded file; "" = none.

    named : of the tags that results belong to, which are often called as the column is
    """
    rated = [
        (_rated(key, value, named), name)
        for key, value in mapping(task.get("data")).items()
        if isinstance(value, str) and (name := _path_of(value))
    ]
    best = max((rate for rate, _ in rated), default=0)
    if best > 0:
        return next(name for rate, name in rated if rate == best)
    return text(task.get("file_upload"))


def _rated(key: str, value: str, named: Collection[str]) -> int:
    """Return how much a column looks like the photo; 0 = it does not."""
    name = _path_of(value)
    is_file = PurePosixPath(name).suffix.lower() in SUFFIXES
    is_place = _is_place(value)
    if not is_file and not is_place and key.casefold() not in _USUAL:
        return 0
    return 8 * is_file + 4 * is_place + 2 * (key.casefold() in _USUAL) + (key in named)


def _is_place(value: str) -> bool:
    """Return whether a text is an address or a path from a root."""
    if value.startswith("/") or value[1:3] in (":\\", ":/"):
        return True
    try:
        return (
            "://" in value
            and bool(urlsplit(value).scheme)
            and " " not in value.split("://", maxsplit=1)[0]
        )
    except ValueError:
        return False


def _path_of(value: str) -> str:
    """Return the path in an address as Label Studio writes them, "" of what is none."""
    value = value.strip()
    if not value or len(value) > _LONGEST_NAME or value.startswith("data:") or "\n" in value:
        return ""
    try:
        parts = urlsplit(value)
        asked = parse_qs(parts.query)
    except ValueError:
        return ""
    if "/data/local-files" in parts.path and asked.get("d"):
        return unquote(asked["d"][0])
    for key in ("fileuri", "fileUri"):
        if asked.get(key):
            return _resolved(asked[key][0])
    if parts.scheme and parts.netloc:
        return unquote(parts.path)
    return unquote(value.partition("?")[0]) if value.startswith("/") else value


def _resolved(coded: str) -> str:
    """Return the path of a file in a cloud, whose address Label Studio writes in base64."""
    try:
        address = base64.urlsafe_b64decode(coded + "=" * (-len(coded) % 4)).decode("utf-8")
        return unquote(urlsplit(address).path)
    except (binascii.Error, ValueError):
        return ""


def labels_of(result: dict[str, Any]) -> list[str]:
    """Return the labels of a result, of the kind that its type says."""
    value = mapping(result.get("value"))
    named = [value.get(text(result.get("type")))]
    named += [part for key, part in value.items() if key.endswith("labels")]
    found = next((part for part in named if isinstance(part, list) and part), [])
    return [label for label in found if isinstance(label, str) and label.strip()]


def is_minimal(entry: Any) -> bool:
    """Return whether a JSON value is a task of JSON_MIN."""
    if not isinstance(entry, dict) or "data" in entry:
        return False
    return len(_OF_MINIMAL & entry.keys()) > 2 or any(map(_is_drawn, _lists(entry)))


def whole_task(entry: dict[str, Any]) -> dict[str, Any]:
    """Return a task of JSON_MIN as the whole export has it."""
    results = [_whole_result(part) for found in _lists(entry) for part in found]
    columns = {key: value for key, value in entry.items() if isinstance(value, str)}
    data = {key: value for key, value in columns.items() if key not in _OF_MINIMAL}
    return {"data": data, "annotations": [{"result": [part for part in results if part]}]}


def _lists(entry: dict[str, Any]) -> list[list[Any]]:
    return [part for part in entry.values() if isinstance(part, list)]


def _is_drawn(values: list[Any]) -> bool:
    first = mapping(values[0]) if values else {}
    return "original_width" in first or any(key.endswith("labels") for key in first)


def _whole_result(part: Any) -> dict[str, Any]:
    values = mapping(part)
    kinds = [key for key, value in values.items() if key.endswith("labels") and listed(value)]
    names = ("original_width", "original_height")
    sizes: dict[str, Any] = {key: values[key] for key in names if key in values}
    return {"type": kinds[0] if kinds else "", "value": dict(values), **sizes} if values else {}
