"""Light and dark, and the size of all texts: as the system has it, or as the user chose."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from carnn_desktop.ui.look.palettes import Tones, is_dark, make_palette, mixed, tones
from carnn_desktop.ui.look.style import EdgedFusion

ThemeChoice = Literal["system", "light", "dark"]
SMALLEST, LARGEST = 0.8, 2.0  # factors on the font of the system with which the window can be used
__all__ = ["Theme", "ThemeChoice", "Tones", "is_dark", "make_palette", "mixed", "tones"]


class Theme(QObject):
    """Keeps the application's palette in step with the system's scheme or the user's choice."""

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: ThemeChoice = "system", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._font_size = app.font().pointSizeF()
        self._font_scale = 1.0
        self._choice: ThemeChoice = choice
        app.setStyle(EdgedFusion())
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(choice)

    @property
    def dark(self) -> bool:
        """Whether the palette in use is the dark one."""
        return is_dark(self._app.palette())

    @property
    def choice(self) -> ThemeChoice:
        """What the user chose."""
        return self._choice

    @property
    def font_scale(self) -> float:
        """The factor on the size of the font that the application had when the theme was made."""
        return self._font_scale

    def scale_fonts(self, scale: float) -> None:
        """Use another factor; every widget without a size of its own follows at once."""
        self._font_scale = min(LARGEST, max(SMALLEST, scale))
        font = self._app.font()
        font.setPointSizeF(self._font_size * self._font_scale)
        self._app.setFont(font)

    def choose(self, choice: ThemeChoice) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        hints = self._app.styleHints()
        if choice == "system":
            hints.unsetColorScheme()
        else:
            # Window frames and native dialogs follow where the platform listens.
            hints.setColorScheme(Qt.ColorScheme.Dark if choice == "dark" else Qt.ColorScheme.Light)
        self._apply()

    @Slot()
    def _system_changed(self) -> None:
        self._apply()

    def _apply(self) -> None:
        wanted = self._choice
        if wanted == "system":
            scheme = self._app.styleHints().colorScheme()
            wanted = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        palette = make_palette(dark=wanted == "dark")
        if palette != self._app.palette():
            self._app.setPalette(palette)
            self.changed.emit()
