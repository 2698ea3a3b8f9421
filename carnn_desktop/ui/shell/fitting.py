"""Keeps windows of the program on the screen: one that is larger than it is made to fit."""

from __future__ import annotations

from typing import TypeGuard

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QWidget

_FRAME = QSize(4, 36)  # pixels that a frame and its title take, where there is none yet
_Kind = Qt.WindowType


class ScreenKeeper(QObject):
    """Install it on the application: every window and dialog opens inside the screen it is on."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at a window that is being shown, and again once it has its place."""
        if event.type() == QEvent.Type.Show and _is_window(watched):
            fit_to_screen(watched)
            QTimer.singleShot(0, watched, lambda: fit_to_screen(watched))
        return False


def _is_window(watched: QObject) -> TypeGuard[QWidget]:
    if not isinstance(watched, QWidget) or not watched.isWindow():
        return False
    return watched.windowType() in (_Kind.Window, _Kind.Dialog, _Kind.Sheet, _Kind.Tool)


def room_for(window: QWidget, wanted: QSize) -> QSize:
    """Return the size that a window of a wanted size has room for on its screen."""
    return wanted.boundedTo(window.screen().availableGeometry().size() - _FRAME)


def fit_to_screen(window: QWidget) -> None:
    """Make a window no larger than its screen, and move it wholly onto it."""
    if window.isFullScreen() or window.isMaximized():
        return
    room = window.screen().availableGeometry()
    around = window.frameGeometry().size() - window.size()
    if around.isNull() and not window.windowFlags() & _Kind.FramelessWindowHint:
        around = _FRAME  # the window manager has not made one yet
    size = window.size().boundedTo(room.size() - around)
    if size != window.size():
        window.resize(size)
    frame, whole = window.frameGeometry(), size + around
    left = max(room.left(), min(frame.left(), room.right() + 1 - whole.width()))
    top = max(room.top(), min(frame.top(), room.bottom() + 1 - whole.height()))
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)
