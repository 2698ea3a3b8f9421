"""The context menu of the image list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QMenu

from carnn_desktop.services.session.session import Session
from carnn_desktop.ui.images.panel import ImagePanel
from carnn_desktop.ui.look.told import shown_number
from carnn_desktop.ui.shell.actions import ActionSet


class ImageMenu(QObject):
    """What can be done with the image that was clicked, which is the shown one, or with several."""

    def __init__(
        self, window: QMainWindow, session: Session, actions: ActionSet, panel: ImagePanel
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._actions = window, session, actions
        self._panel = panel
        panel.menu_wanted.connect(self.show)

    @Slot(object)
    def show(self, place: QPoint) -> None:
        """Show the menu at a place of the screen."""
        menu = QMenu(self._window)
        menu.aboutToHide.connect(menu.deleteLater)
        selected = self._panel.selected_ids()
        if selected:
            text = self.tr("Run on these {count} images…").format(count=shown_number(len(selected)))
            menu.addAction(text).triggered.connect(self._actions["run_folder"].trigger)
        else:
            for name in ("run_image", "mark_done", "reopen"):
                menu.addAction(self._actions[name])
        menu.addSeparator()
        paths = self._paths(selected or self._panel.current_ids())
        show = menu.addAction(self.tr("Show in the file manager"))
        show.setEnabled(bool(paths))
        show.triggered.connect(lambda: _show(paths[0]))
        copy = menu.addAction(self.tr("Copy the file's path"))
        copy.setEnabled(bool(paths))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText("\n".join(paths)))
        menu.addSeparator()
        for name in ("next_unreviewed", "find_image"):
            menu.addAction(self._actions[name])
        menu.popup(place)

    def _paths(self, image_ids: tuple[int, ...]) -> list[str]:
        project = self._session.project.info()
        if project is None:
            return []
        return [str(project.folder / self._session.images.get(key).path) for key in image_ids]


def _show(path: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(path).parent)))
