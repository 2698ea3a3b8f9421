"""The translations: complete, in step with the program, and the window fits its texts in each."""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QToolBar, QToolButton

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look import languages
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.actions import plain
from carnn_desktop.ui.shell.main_window import MainWindow

ROOT = Path(__file__).parents[2]


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools/translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


tool = _tool()
needs_lupdate = pytest.mark.skipif(
    not Path(sys.executable).with_name("pyside6-lupdate").exists(),
    reason="pyside6-lupdate is not beside this Python",
)


def test_every_text_is_translated_and_nothing_is_lost() -> None:
    found = tool.problems()
    assert not found, "\n".join(found[:20])


@needs_lupdate
def test_the_files_are_in_step_with_the_program() -> None:
    found = tool.stale()
    assert not found, "run tools/translations.py update, fill, release:\n" + "\n".join(found[:20])


def test_what_a_translation_may_not_lose() -> None:
    assert tool.faults("&Open {name}…", "{name} &öffnen…") == []
    for translation in ("Öffnen {name}…", "&Öffnen…", "{name} &öffnen", " {name} &öffnen…"):
        assert tool.faults("&Open {name}…", translation), translation


@pytest.fixture(params=["de", "ja", "zh_CN"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    font = qapp.font()
    installed = languages.install(qapp, request.param)
    assert len(installed) == 2  # Qt's own and the program's
    yield request.param
    languages.remove(qapp, installed)
    qapp.setFont(font)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _room(button: QToolButton | QPushButton) -> bool:
    return button.width() >= button.sizeHint().width() - 1


def test_the_window_speaks_the_language_and_clips_nothing(
    language: str, qapp: QApplication, session: Session, qtbot: Any
) -> None:
    theme = Theme(qapp, "light")
    window = MainWindow(session, theme)
    window.resize(1600, 900)
    window.show()
    QApplication.processEvents()
    try:
        assert window.menuBar().actions()[0].text() == {
            "de": "Datei", "ja": "ファイル", "zh_CN": "文件",
        }[language]  # fmt: skip
        clipped = [
            button.text()
            for bar in window.findChildren(QToolBar)
            for button in bar.findChildren(QToolButton)
            if button.isVisible() and button.text() and not _room(button)
        ]
        assert clipped == []
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, window)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel).text()
        assert "Cancel" not in cancel  # Qt's own texts follow
        marks = [action.text() for action in window.menuBar().actions()]
        assert len(set(marks)) == len(marks)
    finally:
        window.close()
        theme.deleteLater()
        window.deleteLater()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(
    ("choice", "system", "used"),
    [("", "de_AT", "de"), ("", "zh_TW", "zh_CN"), ("", "fr_FR", "en"), ("ja", "de_DE", "ja")],
)
def test_the_language_that_is_used(choice: str, system: str, used: str) -> None:
    assert languages.resolved(choice, system) == used


def test_a_text_of_the_tables_is_found_by_its_context(qapp: QApplication) -> None:
    translator = QTranslator()
    folder = languages.own_folder()
    assert folder is not None
    assert translator.load("carnn_de", str(folder))
    qapp.installTranslator(translator)
    said = QCoreApplication.translate("Actions", "&Next image")
    qapp.removeTranslator(translator)
    assert said == "&Nächstes Bild"


def test_a_menu_key_in_brackets_is_no_part_of_a_name() -> None:
    assert plain("フォルダーを開く(&O)…") == "フォルダーを開く…"
    assert plain("&Open folder…") == "Open folder…"


def test_texts_are_written_where_the_reader_of_texts_finds_them() -> None:
    """Neither inside an f-string nor through a helper: lupdate reads neither."""
    found = []
    for path in (ROOT / "carnn_desktop/ui").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                calls = [n for n in ast.walk(node) if isinstance(n, ast.Call)]
                names = {getattr(call.func, "attr", "") for call in calls}
                if names & {"tr", "translate"}:
                    found.append(f"{path.name}:{node.lineno} in an f-string")
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_tr", "tr", "_"):
                found.append(f"{path.name}:{node.lineno} through a helper")
    assert found == []
