"""Lists of class names beside labels that know their classes by number: positions are kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.importing.photo_names import decodable
from carnn_desktop.formats.source import BadSource, lines_of, read_text

MOST_NAMED = 1000
"""Numbers up to here are classes even where nothing has or names them."""
_MAX_NUMBER = 100_000
_MAX_YAML_BYTES = 4 << 20
_NOT_RAW = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C: ten times as fast
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)",
    re.DOTALL,
)
_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_NOT_YAML = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NULL = "tag:yaml.org,2002:null"

Names = Mapping[int, str]
"""Class names by number, in the order of the numbers; those without a name are left out."""


def unnamed(number: int) -> str:
    """Return what a class without a name is called."""
    return f"class {number}"


def numbered(names: Iterable[str]) -> dict[int, str]:
    """Return names by their place; blank ones have none."""
    found = {}
    for number, name in enumerate(names):
        plain = decodable(name).strip()
        if plain and number < _MAX_NUMBER:
            found[number] = plain
    return found


def names_of_lines(path: Path) -> Names:
    """Return the names of a text file, one a line; a blank line is a class without a name.

    Raises BadSource for what is no text.
    """
    return numbered(lines_of(read_text(path)))


def names_of_yaml(path: Path) -> Names:
    """Return ``names`` of a data.yaml, a list or a mapping from numbers; {} where there are none.

    Names are their text: of ``no``, ``1`` or ``true`` what is written. Raises BadSource.
    """
    entry = yaml_entries(path).get("names")
    if isinstance(entry, yaml.SequenceNode):
        return numbered(map(_text, entry.value))
    if isinstance(entry, yaml.ScalarNode) and entry.tag != _NULL:
        return numbered([entry.value])
    found: dict[int, str] = {}
    for key, value in entry.value if isinstance(entry, yaml.MappingNode) else ():
        number = key.value.strip() if isinstance(key, yaml.ScalarNode) else ""
        if number.isascii() and number.isdecimal() and len(number) < 9:
            name = decodable(_text(value)).strip()
            if name and int(number) < _MAX_NUMBER:
                found[int(number)] = name
    return dict(sorted(found.items()))


def yaml_entries(path: Path) -> dict[str, yaml.Node]:
    """Return the entries of a YAML file's outermost mapping, unread: aliases cost nothing so.

    {} where it is something else. Raises BadSource for what is no text, and for names in what is no
    YAML.
    """
    text = _NOT_YAML.sub(" ", read_text(path, _MAX_YAML_BYTES))  # one would lose the whole file
    try:
        root = _composed(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if re.search(r"^names\s*:", text, re.MULTILINE):
            raise BadSource(
                Told("it is no YAML that can be read ({error})", error=_first_line(error))
            ) from None
        return {}
    if not isinstance(root, yaml.MappingNode):
        return {}
    pairs = [(key.value, node) for key, node in root.value if isinstance(key, yaml.ScalarNode)]
    return dict(pairs)


def _composed(text: str) -> yaml.Node | None:
    """Return YAML's outermost node, also of what has characters above U+FFFF as two escapes.

    Half of such a pair alone, which is no character, becomes the sign for that.
    """
    try:
        return yaml.compose(text, _LOADER)
    except yaml.YAMLError:
        whole = _ESCAPE.sub(lambda found: _joined(found[0]), text)
        if whole == text:
            raise
        return yaml.compose(whole, _LOADER)


def _joined(escape: str) -> str:
    """Return what surrogates that are written as escapes mean; any other escape as it is."""
    return decodable(json.loads(f'"{escape}"')) if _SURROGATE.match(escape) else escape


def _first_line(error: Exception) -> str:
    """Return what is wrong with YAML, and where."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    said = problem or type(error).__name__
    if mark is None:
        return str(said)
    return Told(
        "line {line}, column {column}: {error}",
        line=mark.line + 1,
        column=mark.column + 1,
        error=said,
    )


def _text(node: object) -> str:
    """Return the text of a scalar, "" of null and of what is no scalar."""
    if not isinstance(node, yaml.ScalarNode) or node.tag == _NULL:
        return ""
    return str(node.value)


def names_beside(
    folders: Iterable[Path], names: Iterable[str], problems: list[tuple[str, str]]
) -> Names:
    """Return the names of the first of these files that names a class.

    problems : takes (file, reason) of those that are there and cannot be read
    """
    for folder in folders:
        for name in names:
            path = folder / name
            if not path.is_file():
                continue
            try:
                is_yaml = path.suffix.lower() in (".yaml", ".yml")
                found = names_of_yaml(path) if is_yaml else names_of_lines(path)
            except BadSource as problem:
                problems.append((name, str(problem)))
                continue
            if found:
                return found
    return {}


def yaml_text(name: str) -> str:
    """Return a text as YAML in UTF-8; what YAML or its readers do not take raw is escaped."""
    text = json.dumps(decodable(name), ensure_ascii=False)
    return _NOT_RAW.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
