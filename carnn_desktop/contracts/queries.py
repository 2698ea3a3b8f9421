"""What the user typed, turned into queries: trimmed, without duplicates, and said so in notes.

Knows neither the engine nor Qt, so that the prompt bar, the command line and the engine read texts
in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import TextQuery

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class ParsedQueries:
    """The queries in the order they were typed, and sentences about what was changed."""

    queries: tuple[TextQuery, ...]
    notes: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Return ``text`` without outer blanks and with single blanks inside."""
    return _SPACES.sub(" ", text).strip()


def text_key(text: str) -> str:
    """Return what two texts share when they mean the same words (case and blanks ignored)."""
    return tidy(text).casefold()


def parse_queries(text: str) -> ParsedQueries:
    """Read ``"dog, hot dog | frankfurter"``: commas or line ends separate, ``|`` adds synonyms.

    Raises CarnnError when no category is left.
    """
    return _merge(_wordings(part) for part in re.split(r"[,\n]", text))


def parse_query_lines(text: str) -> ParsedQueries:
    """Read one category a line; ``a | b`` are synonyms of one class, ``#`` starts a comment.

    Raises CarnnError when no category is left.
    """
    return _merge(_wordings(line.split("#", 1)[0]) for line in text.splitlines())


def parse_phrases(phrases: Sequence[str]) -> ParsedQueries:
    """Read whole phrases (commas belong to them). Raises CarnnError when none is left."""
    return _merge(
        ([tidy(phrase)] if tidy(phrase) else [] for phrase in phrases),
        kind="phrase",
        example="the man in the red hat",
    )


def take_off_background(
    queries: Sequence[TextQuery], background_words: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (words to use, words removed because a query has the same wording)."""
    wanted = {text_key(text) for query in queries for text in query.texts}
    words = tuple(word for word in background_words if text_key(word) not in wanted)
    removed = tuple(word for word in background_words if text_key(word) in wanted)
    return words, removed


def lone_query_note(queries: Sequence[TextQuery]) -> str:
    """Return what to tell of a list of one for a model whose score compares the texts of a list."""
    if len(queries) != 1:
        return ""
    return (
        f"“{queries[0].name}” alone scores 1.00 on every photo: add concepts that may not be "
        "there, so that it can be dropped where it is missing."
    )


def _wordings(part: str) -> list[str]:
    return [wording for wording in map(tidy, part.split("|")) if wording]


def _merge(
    entries: Iterable[list[str]],
    *,
    kind: str = "concept",
    example: str = "dog, frisbee",
) -> ParsedQueries:
    """Merge entries that share a name; give each wording to the first query that has it."""
    names: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    notes: list[str] = []
    for wordings in entries:
        if not wordings:
            continue
        name, key = wordings[0], text_key(wordings[0])
        if key in owner:
            notes.append(f"The {kind} “{name}” was given more than once and is used once.")
            key = owner[key]
        else:
            names[key] = []
        for wording in wordings:
            if owner.setdefault(text_key(wording), key) == key:
                if text_key(wording) not in map(text_key, names[key]):
                    names[key].append(wording)
            else:
                notes.append(
                    f"“{wording}” already belongs to “{names[owner[text_key(wording)]][0]}”."
                )
    if not names:
        raise CarnnError(
            f"There is no {kind} to look for.", f"Type at least one, for example: {example}."
        )
    queries = tuple(TextQuery(words[0], tuple(words[1:])) for words in names.values())
    return ParsedQueries(queries, tuple(notes))
