"""What the user typed, turned into queries: trimmed, without duplicates, and said so in notes.

Knows neither the engine nor Qt, so that the prompt bar, the command line and the engine read texts
in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.contracts.same_word import plurals
from carnn_desktop.contracts.texts import Told

_SPACES = re.compile(r"\s+")
_SEMICOLONS = ";\uff1b\ufe54\u061b"
_LINE_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
SEPARATORS = f",\uff0c\u3001\ufe50\ufe51\uff64\u060c{_SEMICOLONS}{_LINE_BREAKS}"
"""What stands between concepts: comma, semicolon and line break, and those of other scripts."""
_BETWEEN = re.compile(f"[{SEPARATORS}]")
_OR = re.compile("[|\uff5c]")
_BETWEEN_PHRASES = re.compile(f"[{_SEMICOLONS}{_LINE_BREAKS}]")
_HALVES = re.compile("[\ud800-\udfff]")  # bytes of a command line that is no UTF-8
QueryKind = Literal["concept", "phrase"]


@dataclass(frozen=True, slots=True)
class ParsedQueries:
    """The queries in the order they were typed, and sentences about what was changed."""

    queries: tuple[TextQuery, ...]
    notes: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Return ``text`` without outer blanks, with single blanks inside and whole characters."""
    return _SPACES.sub(" ", _HALVES.sub("\ufffd", text)).strip()


def text_key(text: str) -> str:
    """Return what two texts share when they mean the same words (case and blanks ignored)."""
    return tidy(text).casefold()


def parse_queries(text: str) -> ParsedQueries:
    """Read ``"dog, hot dog | frankfurter"``: see SEPARATORS; ``|`` adds synonyms.

    Raises CarnnError when no category is left.
    """
    return _merge(_wordings(part) for part in _BETWEEN.split(text))


def parse_query_lines(text: str) -> ParsedQueries:
    """Read one category a line; ``a | b`` are synonyms of one class, ``#`` starts a comment.

    Raises CarnnError when no category is left.
    """
    return _merge(_wordings(line.split("#", 1)[0]) for line in text.splitlines())


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a list of concepts, see SEPARATORS."""
    return tuple(name for part in _BETWEEN.split(text) if (name := part.strip()))


def split_phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a line; semicolons and line breaks separate, commas belong to them."""
    return tuple(phrase for part in _BETWEEN_PHRASES.split(text) if (phrase := part.strip()))


def parse_phrases(phrases: Sequence[str]) -> ParsedQueries:
    """Read whole phrases (commas belong to them). Raises CarnnError when none is left."""
    return _merge(
        ([tidy(phrase)] if tidy(phrase) else [] for phrase in phrases),
        kind="phrase",
    )


def take_off_background(
    queries: Sequence[TextQuery], background_words: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return (words to use, words removed because a query has the same wording)."""
    wanted = {text_key(text) for query in queries for text in query.texts}
    words = tuple(word for word in background_words if text_key(word) not in wanted)
    removed = tuple(word for word in background_words if text_key(word) in wanted)
    return words, removed


def taken_off_note(words: Sequence[str]) -> str:
    """Return what to tell of background words that are looked for."""
    return Told(
        "Taken off the background words for this run: {words} (it is what you look for).",
        words=", ".join(words),
    )


def lone_query_note(queries: Sequence[TextQuery]) -> str:
    """Return what to tell of a list of one for a model whose score compares the texts of a list."""
    if len(queries) != 1:
        return ""
    return Told(
        "“{name}” alone scores 1.00 on every photo: add concepts that may not be there, so that "
        "it can be dropped where it is missing.",
        name=queries[0].name,
    )


def unread_note(unread: Mapping[str, str]) -> str:
    """Return what to tell of words that a model cannot read, "" of none.

    unread : by word its English one, "" where that is not known
    """
    if not unread:
        return ""
    known = [f"“{english}” (“{word}”)" for word, english in unread.items() if english]
    if len(known) == len(unread):
        return Told("The built-in model reads English: write {words}.", words=", ".join(known))
    words = [f"“{w}” ({english})" if english else f"“{w}”" for w, english in unread.items()]
    return Told(
        "The built-in model reads English, and may not find {words}: write the English word.",
        words=", ".join(words),
    )


def _wordings(part: str) -> list[str]:
    return [wording for wording in map(tidy, _OR.split(part)) if wording]


def _same(key: str, owner: Mapping[str, str], several: Mapping[str, str]) -> str:
    """Return the wording of which a name is one or several, "" where there is none."""
    if key in owner:
        return ""
    if key in several:
        return several[key]
    return next((form for form in sorted(plurals(key)) if form in owner), "")


def _twice(name: str, kind: QueryKind) -> Told:
    if kind == "phrase":
        return Told("The phrase “{name}” was given more than once and is used once.", name=name)
    return Told("The concept “{name}” was given more than once and is used once.", name=name)


def _nothing(kind: QueryKind) -> CarnnError:
    if kind == "phrase":
        return CarnnError(
            Told("There is no phrase to look for."),
            Told("Type at least one, for example: the man in the red hat."),
        )
    return CarnnError(
        Told("There is no concept to look for."),
        Told("Type at least one, for example: dog, frisbee."),
    )


def _merge(
    entries: Iterable[list[str]],
    *,
    kind: QueryKind = "concept",
) -> ParsedQueries:
    """Merge entries that share a name; give each wording to the first query that has it."""
    names: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    several: dict[str, str] = {}  # how several of a thing are called -> its name
    notes: list[str] = []
    for wordings in entries:
        if not wordings:
            continue
        name, key = wordings[0], text_key(wordings[0])
        same = _same(key, owner, several) if kind == "concept" else ""
        if key in owner:
            notes.append(_twice(name, kind))
            key = owner[key]
        elif same:
            one = names[owner[same]][0]
            notes.append(
                Told(
                    "“{one}” and “{other}” mean the same thing: “{one}” is used.",
                    one=one,
                    other=name,
                )
            )
            key, wordings = owner[same], wordings[1:]  # noqa: PLW2901
        else:
            names[key] = []
        for wording in wordings:
            if owner.setdefault(text_key(wording), key) == key:
                if text_key(wording) not in map(text_key, names[key]):
                    names[key].append(wording)
                several |= dict.fromkeys(plurals(text_key(wording)), text_key(wording))
            else:
                told = names[owner[text_key(wording)]][0]
                notes.append(
                    Told("“{wording}” already belongs to “{name}”.", wording=wording, name=told)
                )
    if not names:
        raise _nothing(kind)
    queries = tuple(TextQuery(words[0], tuple(words[1:])) for words in names.values())
    return ParsedQueries(queries, tuple(notes))
