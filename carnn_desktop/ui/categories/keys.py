"""Which digit chooses which category: the user's own hot keys first, the free digits in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carnn_desktop.annotations.model import Category

DIGITS = tuple("123456789")


def category_keys(categories: Iterable[Category]) -> dict[str, int]:
    """Return category ids by digit."""
    listed: Sequence[Category] = tuple(categories)
    keys: dict[str, int] = {}
    for category in listed:
        if category.hotkey in DIGITS:
            keys.setdefault(category.hotkey, category.id)
    free = [digit for digit in DIGITS if digit not in keys]
    without = [category.id for category in listed if category.id not in keys.values()]
    keys.update(zip(free, without, strict=False))
    return keys
