"""The drawing tools' common ground."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from carnn_desktop.ui.canvas.pointer import Pointer
from carnn_desktop.ui.drawing.context import DrawingContext


class Tool(QObject):
    """Does nothing yet. Keys: :meth:`finish` is Enter, :meth:`cancel` Esc, :meth:`back` Backspace;
    each returns whether the tool had a use for it.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, context: DrawingContext) -> None:
        super().__init__(context)
        self.context = context

    def start(self) -> None:
        """Become the tool in use."""

    def stop(self) -> None:
        """Be put away; what is half drawn is let go."""
        self.cancel()

    def press(self, at: Pointer) -> None:
        """A button went down."""

    def move(self, at: Pointer) -> None:
        """The pointer moved."""

    def release(self, at: Pointer) -> None:
        """A button went up."""

    def double_click(self, at: Pointer) -> None:
        """The second press of a double click: like any other, unless a tool says otherwise."""
        self.press(at)

    def leave(self) -> None:
        """The pointer left the view."""

    def finish(self) -> bool:
        """Take what is drawn."""
        return False

    def cancel(self) -> bool:
        """Let go of what is half drawn."""
        return False

    def back(self) -> bool:
        """Take the last point back."""
        return False

    def selection_changed(self) -> None:
        """The selection or the document changed."""

    def paint(self, painter: QPainter, exposed: QRectF, scale: float) -> None:
        """Paint in image coordinates; ``scale`` is screen pixels per image pixel."""


def point_of(at: Pointer) -> QPointF:
    """Return the place as a point of the scene."""
    return QPointF(at.x, at.y)
