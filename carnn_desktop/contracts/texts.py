"""Sentences for the user that are made where no window is known, and translated where one is.

A sentence is a template and the values of its fields. It reads in English as it stands, so that the
command line, logs and files need nothing of this; ``ui/look/told.py`` shows it in the user's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from typing import Any


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Mark ``text`` for translation; Qt Linguist's tools know this name, its types are ours."""
    return text


class Told(str):
    """A sentence for the user: English as it stands, with what a translation of it needs.

        raise CarnnError(Told("{name} is not a folder.", name=path), Told("Choose another."))

    ``tools/translations.py`` finds the literal template of each call. Values may be sentences too.

    template : with ``{fields}`` as str.format has them; other braces are doubled
    values : of the fields; what is neither a number nor a text is kept as its text
    """

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Any]

    def __new__(cls, template: str, /, **values: Any) -> Told:
        """Fill the template with the values."""
        made = super().__new__(cls, template.format(**values))
        made.template = template
        made.values = {name: _kept(value) for name, value in values.items()}
        return made

    @classmethod
    def of(cls, count: int, one: str, many: str, /, **values: Any) -> Told:
        """Return the sentence for one or for several; ``{count}`` is the number.

        The languages of the window have no further forms.
        """
        return cls(one if count == 1 else many, count=count, **values)

    def __str__(self) -> str:
        """Stay a sentence, also as the text of an exception."""
        return self

    def __reduce__(self) -> Any:
        """Cross to another process as it is."""
        return _told, (self.template, dict(self.values))


class Together(str):
    """Several sentences or words as one text; ``parts``: each of them, ``between``: what joins."""

    __slots__ = ("between", "parts")
    between: str
    parts: tuple[str, ...]

    def __new__(cls, parts: Iterable[str], between: str = " ") -> Together:
        """Join the sentences."""
        kept = tuple(parts)
        made = super().__new__(cls, between.join(kept))
        made.parts, made.between = kept, between
        return made

    def __str__(self) -> str:
        """Stay several sentences, also as the text of an exception."""
        return self

    def __reduce__(self) -> Any:
        """Cross to another process as it is."""
        return Together, (self.parts, self.between)


def some_of(names: Sequence[str], most: int = 3) -> str:
    """Return the first names, and how many more there are."""
    shown = ", ".join(names[:most])
    if len(names) <= most:
        return shown
    return Told("{names} and {count} more", names=shown, count=len(names) - most)


def _told(template: str, values: dict[str, Any]) -> Told:
    return Told(template, **values)


def _kept(value: Any) -> Any:
    """Return a value as a number or a text that outlives what it is of."""
    if isinstance(value, bool) or value is None:
        return str(value)
    if isinstance(value, str):
        return value
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    return str(value)
