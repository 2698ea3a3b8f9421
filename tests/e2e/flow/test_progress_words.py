"""How far a run is: one bar that never goes back, one time that settles, in the user's words."""

from __future__ import annotations

from flow_window import CTRL, WAIT_MS, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QPushButton
from services_fakes import Script

from carnn_desktop.contracts.progress import Progress
from carnn_desktop.services.events import RunState

STAGES = (
    Progress("image", 3, 4),
    Progress("proposals", 1, 2, step=1),
    Progress("gradients", 2, 2),
    Progress("classifier", 0, 2, step=1),
    Progress("step", 1, step=2),
    Progress("proposals", 0, 2, step=2),
    Progress("crf", 0, 2, text="lattice"),
    Progress("crf", 1, 2, text="lattice"),
)
ENGINE = ("crf", "lattice", "gradients", "classifier", "proposals", "step")


def _follow(desk: Desk) -> list[tuple[int, str]]:
    """Return a list that fills with what the status bar shows: (bar, words)."""
    seen: list[tuple[int, str]] = []
    status = desk.window.status

    def note(state: RunState) -> None:
        if state.active and status._bar.maximum() > 0:
            seen.append((status._bar.value(), status._what.text()))

    desk.session.run_changed.connect(note)
    return seen


def test_one_photo(opened: Desk, script: Script) -> None:
    script.progress, script.seconds = STAGES, 0.5
    seen = _follow(opened)
    opened.look_for("cat")
    assert len({value for value, _ in seen}) >= 3
    assert [value for value, _ in seen] == sorted(value for value, _ in seen)
    told = {text for _, text in seen}
    assert {"Looking at the photo", "Comparing it with your words", "Drawing the outlines"} <= told
    assert not any(word in text for text in told for word in ENGINE)


def test_a_folder(opened: Desk, script: Script) -> None:
    script.progress, script.seconds = STAGES, 0.4
    opened.look_for("cat")  # its pace is known now
    seen = _follow(opened)
    promised: list[str] = []

    def run(dialog: QDialog) -> None:
        button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Run")
        opened.wait(button.isEnabled)
        opened.wait(lambda: any("It will take" in t.text() for t in dialog.findChildren(QLabel)))
        promised.extend(label.text() for label in dialog.findChildren(QLabel))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    opened.press("/")
    opened.type("cat")
    with opened.qtbot.waitSignal(opened.session.folder_run_finished, timeout=WAIT_MS):
        opened.answer(run, lambda: opened.press("b", CTRL))
    values = [value for value, _ in seen]
    assert len(set(values)) > 8
    assert values == sorted(values)
    told = [text for _, text in seen]
    assert not any(word in text for text in told for word in ENGINE)
    assert any("Image 4 of 4" in text for text in told)
    assert any("It will take a few seconds on this machine." in text for text in promised)
    assert "a few seconds left" in told[0]  # as the dialog said
