"""The keyboard goes to the photo with every run, and the review keys work from everywhere."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from flow_window import CTRL, WAIT_MS, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from services_fakes import Script

from carnn_desktop.ui.help.guide import Guide

TAB, ENTER, ESC = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Escape


def _accept_and_reject(desk: Desk) -> None:
    """Accept the first proposal and reject the second, by keys from where the keyboard is."""
    assert desk.states() == ["proposed", "proposed"]
    desk.press(TAB)
    desk.press(ENTER)
    desk.press("x")
    assert sorted(desk.states()) == ["accepted", "rejected"]


def test_after_a_run_on_the_folder_the_photo_has_the_keys(opened: Desk) -> None:
    def run(dialog: QDialog) -> None:
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Run")
        opened.wait(button.isEnabled)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    opened.press("/")
    opened.type("cat, dog")
    with opened.qtbot.waitSignal(opened.session.folder_run_finished, timeout=WAIT_MS):
        opened.answer(run, lambda: opened.press("b", CTRL))
    assert opened.has_photo_focus()
    _accept_and_reject(opened)


@pytest.mark.parametrize("what", ["Concepts", "Phrase", "Preset", "Split into parts"])
def test_a_click_on_a_control_leaves_the_keys_to_the_review(opened: Desk, what: str) -> None:
    opened.look_for("cat, dog")
    control = _control(opened, what)
    opened.click(control)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
        opened.window.activateWindow()
    _accept_and_reject(opened)


def _control(desk: Desk, what: str) -> QWidget:
    if what == "Preset":
        return next(box for box in desk.visible(QComboBox) if box.accessibleName() == what)
    return next(button for button in desk.visible(QAbstractButton) if button.text() == what)


def test_the_keys_work_from_a_list_of_choices(opened: Desk) -> None:
    opened.look_for("cat, dog")
    opened.press("/")
    opened.press(TAB)  # out of the line, by keys
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
    _accept_and_reject(opened)


@pytest.mark.parametrize("key", [ENTER, ESC])
def test_enter_and_esc_leave_text_fields(opened: Desk, key: Any) -> None:
    opened.look_for("cat, dog")
    opened.press("f", CTRL | Qt.KeyboardModifier.ShiftModifier)  # the search of the images
    opened.type("photo")
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    opened.press(key)
    opened.wait(opened.has_photo_focus)
    assert opened.states() == ["proposed", "proposed"]  # the key itself decided nothing
    _accept_and_reject(opened)


def test_a_note_is_kept_when_enter_leaves_it(opened: Desk) -> None:
    opened.look_for("cat, dog")
    opened.press(TAB)
    opened.press("m", CTRL)
    opened.type("hidden by x and d")
    opened.press(ENTER)
    opened.wait(opened.has_photo_focus)
    assert [annotation.note for annotation in opened.document().annotations] == [
        "hidden by x and d",
        "",
    ]
    opened.press(ENTER)
    assert opened.states() == ["accepted", "proposed"]


def test_next_in_the_guide_takes_no_keys(opened: Desk, script: Script) -> None:
    guide = opened.window.findChild(Guide)
    assert guide is not None
    opened.window.actions_by_id["guide"].trigger()
    assert guide.step == "type"
    with opened.qtbot.waitSignal(opened.session.trace_changed, timeout=WAIT_MS):
        opened.click(guide.card.main)  # types an example and runs
    opened.wait(lambda: guide.step == "review")
    opened.click(guide.card.main)
    assert guide.step == "export"
    opened.press(TAB)
    opened.press(ENTER)
    opened.press("x")
    assert opened.states().count("accepted") == 1
    assert opened.states().count("rejected") == 1
    assert guide.step == "export"  # Enter was not a press of its button


def test_esc_leaves_the_line_before_it_stops_a_run(opened: Desk, script: Script) -> None:
    script.gate = threading.Event()
    opened.press("/")
    opened.type("cat")
    opened.press(ENTER)
    opened.wait(opened.session.runs.photo_running)
    opened.press("/")
    opened.press(ESC)
    assert opened.session.runs.photo_running()
    opened.press(ESC)
    assert not opened.session.runs.photo_running()
