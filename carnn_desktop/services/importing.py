"""Imports beside the GUI thread: reading and masks in a pool, the project in the storage thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from carnn_desktop.annotations.model import Category, ImageRef
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.looking_on import UNCHANGED
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.imports import ImportTakenBack
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import ImagesChanged
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.storage.thread import ProjectStore
from carnn_desktop.services.storage.worker import Worker

if TYPE_CHECKING:
    from carnn_desktop.formats.detect import Detection
    from carnn_desktop.formats.importing.plan import ImportChoices, ImportPlan
    from carnn_desktop.project.importing import ImportReport

_MAKE_ROOM = Told("Make room on the disk or check its access rights, then import again.")


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A plan, and the formats the file may be in, the surest first."""

    plan: ImportPlan
    detections: tuple[Detection, ...]


class Importer(QObject):
    """One import at a time into the open project. Everything is called in the GUI thread."""

    progressed = Signal(object)  # Progress: stages read, match, import
    previewed = Signal(object)  # ImportPreview
    finished = Signal(object)  # ImportReport; None: left half-way, what was done stays
    failed = Signal(object)  # Exception, of preview or import
    taken_back = Signal(object)  # ImportTakenBack

    def __init__(
        self,
        context: SessionContext,
        open_image: Callable[[int], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._open_image = open_image
        self._applying = False
        self._worker = Worker(self)
        self._worker.progressed.connect(self.progressed)

    def preview(self, path: Path, format_id: str | None = None) -> None:
        """Read a file and say what importing it would do; ``previewed`` or ``failed`` follows."""
        project = self._free_project()
        if project is not None:
            self._applying = False
            images, categories = tuple(project.images.values()), tuple(project.categories.values())
            work = partial(_preview, path, format_id, project.info.folder, images, categories)
            self._worker.start(work, self.previewed.emit, self.failed.emit)

    def apply(self, plan: ImportPlan, choices: ImportChoices) -> None:
        """Carry a plan out; ``finished`` or ``failed`` follows."""
        project = self._free_project()
        if project is None:
            return
        unsaved = project.autosaver.state().error
        if unsaved:
            self.failed.emit(
                CarnnError(
                    Told("The last edits are not on disk: {unsaved}", unsaved=unsaved), _MAKE_ROOM
                )
            )
            return
        project.autosaver.post_now()
        self._applying = True
        self._worker.start(
            partial(_apply, plan, choices, project.store),
            partial(self._done, project),
            partial(self._broken, project),
        )

    def cancel(self) -> None:
        """Leave what is under way. Photos that were imported stay so and can be taken back."""
        if self._applying:
            self._worker.cancel()
        else:
            self._worker.drop()

    def take_back(self) -> None:
        """Make all images of the last import what they were; ``taken_back`` follows."""
        project = self._context.project
        if project is None or self._worker.busy:
            self._context.say("warning", Told("There is no import to take back now."))
            return
        if self._context.is_only_looking():
            return
        project.autosaver.post_now()
        project.store.submit(
            lambda stored: stored.imports.undo(),
            partial(self._restored, project),
            self._context.say_error,
        )

    def close(self, timeout_s: float = 30.0) -> bool:
        """Leave what is under way and wait for the pool."""
        return self._worker.close(timeout_s)

    # ----------------------------------------------------------------------------------------------

    def _free_project(self) -> OpenProject | None:
        """Return the project for new work; a preview that is not ready yet makes way."""
        project = self._context.project
        if project is None:
            self.failed.emit(
                CarnnError(Told("No folder is open."), Told("Open the photos' folder first."))
            )
            return None
        if project.only_looking:
            self.failed.emit(CarnnError(UNCHANGED))
            return None
        if self._applying and self._worker.busy:
            self.failed.emit(
                CarnnError(Told("An import is under way."), Told("Wait for it or cancel it."))
            )
            return None
        return project

    def _done(self, project: OpenProject, report: ImportReport) -> None:
        self._refresh(project, None)
        self.finished.emit(report)

    def _broken(self, project: OpenProject, error: Exception) -> None:
        self._refresh(project, None)
        if isinstance(error, Cancelled):
            self.finished.emit(None)
        else:
            self.failed.emit(error)

    def _restored(self, project: OpenProject, outcome: ImportTakenBack) -> None:
        self._refresh(project, outcome.restored)
        self.taken_back.emit(outcome)

    def _refresh(self, project: OpenProject, image_ids: Sequence[int] | None) -> None:
        """Show what is in the project file now; None: any image may have changed."""
        if project is not self._context.project:
            return
        for image_id in list(project.images) if image_ids is None else image_ids:
            project.history.drop(image_id)
        project.store.submit(_listed, partial(self._listed, project), self._context.say_error)

    def _listed(
        self, project: OpenProject, listed: tuple[Sequence[ImageRef], Sequence[Category]]
    ) -> None:
        if project is not self._context.project:
            return
        images, categories = listed
        project.set_images(images)
        self._context.set_categories(project, categories)
        self._context.signals.images_changed.emit(ImagesChanged())
        if self._context.current_id is not None:
            self._open_image(self._context.current_id)


def _preview(
    path: Path,
    format_id: str | None,
    folder: Path,
    refs: Sequence[ImageRef],
    categories: Sequence[Category],
    on_progress: ProgressCallback,
) -> ImportPreview:
    """In the pool. The readers are loaded here: starting the window does not wait for them."""
    from carnn_desktop.formats.detect import read_detected
    from carnn_desktop.formats.importing.plan import make_plan

    on_progress(Progress("read", 0, 1, text=path.name))
    annotations, detections = read_detected(path, format_id)
    plan = make_plan(annotations, folder, refs, categories, on_progress=on_progress)
    return ImportPreview(plan, detections)


def _apply(
    plan: ImportPlan, choices: ImportChoices, store: ProjectStore, on_progress: ProgressCallback
) -> ImportReport:
    """In the pool; every image is one small piece of work for the storage thread."""
    from carnn_desktop.project.importing import run_import

    return run_import(plan, choices, store.call, on_progress=on_progress)


def _listed(project: Project) -> tuple[Sequence[ImageRef], Sequence[Category]]:
    return tuple(project.images.listed()), tuple(project.categories.listed())
