"""What helps to see and to aim: tone, cross, grid, rubber band, the photo alone, the colours."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import partial
from typing import Any

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from carnn_desktop.annotations.edits import add_annotation
from carnn_desktop.annotations.masks import crop_mask
from carnn_desktop.annotations.palette import CATEGORY_COLORS
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.canvas.tone import Tone
from carnn_desktop.ui.drawing.tone_bar import ToneBar
from carnn_desktop.ui.look.qimage import rgb_array
from carnn_desktop.ui.shell.main_window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
NOW = "2026-11-21T12:00:00+00:00"
LEFT = Qt.MouseButton.LeftButton


def move(window: MainWindow, x: float, y: float, *, held: bool, modifiers: Any) -> None:
    view = window.canvas.view
    place = QPointF(view.mapFromScene(QPointF(x, y)))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        place,
        view.viewport().mapToGlobal(place),
        Qt.MouseButton.NoButton,
        LEFT if held else Qt.MouseButton.NoButton,
        modifiers,
    )
    QApplication.sendEvent(view.viewport(), event)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def seen(window: MainWindow) -> Any:
    return rgb_array(window.canvas.view.viewport().grab().toImage()).astype(int)


@pytest.fixture
def masked(ready: MainWindow, session: Session, qtbot: Any) -> MainWindow:
    """The window with two objects on the photo."""
    session.categories.ensure("cat")
    qtbot.waitUntil(lambda: bool(session.categories.listed()))
    for x in (5, 35):
        mask = crop_mask(np.ones((20, 20), bool), x, 10)
        assert session.edits.apply(
            partial(add_annotation, category_id=1, mask=mask, now=NOW), "Add"
        )
    session.selection.select(())
    ready.canvas.setFocus()
    return ready


def test_the_photo_alone_while_a_key_is_held(masked: MainWindow) -> None:
    hidden = masked.canvas.visibility
    QTest.keyPress(masked.canvas.view, Qt.Key.Key_W)
    assert masked.canvas.visibility.all_hidden
    QTest.keyRelease(masked.canvas.view, Qt.Key.Key_W)
    assert masked.canvas.visibility == hidden


def test_dark_photos_are_brightened_for_the_view_only(masked: MainWindow) -> None:
    masked.canvas.set_all_hidden(True)
    before = seen(masked)
    masked.canvas.set_tone(Tone(brightness=60))
    assert seen(masked).mean() > before.mean() + 5
    masked.canvas.set_tone(Tone())
    assert np.array_equal(seen(masked), before)


def test_tone_keeps_black_and_white_and_order() -> None:
    levels = np.arange(256, dtype=np.uint8).reshape(1, 256, 1).repeat(3, axis=2)
    assert np.array_equal(Tone().apply(levels), levels)
    for brightness in (-100, 40, 100):
        shown = Tone(brightness).apply(levels)[0, :, 0].astype(int)
        assert (shown[0], shown[-1]) == (0, 255)
        assert (np.diff(shown) >= 0).all()
    flat, steep = Tone(contrast=-100).apply(levels), Tone(contrast=50).apply(levels)
    assert np.ptp(flat) < 130
    assert steep[0, 200, 0] > levels[0, 200, 0]


def test_the_sliders_come_set_reset_and_go(masked: MainWindow) -> None:
    QTest.keyClick(masked.canvas.view, Qt.Key.Key_B, SHIFT)
    bar = masked.findChild(ToneBar)
    assert isinstance(bar, ToneBar)
    assert bar.isVisible()
    assert bar.geometry().bottom() < masked.canvas.height()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert masked.canvas.tone.brightness == 1
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert masked.canvas.tone.brightness == 1


def test_a_cross_follows_the_pointer_and_leaves_nothing(masked: MainWindow) -> None:
    masked.canvas.set_all_hidden(True)
    move(masked, 3, 3, held=False, modifiers=Qt.KeyboardModifier.NoModifier)
    plain = seen(masked)
    QTest.keyClick(masked.canvas.view, Qt.Key.Key_C, SHIFT)
    move(masked, 30, 30, held=False, modifiers=Qt.KeyboardModifier.NoModifier)
    crossed = seen(masked)
    assert (crossed != plain).any(axis=2).sum() > 300
    QTest.keyClick(masked.canvas.view, Qt.Key.Key_C, SHIFT)
    assert np.array_equal(seen(masked), plain)


def test_the_grid_shows_when_pixels_are_large(masked: MainWindow) -> None:
    masked.canvas.set_all_hidden(True)
    for scale, shown in ((6.0, False), (24.0, True)):
        masked.canvas.view.zoom_to(scale)
        masked.canvas.set_grid(True)
        with_grid = seen(masked)
        masked.canvas.set_grid(False)
        assert bool((seen(masked) != with_grid).any()) is shown


def test_a_rubber_band_selects_what_lies_inside(masked: MainWindow, session: Session) -> None:
    view = masked.canvas.view
    first, second = (annotation.id for annotation in session.images.document().annotations)  # type: ignore[union-attr]

    def band(x: float) -> None:
        start, end = (view.mapFromScene(QPointF(*place)) for place in ((x, 5), (x + 26, 35)))
        QTest.mousePress(view.viewport(), LEFT, SHIFT, start)
        move(masked, x + 10, 20, held=True, modifiers=SHIFT)
        move(masked, x + 26, 35, held=True, modifiers=SHIFT)
        QTest.mouseRelease(view.viewport(), LEFT, SHIFT, end)

    band(2)
    assert session.selection.ids() == (first,)
    band(32)
    assert set(session.selection.ids()) == {first, second}


# Linear RGB, full severity: Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009) 1291.
BLINDNESS: Mapping[str, Any] = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
               (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
               (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
               (0.004733, 0.691367, 0.303900)),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["none", *BLINDNESS])
@pytest.mark.parametrize(("count", "apart"), [(8, 10.0), (16, 5.0)])
def test_colours_are_told_apart(kind: str, count: int, apart: float) -> None:
    colors = [QColor(text) for text in CATEGORY_COLORS[:count]]
    rgb = np.array([(color.redF(), color.greenF(), color.blueF()) for color in colors])
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    if kind != "none":
        linear = np.clip(linear @ np.array(BLINDNESS[kind]).T, 0, 1)
    back = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    lab = cv2.cvtColor(back.astype(np.float32)[None], cv2.COLOR_RGB2LAB)[0]
    nearest = min(np.linalg.norm(a - b) for a, b in itertools.combinations(lab, 2))
    assert nearest > apart
