"""A window that is used by keys and mouse alone; the session is only looked at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QMessageBox,
    QToolButton,
    QWidget,
)
from services_fakes import Script

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.services.session.session import Session
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.ui.help.guide import Guide
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.shell.main_window import MainWindow

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
WAIT_MS = 20_000
W = TypeVar("W", bound=QWidget)


class Desk:
    """Opens and closes the program on the same settings."""

    qtbot: Any  # of the test that runs

    def __init__(self, app: QApplication, home: Path, script: Script) -> None:
        self._app, self._home, self.script = app, home, script
        self._windows: list[MainWindow] = []
        self.asked: list[str] = []  # texts of questions that were answered
        self.start()

    def start(self) -> None:
        """Show the window."""
        store = SettingsStore(self._home / "settings.json")
        store.update(load_model_at_start=False)
        self.session = Session(
            settings=store,
            cache_folder=self._home / "cache",
            segmenter_factory=self.script.factory,
        )
        self.window = MainWindow(self.session, Theme(self._app, "light", self.session))
        self._windows.append(self.window)
        self.window.resize(1200, 800)
        self.window.show()
        self.window.activateWindow()

    def stop(self) -> None:
        """Close the window, as its user does."""
        self.window.close()

    def tidy(self) -> None:
        """Make the window again what it is after a start, with nothing open."""
        if self.script.gate is not None:
            self.script.gate.set()
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                widget.close()
        self.session.project.close()
        self.wait(lambda: not self.session.runs.state().active)
        for field in fields(Script):
            fresh = getattr(Script(), field.name)
            setattr(self.script, field.name, fresh)
        for name in ("show_rejected", "hide_all"):
            self.window.actions_by_id[name].setChecked(False)
        self.window.actions_by_id["tool_select"].trigger()
        guide = self.window.findChild(Guide)
        if guide is not None:
            guide.end()
        prompt = self.window.prompt
        prompt._threshold.setValue(-0.05)
        prompt._split.setChecked(False)
        prompt.set_text("")
        self.window.notices.hide()
        self.window.layout_parts.reset()
        self.asked.clear()
        self.window.activateWindow()

    def close(self) -> None:
        """Close every window and take them down."""
        if self.script.gate is not None:
            self.script.gate.set()
        for window in self._windows:
            for widget in QApplication.topLevelWidgets():
                if widget is not window and widget.isVisible():
                    widget.close()
            window.close()
            window._session.deleteLater()
            window.deleteLater()
        self._windows.clear()
        self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # Looking --------------------------------------------------------------------------------------

    def document(self) -> ImageDocument:
        """Return the open document."""
        current = self.session.images.document()
        assert current is not None
        return current

    def states(self) -> list[str]:
        """Return the states of the open photo's objects."""
        return [annotation.state for annotation in self.document().annotations]

    def wait(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        self.qtbot.waitUntil(holds, timeout=WAIT_MS)

    def visible(self, kind: type[W], parent: QWidget | None = None) -> list[W]:
        """Return the widgets of a kind that are shown."""
        found = (parent or self.window).findChildren(kind)
        return [widget for widget in found if widget.isVisible()]

    def has_photo_focus(self) -> bool:
        """Return whether the keys go to the photo."""
        focus = QApplication.focusWidget()
        canvas = self.window.canvas
        return focus is not None and (focus is canvas or canvas.isAncestorOf(focus))

    # Doing ----------------------------------------------------------------------------------------

    def open_folder(self, folder: Path) -> None:
        """Open a folder, as dropping it does, and wait for its first photo."""
        with self.qtbot.waitSignal(self.session.image_opened, timeout=WAIT_MS):
            self.window.controller.open_path(folder)

    def press(self, key: Qt.Key | str, modifiers: Any = NONE) -> None:
        """Press a key where the keyboard is."""
        focus = QApplication.focusWidget()
        assert focus is not None, "nothing has the keyboard"
        QTest.keyClick(focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget(), text)

    def look_for(self, text: str) -> None:
        """Type what to look for and press Enter; wait for what was found."""
        self.press("/")
        self.type(text)
        with self.qtbot.waitSignal(self.session.trace_changed, timeout=WAIT_MS):
            self.press(Qt.Key.Key_Return)
        self.wait(lambda: not self.session.runs.photo_running())

    def click(self, widget: QWidget, at: QPoint | None = None, button: Any = LEFT) -> None:
        """Click a widget in its middle, or at a place of it."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, button, NONE, widget.rect().center() if at is None else at)

    def click_photo(self, x: float, y: float, button: Any = LEFT) -> None:
        """Click a place of the photo."""
        view = self.window.canvas.view
        QTest.mouseClick(view.viewport(), button, NONE, view.mapFromScene(QPointF(x, y)))

    def button(self, text: str, parent: QWidget | None = None) -> QAbstractButton:
        """Return the shown button with that text."""
        place = parent or self.window
        found = [
            button
            for button in place.findChildren(QAbstractButton)
            if button.isVisible() and button.text().replace("&", "").rstrip("…") == text
        ]
        assert found, f"no button {text!r} among " + ", ".join(
            repr(b.text()) for b in place.findChildren(QAbstractButton) if b.isVisible()
        )
        return found[0]

    def answer(self, act: Callable[[QDialog], None], doing: Callable[[], object]) -> None:
        """Do what opens a modal dialog, and act on the dialog once it is there."""
        failed: list[BaseException] = []
        seen: list[QDialog] = []

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                QTimer.singleShot(10, look)
                return
            seen.append(dialog)
            if isinstance(dialog, QMessageBox):
                self.asked.append(dialog.text())
            try:
                act(dialog)
            except BaseException as error:  # noqa: BLE001 (told below, where pytest sees it)
                failed.append(error)
                dialog.reject()

        QTimer.singleShot(0, look)
        doing()
        self.wait(lambda: bool(seen))
        self.window.activateWindow()  # the offscreen platform does not do it by itself
        self.wait(
            lambda: (
                QApplication.activeWindow() is self.window
                or QApplication.activeModalWidget() is not None
            )  # another one followed
        )
        if failed:
            raise failed[0]

    def menu(self, doing: Callable[[], object]) -> list[str]:
        """Return the rows of the menu that is opened, and close it."""
        doing()
        self.wait(lambda: any(m.isVisible() for m in self._menus()))
        shown = next(menu for menu in self._menus() if menu.isVisible())
        rows = [action.text().replace("&", "") for action in shown.actions() if action.text()]
        shown.close()
        return rows

    def _menus(self) -> list[QMenu]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu)]


def tool_button(window: QWidget, text: str) -> QToolButton:
    """Return the shown tool button of that text."""
    return next(
        button
        for button in window.findChildren(QToolButton)
        if button.isVisible() and button.text().rstrip("…") == text
    )
