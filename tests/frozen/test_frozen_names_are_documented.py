"""docs/FORMATS.md names everything that is frozen."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from frozen_inputs import EXPORTS
from frozen_kept import HERE
from frozen_shape import Paths, add_paths, readable

PAGE = (Path(__file__).parents[2] / "docs" / "FORMATS.md").read_text(encoding="utf-8")
WORDS = {
    word
    for code in re.findall(r"`([^`\n]+)`", PAGE)
    for word in (code, *re.split(r"[^\w.+/-]+", code), *re.split(r"\W+", code))
}


def _keys(paths: dict[str, str]) -> set[str]:
    """Return the last key of each path; ``*`` stands for keys that are data."""
    last = {path.removesuffix("[]").rpartition(".")[2] for path in paths}
    return {key.strip("[]") for key in last} - {"*", ""}


def _of_commands(commands: dict[str, Any]) -> set[str]:
    names = set(commands) - {"(none)"}
    for parts in commands.values():
        names |= {word for options in parts["options"] for word in options.split()}
        names |= set(parts["positionals"])
        for option in parts["options"].values():
            names |= set(option.get("choices", []))
    return names


def _of_the_schema(schema: dict[str, Any]) -> set[str]:
    columns = {column for table in schema["tables"].values() for column in table["columns"]}
    return columns | set(schema["tables"]) | set(schema["triggers"])


def _of_the_project(project: dict[str, Any]) -> set[str]:
    bodies = ("documents", "traces", "facts", "runs")
    keys = {key for table in bodies for key in _keys(project[table])}
    return keys | set(project["meta"]) | set(project["settings"])


SECTIONS = (
    "commands", "json", "trace", "presets", "set", "coco", "schema", "settings", "project",
)  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_every_frozen_name_is_on_the_page(section: str, recorded: dict[str, Any]) -> None:
    part = recorded[section]
    names = {
        "commands": lambda: _of_commands(part),
        "json": lambda: {key for paths in part.values() for key in _keys(paths)},
        "trace": lambda: _keys(part["json"]) | set(part["npz"]),
        "presets": lambda: set(part),
        "set": lambda: _keys(part),
        "coco": lambda: _keys(part),
        "schema": lambda: _of_the_schema(part),
        "settings": lambda: _keys(part["types"]),
        "project": lambda: _of_the_project(part),
    }[section]()
    assert names
    assert sorted(names - WORDS) == []


def test_every_exit_code_is_on_the_page(recorded: dict[str, Any]) -> None:
    for code in set(recorded["exit codes"].values()):
        assert f"\n| {code} | " in PAGE


def test_every_key_of_a_kept_provenance_is_on_the_page() -> None:
    paths: Paths = {}
    for name in EXPORTS:
        values = json.loads((HERE / f"holiday_{name}").read_text(encoding="utf-8"))
        for annotation in values["annotations"]:
            add_paths(paths, annotation["provenance"], frozenset({"imported"}))
        add_paths(paths, values["carnn"], frozenset())
    assert sorted(_keys(readable(paths)) - WORDS) == []
