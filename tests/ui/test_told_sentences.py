"""Sentences of the layers below are shown in the language of the window."""

from __future__ import annotations

import ast
import errno
import json
import os
import pickle
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.texts import Together, Told, some_of
from carnn_desktop.project.values import to_json
from carnn_desktop.resources import resource_path
from carnn_desktop.runs.planning import plan_run
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.ui import look
from carnn_desktop.ui.look import languages
from carnn_desktop.ui.look.recalled import recalled_text
from carnn_desktop.ui.look.told import filled, shown_number, told_text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", ("liest Englisch", "bedeuten dasselbe")),
        ("ja", ("英語を読みます", "同じものを指す")),
        ("zh_CN", ("只识别英语", "是同一事物")),
    ],
)
def test_what_a_run_tells_is_translated(
    qapp: QApplication, language: str, words: tuple[str, str]
) -> None:
    plan = plan_run(RunRequest(text="Hund、cats，cat"), ModelChoice(proposer="embedded"))
    assert [query.name for query in plan.queries] == ["Hund", "cats"]
    translator = QTranslator()
    assert translator.load(str(resource_path(f"translations/carnn_{language}.qm")))
    qapp.installTranslator(translator)
    try:
        shown = told_text(Together(plan.notes))
    finally:
        qapp.removeTranslator(translator)
    assert all(word in shown for word in words)
    assert "dog" in shown
    assert told_text("plain {text}") == "plain {text}"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    installed = languages.install(qapp, "de")
    yield
    languages.remove(qapp, installed)


def test_values_are_filled_in_as_the_language_has_them(german: None) -> None:
    inner = Told("{folder} is not there.", folder=Path("/photos"))
    reason = Told("The settings were not saved: {reason}", reason=inner)
    assert str(reason) == "The settings were not saved: /photos is not there."
    assert told_text(reason) == (f"Die Einstellungen wurden nicht gespeichert: {told_text(inner)}")
    assert told_text(inner) == "/photos ist nicht da."
    numbers = Told("{count:,} of {share:.1f}, {plain}", count=12345, share=0.5, plain=12345)
    assert told_text(numbers) == "12.345 of 0,5, 12345"
    assert told_text(Told.of(1, "{count} concept added.", "{count} concepts added.")) == (
        "1 Konzept hinzugefügt."
    )
    failed = Told("{path} cannot be used ({error}).", path="p", error=os.strerror(errno.ENOSPC))
    assert told_text(failed) == "p kann nicht benutzt werden (kein Platz mehr auf dem Datenträger)."
    assert told_text(some_of(["a", "b", "c", "d"])) == "a, b, c und 1 weitere"


def test_stored_sentences_are_recalled(german: None) -> None:
    stored = "b.png is cut off (image file is truncated)."
    assert recalled_text(stored) == "b.png ist abgeschnitten (image file is truncated)."
    assert recalled_text("a.png cannot be read (Permission denied).") == (
        "a.png kann nicht gelesen werden (Zugriff verweigert)."
    )
    said = Told(
        "Nothing here matches “{name}” well enough: the surest candidate has {surest:.2f}, the "
        "threshold is {threshold:.2f}. The nearest is offered anyway, marked as forced.",
        name="cat",
        surest=0.25,
        threshold=0.5,
    )
    assert recalled_text("" + said) == told_text(said).replace("0,25", "0.25").replace(
        "0,50", "0.50"
    )
    assert recalled_text("what nobody says {here}") == "what nobody says {here}"
    assert recalled_text("") == ""


def test_a_sentence_stays_one_on_its_way(german: None) -> None:
    error = CarnnError(Told("The disk is full."), Told("Open a folder first."))
    assert str(error) == "The disk is full. Open a folder first."
    assert told_text(str(error)) == ("Der Datenträger ist voll. Öffnen Sie zuerst einen Ordner.")
    arrived = pickle.loads(pickle.dumps(error.reason))
    assert told_text(arrived) == "Der Datenträger ist voll."
    assert json.dumps({"reason": arrived}) == '{"reason": "The disk is full."}'
    assert to_json([arrived, Together(["a", "b"])]) == b'["The disk is full.","a b"]'
    with sqlite3.connect(":memory:") as base:
        assert base.execute("SELECT ?", (arrived,)).fetchone() == ("The disk is full.",)
    base.close()


def _formats_numbers(node: ast.AST) -> bool:
    """Whether an f-string writes a number with marks that are those of English."""
    if not isinstance(node, ast.FormattedValue) or node.format_spec is None:
        return False
    form = ast.unparse(node.format_spec)
    return bool(re.search(r",|\.[1-9]", form))


def test_no_number_of_the_window_has_the_marks_of_another_language() -> None:
    """They go through shown_number() or filled(); "1,234" is little more than one in German."""
    ui = Path(look.__file__).parents[1]
    found = [
        f"{path.relative_to(ui)}:{node.lineno}"
        for path in sorted(ui.rglob("*.py"))
        if path.relative_to(ui).as_posix() != "prompt/bar.py"  # a setting, not a text
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _formats_numbers(node)
    ]
    assert found == []


def test_numbers_have_the_marks_of_the_language(german: None) -> None:
    assert (shown_number(1_234), shown_number(0.5, ".2f")) == ("1.234", "0,50")
    assert filled("{count:,} of {name}, {share:.1f}", count=1_000, name="1.5", share=2.25) == (
        "1.000 of 1.5, 2,2"
    )
