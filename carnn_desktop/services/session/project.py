"""Opens and closes folders. The new one is read whole before the old one is let go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import ImagesChanged, ProjectInfo, SaveState
from carnn_desktop.services.session.folder_memory import FolderMemory
from carnn_desktop.services.session.history import History
from carnn_desktop.services.session.opening import Opened, open_folder, sync_folder
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.storage.autosave import Autosaver
from carnn_desktop.services.storage.thread import ProjectStore

_FLUSH_S = 3.0
T = TypeVar("T")


class ProjectKeeper(QObject):
    """The open folder and its project file. A part of the session.

    memory : what the window remembers of the folder
    ``closing`` comes while the old project can still be used.
    """

    closing = Signal()
    opened = Signal(object)  # OpenProject

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.memory = FolderMemory(context, self)
        self._wish: object | None = None

    def info(self) -> ProjectInfo | None:
        """The open project, None when there is none."""
        return None if self._context.project is None else self._context.project.info

    def open(self, path: Path, *, recursive: bool = True, project: Path | None = None) -> None:
        """Open a folder or a project file; ``project_opened`` or an error ``notice`` follows.

        The folder that is open stays open until the new one could be read; the newest wish wins.
        ``project`` is the project file, by default ``<folder>.carnn`` beside or in the folder.
        """
        path = path.absolute()
        current = self._context.project
        if current is not None and path in (current.info.folder, current.info.project_path):
            self._rescan(current, recursive)
            return
        wish = self._wish = object()
        store = self._context.storage.open_project(
            partial(open_folder, path, recursive, project),
            lambda opened: self._take(wish, store, opened),
            lambda error: self._refused(wish, error),
        )

    def close(self) -> bool:
        """Save and close the open project; False (and it stays) when an edit cannot be saved."""
        self._wish = None
        project = self._context.project
        if project is None:
            return True
        self.closing.emit()
        self.memory.write()
        if not project.autosaver.flush(_FLUSH_S):
            return False
        self._let_go(project)
        self._context.signals.project_closed.emit(project.info)
        return True

    def ask(
        self,
        work: Callable[[Project], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> bool:
        """Do ``work`` on the project file in the storage thread, then ``done`` here.

        Its failure goes to ``failed``, by default to a ``notice``. False: no folder is open.
        """
        project = self._context.project
        if project is None:
            return False
        project.store.submit(work, done, failed or self._context.say_error)
        return True

    def store(self) -> ProjectStore | None:
        """The way to the project file for work in other threads; None: no folder is open."""
        return None if self._context.project is None else self._context.project.store

    def save_state(self) -> SaveState:
        """What ``save_state_changed`` said last."""
        project = self._context.project
        if project is None:
            return SaveState()
        return replace(project.autosaver.state(), only_looking=project.only_looking)

    def post_edits(self) -> None:
        """Hand all edits to the storage thread: what is asked of it afterwards reads them."""
        if self._context.project is not None:
            self._context.project.autosaver.post_now()

    def flush(self, timeout_s: float = _FLUSH_S) -> bool:
        """Write all edits now and wait; False when one is not on disk."""
        project = self._context.project
        return True if project is None else project.autosaver.flush(timeout_s)

    def _take(self, wish: object, store: ProjectStore, opened: Opened) -> None:
        context = self._context
        if wish is not self._wish:
            store.close()
            return
        if context.project is not None and not self.close():
            store.close()
            reason = context.project.autosaver.state().error
            context.say(
                "error",
                Told(
                    "{folder} stays open, its edits are not on disk: {reason}",
                    folder=context.project.info.folder,
                    reason=reason,
                ),
                Told(
                    "Make room on the disk or check its access rights, then open the folder again."
                ),
            )
            return
        self._wish = None
        info = opened.info
        history = History(self)
        autosaver = Autosaver(store, self)
        autosaver.changed.connect(context.signals.save_state_changed)
        autosaver.notice.connect(context.signals.notice)
        autosaver.saved.connect(history.mark_saved)
        project = OpenProject(
            info,
            store,
            history=history,
            autosaver=autosaver,
            images=opened.images,
            categories=opened.categories,
        )
        context.project = project
        self.memory.take(project, opened.memory)
        context.thumbnails.set_source(project.path_of)
        context.thumbnails.prune()
        context.settings.add_recent_folder(info.folder)
        context.signals.project_opened.emit(info)
        context.signals.images_changed.emit(ImagesChanged())
        context.signals.categories_changed.emit(tuple(opened.categories))
        context.signals.save_state_changed.emit(SaveState(only_looking=info.only_looking))
        if info.notes:  # one message: a second one would push the first away
            context.say("error" if opened.damaged else "warning", Together(info.notes, "\n"))
        self.opened.emit(project)

    def _let_go(self, project: OpenProject) -> None:
        context = self._context
        context.project, context.opened, context.current_id, context.selection = (
            None,
            None,
            None,
            (),
        )
        context.last_request = None
        project.history.clear()
        project.history.deleteLater()
        project.autosaver.close()
        project.autosaver.deleteLater()
        project.store.close()
        context.loader.forget()
        context.thumbnails.set_source(lambda _image_id: None)

    def _refused(self, wish: object, error: Exception) -> None:
        if wish is self._wish:
            self._wish = None
            self._context.say_error(error)

    def _rescan(self, project: OpenProject, recursive: bool) -> None:
        """Look again what is in the folder that is open."""
        if self._context.is_only_looking():
            return

        def found(answer: tuple[Sequence[ImageRef], Sequence[str]]) -> None:
            images, notes = answer
            if project is self._context.project:
                project.set_images(images)
                self._context.signals.images_changed.emit(ImagesChanged())
                for note in notes:
                    self._context.say("warning", note)

        folder = project.info.folder
        project.store.submit(
            partial(sync_folder, folder, recursive), found, self._context.say_error
        )
