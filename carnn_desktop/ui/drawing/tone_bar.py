"""Sliders for dark and pale photos: they change what is seen, never the files."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton

from carnn_desktop.ui.canvas.canvas import Canvas
from carnn_desktop.ui.canvas.tone import Tone
from carnn_desktop.ui.drawing.floating import FloatingBar


class ToneBar(FloatingBar):
    """Comes and goes with its action; what is set holds until it is reset."""

    def __init__(self, canvas: Canvas, action: QAction) -> None:
        super().__init__(canvas)
        self._canvas, self._action = canvas, action
        self._brightness = self.add_slider(self.tr("Brightness"), (-100, 100), width=140)
        self._contrast = self.add_slider(self.tr("Contrast"), (-100, 100), width=140)
        for slider in (self._brightness, self._contrast):
            slider.valueChanged.connect(self._slid)
        reset = QPushButton(self.tr("Reset"), self)
        done = QPushButton(self.tr("Done"), self)
        note = QLabel(self.tr("For the view only"), self)
        for widget in (note, reset, done):
            self.row.addWidget(widget)
        reset.clicked.connect(self._reset)
        done.clicked.connect(lambda: action.setChecked(False))
        action.toggled.connect(self._toggled)
        self.setAccessibleName(self.tr("Brightness and contrast"))

    def key(self, key: str) -> bool:
        """Enter and Esc put the sliders away."""
        if not self.isVisible() or key not in ("Return", "Esc"):
            return False
        self._action.setChecked(False)
        return True

    def place(self) -> None:
        """Go to the lower edge: the upper one is the drawing tools'."""
        super().place()
        self.move(self.x(), self._canvas.height() - self.height() - self.y())

    @Slot()
    def _slid(self) -> None:
        self._canvas.set_tone(Tone(self._brightness.value(), self._contrast.value()))

    @Slot()
    def _reset(self) -> None:
        self._brightness.setValue(0)
        self._contrast.setValue(0)

    @Slot(bool)
    def _toggled(self, on: bool) -> None:
        self.setVisible(on)
        if on:
            self.place()
            self._brightness.setFocus()
        else:
            self._canvas.setFocus()
