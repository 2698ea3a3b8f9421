"""Keys as a user presses them, and the settings as the window opens them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.settings.settings_dialog import SettingsDialog
from carnn_desktop.ui.shell.main_window import MainWindow


def press(key: Qt.Key | str, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def run(window: MainWindow, session: Session, text: str, qtbot: Any) -> None:
    """Type categories and run, by keys alone."""
    press("/")
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, text)
    with qtbot.waitSignal(session.trace_changed, timeout=20_000):
        press(Qt.Key.Key_Return)


def states(session: Session) -> list[str]:
    document = session.images.document()
    assert document is not None
    return [annotation.state for annotation in document.annotations]


def settings_dialog(window: MainWindow, session: Session) -> SettingsDialog:
    """Return the settings of a window, not shown yet."""
    return SettingsDialog(
        session,
        actions=window.actions_by_id,
        icons=window.icons,
        dialogs=window.dialogs,
        theme=window._theme,
        models=(),
        parent=window,
    )
