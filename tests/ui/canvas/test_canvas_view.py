"""The view: zoom, pan, clicks, in image coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene

from carnn_desktop.ui.canvas.aids import PixelGrid
from carnn_desktop.ui.canvas.navigation import MAX_SCALE, MIN_SCALE
from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.canvas.view import CanvasView


@pytest.fixture
def view(qtbot: Any) -> Iterator[CanvasView]:
    scene = QGraphicsScene()
    made = CanvasView(scene)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.set_photo(1000, 500)
    yield made
    made.close()


def turn(
    view: CanvasView,
    place: QPoint,
    *,
    notches: float = 1,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    pixels: QPoint | None = None,
    phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
) -> None:
    wheel = QWheelEvent(
        QPointF(place),
        QPointF(view.mapToGlobal(place)),
        pixels or QPoint(),
        QPoint(0, round(120 * notches)),
        Qt.MouseButton.NoButton,
        modifiers,
        phase,
        False,
    )
    QApplication.sendEvent(view.viewport(), wheel)


def under(view: CanvasView, place: QPoint) -> QPointF:
    inverse, _ = view.viewportTransform().inverted()
    return inverse.map(QPointF(place))


def test_the_photo_fits_and_keeps_fitting(view: CanvasView) -> None:
    assert view.fitting
    assert view.scale_factor == pytest.approx((400 - 32) / 1000)
    view.resize(800, 700)
    assert view.scale_factor == pytest.approx((800 - 32) / 1000)
    assert view.place() is None


@pytest.mark.parametrize("modifier", ["NoModifier", "ControlModifier"])
def test_the_wheel_zooms_at_the_cursor(view: CanvasView, modifier: str) -> None:
    place = QPoint(330, 110)
    before, scale = under(view, place), view.scale_factor
    turn(view, place, notches=3, modifiers=Qt.KeyboardModifier[modifier])
    after = under(view, place)
    assert view.scale_factor == pytest.approx(scale * 1.25**3)
    assert not view.fitting
    assert abs(after.x() - before.x()) < 1.0 / view.scale_factor
    assert abs(after.y() - before.y()) < 1.0 / view.scale_factor


def test_zoom_has_limits(view: CanvasView) -> None:
    turn(view, QPoint(100, 100), notches=100)
    assert view.scale_factor == MAX_SCALE
    turn(view, QPoint(100, 100), notches=-200)
    assert view.scale_factor == pytest.approx(MIN_SCALE)


def test_shift_wheel_and_trackpads_pan(view: CanvasView) -> None:
    view.zoom_to(2.0)
    before = under(view, QPoint(0, 0))
    turn(view, QPoint(50, 50), modifiers=Qt.KeyboardModifier.ShiftModifier)
    assert under(view, QPoint(0, 0)).x() == before.x() - 30
    turn(view, QPoint(50, 50), pixels=QPoint(8, -6), phase=Qt.ScrollPhase.ScrollUpdate)
    assert view.scale_factor == 2.0
    assert under(view, QPoint(0, 0)) == before + QPointF(-34, 3)


def test_the_wheel_scrolls_where_the_user_wants_that(view: CanvasView) -> None:
    view.zoom_to(1.0)
    view.wheel_zooms = False
    before = under(view, QPoint(0, 0))
    turn(view, QPoint(50, 50))
    assert view.scale_factor == 1.0
    assert under(view, QPoint(0, 0)).y() == before.y() - 60


@pytest.mark.parametrize("how", ["middle", "space", "tool", "left"])
def test_the_photo_can_be_dragged(view: CanvasView, how: str, qtbot: Any) -> None:
    view.zoom_to(1.0)
    view.set_space(how == "space")
    view.set_pan_tool(how == "tool")
    clicks: list[Pointer] = []
    view.clicked.connect(clicks.append)
    button = Qt.MouseButton.MiddleButton if how == "middle" else Qt.MouseButton.LeftButton
    before = under(view, QPoint(0, 0))
    port = view.viewport()
    QTest.mousePress(port, button, pos=QPoint(200, 150))
    QTest.mouseMove(port, QPoint(215, 150))
    QTest.mouseMove(port, QPoint(230, 170))
    QTest.mouseRelease(port, button, pos=QPoint(230, 170))
    moved = before - under(view, QPoint(0, 0))
    assert moved == QPointF(30, 20)
    assert clicks == []
    assert view.place() is not None


def test_a_click_is_told_in_image_pixels(view: CanvasView) -> None:
    view.zoom_to(2.0)
    view.centerOn(500, 250)
    clicks: list[Pointer] = []
    view.clicked.connect(clicks.append)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ControlModifier,
        QPoint(220, 150),
    )
    expected = under(view, QPoint(200, 150))
    assert [at.pixel for at in clicks] == [
        (int(expected.x()), int(expected.y())),
        (int(expected.x()) + 10, int(expected.y())),
    ]
    assert [at.extends for at in clicks] == [False, True]


def test_the_hand_selects_nothing(view: CanvasView) -> None:
    clicks: list[Pointer] = []
    view.clicked.connect(clicks.append)
    view.set_pan_tool(True)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert clicks == []


def test_a_part_can_be_brought_into_view_and_come_back_to(view: CanvasView) -> None:
    view.show_rect(QRectF(700, 300, 40, 30))
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    assert seen.contains(QRectF(700, 300, 40, 30))
    assert view.sees(QRectF(700, 300, 40, 30))
    assert not view.sees(QRectF(0, 0, 10, 10))
    place = view.place()
    assert place is not None
    view.fit()
    view.go_to(*place)
    again = view.mapToScene(view.viewport().rect()).boundingRect()
    assert abs(again.center().x() - seen.center().x()) < 2
    assert abs(again.center().y() - seen.center().y()) < 2


def test_without_a_photo_nothing_zooms(view: CanvasView) -> None:
    view.set_photo(0, 0)
    before = view.scale_factor
    turn(view, QPoint(50, 50), notches=4)
    view.zoom_in()
    view.fit()
    assert view.scale_factor == before


def test_a_handler_that_fails_is_told_and_the_window_lives(
    view: CanvasView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PySide ended the process with a segmentation fault for an error of a function of C."""

    told: list[type[BaseException]] = []
    with monkeypatch.context() as patched:
        patched.setattr("sys.excepthook", lambda kind, _error, _trace: told.append(kind))
        patched.setattr(view, "_pointer", lambda: None)
        QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, 100))
    assert told == [TypeError]


