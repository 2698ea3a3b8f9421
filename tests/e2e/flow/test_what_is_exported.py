"""In the window one object of the list is one annotation; dividing is chosen, and seen before."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest
from flow_window import CTRL, SHIFT, WAIT_MS, Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QPushButton, QToolButton
from services_fakes import Script

from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.results import Proposal, SegmentationResult
from carnn_desktop.formats.export.options import ExportOptions
from carnn_desktop.services import export as exporting


@pytest.fixture
def parts(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the model find one object of four parts of more than 64 pixels."""
    from dataclasses import replace

    import numpy as np
    import services_fakes

    plain = services_fakes.result_of

    def found(*arguments: object, **named: object) -> SegmentationResult:
        result = plain(*arguments, **named)  # type: ignore[arg-type]
        mask = np.zeros((40, 80), np.bool_)
        for left in (0, 20, 40, 60):
            mask[:20, left : left + 12] = True
        mask = mask[:20, :72]
        proposals: tuple[Proposal, ...] = tuple(
            replace(p, mask=services_fakes.frozen(mask.copy()), origin_xy=(20, 20 + 30 * n))
            for n, p in enumerate(result.proposals)
        )
        return replace(result, proposals=proposals)

    monkeypatch.setattr(services_fakes, "result_of", found)


def _export(
    desk: Desk, unit: str, promised: str, monkeypatch: pytest.MonkeyPatch, out: Path
) -> int:
    """Export by keys and mouse once the dialog promises that; return how many were written."""

    def choose(dialog: QDialog) -> None:
        combo = next(
            box
            for box in dialog.findChildren(QComboBox)
            if box.findText("Each connected part") >= 0
        )
        if unit:
            combo.setFocus()
            QTest.keyClick(combo, Qt.Key.Key_Home)
            while combo.currentText() != unit:
                QTest.keyClick(combo, Qt.Key.Key_Down)
        ready = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Choose file…")
        desk.wait(lambda: ready.isEnabled() and promised in _texts(dialog))
        QTest.mouseClick(ready, Qt.MouseButton.LeftButton)

    monkeypatch.setattr(desk.window.dialogs, "choose_file_to_write", lambda _start: out)
    with desk.qtbot.waitSignal(desk.session.export_finished, timeout=WAIT_MS):
        desk.answer(choose, lambda: desk.press("e", CTRL | SHIFT))
    for widget in desk.visible(QDialog):
        widget.reject()
    desk.window.activateWindow()
    desk.wait(lambda: QApplication.focusWidget() is not None)
    written = json.loads(out.read_text(encoding="utf-8"))
    return len(written["annotations"])


def _texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_two_listed_objects_are_two_annotations(
    opened: Desk, parts: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.look_for("cat, dog")
    for _ in range(2):
        opened.press(Qt.Key.Key_Tab)
        opened.press(Qt.Key.Key_Return)
    opened.press(Qt.Key.Key_Return, CTRL)
    assert opened.states() == ["accepted", "accepted"]
    assert _export(opened, "", "2 objects", monkeypatch, tmp_path / "listed.json") == 2
    parts_file = tmp_path / "parts.json"
    assert _export(opened, "Each connected part", "8 objects", monkeypatch, parts_file) == 8


def test_esc_never_stops_an_export(
    opened: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has its own button, as the run on the folder has."""
    begun = threading.Event()

    def endless(*_arguments: object, on_progress: ProgressCallback, **_named: object) -> None:
        while True:
            on_progress(Progress("export", 1, 5))  # raises once it was cancelled
            begun.set()
            time.sleep(0.005)

    monkeypatch.setattr(exporting, "export", endless)
    opened.session.export.start(tmp_path / "out.json", ExportOptions())
    opened.wait(begun.is_set)
    for _ in range(3):
        opened.press(Qt.Key.Key_Escape)
    begun.clear()
    opened.wait(begun.is_set)  # it goes on
    opened.click(opened.button("Cancel the export", opened.window.status))
    opened.wait(lambda: "cancelled" in opened.window.notices.text())
    assert not any(
        button.text() == "Cancel the export"
        for button in opened.visible(QToolButton, opened.window.status)
    )
