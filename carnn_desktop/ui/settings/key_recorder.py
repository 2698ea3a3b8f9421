"""A field that takes the next key that is pressed, Tab and Enter too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from carnn_desktop.ui.shell.keys import key_name


class KeyRecorder(QLineEdit):
    """Empty until a key is pressed in it; Esc leaves it.

    recorded : the key as the table of actions writes it, e.g. ``Ctrl+Shift+D``
    """

    recorded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAccessibleName(self.tr("Record a key"))
        self.setPlaceholderText(self.tr("Click here and press a key"))

    def event(self, event: QEvent) -> bool:
        """Take every key before it moves the focus, triggers a shortcut or closes the dialog."""
        kind = event.type()
        if isinstance(event, QKeyEvent) and self.hasFocus():
            if kind == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress:
                self._pressed(event)
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it listens."""
        self.setPlaceholderText(self.tr("Press a key (Esc leaves it)"))
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say how to begin."""
        self.setPlaceholderText(self.tr("Click here and press a key"))
        super().focusOutEvent(event)

    def _pressed(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clearFocus()
            return
        key = key_name(event)
        if key and not event.isAutoRepeat():
            self.recorded.emit(key)
