"""The rules a COCO file is checked against, and the collector of what breaks them.

The numbers are those of the project's list of rules for COCO files. Not every rule can be decided
by looking at a file: 6 and 10 are choices of the writer, 20 asks for files beside it, 21 and 22
are about writing twice and reading again.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal, TypeGuard

from carnn_desktop.contracts.texts import Told

Level = Literal["error", "warning"]

JSON = "json"
STRUCTURE = "structure"
REFERENCE = "reference"
ANNOTATION_ID = "1-annotation-id"
CATEGORY_ID = "2-category-id"
IMAGE_ID = "3-image-id"
ISCROWD = "4-iscrowd"
CROWD_MASK = "5-crowd-mask"
RLE = "7-rle"
POLYGON = "8-polygon"
HOLE = "9-hole"
PIXEL_CENTRE = "11-pixel-centre"
AREA = "12-area"
BBOX = "13-bbox"
IGNORE = "14-ignore"
FILE_NAME = "15-file-name"
ASCII = "16-ascii"
DISPLAYED_SIZE = "17-displayed-size"
NEGATIVES = "18-empty-images"
INFO = "19-info"
CLASS_NAMES = "20-class-names"
EXTRA_KEYS = "21-extra-keys"
KEYPOINTS = "keypoints"
REPEATED = "repeated-object"

DEFAULT_LIMIT = 20
MAX_IMAGE_ID = 1_000_000
_FLAGS = {"0": 0, "1": 1, "false": 0, "true": 1}


@dataclass(frozen=True, slots=True)
class Violation:
    """One place where a file breaks a rule.

    path : JSON path, e.g. ``$.annotations[3].bbox``
    count : how many places this entry stands for; above 1 only in the last entry of a rule that is
        broken more often than is listed
    """

    rule: str
    level: Level
    path: str
    message: str
    count: int = 1


class Collector:
    """Gathers violations, at most ``limit`` of each rule and level (None = all)."""

    def __init__(self, limit: int | None = DEFAULT_LIMIT) -> None:
        self._limit = limit
        self._listed: list[Violation] = []
        self._counts: Counter[tuple[str, Level]] = Counter()

    def error(self, rule: str, path: str, message: str) -> None:
        """Note what makes readers fail or lose objects."""
        self._add(Violation(rule, "error", path, message))

    def warning(self, rule: str, path: str, message: str) -> None:
        """Note what some readers take amiss."""
        self._add(Violation(rule, "warning", path, message))

    def _add(self, violation: Violation) -> None:
        key = (violation.rule, violation.level)
        self._counts[key] += 1
        if self._limit is None or self._counts[key] <= self._limit:
            self._listed.append(violation)

    def violations(self) -> tuple[Violation, ...]:
        """Return what was gathered, then one entry for each rule of which not all are listed."""
        rest = []
        for (rule, level), count in self._counts.items():
            if self._limit is not None and count > self._limit:
                more = count - self._limit
                text = Told(
                    "{more} more places break this rule, {count} in all", more=more, count=count
                )
                rest.append(Violation(rule, level, "$", text, more))
        return (*self._listed, *rest)


def is_int(value: object) -> TypeGuard[int]:
    """Return whether ``value`` is a JSON integer; true and false are none."""
    return type(value) is int


def is_id(value: object) -> TypeGuard[int | str]:
    """Return whether ``value`` can be an id at all; true and 1.0 cannot, equal as they are to 1."""
    return type(value) in (int, str)


def flag_of(value: Any) -> int | None:
    """Return 0 or 1 for every way of writing them, and 0 for null; None for what is neither."""
    if value is None:
        return 0
    if isinstance(value, str):
        return _FLAGS.get(value.strip().casefold())
    return int(value) if isinstance(value, bool | int | float) and value in (0, 1) else None


def is_number(value: object) -> TypeGuard[int | float]:
    """Return whether ``value`` is a number that fits into a finite float."""
    if type(value) is int:
        return abs(value) < 1 << 63
    return type(value) is float and math.isfinite(value)


def shown(value: Any) -> str:
    """Return ``value`` as short JSON for a message, of what JSON cannot hold its type."""
    if isinstance(value, list | dict):
        kind = Told("a list") if isinstance(value, list) else Told("an object")
        return Told("{kind} of {count}", kind=kind, count=len(value))
    if type(value) is int and abs(value) >= 1 << 63:
        return Told("a huge number")
    try:
        text = json.dumps(value)
    except (TypeError, ValueError):
        return type(value).__name__
    return text if len(text) <= 60 else f"{text[:57]}..."
