"""The scene of the canvas: it calls its items back later, and no more once it is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QGraphicsScene


class CanvasScene(QGraphicsScene):
    """A timer of its own would outlive an item, or keep it; one of the scene's ends with both."""

    def __init__(self) -> None:
        super().__init__()
        # A few items: an index would cost more than it finds.
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._due: dict[int, Callable[[], None]] = {}

    def call_later(self, milliseconds: int, do: Callable[[], None]) -> None:
        """Call ``do`` once, unless the scene is gone by then."""
        self._due[self.startTimer(milliseconds)] = do

    def timerEvent(self, event: QTimerEvent) -> None:
        """Call what is due."""
        self.killTimer(event.timerId())
        do = self._due.pop(event.timerId(), None)
        if do is not None:
            do()
