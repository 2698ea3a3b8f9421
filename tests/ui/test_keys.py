"""The action table and the bare keys: what fires where, and what a text field keeps."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSlider,
    QWidget,
)

from carnn_desktop.resources import resource_path
from carnn_desktop.ui.shell.actions import ActionSet, native
from carnn_desktop.ui.shell.context import UiContext
from carnn_desktop.ui.shell.features import OWN_ACTIONS
from carnn_desktop.ui.shell.keys import KeyFilter, key_name

NO = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class Bench(QWidget):
    """A window with one widget of each kind that has its own use for keys."""

    def __init__(self, actions: ActionSet) -> None:
        super().__init__()
        self.line, self.list = QLineEdit(self), QListWidget(self)
        self.button, self.slider = QPushButton("b", self), QSlider(self)
        self.review = QListWidget(self)
        self.list.addItems(["delta", "alpha", "xylophone"])
        layout = QHBoxLayout(self)
        for widget in (self.line, self.list, self.button, self.slider, self.review):
            layout.addWidget(widget)
        self.filter = KeyFilter(self, actions)
        self.fired: list[str] = []
        for spec in actions.specs():
            actions[spec.id].triggered.connect(self._fired)
        self.digits: list[int] = []
        self.spaces: list[bool] = []
        self.escapes = 0
        self.filter.digit_typed.connect(self.digits.append)
        self.filter.space_held.connect(self.spaces.append)
        self.filter.escaped.connect(self._escaped)

    def _fired(self) -> None:
        sender = self.sender()
        assert isinstance(sender, QAction)
        self.fired.append(sender.objectName())

    def _escaped(self) -> None:
        self.escapes += 1


@pytest.fixture
def bench(qtbot: Any, qapp: QApplication, actions: ActionSet) -> Any:
    made = Bench(actions)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qapp.installEventFilter(made.filter)
    yield made
    qapp.removeEventFilter(made.filter)
    made.close()


def test_letters_fire_where_nothing_is_typed(bench: Bench) -> None:
    bench.review.setFocus()
    for key, modifiers in (
        (Qt.Key.Key_X, NO),
        (Qt.Key.Key_D, NO),
        (Qt.Key.Key_Return, NO),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Return, CTRL),
        (Qt.Key.Key_Tab, NO),
        (Qt.Key.Key_Backtab, SHIFT),
        (Qt.Key.Key_Delete, NO),
        (Qt.Key.Key_Home, NO),
    ):
        QTest.keyClick(bench.review, key, modifiers)
    assert bench.fired == [
        "reject",
        "next_image",
        "accept",
        "accept",
        "accept_rest",
        "mark_done",
        "next_proposal",
        "previous_proposal",
        "delete",
        "first_image",
    ]
    for text in ("/", ",", "."):
        QTest.keyClick(bench.review, text)
    assert bench.fired[-3:] == ["focus_prompt", "opacity_down", "opacity_up"]


def test_typing_a_word_reviews_nothing(bench: Bench) -> None:
    bench.line.setFocus()
    QTest.keyClicks(bench.line, "xd bird, 12/ a.f")
    QTest.keyClick(bench.line, Qt.Key.Key_Return)
    QTest.keyClick(bench.line, Qt.Key.Key_Delete)
    QTest.keyClick(bench.line, Qt.Key.Key_Home)
    assert bench.line.text() == "xd bird, 12/ a.f"
    assert bench.fired == []
    assert bench.digits == []
    assert bench.spaces == []


def test_lists_do_not_search_by_letter(bench: Bench) -> None:
    bench.list.setFocus()
    bench.list.setCurrentRow(0)
    QTest.keyClick(bench.list, "x")
    assert bench.list.currentRow() == 0
    assert bench.fired == ["reject"]


def test_buttons_and_sliders_keep_their_keys(bench: Bench, actions: ActionSet) -> None:
    pressed: list[bool] = []
    bench.button.clicked.connect(lambda: pressed.append(True))
    bench.button.setFocus()
    QTest.keyClick(bench.button, Qt.Key.Key_Space)
    assert len(pressed) == 1
    assert bench.fired == []
    QTest.keyClick(bench.button, Qt.Key.Key_Return)
    QTest.keyClick(bench.button, "x")
    assert bench.fired == ["accept", "reject"]  # a decision waits: the review goes first
    actions["accept"].setEnabled(False)
    QTest.keyClick(bench.button, Qt.Key.Key_Return)
    assert bench.fired == ["accept", "reject"]
    bench.fired.clear()
    QTest.keyClick(bench.button, "x")
    bench.slider.setFocus()
    bench.slider.setValue(50)
    QTest.keyClick(bench.slider, Qt.Key.Key_Home)
    assert bench.slider.value() == 0
    assert bench.fired == ["reject"]


def test_tab_moves_the_focus_where_there_is_nothing_to_review(
    bench: Bench, actions: ActionSet
) -> None:
    bench.list.setFocus()
    QTest.keyClick(bench.list, Qt.Key.Key_Tab)
    assert bench.fired == ["next_proposal"]
    assert QApplication.focusWidget() is bench.list
    actions["next_proposal"].setEnabled(False)
    QTest.keyClick(bench.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bench.button
    bench.line.setFocus()
    actions["next_proposal"].setEnabled(True)
    QTest.keyClick(bench.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is bench.list  # out of a text field it always moves


def test_digits_space_and_escape_are_told(bench: Bench) -> None:
    bench.review.setFocus()
    QTest.keyClick(bench.review, "3")
    QTest.keyClick(bench.review, "0")
    QTest.keyPress(bench.review, Qt.Key.Key_Space)
    QTest.keyRelease(bench.review, Qt.Key.Key_Space)
    QTest.keyClick(bench.review, Qt.Key.Key_Escape)
    bench.line.setFocus()
    QTest.keyClick(bench.line, Qt.Key.Key_Escape)
    assert bench.digits == [3]
    assert bench.spaces == [True, False]
    assert bench.escapes == 2


def test_holding_a_key_walks_but_does_not_decide(bench: Bench) -> None:
    bench.review.setFocus()
    for key, text in ((Qt.Key.Key_X, "x"), (Qt.Key.Key_D, "d")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, NO, text, True)
        QApplication.sendEvent(bench.review, event)
    assert bench.fired == ["next_image"]


def test_disabled_actions_do_nothing(bench: Bench, actions: ActionSet) -> None:
    actions["reject"].setEnabled(False)
    bench.review.setFocus()
    QTest.keyClick(bench.review, "x")
    assert bench.fired == []


def test_another_window_keeps_its_keys(bench: Bench, qtbot: Any) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    inner = QListWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    inner.setFocus()
    QTest.keyClick(inner, "x")
    assert bench.fired == []
    dialog.close()


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "name"),
    [
        (Qt.Key.Key_D, NO, "d", "D"),
        (Qt.Key.Key_Slash, SHIFT, "/", "/"),
        (Qt.Key.Key_Backtab, SHIFT, "", "Shift+Tab"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "\r", "Return"),
        (Qt.Key.Key_Shift, SHIFT, "", ""),
        (Qt.Key.Key_D, CTRL, "\x04", "Ctrl+D"),
    ],
)
def test_names_of_keys(key: Qt.Key, modifiers: Any, text: str, name: str) -> None:
    assert key_name(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) == name


# The table ----------------------------------------------------------------------------------------


def test_no_key_means_two_things() -> None:
    keys = [
        QKeySequence(key).toString() for spec in OWN_ACTIONS for key in (*spec.keys, *spec.letters)
    ]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert "" not in keys
    assert not {str(digit) for digit in range(1, 10)} & set(keys)


def test_ids_are_unique_and_icons_exist() -> None:
    assert len({spec.id for spec in OWN_ACTIONS}) == len(OWN_ACTIONS)
    for spec in OWN_ACTIONS:
        if spec.icon:
            assert resource_path(f"icons/{spec.icon}.svg").is_file()


def test_bare_keys_are_no_shortcuts_of_qt(actions: ActionSet) -> None:
    for spec in OWN_ACTIONS:
        for key in spec.keys:
            assert "+" in key or key.startswith("F"), f"{spec.id}: {key} would fire while typing"
        if spec.letters and not spec.keys:
            action = actions[spec.id]
            assert action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut


def test_tips_name_the_keys(actions: ActionSet) -> None:
    assert native(("D",)) in actions["next_image"].toolTip()
    assert "Enter" in actions["accept"].toolTip()
    assert "F" in actions["fit"].toolTip().splitlines()[0]


def test_actions_follow_the_context(actions: ActionSet) -> None:
    actions.update(UiContext())
    enabled = {spec.id for spec in OWN_ACTIONS if actions[spec.id].isEnabled()}
    assert {"open_folder", "quit", "shortcuts", "about", "focus_prompt"} <= enabled
    assert not {"accept", "export", "run_image", "undo", "cancel", "mark_done"} & enabled
    actions.update(
        UiContext(
            project=True,
            images=True,
            image=True,
            annotations=2,
            proposals=1,
            selected=1,
            selected_open=1,
            selected_not_rejected=1,
            running=True,
            photo_running=True,
            can_undo=True,
            undo_text="Accept",
        )
    )
    enabled = {spec.id for spec in OWN_ACTIONS if actions[spec.id].isEnabled()}
    assert {"accept", "reject", "run_image", "cancel", "undo", "next_proposal"} <= enabled
    assert not {"redo", "reopen", "restore"} & enabled
    assert actions["undo"].text().endswith("Accept")
