"""A hand on the mouse, over the photo of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carnn_desktop.ui.shell.main_window import MainWindow

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Hand:
    """Moves the mouse over the photo, in image coordinates."""

    def __init__(self, window: MainWindow) -> None:
        self.view = window.canvas.view
        self._window = window

    def at(self, x: float, y: float) -> QPoint:
        return self.view.mapFromScene(QPointF(x, y))

    def click(self, x: float, y: float, button: Any = LEFT, modifiers: Any = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), button, modifiers, self.at(x, y))

    def double_click(self, x: float, y: float) -> None:
        """Click twice, as Qt tells it of a mouse: QTest.mouseDClick() sends a press more, and
        with that the second release belongs to a press.
        """
        self.click(x, y)
        self.down_again(x, y)
        self.up(x, y)

    def down_again(self, x: float, y: float) -> None:
        """Press for the second time of a double click, and hold."""
        place = QPointF(self.at(x, y))
        event = QMouseEvent(
            QMouseEvent.Type.MouseButtonDblClick,
            place,
            self.view.viewport().mapToGlobal(place),
            LEFT,
            LEFT,
            NONE,
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def down(self, x: float, y: float, modifiers: Any = NONE) -> None:
        QTest.mousePress(self.view.viewport(), LEFT, modifiers, self.at(x, y))

    def to(self, x: float, y: float, modifiers: Any = NONE, *, held: bool = True) -> None:
        place = self.at(x, y)
        self.to_place(place.x(), place.y(), modifiers, held=held)

    def to_place(self, x: int, y: int, modifiers: Any = NONE, *, held: bool = True) -> None:
        """Move to a pixel of the screen."""
        place = QPointF(x, y)
        held_button = LEFT if held else Qt.MouseButton.NoButton
        event = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            place,
            self.view.viewport().mapToGlobal(place),
            Qt.MouseButton.NoButton,
            held_button,
            modifiers,
        )
        QApplication.sendEvent(self.view.viewport(), event)

    def up(self, x: float, y: float, modifiers: Any = NONE) -> None:
        QTest.mouseRelease(self.view.viewport(), LEFT, modifiers, self.at(x, y))

    def drag(self, points: Sequence[tuple[float, float]], modifiers: Any = NONE) -> None:
        self.down(*points[0], modifiers)
        for point in points[1:]:
            self.to(*point, modifiers)
        self.up(*points[-1], modifiers)

    def press(self, key: Any, modifiers: Any = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, modifiers)
