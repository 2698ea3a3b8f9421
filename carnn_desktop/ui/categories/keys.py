"""Which digit chooses which concept: the user's own hot keys first, the free digits in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from carnn_desktop.annotations.model import Concept

DIGITS = tuple("123456789")


def concept_keys(concepts: Iterable[Concept]) -> dict[str, int]:
    """Return concept ids by digit."""
    listed: Sequence[Concept] = tuple(concepts)
    keys: dict[str, int] = {}
    for concept in listed:
        if concept.hotkey in DIGITS:
            keys.setdefault(concept.hotkey, concept.id)
    free = [digit for digit in DIGITS if digit not in keys]
    without = [concept.id for concept in listed if concept.id not in keys.values()]
    keys.update(zip(free, without, strict=False))
    return keys
