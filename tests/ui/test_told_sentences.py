"""Sentences of the layers below are shown in the language of the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from carnn_desktop.contracts.requests import ModelChoice
from carnn_desktop.contracts.texts import Together
from carnn_desktop.resources import resource_path
from carnn_desktop.runs.planning import plan_run
from carnn_desktop.runs.requests import RunRequest
from carnn_desktop.ui.look.told import told_text


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
