"""Names that are nearly those of known classes: slips of the pen, and several for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from carnn_desktop.contracts.queries import SEPARATORS, split_names, text_key, tidy
from carnn_desktop.contracts.same_word import plurals

_SHORTEST = 4  # letters; of three, one letter tells cat from car
_ALIKE = 0.78  # share of letters in the same order: "elefant" has 0.8, "zerba" too
_OR = re.compile("[|\uff5c]")
_PARTS = re.compile(f"([{SEPARATORS}])")


def near_name(name: str, known: Iterable[str], words: Collection[str] = ()) -> str:
    """Return the known name that ``name`` is nearly, "" where there is none or it is known itself.

    words : names that are spelled right; one of these is nearly another only as several for one
    """
    key = text_key(name)
    by_key = {text_key(other): other for other in known}
    if not key or key in by_key:
        return ""
    for other, written in by_key.items():
        if other in plurals(key) or key in plurals(other):
            return written
    if len(key) < _SHORTEST or key in map(text_key, words):
        return ""
    rated = ((_likeness(key, other), other) for other in by_key if len(other) >= _SHORTEST)
    best, found = max(rated, default=(0.0, ""))
    return by_key[found] if best >= _ALIKE else ""


def near_names(
    text: str, known: Iterable[str], words: Collection[str] = ()
) -> tuple[tuple[str, str], ...]:
    """Return (typed, known) of each concept in a list that is nearly a known class.

    text : as it is typed, see :func:`~carnn_desktop.contracts.queries.parse_queries`; a concept may
        also be nearly an earlier one of the list
    """
    names, found = list(known), []
    for part in split_names(text):
        name = _name(part)
        if near := near_name(name, names, words):
            found.append((name, near))
        else:
            names.append(name)
    return tuple(found)


def with_name(text: str, typed: str, name: str) -> str:
    """Return a list of concepts with one concept's name changed; its synonyms stay."""
    parts = _PARTS.split(text)
    return "".join(_renamed(part, name) if _name(part) == typed else part for part in parts)


def _renamed(part: str, name: str) -> str:
    wording, *synonyms = _OR.split(part, maxsplit=1)
    start = wording[: len(wording) - len(wording.lstrip())]
    end = wording[len(wording.rstrip()) :]
    return f"{start}{name}{end}" + "".join(f"|{more}" for more in synonyms)


def _name(part: str) -> str:
    return tidy(_OR.split(part)[0])


def _likeness(one: str, other: str) -> float:
    """Return how alike two words are, 0 to 1; numbers in them must be the same."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
