"""Whole numbers for the ids of images and categories that are texts or fractions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

_DIGITS = 18


def whole(value: Any) -> int | None:
    """Return the whole number that a JSON value writes: 7, 7.0 or "7"; None for any other."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1 << 53 else None
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) <= _DIGITS:
        return int(value)
    return None


class Renumbering:
    """New numbers for the ids of one section; every other id stays.

    "7" becomes 7 where that is free, other texts the next free number. An id that is given twice
    stays: which of both a reference means, nobody knows.
    """

    def __init__(self, values: Iterable[Any]) -> None:
        taken: set[int] = set()
        texts: list[tuple[type, Any]] = []
        for value in values:
            number = value.get("id") if isinstance(value, dict) else None
            if type(number) is int:
                taken.add(number)
            elif isinstance(number, str | float):
                texts.append((type(number), number))
        counts = Counter(texts)
        self._new: dict[tuple[type, Any], int] = {}
        last = max(taken, default=0)
        later = []
        for key in texts:
            number = whole(key[1])
            if counts[key] > 1:
                continue
            if number is None or number in taken:
                later.append(key)
            else:
                self._new[key] = number
                taken.add(number)
                last = max(last, number)
        for place, key in enumerate(later, 1):
            self._new[key] = last + place

    def of(self, number: Any) -> int | None:
        """Return the new number of an id, or of a reference to it; None = it stays."""
        if not isinstance(number, str | float):
            return None
        return self._new.get((type(number), number))
