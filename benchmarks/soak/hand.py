"""The hand of the annotator: keys, clicks and drags in the real window, and what it watches."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPointF, Qt, QTimer, qInstallMessageHandler
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.shell.main_window import MainWindow

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
WAIT_S = 60.0
_PLATFORM = ("This plugin does not support",)  # the offscreen platform has no frames


class Hand:
    """Does what a person does, and writes down what a person would complain about.

    complaints : warnings of Qt, windows outside the screen, a keyboard that is nowhere
    """

    def __init__(self, window: MainWindow, session: Session) -> None:
        self.window, self.session = window, session
        self.complaints: list[str] = []
        self.keys = self.clicks = 0
        qInstallMessageHandler(self._message)

    def document(self) -> ImageDocument:
        """Return the open document."""
        current = self.session.images.document()
        if current is None:
            raise LookupError("no photo is open")
        return current

    def wait(self, holds: Callable[[], bool], what: str) -> None:
        """Let the window live until something holds."""
        began = time.monotonic()
        while not holds():
            QTest.qWait(2)
            if time.monotonic() - began > WAIT_S:
                raise TimeoutError(what)

    def press(self, key: Qt.Key | str, modifiers: Any = NONE) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        if focus is None:
            self.complaints.append(f"nothing has the keyboard before {key}")
            self.window.activateWindow()
            self.window.canvas.setFocus()
            focus = self.window.canvas.view
        self.keys += 1
        if isinstance(key, str):
            QTest.keyClicks(focus, key, modifiers)
        else:
            QTest.keyClick(focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        for letter in text:
            self.press(letter)

    def drag(self, points: Sequence[tuple[float, float]]) -> None:
        """Drag the mouse through places of the photo."""
        view = self.window.canvas.view
        places = [view.mapFromScene(QPointF(*point)) for point in points]
        self.clicks += 1
        QTest.mousePress(view.viewport(), LEFT, NONE, places[0])
        for place in places[1:]:
            here = QPointF(place)
            move = QMouseEvent(
                QMouseEvent.Type.MouseMove,
                here,
                view.viewport().mapToGlobal(here),
                Qt.MouseButton.NoButton,
                LEFT,
                NONE,
            )
            QApplication.sendEvent(view.viewport(), move)
        QTest.mouseRelease(view.viewport(), LEFT, NONE, places[-1])

    def click(self, x: float, y: float) -> None:
        """Click a place of the photo."""
        view = self.window.canvas.view
        self.clicks += 1
        QTest.mouseClick(view.viewport(), LEFT, NONE, view.mapFromScene(QPointF(x, y)))

    def answer(self, act: Callable[[QDialog], None], doing: Callable[[], object]) -> None:
        """Do what opens a dialog, look at it, and act on it."""
        failed: list[BaseException] = []
        done: list[bool] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                QTimer.singleShot(5, look)
                return
            try:
                self.look_at(dialog)
                act(dialog)
            except BaseException as error:  # noqa: BLE001 (raised again below)
                failed.append(error)
                dialog.reject()
            done.append(True)

        QTimer.singleShot(0, look)
        doing()
        self.wait(lambda: bool(done), "a dialog")
        self.window.activateWindow()
        if failed:
            raise failed[0]

    def close_dialogs(self) -> None:
        """Read and close what is open above the window."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                self.look_at(widget)
                widget.reject()
        self.window.activateWindow()
        QTest.qWait(1)

    def look_at(self, widget: QWidget) -> None:
        """Complain about a window that is not wholly on its screen."""
        QTest.qWait(1)
        room, frame = widget.screen().availableGeometry(), widget.frameGeometry()
        if not room.contains(frame):
            self.complaints.append(f"{widget.windowTitle()}: {frame} is outside {room}")

    def look_around(self) -> None:
        """Complain where the keyboard is nowhere, or the window is not on the screen."""
        self.look_at(self.window)
        if QApplication.focusWidget() is None:
            self.complaints.append("nothing has the keyboard")
            self.window.activateWindow()
            self.window.canvas.setFocus()

    def _message(self, _kind: object, _context: object, text: str) -> None:
        if not text.startswith(_PLATFORM):
            self.complaints.append(f"Qt: {text}")
