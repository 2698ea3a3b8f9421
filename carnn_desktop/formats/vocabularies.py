"""Lists of class names: shipped ones, text files, categories of COCO files; read and written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import parse_query_lines, tidy
from carnn_desktop.contracts.requests import TextQuery
from carnn_desktop.contracts.run import joined
from carnn_desktop.contracts.texts import Told
from carnn_desktop.regular_files import TooLong, read_regular
from carnn_desktop.resources import resource_path

SHIPPED = ("coco", "voc", "ade20k", "cityscapes")
_MAX_BYTES = 2_000_000_000


class VocabularyEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One class of a list."""

    name: str
    supercategory: str = ""
    synonyms: tuple[str, ...] = ()


class Vocabulary(Struct, frozen=True, forbid_unknown_fields=True, rename={"entries": "concepts"}):
    """A shipped list; ``source`` and ``licence`` are shown with it."""

    title: str
    about: str
    source: str
    licence: str
    entries: tuple[VocabularyEntry, ...]
    id: str = ""


class _Category(Struct):
    name: str
    supercategory: Any = ""


class _Coco(Struct):
    """Of a COCO file only the categories; the rest is skipped, not kept."""

    categories: tuple[_Category, ...]


def shipped_vocabulary(vocabulary_id: str) -> Vocabulary:
    """Return one of :data:`SHIPPED`."""
    raw = resource_path(f"vocabularies/{vocabulary_id}.json").read_bytes()
    return msgspec.structs.replace(msgspec.json.decode(raw, type=Vocabulary), id=vocabulary_id)


@cache
def shipped_names() -> tuple[str, ...]:
    """Return the names of all shipped lists, each once, for completion."""
    names: dict[str, str] = {}
    for vocabulary_id in SHIPPED:
        for entry in shipped_vocabulary(vocabulary_id).entries:
            names.setdefault(entry.name.casefold(), entry.name)
    return tuple(sorted(names.values(), key=str.casefold))


def read_vocabulary(path: Path) -> tuple[VocabularyEntry, ...]:
    """Read a list from a text file (one class a line, ``a | b`` are synonyms) or a COCO file.

    Raises CarnnError when it cannot be read or names no class.
    """
    try:
        raw = read_regular(path, _MAX_BYTES)
    except TooLong as error:
        raise CarnnError(
            Told("{name} is too large for a list of classes.", name=path.name),
            Told("Choose another file."),
        ) from error
    except OSError as error:
        raise CarnnError(
            Told("{path} cannot be read ({error}).", path=path, error=error.strerror or error),
            Told("Check the file."),
        ) from error
    if raw.lstrip()[:1] in (b"{", b"["):
        return _of_coco(path, raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CarnnError(
            Told("{name} is not a text file.", name=path.name),
            Told("Save it as UTF-8 text, one class a line."),
        ) from error
    parsed = parse_query_lines(text)
    return tuple(VocabularyEntry(query.name, "", query.synonyms) for query in parsed.queries)


def vocabulary_text(categories: Iterable[Category]) -> str:
    """Return categories as the text file that :func:`read_vocabulary` reads."""
    lines = (joined(TextQuery(category.name, category.synonyms)) for category in categories)
    return "".join(f"{line}\n" for line in lines)


def vocabulary_json(categories: Sequence[Category]) -> str:
    """Return categories as the categories of a COCO file, with what else is known of them."""
    values = [
        {
            "id": category.file_id,
            "name": category.name,
            "supercategory": category.supercategory,
            "synonyms": list(category.synonyms),
            "color": category.color,
            **({"threshold": category.threshold} if category.threshold is not None else {}),
        }
        for category in categories
    ]
    return msgspec.json.format(msgspec.json.encode({"categories": values}), indent=2).decode()


def _of_coco(path: Path, raw: bytes) -> tuple[VocabularyEntry, ...]:
    try:
        categories = msgspec.json.decode(raw, type=_Coco).categories
    except msgspec.DecodeError as error:
        raise CarnnError(
            Told("{name} has no categories of a COCO file: {error}.", name=path.name, error=error),
            Told("Choose a COCO annotation file, or a text file with one class a line."),
        ) from error
    entries: dict[str, VocabularyEntry] = {}
    for category in categories:
        name = tidy(category.name)
        over = category.supercategory if isinstance(category.supercategory, str) else ""
        if name:
            entries.setdefault(name.casefold(), VocabularyEntry(name, over))
    if not entries:
        raise CarnnError(
            Told("{name} names no category.", name=path.name), Told("Choose another file.")
        )
    return tuple(entries.values())
