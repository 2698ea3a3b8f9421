"""Before and after: the masks are hidden for as long as a key is held."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication

from carnn_desktop.ui.shell.keys import key_name


class Peek(QObject):
    """Turns ``hide`` on when its own action is triggered by a key, and off when that is let go."""

    def __init__(self, peek: QAction, hide: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._hide = hide
        self._held = False
        peek.triggered.connect(self._begin)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for the key, or for the window to lose the keyboard."""
        kind = event.type()
        let_go = (
            kind == QEvent.Type.KeyRelease
            and isinstance(event, QKeyEvent)
            and not event.isAutoRepeat()
            and bool(key_name(event))
        )
        if let_go or kind == QEvent.Type.ApplicationDeactivate:
            self._end()
        return False

    def _begin(self) -> None:
        """Hide the masks; from the menu, where no key is held, it is a switch."""
        if self._held or self._hide.isChecked():
            self._end()
            self._hide.setChecked(False)
            return
        self._held = True
        self._hide.setChecked(True)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def _end(self) -> None:
        if not self._held:
            return
        self._held = False
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._hide.setChecked(False)
