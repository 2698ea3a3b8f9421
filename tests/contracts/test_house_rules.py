"""Sizes, and the calls that are never right here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from source import ROOT, shown, sources, tree

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_PUBLIC_METHODS = 15
WIDE_CLASSES = {"Editor"}
FORBIDDEN_CALLS = {
    "processEvents": "re-enters the event loop",
    "terminate": "kills a thread with its locks held",
    "setStyleSheet": "breaks live light and dark themes",
}


def _all_sources() -> list[Path]:
    return [*sources(), ROOT / "main.py", *sorted((ROOT / "tools").glob("*.py"))]


def _own_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    length = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is not None:
        docstring = node.body[0]
        length -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return length


def test_no_file_is_longer_than_the_limit() -> None:
    lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in _all_sources()}
    assert {shown(p, n): n for p, n in lengths.items() if n > MAX_FILE_LINES} == {}


def test_no_function_is_longer_than_the_limit() -> None:
    long = [
        f"{shown(path, node.lineno)} {node.name}: {_own_lines(node)} lines"
        for path in _all_sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and _own_lines(node) > MAX_FUNCTION_LINES
    ]
    assert long == []


def test_no_class_has_too_many_public_methods() -> None:
    wide = []
    for path in sources():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ClassDef) and node.name not in WIDE_CLASSES:
                public = [
                    item.name
                    for item in node.body
                    if isinstance(item, ast.FunctionDef)
                    and not item.name.startswith("_")
                    and not item.decorator_list
                    and not _is_qt_override(item.name)
                ]
                if len(public) > MAX_PUBLIC_METHODS:
                    wide.append(f"{shown(path, node.lineno)} {node.name}: {len(public)}")
    assert wide == []


def _is_qt_override(name: str) -> bool:
    # camelCase names are Qt's own: overriding them is not part of our vocabulary
    return re.search(r"[a-z][A-Z]", name) is not None


@pytest.mark.parametrize("name", sorted(FORBIDDEN_CALLS))
def test_calls_that_are_never_right(name: str) -> None:
    found = [
        shown(path, node.lineno)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == name
    ]
    assert found == [], f"{name} {FORBIDDEN_CALLS[name]}"


def test_every_file_postpones_annotations() -> None:
    missing = [
        shown(path, 1)
        for path in sources()
        if path.name != "__init__.py"
        and not any(
            isinstance(node, ast.ImportFrom) and node.module == "__future__"
            for node in tree(path).body
        )
    ]
    assert missing == []


def test_no_unfinished_work_is_marked() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = [
        shown(path, number)
        for path in _all_sources()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if marks.search(line)
    ]
    assert found == []
