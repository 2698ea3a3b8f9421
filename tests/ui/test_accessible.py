"""Every control that the keyboard reaches tells what it is, in the window and in every dialog."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from carnn_desktop.services.events import RunRequest
from carnn_desktop.services.session import Session
from carnn_desktop.ui.comfort.comfort import Comfort
from carnn_desktop.ui.comfort.model_dialog import ModelDialog
from carnn_desktop.ui.comfort.settings_dialog import SettingsDialog
from carnn_desktop.ui.dialogs.about import AboutDialog
from carnn_desktop.ui.dialogs.error import ErrorDialog
from carnn_desktop.ui.dialogs.run_folder import RunFolderDialog
from carnn_desktop.ui.dialogs.shortcuts import ShortcutSheet
from carnn_desktop.ui.main_window import MainWindow

Make = Callable[[MainWindow, Session], QWidget]


def _settings(window: MainWindow, session: Session) -> QWidget:
    comfort = window.findChild(Comfort)
    assert comfort is not None
    return SettingsDialog(
        session,
        actions=window.actions_by_id,
        icons=window.icons,
        dialogs=window.dialogs,
        theme=window._theme,
        fonts=comfort._fonts,
        models=(),
        parent=window,
    )


def _models(window: MainWindow, _session: Session) -> QWidget:
    comfort = window.findChild(Comfort)
    assert comfort is not None
    return ModelDialog(comfort.models, window.dialogs, window)


DIALOGS: dict[str, Make] = {
    "settings": _settings,
    "models": _models,
    "about": lambda window, _s: AboutDialog([("m", "l", "s")], window),
    "error": lambda window, _s: ErrorDialog("t", "r", "c", parent=window),
    "shortcuts": lambda window, _s: ShortcutSheet(window.actions_by_id, window),
    "run folder": lambda window, session: RunFolderDialog(
        RunRequest(text="cat"), session.images(), parent=window
    ),
}


def _inner(widget: QWidget) -> bool:
    """Whether a control is a part of another one, which has the name."""
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return True
    while parent is not None:
        if isinstance(parent, QComboBox | QAbstractSpinBox | QAbstractItemView | QLineEdit):
            return True
        parent = parent.parentWidget()
    return isinstance(widget, QScrollBar | QTabBar)


def nameless(top: QWidget) -> Iterator[str]:
    """Yield the controls below ``top`` that the keyboard reaches and that say nothing."""
    buddies = {label.buddy() for label in top.findChildren(QLabel) if label.buddy() is not None}
    for widget in top.findChildren(QWidget):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _inner(widget):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
        if not (widget.accessibleName() or text or widget in buddies):
            parent = type(widget.parent()).__name__
            yield f"{type(widget).__name__} {widget.objectName()!r} in {parent}"


def test_the_window(ready: MainWindow) -> None:
    assert list(nameless(ready)) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_the_dialogs(name: str, ready: MainWindow, session: Session, qtbot: Any) -> None:
    dialog = DIALOGS[name](ready, session)
    dialog.show()
    assert list(nameless(dialog)) == []
    first = dialog.focusWidget() or dialog
    seen, widget = [], first
    while (widget := widget.nextInFocusChain()) is not first and len(seen) < 1000:
        seen.append(widget)
    reached = [w for w in seen if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached, "the keyboard reaches nothing"
    assert len(seen) < 1000, "the focus does not come back"
    dialog.close()
    dialog.deleteLater()
