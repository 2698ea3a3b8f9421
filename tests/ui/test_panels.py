"""The panels in the whole window, on a real session with a scripted segmenter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from services_fakes import Script
from window_keys import press, run

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.prompt.edit import PromptEdit
from carnn_desktop.ui.shell.dialogs import Dialogs
from carnn_desktop.ui.shell.main_window import MainWindow


def test_opacity_by_slider_and_key_agree(ready: MainWindow, session: Session) -> None:
    slider = ready.status._strength
    slider.setValue(80)
    assert ready.canvas.strength == pytest.approx(0.8)
    ready.actions_by_id["opacity_down"].trigger()
    assert slider.value() == 70
    ready.close()
    assert session.settings.current.overlay_opacity == pytest.approx(0.7)


def test_what_keeps_the_first_folder_from_opening_is_a_dialog(
    qapp: QApplication, session: Session, tmp_path: Path, qtbot: Any
) -> None:
    class Answers(Dialogs):
        errors: list[tuple[str, str]]

        def error(self, title: str, reason: str, remedy: str) -> None:
            self.errors.append((reason, remedy))

    owner = QWidget()
    qtbot.addWidget(owner)
    dialogs = Answers(owner)
    dialogs.errors = []
    theme = Theme(qapp, "light", owner)
    window = MainWindow(session, theme, dialogs=dialogs)
    window.show()
    (tmp_path / "empty").mkdir()
    session.project.open(tmp_path / "empty")
    qtbot.waitUntil(lambda: bool(dialogs.errors) or bool(window.notices.text()), timeout=20_000)
    window.close()
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    told = dialogs.errors[0][0] if dialogs.errors else ""
    assert "empty" in told


def test_the_mask_level_is_live_and_comes_back(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    run(ready, session, "cat", qtbot)
    press(Qt.Key.Key_Tab)
    before = session.images.document()
    assert before is not None
    panel = ready.annotations
    assert panel._level.isEnabled()
    panel._level.setValue(panel._level.value() - 20)
    after = session.images.document()
    assert after is not None
    assert after.annotations[0].levels is not None
    assert after.annotations[0].levels.level != before.annotations[0].levels.level
    session.edits.undo()
    assert session.images.document() == before


def test_list_and_canvas_share_the_selection(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    run(ready, session, "cat, dog", qtbot)
    view = ready.annotations._view
    view.setCurrentIndex(view.model().index(1, 0))
    document = session.images.document()
    assert document is not None
    assert session.selection.ids() == (document.annotations[1].id,)
    session.selection.select([document.annotations[0].id])
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]
    session.edits.accept()
    following = session.images.document()
    assert following is not None
    assert session.selection.ids() == (following.annotations[1].id,)
    # what is to decide stands above what was accepted
    assert [index.row() for index in view.selectionModel().selectedRows()] == [0]


def test_search_narrows_the_list_and_the_walk(
    ready: MainWindow, session: Session, qtbot: Any
) -> None:
    wanted = session.images.listed()[3]
    ready.images._search.setText(Path(wanted.path).stem)
    qtbot.waitUntil(lambda: ready.images._model.rowCount() == 1, timeout=20_000)
    with qtbot.waitSignal(session.image_opened, timeout=20_000):
        ready.actions_by_id["next_image"].trigger()
    assert session.images.current() == session.images.get(wanted.id)
    ready.images._search.clear()
    qtbot.waitUntil(lambda: ready.images._model.rowCount() == 5, timeout=20_000)


def test_the_trace_tells_why(
    ready: MainWindow, session: Session, script: Script, qtbot: Any
) -> None:
    script.finds = lambda name: name == "cat"
    run(ready, session, "cat, dog", qtbot)
    tree = ready.trace._tree
    head = tree.topLevelItem(0)
    assert head is not None
    rows = {head.child(i).text(0): head.child(i).text(2) for i in range(head.childCount())}
    assert "kept" in rows["cat"]
    assert "dropped" in rows["dog"]
    assert "cat" in ready.trace._about.text()


def test_a_model_from_a_folder_is_asked_for(
    window: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [None, tmp_path]
    monkeypatch.setattr(window.dialogs, "choose_model_folder", lambda: answers.pop(0))
    window.view_menus.models.aboutToShow.emit()
    from_folder = window.view_menus.models.actions()[-1]
    from_folder.trigger()
    assert session.settings.current.model.proposer == "embedded"
    from_folder.trigger()
    assert session.settings.current.model.proposer == str(tmp_path)


def test_names_are_offered_while_typing_and_the_line_keeps_the_keys(
    ready: MainWindow, session: Session
) -> None:
    ready.prompt.set_words(["rocket", "rocking chair", "flag"])
    press("/")
    line = QApplication.focusWidget()
    assert isinstance(line, PromptEdit)
    QTest.keyClicks(line, "cat, roc")
    assert line.offers() == ["rocket", "rocking chair"]
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Down)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "cat, rocking chair"
    assert line.offers() == []
    QTest.keyClicks(line, ", fla")
    assert line.offers() == ["flag"]
    ready.canvas.setFocus()
    assert line.offers() == []
