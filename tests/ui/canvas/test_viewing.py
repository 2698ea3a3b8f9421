"""The overview and the fitted width, in the window."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.minimap import Minimap
from carnn_desktop.ui.look.qimage import rgb_array
from carnn_desktop.ui.shell.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def minimap(ready: MainWindow) -> Minimap:
    QApplication.processEvents()
    return ready.findChild(Minimap)


def test_it_shows_only_while_something_is_out_of_view(ready: MainWindow, minimap: Minimap) -> None:
    view = ready.canvas.view
    assert not minimap.isVisible()
    view.zoom_to(40.0)
    assert minimap.isVisible()
    corner = ready.canvas.rect().bottomRight() - minimap.geometry().bottomRight()
    assert 0 < corner.x() < 30
    assert 0 < corner.y() < 30
    ready.actions_by_id["minimap"].trigger()
    assert not minimap.isVisible()
    ready.actions_by_id["minimap"].trigger()
    assert minimap.isVisible()
    view.fit()
    assert not minimap.isVisible()


def test_click_and_drag_move_the_view(ready: MainWindow, minimap: Minimap) -> None:
    view = ready.canvas.view
    view.zoom_to(40.0)
    width, height = minimap.width(), minimap.height()

    def middle() -> tuple[float, float]:
        point = view.mapToScene(view.viewport().rect().center())
        return point.x(), point.y()

    photo_height, photo_width = (
        ready.canvas._session.images.document().height,
        minimap._photo.width(),
    )
    QTest.mousePress(minimap, LEFT, pos=QPoint(width // 4, height // 4))
    assert middle()[0] == pytest.approx(photo_width / 4, abs=photo_width * 0.06)
    assert middle()[1] == pytest.approx(photo_height / 4, abs=photo_height * 0.06)
    scale = view.scale_factor
    QTest.mouseMove(minimap, QPoint(width - 2, height - 2))
    QTest.mouseRelease(minimap, LEFT, pos=QPoint(width - 2, height - 2))
    assert view.scale_factor == scale


def test_the_part_in_view_is_bright_and_framed(ready: MainWindow, minimap: Minimap) -> None:
    ready.canvas.view.zoom_to(40.0)
    seen = minimap._placed(minimap.seen())
    picture = rgb_array(minimap.grab().toImage()).astype(int)
    inside = picture[round(seen.center().y()), round(seen.center().x())]
    outside = picture[4, 4]
    assert inside.sum() > outside.sum() * 1.2
    row = picture[round(seen.center().y())]
    assert np.abs(row - 255).sum(axis=1).min() < 160  # the light line of the frame


def test_whether_it_shows_is_remembered(ready: MainWindow, session: Session) -> None:
    ready.actions_by_id["minimap"].trigger()
    assert session.settings.current.extra["minimap"] == "off"
    ready.actions_by_id["minimap"].trigger()
    assert session.settings.current.extra["minimap"] == "on"


def test_the_width_fits(ready: MainWindow, qtbot: Any) -> None:
    view = ready.canvas.view
    view.zoom_to(40.0)
    ready.canvas.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    width = round(view._photo.width())
    shown = view.mapFromScene(width, 0).x() - view.mapFromScene(0, 0).x()
    assert shown == pytest.approx(view.viewport().width() - 32, abs=3)
    assert view.mapFromScene(0, 0).x() == pytest.approx(16, abs=2)
    assert not view.fitting


def test_the_picture_is_its_own_memory_also_at_its_own_size(minimap: Minimap) -> None:
    photo = np.full((120, 180, 3), 100, np.uint8)
    minimap.set_photo(180, 120, (photo,))
    photo[:] = 7  # as memory that is freed and used again
    assert minimap._picture.pixelColor(90, 60).getRgb()[:3] == (100, 100, 100)
