"""Menus of the lists, badges in words, room for the objects, and folders that open as left."""

from __future__ import annotations

import shutil
from pathlib import Path

from flow_window import CTRL, RIGHT, WAIT_MS, Desk
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QListView
from services_fakes import Script, make_photos
from services_watch import close_project

from carnn_desktop.ui.look.states import image_mark
from carnn_desktop.ui.prompt.edit import PromptEdit


def _right_click(desk: Desk, rows: QListView, row: int) -> list[str]:
    place = rows.visualRect(rows.model().index(row, 0)).center()

    def click() -> None:
        QTest.mouseClick(rows.viewport(), RIGHT, pos=place)
        rows.customContextMenuRequested.emit(QPoint(place))  # the platform's part

    return desk.menu(click)


def test_the_list_of_objects_has_a_menu(opened: Desk) -> None:
    opened.look_for("cat, dog")
    rows = _right_click(opened, opened.window.annotations._view, 1)
    assert opened.session.selection.ids() == (opened.document().annotations[1].id,)
    assert {"Accept", "Reject", "Change class", "Mask", "Delete"} <= set(rows)


def test_the_list_of_images_has_a_menu(opened: Desk) -> None:
    rows = _right_click(opened, opened.window.images._view, 2)
    opened.wait(lambda: opened.session.images.current() is not None)
    opened.wait(lambda: opened.session.images.current().id == 3)  # type: ignore[union-attr]
    assert {"Run on this image", "Mark as done", "Show in the file manager"} <= set(rows)


def test_badges_are_words(opened: Desk) -> None:
    for state in ("proposed", "in_review", "done", "done_empty", "failed"):
        mark = image_mark(state, QPalette())  # type: ignore[arg-type]
        assert mark.letter not in ("P", "R")
        assert len(mark.badge) > 3


def test_the_trace_opens_when_it_is_asked_for(opened: Desk) -> None:
    trace = opened.window.findChild(QDockWidget, "trace")
    assert trace is not None
    assert not trace.isVisible()
    opened.press("t", CTRL)
    opened.wait(trace.isVisible)
    opened.press("t", CTRL)
    opened.wait(lambda: not trace.isVisible())
    opened.look_for("cat")
    opened.window.actions_by_id["edit_background"].trigger()
    opened.wait(trace.isVisible)


def _line(desk: Desk) -> PromptEdit:
    return desk.visible(PromptEdit)[0]


def test_a_folder_opens_where_it_was_left(opened: Desk, folder: Path, tmp_path: Path) -> None:
    for _ in range(3):
        with opened.qtbot.waitSignal(opened.session.image_opened, timeout=WAIT_MS):
            opened.press("d")
    opened.look_for("cat, dog")
    other = tmp_path / "other"
    make_photos(other, 2)
    opened.open_folder(other)
    assert opened.document().image_id == 1
    assert _line(opened).text() == ""  # what was looked for belongs to the folder before
    opened.look_for("bus")
    opened.open_folder(folder)
    assert opened.document().image_id == 4
    assert _line(opened).text() == "cat, dog"
    opened.open_folder(other)
    assert _line(opened).text() == "bus"


def test_what_is_typed_before_a_folder_is_open_stays(desk: Desk, folder: Path) -> None:
    desk.press("/")
    desk.type("cat")
    desk.open_folder(folder)
    assert _line(desk).text() == "cat"


def test_a_copied_folder_with_its_project_opens_as_a_copy(
    opened: Desk, folder: Path, script: Script
) -> None:
    opened.look_for("cat")
    opened.press("\t")
    opened.press("\r")
    close_project(opened.session, opened.qtbot)
    copy = folder.with_name("photos of tuesday")
    shutil.copytree(folder, copy)
    shutil.copy(folder.with_suffix(".carnn"), copy.with_suffix(".carnn"))
    opened.open_folder(copy)
    assert opened.states() == ["accepted"]
    assert "copy of" in opened.window.notices.text()
    opened.click_photo(5, 8)
    opened.press("x")
    assert opened.states() == ["rejected"]
    opened.open_folder(folder)
    opened.window.notices.hide()
    assert opened.states() == ["accepted"]  # the original has its own project
    opened.open_folder(copy)
    assert opened.states() == ["rejected"]
    assert "copy of" not in opened.window.notices.text()


def test_other_photos_are_not_taken_for_a_copy(opened: Desk, folder: Path, tmp_path: Path) -> None:
    close_project(opened.session, opened.qtbot)
    other = tmp_path / "elsewhere"
    make_photos(other, 2, (40, 30))
    shutil.copy(folder.with_suffix(".carnn"), other.with_suffix(".carnn"))

    def read(dialog: object) -> None:
        dialog.reject()  # type: ignore[attr-defined]

    opened.answer(read, lambda: opened.window.controller.open_path(other))
    assert opened.session.project.info() is None
