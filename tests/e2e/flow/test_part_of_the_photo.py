"""A rectangle drawn over the photo: what is typed is looked for in it alone."""

from __future__ import annotations

import pytest
from flow_window import WAIT_MS, Desk
from PySide6.QtCore import Qt
from services_fakes import Script
from ui_hand import ALT, Hand

from carnn_desktop.contracts.results import Trace


def _drag_a_part(desk: Desk) -> tuple[tuple[int, int, int, int], Trace]:
    """Choose the tool by its key and drag; return the part that was looked at, and the trace."""
    desk.press(Qt.Key.Key_I, ALT)
    assert desk.window.actions_by_id["tool_crop"].isChecked()
    with desk.qtbot.waitSignal(desk.session.trace_changed, timeout=WAIT_MS) as told:
        Hand(desk.window).drag([(100, 80), (150, 120), (200, 160)])
    desk.wait(lambda: not desk.session.runs.photo_running())
    x, y, width, height = desk.document().annotations[-1].provenance.run.settings["crop"]
    return (x, y, width, height), told.args[0].trace


def test_a_part_is_looked_at_alone_and_can_be_undone(opened: Desk) -> None:
    opened.look_for("dog")
    (before,) = opened.document().annotations
    crop, trace = _drag_a_part(opened)
    assert crop == pytest.approx((100, 80, 100, 80), abs=3)
    first, found = opened.document().annotations
    assert first is before  # a proposal outside of the part waits on
    assert found.mask.bbox_xywh == (crop[0] + 2, crop[1] + 3, 8, 12)
    assert "crop" not in before.provenance.run.settings
    assert opened.window.actions_by_id["tool_select"].isChecked()
    assert trace.notes[0] == (
        f"Only the part of {crop[2]} x {crop[3]} pixels at {crop[0]}, {crop[1]} was looked at."
    )
    opened.window.actions_by_id["undo"].trigger()
    assert opened.document().annotations == (before,)
    opened.look_for("dog")  # the next run is of the whole photo again
    assert "crop" not in opened.document().annotations[0].provenance.run.settings


def test_a_part_again_replaces_what_it_proposed(opened: Desk) -> None:
    opened.look_for("dog")
    _drag_a_part(opened)
    _drag_a_part(opened)
    assert len(opened.document().annotations) == 2


def test_without_words_it_asks_for_them(opened: Desk, script: Script) -> None:
    opened.press(Qt.Key.Key_I, ALT)
    Hand(opened.window).drag([(100, 80), (200, 160)])
    assert "Type what to look for first" in opened.window.notices.text()
    assert script.seen == []
