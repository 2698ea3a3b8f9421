"""Texts of the program that the window translates when it shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for translation; Qt Linguist's tools know this name, its types are ours."""
    return text


class Told(str):
    """A sentence for the user: English as it stands, with what a translation of it needs.

    template : marked for translation in the context ``Told``; values : of its fields
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, **values: Any) -> Told:
        """Fill the template with the values."""
        made = super().__new__(cls, template.format(**values))
        made.template, made.values = template, values
        return made

    def __reduce__(self) -> Any:
        """Cross to another process as it is."""
        return _told, (self.template, dict(self.values))


class Together(str):
    """Several sentences as one text; ``parts``: each of them."""

    __slots__ = ("parts",)
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str]) -> Together:
        """Join the sentences."""
        kept = tuple(parts)
        made = super().__new__(cls, " ".join(kept))
        made.parts = kept
        return made


def _told(template: str, values: dict[str, Any]) -> Told:
    return Told(template, **values)
