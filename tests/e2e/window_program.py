"""The program's window for end-to-end tests: opened and closed on the same settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow


class Program:
    """Opens and closes the program on the same settings.

    session_options : of every session, beside its settings and cache
    """

    def __init__(self, app: QApplication, home: Path, **session_options: Any) -> None:
        self._app, self._home, self._options = app, home, session_options
        self._opened: list[MainWindow] = []

    def open(self) -> tuple[MainWindow, Session]:
        store = SettingsStore(self._home / "settings.json")
        store.update(load_model_at_start=False)
        session = Session(settings=store, cache_folder=self._home / "cache", **self._options)
        window = MainWindow(session, Theme(self._app, "light", session))
        self._opened.append(window)
        window.show()
        window.activateWindow()
        return window, session

    def close(self) -> None:
        for window in self._opened:
            for widget in QApplication.topLevelWidgets():
                if widget is not window and widget.isVisible():
                    widget.close()
            window.close()
            window._session.deleteLater()
            window.deleteLater()
        self._opened.clear()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(key: Qt.Key | str, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)
