"""How single values and names are stored, and the limits that they keep."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Container
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from carnn_desktop.project.values import BAD_JSON

T = TypeVar("T")

MAX_ID = 1 << 53
"""Ids stay below: what JSON readers take for a whole number."""
_MAX_PATH = 4096
COLOR = re.compile("#[0-9a-fA-F]{6}")


def from_json(text: Any, kind: type[T], default: T) -> T:
    """Return the value that a column holds as JSON, ``default`` where it holds none."""
    try:
        return msgspec.json.decode(text, type=kind) if text else default
    except BAD_JSON:
        return default


def usable_path(stored: object) -> str:
    """Return a stored path of an image, "" for what can be none: the one door for such paths.

    It lies below the folder of the images: not absolute, nowhere upwards, a name that a file can
    have and that is not longer than what systems take.
    """
    try:
        path = decoded_path(stored) if isinstance(stored, str | bytes) else ""
        length = len(path.encode("utf-8", "surrogateescape"))
    except UnicodeError:
        return ""
    if "\0" in path or length > _MAX_PATH or path.startswith("/"):
        return ""
    return "" if ".." in path.split("/") else path


def usable_folder(stored: object) -> str:
    """Return the stored path of a folder, "" for what can be none."""
    if not isinstance(stored, str | bytes):
        return ""
    path = decoded_path(stored)
    return "" if "\0" in path or len(path) > _MAX_PATH else path


def digest(body: bytes | None) -> bytes:
    """Return what tells stored documents apart; no document is like an empty one."""
    return hashlib.sha256(body or b"").digest()


def lost_name(image_id: int, taken: Container[str]) -> str:
    """Return the path of an image whose own is lost; it is found again by its bytes."""
    name = f"lost name of image {image_id}"
    more = (f"{name} ({number})" for number in itertools.count(2))
    return next(free for free in more if free not in taken) if name in taken else name


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
