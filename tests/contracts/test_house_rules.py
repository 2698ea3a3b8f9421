"""Sizes, and the calls that are never right here."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from source import ROOT, imports, shown, sources, tree

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_OWN_METHODS = 15
MAX_METHODS = 30  # with those inherited from classes of ours
MAX_FILES_A_FOLDER = 25
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


def test_no_class_is_too_wide() -> None:
    """Count what a reader meets: the public methods of a class, and those it inherits of ours."""
    wide = []
    for (module, name), node in _classes().items():
        own, every = _public_methods(node), _with_inherited(module, node)
        if len(own) > MAX_OWN_METHODS or len(every) > MAX_METHODS:
            wide.append(f"{module}.{name}: {len(own)} of its own, {len(every)} in all")
    assert wide == []


def test_inherited_methods_are_counted() -> None:
    """Of a class that has some, lest the test above count nothing."""
    module, name = "carnn_desktop.ui.drawing.clicks", "ClickTool"
    node = _classes()[module, name]
    assert {"press", "start"} <= _public_methods(node)
    assert {"press", "double_click", "leave"} <= _with_inherited(module, node)


@cache
def _classes() -> dict[tuple[str, str], ast.ClassDef]:
    """Return all classes of the package by module and name."""
    return {
        (_module(path), node.name): node
        for path in sources()
        for node in tree(path).body
        if isinstance(node, ast.ClassDef)
    }


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _public_methods(node: ast.ClassDef) -> set[str]:
    """Return the names without those of Qt, which are not our vocabulary; properties are data."""
    return {
        item.name
        for item in node.body
        if isinstance(item, ast.FunctionDef)
        and not item.name.startswith("_")
        and not re.search(r"[a-z][A-Z]", item.name)
        and not any("property" in ast.unparse(mark) for mark in item.decorator_list)
        and not any(ast.unparse(mark).endswith(".setter") for mark in item.decorator_list)
    }


def _with_inherited(module: str, node: ast.ClassDef) -> set[str]:
    found = _public_methods(node)
    path = ROOT.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    known = {name.rpartition(".")[2]: name.rpartition(".")[0] for name, _ in imports(path)}
    for base in node.bases:
        name = ast.unparse(base).partition("[")[0]
        place = (known.get(name, module), name)
        if place in _classes():
            found |= _with_inherited(place[0], _classes()[place])
    return found


def test_no_folder_is_crowded() -> None:
    crowded = {}
    for top in ("carnn_desktop", "tests"):
        for folder in (ROOT / top, *(ROOT / top).rglob("*/")):
            if "__pycache__" not in folder.parts:
                count = sum(path.is_file() for path in folder.iterdir())
                if count > MAX_FILES_A_FOLDER:
                    crowded[str(folder.relative_to(ROOT))] = count
    assert crowded == {}


def test_nothing_is_known_by_its_address() -> None:
    """The number that ``id`` gives is given again: a cache by it takes one object for another."""
    found = [
        shown(path, node.lineno)
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "id"
    ]
    assert found == []


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


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
