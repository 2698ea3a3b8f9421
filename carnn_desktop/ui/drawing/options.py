"""What the drawing tools are set to; the options bar shows it, keys change it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Signal

Target = Literal["new", "add", "cut"]
MIN_SIZE, MAX_SIZE = 1, 600


class DrawingOptions(QObject):
    """Lives as long as the window. ``changed`` follows every change.

    size : diameter of brush and eraser in image pixels
    target : what is made of what is drawn: a new object, or more or less of the selected one
    protect : drawing keeps off the accepted objects instead of taking their pixels
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.size = 24
        self.target: Target = "new"
        self.protect = True

    def set_size(self, size: int) -> None:
        """Set the brush's diameter, kept within reason."""
        self._set("size", min(max(size, MIN_SIZE), MAX_SIZE))

    def step_size(self, steps: int) -> None:
        """Make the brush larger or smaller by about a fifth, at least a pixel."""
        self.set_size(self.size + steps * max(1, round(self.size * 0.2)))

    def set_target(self, target: Target) -> None:
        """Choose what is made of what is drawn."""
        self._set("target", target)

    def set_protect(self, on: bool) -> None:
        """Keep off accepted objects, or take their pixels."""
        self._set("protect", on)

    def _set(self, name: str, value: object) -> None:
        if getattr(self, name) != value:
            setattr(self, name, value)
            self.changed.emit()
