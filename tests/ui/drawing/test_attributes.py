"""Free attributes: what is typed becomes what it means, what was there stays what it was."""

from __future__ import annotations

from typing import Any

import pytest

from carnn_desktop.ui.drawing.attributes import AttributesDialog


@pytest.fixture
def dialog(qtbot: Any) -> AttributesDialog:
    before = {"id": "0042", "digits": "17", "list": [1, 2], "none": None, "on": True, "word": "a b"}
    made = AttributesDialog(before, 1)
    qtbot.addWidget(made)
    return made


def test_what_is_left_alone_keeps_its_value_and_type(dialog: AttributesDialog) -> None:
    assert repr(dialog.attributes()) == repr(
        {"id": "0042", "digits": "17", "list": [1, 2], "none": None, "on": True, "word": "a b"}
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("17", 17), ("2.5", 2.5), ("true", True), ("null", None), ("two", "two"), ("", ""),
     ("NaN", "NaN"), ("1e999", "1e999"), ("-Infinity", "-Infinity"), ("[1", "[1"), ("é", "é")],
)  # fmt: skip
def test_what_is_typed_becomes_what_it_means(
    dialog: AttributesDialog, typed: str, meant: Any
) -> None:
    dialog._add("new", typed)
    found = dialog.attributes()["new"]
    assert repr(found) == repr(meant)


def test_rows_without_a_name_are_left_out_and_removed_ones_are_gone(
    dialog: AttributesDialog,
) -> None:
    dialog._add("", "5")
    dialog._table.setCurrentCell(0, 0)
    dialog._remove()
    assert list(dialog.attributes()) == ["digits", "list", "none", "on", "word"]
