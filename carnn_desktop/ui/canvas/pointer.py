"""What a drawing tool is told by the view: pointer events in image coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: (x, y) on the photo with fractions of a pixel.

    button : the one that was pressed or released, or is held during a move
    pressure : of a pen, 0..1; 1 for a mouse
    eraser : it is the other end of a pen
    """

    x: float
    y: float
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    pressure: float = 1.0
    eraser: bool = False

    @property
    def pixel(self) -> tuple[int, int]:
        """The pixel (x, y) of the photo that it is on."""
        return int(self.x // 1), int(self.y // 1)

    @property
    def extends(self) -> bool:
        """Whether Ctrl or Shift is held: what is here goes with what is selected."""
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        return bool(self.modifiers & keys)

    def held(self, modifier: Qt.KeyboardModifier) -> bool:
        """Tell whether a modifier key is held."""
        return bool(self.modifiers & modifier)


class PointerTool(Protocol):
    """Gets the left and right button while it is the view's tool; panning stays the view's."""

    @property
    def cursor(self) -> Qt.CursorShape:
        """Shape of the cursor over the photo."""

    def press(self, at: Pointer) -> None:
        """A button went down."""

    def move(self, at: Pointer) -> None:
        """The pointer moved, with or without a button."""

    def release(self, at: Pointer) -> None:
        """A button went up."""

    def double_click(self, at: Pointer) -> None:
        """The second press of a double click."""

    def leave(self) -> None:
        """The pointer left the view."""
