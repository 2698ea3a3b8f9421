"""How single values and names are stored, and the limits that they keep."""

from __future__ import annotations

import hashlib
import itertools
import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

MAX_ID = 1 << 53
"""Ids stay below: what JSON readers take for a whole number."""
COLOR = re.compile("#[0-9a-fA-F]{6}")


def from_json(text: Any, kind: type[T], default: T) -> T:
    """Return the value that a column holds as JSON, ``default`` where it holds none."""
    try:
        return msgspec.json.decode(text, type=kind) if text else default
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        return default


def digest(body: bytes | None) -> bytes:
    """Return what tells stored documents apart; no document is like an empty one."""
    return hashlib.sha256(body or b"").digest()


def lost_name(image_id: int) -> str:
    """Return the path of an image whose own is lost; it is found again by its bytes."""
    return f"lost name of image {image_id}"


def free_path(path: Path, suffix: str, end: str = "") -> Path:
    """Return a path beside a project with ``suffix``, a number where that is taken, and ``end``."""
    numbers = ("" if number == 1 else f"-{number}" for number in itertools.count(1))
    paths = (path.with_name(f"{path.name}{suffix}{number}{end}") for number in numbers)
    return next(free for free in paths if not free.exists())


def encoded_path(path: str) -> str | bytes:
    """Return a path as it is stored: as bytes where the file's name is not valid text."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return path.encode("utf-8", "surrogateescape")
    return path


def decoded_path(stored: str | bytes) -> str:
    """Return a stored path."""
    return stored if isinstance(stored, str) else stored.decode("utf-8", "surrogateescape")
