"""Which texts the classes that ship stand for. Knows no torch."""

from __future__ import annotations

from collections.abc import Iterable

from carnn_desktop.contracts.queries import text_key

WORDINGS: dict[str, tuple[str, ...]] = {
    "person": (
        *("person", "people", "human", "man", "men", "woman", "women", "child", "children"),
        *("boy", "girl", "kid", "pedestrian", "player", "lady", "guy"),
    ),
    "sky": ("sky",),
    "tree": ("tree", "trees"),
    "grass": ("grass", "lawn", "meadow"),
    "wall": ("wall", "walls"),
    "snow": ("snow",),
}
"""Shipped class: the texts that it stands for."""


def class_of(text: str) -> str | None:
    """Return the shipped class that ``text`` stands for, None where there is none."""
    key = text_key(text)
    return next((name for name, texts in WORDINGS.items() if key in map(text_key, texts)), None)


def concern(names: Iterable[str]) -> bool:
    """Return whether any of the texts stands for a class that ships."""
    return any(class_of(name) is not None for name in names)
