"""What lies over the photo and beside it: messages, names, colours, the row of the photo shown."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
from PySide6.QtCore import QItemSelectionModel, QPoint, QRect
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QTreeView

from carnn_desktop.services.events import Notice
from carnn_desktop.ui.images.model import REF_ROLE
from carnn_desktop.ui.look.qimage import rgb_array
from carnn_desktop.ui.look.swatch import SWATCH


def near(pixels: np.ndarray, color: QColor, most: int = 3) -> np.ndarray:
    wanted = np.array((color.red(), color.green(), color.blue()))
    return np.abs(pixels.astype(int) - wanted).max(axis=-1) <= most


def test_a_message_lies_over_the_photo_and_moves_nothing(desk: Any) -> None:
    view = desk.window.canvas.view
    before = (view.mapToGlobal(QPoint(0, 0)), desk.hand.at(100, 80), view.size())
    for level in ("info", "warning", "error"):
        desk.session.notice.emit(Notice(level, "Something happened. " * 20, "Do this."))
        QApplication.sendPostedEvents()
        assert desk.window.notices.isVisible()
        assert (view.mapToGlobal(QPoint(0, 0)), desk.hand.at(100, 80), view.size()) == before
    notices = desk.window.notices
    middle = notices.mapToGlobal(notices.rect().center())
    assert QRect(view.mapToGlobal(QPoint(0, 0)), view.size()).contains(middle)
    desk.press("b")  # the bar of a tool is not covered
    bar = next(one for one in desk.window.canvas.children() if type(one).__name__ == "OptionsBar")
    assert bar.isVisible()
    corner = bar.mapToGlobal(QPoint(0, 0))
    assert not QRect(corner, bar.size()).intersects(
        QRect(notices.mapToGlobal(QPoint(0, 0)), notices.size())
    )


def test_the_preview_of_a_polygon_has_the_colour_of_the_class_it_will_get(desk: Any) -> None:
    desk.use("person")
    desk.press("r")
    desk.hand.drag([(150, 20), (180, 50), (220, 60)])
    person = desk.objects()[0]
    desk.use("bicycle")
    desk.session.selection.select([person.id])
    desk.press("p")
    for corner in ((20, 60), (120, 60), (120, 140)):
        desk.hand.click(*corner)
    desk.hand.to(30, 140, held=False)
    place = desk.hand.at(90, 100)
    shown = desk.seen()[place.y(), place.x()].astype(int)
    expected, other = (
        np.array((color.red(), color.green(), color.blue())) * 60 / 255 + 128 * 195 / 255
        for color in (desk.color("bicycle"), desk.color("person"))
    )
    assert np.abs(shown - expected).max() <= 4
    assert np.abs(shown - other).max() > 8
    desk.press("\r")
    assert desk.objects()[1].category_id == 2


def test_a_selected_row_does_not_tint_the_colour_of_its_class(desk: Any) -> None:
    tree = desk.window.categories.findChild(QTreeView)
    assert isinstance(tree, QTreeView)
    for row, name in enumerate(("person", "bicycle")):
        index = tree.model().index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        tree.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        place = tree.visualRect(index)
        pixels = rgb_array(tree.viewport().grab(place).toImage())
        assert near(pixels[:, : 2 * SWATCH], desk.color(name)).sum() >= (SWATCH - 4) ** 2


def shown_row(desk: Any) -> str:
    """Return the file of the one highlighted row of the list of images."""
    view = desk.window.images.findChild(QListView)
    (index,) = view.selectionModel().selectedIndexes()
    assert view.currentIndex() == index
    return str(index.data(REF_ROLE).path)


def test_the_list_highlights_the_photo_that_is_shown_also_a_broken_one(desk: Any) -> None:
    assert shown_row(desk) == "a.png"
    with desk.qtbot.waitSignal(desk.session.image_failed, timeout=20_000):
        desk.press("d")
    assert shown_row(desk) == "b.png"
    assert desk.window.annotations._summary.text() == ""
    assert "Image 2 of 3" in [label.text() for label in desk.window.status.findChildren(QLabel)]
    with desk.qtbot.waitSignal(desk.session.image_opened, timeout=20_000):
        desk.press("d")
    assert shown_row(desk) == "c.png"


def test_nothing_here_yet_goes_while_a_run_works_on_the_photo(desk: Any) -> None:
    panel = desk.window.annotations
    assert "Nothing here yet" in panel._summary.text()
    desk.script.gate = threading.Event()
    desk.press("/")
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "dog")
    QTest.keyClick(line, "\r")
    desk.qtbot.waitUntil(lambda: bool(desk.script.seen), timeout=20_000)
    assert "Nothing here yet" not in panel._summary.text()
    with desk.qtbot.waitSignal(desk.session.trace_changed, timeout=20_000):
        desk.script.gate.set()
    assert "1 to decide" in panel._summary.text()


def test_the_names_of_classes_are_read_at_any_zoom(desk: Any) -> None:
    desk.use("bicycle")
    desk.press("r")
    desk.hand.drag([(60, 60), (100, 90), (160, 120)])
    desk.session.selection.select(())
    desk.press("v")
    view, sizes = desk.window.canvas.view, []
    for scale in (0.25, 1.0, 4.0, 30.0):
        view.zoom_to(scale)
        view.centerOn(110, 90)
        plain = desk.seen()
        desk.press("l")
        named = desk.seen()
        desk.press("l")
        assert np.array_equal(desk.seen(), plain)
        tag = np.argwhere((named != plain).any(axis=-1))
        (top, left), (bottom, right) = tag.min(axis=0), tag.max(axis=0)
        sizes.append((bottom - top, right - left))
        inside = near(named[top:bottom, left:right], desk.color("bicycle"))
        assert inside.mean() > 0.3  # its ground is the colour of the class
    assert np.ptp(sizes, axis=0).max() <= 2  # as large on the screen at every zoom
    assert sizes[0][1] > 30
    desk.press("l")
    assert desk.reopened().window.actions_by_id["class_names"].isChecked()
