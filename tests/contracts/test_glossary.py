"""Retired words are in no name: GLOSSARY.md says which, and what to say instead."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from source import ROOT, shown, sources, tree

_WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+")
_QT = re.compile(r"Q[A-Z]\w+")


def _retired() -> set[str]:
    """Return the words in code style of the columns "avoid"."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in text.splitlines() if line.startswith("| ")]
    avoid = [cells[3] for cells in rows if len(cells) > 5 and cells[1].strip() != "term"]
    return {word for cell in avoid for word in re.findall(r"`(\w+)`(?!s)", cell)}


def _names(path: Path) -> Iterator[tuple[str, int]]:
    yield path.stem, 1
    for node in ast.walk(tree(path)):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                yield name, node.lineno
            case ast.arg(arg=name):
                yield name, node.lineno
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name, node.lineno


def test_the_glossary_retires_words() -> None:
    assert {"region", "concept", "LevelMap", "doubt", "facts", "checkpoint"} <= _retired()


def test_no_retired_word_is_in_a_name() -> None:
    retired = _retired()
    found = [
        f"{shown(path, line)} {name}"
        for path in sources()
        for name, line in _names(path)
        if not _QT.fullmatch(name)
        and (name in retired or {word.lower() for word in _WORDS.findall(name)} & retired)
    ]
    assert found == []
