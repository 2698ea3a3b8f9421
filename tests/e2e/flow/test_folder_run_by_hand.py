"""A run on the folder as its user meets it: Esc leaves it alone, Stop keeps what is through."""

from __future__ import annotations

import threading

from flow_window import CTRL, WAIT_MS, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QRadioButton
from services_fakes import Script


def _radio(dialog: QDialog, words: str) -> QRadioButton:
    return next(b for b in dialog.findChildren(QRadioButton) if b.text().startswith(words))


def _run(desk: Desk, dialog: QDialog) -> None:
    run = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Run")
    desk.wait(run.isEnabled)
    desk.wait(lambda: all("(" in b.text() for b in dialog.findChildren(QRadioButton)))
    QTest.mouseClick(run, Qt.MouseButton.LeftButton)


def _begin(desk: Desk, words: str) -> None:
    desk.press("/")
    desk.type(words)
    desk.answer(lambda dialog: _run(desk, dialog), lambda: desk.press("b", CTRL))


def _seen_counts(desk: Desk, words: str) -> dict[str, tuple[int, bool]]:
    """Return what the dialog offers: (how many, whether it is chosen) by the first words."""
    found: dict[str, tuple[int, bool]] = {}

    def read(dialog: QDialog) -> None:
        buttons = dialog.findChildren(QRadioButton)
        desk.wait(lambda: all("(" in b.text() for b in buttons))
        for button in buttons:
            text, _, count = button.text().rpartition(" (")
            found[text] = (int(count.rstrip(")")), button.isChecked())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    desk.press("/")
    desk.type(words)
    desk.answer(read, lambda: desk.press("b", CTRL))
    return found


def test_esc_never_stops_a_run_on_the_folder(opened: Desk, script: Script) -> None:
    script.gate = threading.Event()
    _begin(opened, "cat")
    opened.wait(lambda: bool(script.seen))
    for _ in range(3):
        opened.press(Qt.Key.Key_Escape)
    opened.qtbot.wait(30)
    assert opened.session.runs.folder.state().active
    # on the shown photo it still does, and the folder's run goes on behind it
    opened.press("/")
    opened.type("bird")
    opened.press(Qt.Key.Key_Return)
    opened.wait(opened.session.runs.photo_running)
    opened.press(Qt.Key.Key_Escape)
    opened.wait(lambda: not opened.session.runs.photo_running())
    assert opened.session.runs.folder.state().active
    with opened.qtbot.waitSignal(opened.session.folder_run_finished, timeout=WAIT_MS) as ended:
        script.gate.set()
    assert ended.args[0].done == 5


def test_stop_keeps_what_is_through_and_the_next_run_goes_on_there(
    opened: Desk, script: Script
) -> None:
    script.seconds = 0.2
    _begin(opened, "cat")
    opened.wait(lambda: opened.session.runs.state().done >= 2)
    script.gate = threading.Event()
    opened.wait(lambda: opened.session.runs.state().progress is not None)
    stop = opened.button("Stop folder", opened.window.status)
    assert "keep their proposals" in stop.toolTip()
    opened.click(stop)
    opened.wait(lambda: not opened.session.runs.state().active)
    told = opened.window.notices.text()
    assert told.startswith("Stopped.")
    assert "keep their proposals" in told
    opened.wait(lambda: opened.session.runs.folder.interrupted() is not None)
    script.gate.set()
    script.seconds = 0.0
    through = [ref.id for ref in opened.session.images.listed() if ref.state == "proposed"]
    script.seen.clear()
    with opened.qtbot.waitSignal(opened.session.folder_run_finished, timeout=WAIT_MS):
        _begin(opened, "cat")
    assert sorted(map(int, script.seen)) == sorted({1, 2, 3, 4, 5} - set(through))


def test_the_dialog_counts_what_it_offers(opened: Desk, script: Script) -> None:
    opened.look_for("cat")
    opened.press(Qt.Key.Key_Tab)
    opened.press(Qt.Key.Key_Return)
    opened.press(Qt.Key.Key_Return, CTRL)  # done
    opened.wait(lambda: opened.session.images.get(1).state == "done")
    opened.wait(lambda: not opened.session.project.save_state().dirty)
    rows = opened.window.images._view
    model = rows.model()
    for row in (2, 3):
        place = rows.visualRect(model.index(row, 0)).center()
        modifier = CTRL if row == 3 else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifier, place)
    offered = _seen_counts(opened, "cat")
    assert offered == {
        "Images that were not asked for this yet": (4, True),
        "Images that are not reviewed yet": (4, False),
        "Images without an accepted object": (4, False),
        "Images that are selected in the list": (2, False),
        "All images": (5, False),
    }
    assert _seen_counts(opened, "dog")["Images that were not asked for this yet"] == (5, True)
    assert not script.seen[1:]  # looking at the numbers runs nothing
    assert opened.has_photo_focus() or QApplication.focusWidget() is not None


def test_only_the_selected_photos_are_run(opened: Desk, script: Script) -> None:
    rows = opened.window.images._view
    model = rows.model()
    for row in (1, 4):
        place = rows.visualRect(model.index(row, 0)).center()
        modifier = CTRL if row == 4 else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    def choose(dialog: QDialog) -> None:
        _radio(dialog, "Images that are selected").click()
        _run(opened, dialog)

    opened.press("/")
    opened.type("cat")
    with opened.qtbot.waitSignal(opened.session.folder_run_finished, timeout=WAIT_MS):
        opened.answer(choose, lambda: opened.press("b", CTRL))
    assert sorted(script.seen) == ["2", "5"]