def kinds_of(base: type[QGraphicsItem]) -> Iterator[type[QGraphicsItem]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds_of(kind)


def test_an_item_that_cannot_be_painted_is_told_and_the_window_lives(
    view: CanvasView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is painted by the view, out of a method of C++ that Python called."""
    told: list[type[BaseException]] = []
    grid = PixelGrid()
    grid.set_size(1000, 500)
    view.scene().addItem(grid)
    view.go_to(MAX_SCALE, QPointF(500, 250))
    with monkeypatch.context() as patched:
        patched.setattr("sys.excepthook", lambda kind, _error, _trace: told.append(kind))
        patched.setattr("carnn_desktop.ui.canvas.aids.GRID_FROM", "twelve")
        view.grab()
    assert set(told) == {TypeError}
    ours = [kind for kind in kinds_of(QGraphicsItem) if kind.__module__.startswith("carnn_desktop")]
    bare = [k for k in ours if "paint" in vars(k) and not hasattr(vars(k)["paint"], "__wrapped__")]
    assert ours
    assert bare == []


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp])
def test_the_keys_that_order_objects_never_take_the_photo_out_of_sight(
    view: CanvasView, key: Qt.Key
) -> None:
    before = under(view, QPoint(200, 150))
    QTest.keyClick(view, key)
    assert under(view, QPoint(200, 150)) == before
