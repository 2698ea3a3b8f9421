"""The program's source files as syntax trees, for the tests of the house rules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "carnn_desktop"


@cache
def tree(path: Path) -> ast.Module:
    """Return the parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def sources(*folders: str) -> list[Path]:
    """Return the Python files below the package, or below these parts of it only."""
    roots = [PACKAGE / folder for folder in folders] or [PACKAGE]
    files: list[Path] = []
    for root in roots:
        files += [root] if root.is_file() else sorted(root.rglob("*.py"))
    return files


def imports(path: Path, *, lazy: bool = True) -> Iterator[tuple[str, int]]:
    """Yield (dotted module, line) of every import; ``lazy`` False leaves out those in functions."""
    inside: set[ast.AST] = set()
    if not lazy:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                inside.update(ast.walk(node))
    for node in ast.walk(tree(path)):
        if node in inside:
            continue
        if isinstance(node, ast.Import):
            for name in node.names:
                yield name.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                yield f"{node.module}.{name.name}", node.lineno


def shown(path: Path, line: int) -> str:
    """Return ``path:line`` as an editor can open it."""
    return f"{path.relative_to(ROOT)}:{line}"
