"""Looks on at a project that a run in another process fills; takes it over when that has ended.

What is in the file is read about a second after it was written; neither process waits for the
other. When its lock is free, however it ended, the project becomes the window's own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carnn_desktop.annotations.merging import fitted
from carnn_desktop.annotations.model import Category, ImageDocument, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.looking_on import ended
from carnn_desktop.contracts.texts import Together
from carnn_desktop.project.lock import ProjectInUse
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import ImagesChanged
from carnn_desktop.services.session.folder_memory import FolderMemory
from carnn_desktop.services.session.opening import Opened, take_over
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.session.undo import LiveDocument

LOOK_MS = 1000
_REST = 10  # a look that takes long is followed by a rest of so many times its length


@dataclass(frozen=True, slots=True)
class _News:
    """What a look found. ``opened`` : the project is ours; images None: nothing has changed.

    version : of the file; document : of the image that is shown
    """

    version: int = -1
    seconds: float = 0.0
    images: Sequence[ImageRef] | None = None
    categories: Sequence[Category] = ()
    document: ImageDocument | None = None
    opened: Opened | None = None


class RunFollower(QObject):
    """A part of the project keeper. ``taken_over`` carries the OpenProject, which is ours then."""

    taken_over = Signal(object)

    def __init__(
        self,
        context: SessionContext,
        memory: FolderMemory,
        open_image: Callable[[int], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._memory, self._open_image = context, memory, open_image
        self._project: OpenProject | None = None
        self._version = -1
        self._later = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._later.timeout.connect(self._look)

    def follow(self, project: OpenProject) -> None:
        """Look on at a project until nobody else has it."""
        self._project, self._version = project, -1
        self._later.start(LOOK_MS)

    def leave(self) -> None:
        """Look no more: the project is being closed."""
        self._later.stop()
        self._project = None

    @Slot()
    def _look(self) -> None:
        project = self._project
        if project is None:
            return
        project.store.submit_replacing(
            partial(_news, project.info.project_path, self._version, self._context.current_id),
            partial(self._take, project),
            partial(self._failed, project),
        )

    def _failed(self, project: OpenProject, _error: Exception) -> None:
        """Try again: the other process is in the middle of something, or of being killed."""
        if project is self._project:
            self._later.start(LOOK_MS)

    def _take(self, project: OpenProject, news: _News) -> None:
        if project is not self._project:
            return
        if news.opened is not None:
            self._take_over(project, news.opened)
            return
        if news.images is not None:
            self._show(project, news)
        # a photo that is on its way may have been read before the change: look again then
        self._version = news.version if self._context.opening_id is None else -1
        self._later.start(max(LOOK_MS, round(1000 * _REST * news.seconds)))

    def _show(self, project: OpenProject, news: _News) -> None:
        images = news.images or ()
        changed = _changed(project.images, images)
        live = project.history.get(self._context.current_id or 0)
        for image_id in project.images:
            if live is None or image_id != live.document.image_id:
                project.history.drop(image_id)
        self._context.set_categories(project, news.categories)
        if changed is None:
            project.set_images(images)
            project.info = replace(project.info, image_count=len(images))
            self._context.signals.images_changed.emit(ImagesChanged())
        elif changed:
            project.images.update(changed)
            self._context.signals.images_changed.emit(ImagesChanged(tuple(changed)))
        if live is not None and news.document is not None and _differs(news.document, live):
            project.history.drop(live.document.image_id)
            if self._context.opening_id is None:
                self._open_image(live.document.image_id)

    def _take_over(self, project: OpenProject, opened: Opened) -> None:
        """Go on with the project as with one that was just opened; what is shown stays."""
        self.leave()
        context = self._context
        project.info = opened.info
        for image_id in list(project.images):
            project.history.drop(image_id)
        context.set_categories(project, opened.categories)
        project.set_images(opened.images)
        context.signals.images_changed.emit(ImagesChanged())
        context.signals.save_state_changed.emit(project.autosaver.state())
        self._memory.take(project, opened.memory)
        self.taken_over.emit(project)
        shown = context.current_id if context.opening_id is None else context.opening_id
        if shown is not None:
            self._open_image(shown)
        done = sum(ref.state != "new" for ref in opened.images)
        told = ended(done, len(opened.images))
        context.say("info", Together((told, *opened.info.notes), "\n"))


def _news(path: Path, version: int, shown: int | None, project: Project) -> tuple[Project, _News]:
    """In the storage thread: take the project over if it is free, else see what is new in it."""
    try:
        mine, opened = take_over(path)
    except ProjectInUse:
        pass
    else:
        return mine, _News(opened=opened)
    started = time.monotonic()
    now = project.version
    if now == version:
        return project, _News(version=now)
    document = None
    if shown is not None:
        try:
            document = project.documents.load(shown)
        except CarnnError:
            document = None  # damaged: that is told when the image is opened
    images, categories = project.images.listed(), project.categories.listed()
    seconds = time.monotonic() - started
    return project, _News(now, seconds, tuple(images), tuple(categories), document)


def _differs(stored: ImageDocument, live: LiveDocument) -> bool:
    """Whether the file has another document of the image that is shown."""
    shown = live.document
    try:
        return fitted(stored, shown.width, shown.height) != shown
    except CarnnError:
        return stored.image_id == shown.image_id


def _changed(
    before: Mapping[int, ImageRef], images: Sequence[ImageRef]
) -> dict[int, ImageRef] | None:
    """Return the images whose entry is another one; None: the list itself is."""
    if len(before) != len(images) or any(
        key != ref.id for key, ref in zip(before, images, strict=True)
    ):
        return None
    return {ref.id: ref for ref in images if before[ref.id] != ref}
