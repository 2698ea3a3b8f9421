"""Opens and closes folders. The new one is read whole before the old one is let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from carnn_desktop.annotations.model import Category, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.photos.listing import SkippedFolders, list_images
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import ImagesChanged, ProjectInfo, SaveState
from carnn_desktop.services.session.folder_memory import SETTING, FolderMemory
from carnn_desktop.services.session.history import History
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.storage.autosave import Autosaver
from carnn_desktop.services.storage.paths import PROJECT_SUFFIX, project_path_of
from carnn_desktop.services.storage.thread import ProjectStore

_FLUSH_S = 3.0
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the storage thread found."""

    info: ProjectInfo
    images: Sequence[ImageRef]
    categories: Sequence[Category]
    memory: Mapping[str, Any]
    damaged: bool


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
            partial(_open, path, recursive, project),
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
        return SaveState() if project is None else project.autosaver.state()

    def post_edits(self) -> None:
        """Hand all edits to the storage thread: what is asked of it afterwards reads them."""
        if self._context.project is not None:
            self._context.project.autosaver.post_now()

    def flush(self, timeout_s: float = _FLUSH_S) -> bool:
        """Write all edits now and wait; False when one is not on disk."""
        project = self._context.project
        return True if project is None else project.autosaver.flush(timeout_s)

    def _take(self, wish: object, store: ProjectStore, opened: _Opened) -> None:
        context = self._context
        if wish is not self._wish:
            store.close()
            return
        if context.project is not None and not self.close():
            store.close()
            reason = context.project.autosaver.state().error
            context.say(
                "error",
                f"{context.project.info.folder} stays open, its edits are not on disk: {reason}",
                "Make room on the disk or check its access rights, then open the folder again.",
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
        context.signals.save_state_changed.emit(SaveState())
        if info.notes:  # one message: a second one would push the first away
            context.say("error" if opened.damaged else "warning", "\n".join(info.notes))
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

        def found(answer: tuple[Sequence[ImageRef], Sequence[str]]) -> None:
            images, notes = answer
            if project is self._context.project:
                project.set_images(images)
                self._context.signals.images_changed.emit(ImagesChanged())
                for note in notes:
                    self._context.say("warning", note)

        folder = project.info.folder
        project.store.submit(partial(_sync, folder, recursive), found, self._context.say_error)


def _open(path: Path, recursive: bool, wanted: Path | None) -> tuple[Project, _Opened]:
    """In the storage thread."""
    notes: tuple[str, ...] = ()
    names: list[str] | None = None
    skipped = SkippedFolders()
    if path.suffix == PROJECT_SUFFIX and path.is_file():
        project = Project.open(path)
        folder = Path(project.folder)
        if not folder.is_dir():
            project.close()
            raise CarnnError(
                f"The photos of {path.name} were in {folder}, which is not there.",
                "Connect its drive, or open the folder where they are now.",
            )
    else:
        folder = path
        if not folder.exists():
            raise CarnnError(
                f"{folder} is not there.", "Connect its drive, or open it where it is now."
            )
        if not folder.is_dir():
            raise CarnnError(f"{folder} is not a folder.", "Choose a folder with photos.")
        names = list_images(folder, recursive=recursive, skipped=skipped.add)
        if not names:
            raise CarnnError(f"There is no photo in {folder}.", "Choose a folder with photos.")
        place, note = (wanted, "") if wanted is not None else project_path_of(folder)
        project = Project.open_or_create(place, folder)
        if not _is_same(project.folder, folder):
            original = project.folder
            copied = project.move_to_copy(folder)
            project.close()
            if not copied:
                raise CarnnError(
                    f"{place} is the project of other photos: {original}.",
                    f"Open that folder. To begin a project for {folder}, move {place.name} "
                    "elsewhere.",
                )
            project = Project.open(place)
            note = f"This is a copy of {original}; it has a project of its own from now on."
        notes = (note,) if note else ()
    try:
        if names is None:
            names = list_images(folder, recursive=recursive, skipped=skipped.add)
        images = tuple(project.images.sync(names))
        notes = (*notes, *skipped.notes(), *_notes(project))
        categories = tuple(project.categories.listed())
        memory = project.settings.get(SETTING, {})
    except BaseException:
        project.close()
        raise
    info = ProjectInfo(
        folder=folder, project_path=Path(project.path), image_count=len(images), notes=notes
    )
    memory = memory if isinstance(memory, dict) else {}
    return project, _Opened(info, images, categories, memory, damaged=bool(project.repairs))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _notes(project: Project) -> tuple[str, ...]:
    """Return what the user should know of a project that was just opened."""
    notes = list(project.repairs)
    if project.backup is not None:
        notes.append(f"The project is of an older version; a copy of it is kept: {project.backup}.")
    missing = project.images.missing()
    if missing:
        names = ", ".join(ref.path for ref in missing[:3])
        more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
        notes.append(f"Gone from the folder, annotations are kept: {names}{more}.")
    return tuple(notes)


def _sync(
    folder: Path, recursive: bool, project: Project
) -> tuple[Sequence[ImageRef], Sequence[str]]:
    skipped = SkippedFolders()
    names = list_images(folder, recursive=recursive, skipped=skipped.add)
    return tuple(project.images.sync(names)), skipped.notes()
