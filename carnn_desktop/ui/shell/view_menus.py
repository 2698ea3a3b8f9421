"""The submenus of the window's own: recent folders, panels, theme, model."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.look.theme import Theme
from carnn_desktop.ui.look.told import told_text
from carnn_desktop.ui.shell.menus import exclusive


class ViewMenus(QObject):
    """Makes the submenus and answers them.

    folder_wanted : a recent folder (Path); model_wanted : a model's id, "" = one from a folder
    """

    folder_wanted = Signal(object)
    model_wanted = Signal(object)

    def __init__(self, window: QMainWindow, session: Session, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._theme = theme
        self.recent = QMenu(self.tr("Open &recent"), window)
        self.recent.aboutToShow.connect(self._fill_recent)
        self.recent.triggered.connect(self._recent_chosen)
        self.themes = QMenu(self.tr("Theme"), window)
        self._fill_themes()
        self.models = QMenu(self.tr("Model"), window)
        self.models.aboutToShow.connect(self._fill_models)
        self.models.triggered.connect(lambda action: self.model_wanted.emit(action.data() or ""))
        theme.changed.connect(self._show_theme)

    def panels(self, docks: Sequence[QDockWidget]) -> QMenu:
        """Return the menu that shows and hides the panels."""
        menu = QMenu(self.tr("Panels"), self._window)
        for dock in docks:
            menu.addAction(dock.toggleViewAction())
        return menu

    def _fill_themes(self) -> None:
        choices = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        for choice, text in choices.items():
            action = self.themes.addAction(text)
            action.setData(choice)
        group = exclusive(self._window, self.themes.actions())
        group.triggered.connect(self._theme_chosen)
        self.themes.aboutToShow.connect(self._show_theme)
        self._show_theme()

    @Slot()
    def _show_theme(self) -> None:
        for action in self.themes.actions():
            action.setChecked(action.data() == self._theme.choice)

    @Slot(QAction)
    def _theme_chosen(self, action: QAction) -> None:
        self._theme.choose(action.data())
        self._session.settings.update(theme=action.data())

    @Slot()
    def _fill_recent(self) -> None:
        self.recent.clear()
        folders = self._session.settings.current.recent_folders
        for place, name in enumerate((f for f in folders if Path(f).is_dir()), 1):
            mark = f"&{place}  " if place <= 9 else ""
            action = self.recent.addAction(mark + name.replace("&", "&&"))
            action.setData(name)
        if self.recent.isEmpty():
            self.recent.addAction(self.tr("No folder was opened yet")).setEnabled(False)
            return
        self.recent.addSeparator()
        self.recent.addAction(self.tr("Forget these folders")).setData("")

    @Slot(QAction)
    def _recent_chosen(self, action: QAction) -> None:
        if action.data():
            self.folder_wanted.emit(Path(action.data()))
        elif action.isEnabled():
            self._session.settings.update(recent_folders=())

    @Slot()
    def _fill_models(self) -> None:
        self.models.clear()
        chosen = self._session.settings.current.model.proposer
        for info in self._session.models.available():
            action = self.models.addAction(told_text(info.title))
            action.setData(info.id)
            action.setCheckable(True)
            action.setChecked(info.id == chosen)
            action.setEnabled(not info.problem)
            action.setToolTip(told_text(info.problem or info.sentence))
        self.models.setToolTipsVisible(True)
        self.models.addSeparator()
        self.models.addAction(self.tr("From a folder…")).setData("")
