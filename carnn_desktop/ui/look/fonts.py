"""The size of all texts: a factor on the font of the system."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

SMALLEST, LARGEST = 0.8, 2.0


class FontScale:
    """Knows the size without a factor, so that the factor can be changed while the window is open.

    current : the factor that the application's font has been given already
    """

    def __init__(self, app: QApplication, current: float = 1.0) -> None:
        self._app = app
        self._base = app.font().pointSizeF() / bounded(current)
        self._scale = bounded(current)

    @property
    def scale(self) -> float:
        """The factor in use."""
        return self._scale

    def choose(self, scale: float) -> None:
        """Use another factor; every widget without a size of its own follows at once."""
        self._scale = bounded(scale)
        font = self._app.font()
        font.setPointSizeF(self._base * self._scale)
        self._app.setFont(font)


def bounded(scale: float) -> float:
    """Return a factor with which the window can still be used."""
    return min(LARGEST, max(SMALLEST, scale))
