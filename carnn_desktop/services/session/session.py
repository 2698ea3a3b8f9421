"""The session: the single truth of the open folder, and all that the window may ask for.

A method answers at once; what takes time comes back as a signal. Everything is called in the GUI
thread. A user's mistake is a ``notice``, never an exception. The work is done by the parts it is
composed of; here is only who does what.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from carnn_desktop.annotations.model import ImageDocument, ImageRef, Mask
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.requests import Mode, ModelChoice, Refinement
from carnn_desktop.engine.backbones.family import ModelInfo
from carnn_desktop.engine.refine.sam_files import find_sam
from carnn_desktop.engine.user_presets import PresetShelf
from carnn_desktop.engine.weights.models import available_models
from carnn_desktop.runs.planning import preset_names
from carnn_desktop.runs.requests import RunRequest, Scope
from carnn_desktop.services.events import (
    EngineState,
    InterruptedRun,
    ProjectInfo,
    RunState,
    SaveState,
)
from carnn_desktop.services.export import Exporter
from carnn_desktop.services.facts import FactsKeeper
from carnn_desktop.services.importing import Importer
from carnn_desktop.services.inference.clicks import Box, Click, Clicks
from carnn_desktop.services.inference.suggesting import Suggester
from carnn_desktop.services.inference.thread import InferenceThread, SegmenterFactory, load_default
from carnn_desktop.services.runs.photo import ResultApplier
from carnn_desktop.services.runs.runs import Runs
from carnn_desktop.services.session.concepts import ConceptCommands
from carnn_desktop.services.session.edits import Editor
from carnn_desktop.services.session.images import ImageOpener
from carnn_desktop.services.session.project import ProjectKeeper
from carnn_desktop.services.session.state import Desk, OpenProject
from carnn_desktop.services.settings import Settings, SettingsStore
from carnn_desktop.services.storage.loading import ImageLoader, ThumbnailLoader
from carnn_desktop.services.storage.places import thumbnail_folder
from carnn_desktop.services.storage.pool import WorkPool
from carnn_desktop.services.storage.thread import StorageThread

if TYPE_CHECKING:
    from carnn_desktop.formats.export.options import ExportOptions
    from carnn_desktop.project.project import Project

T = TypeVar("T")


class Session(ConceptCommands):
    """The open folder with its images, documents, runs and settings. Lives in the GUI thread."""

    def __init__(
        self,
        *,
        settings: SettingsStore | None = None,
        segmenter_factory: SegmenterFactory | None = None,
        cache_folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        pool = WorkPool(2, self)
        self._desk = Desk(
            signals=self,
            settings=settings if settings is not None else SettingsStore(),
            storage=StorageThread(self),
            pool=pool,
            loader=ImageLoader(pool, self),
            thumbnails=ThumbnailLoader(pool, thumbnail_folder(cache_folder), self),
        )
        self._inference = InferenceThread(segmenter_factory or load_default, self)
        self._keeper = ProjectKeeper(self._desk, self)
        self._opener = ImageOpener(self._desk, self)
        applier = ResultApplier(self._desk, self._opener, self)
        self._runs = Runs(self._desk, self._inference, applier, self)
        self._clicks = Clicks(self._desk, self._inference, self)
        self._suggester = Suggester(self._desk, self._inference, self)
        self._facts = FactsKeeper(self._desk, self)
        self._facts.changed.connect(self.facts_changed)
        self._editor = Editor(self._desk, self)
        self._exporter = Exporter(self._desk, self)
        self.importer = Importer(self._desk, self._opener.open, self)
        self._shut_down = False
        self._keeper.closing.connect(self._closing)
        self._keeper.opened.connect(self._opened)
        self._desk.storage.start()
        self._inference.start()
        QTimer.singleShot(0, self, self._tell_settings)

    # Folder and images ----------------------------------------------------------------------------

    def open_folder(
        self, path: Path, *, recursive: bool = True, project: Path | None = None
    ) -> None:
        """Open a folder of images; ``project_opened`` or an error ``notice`` follows.

        The folder that is open stays open until the new one could be read. ``project`` is the
        project file, by default ``<folder>.carnn`` beside or in the folder.
        """
        self._keeper.open(path, recursive=recursive, project=project)

    def close_project(self) -> bool:
        """Save and close the open folder; False, and it stays, when an edit cannot be saved."""
        return self._keeper.close()

    def project(self) -> ProjectInfo | None:
        """The open project, None when there is none."""
        return None if self._desk.project is None else self._desk.project.info

    def images(self) -> Sequence[ImageRef]:
        """All images of the folder in file order; cheap, do not keep it across changes."""
        return () if self._desk.project is None else tuple(self._desk.project.images.values())

    def image(self, image_id: int) -> ImageRef:
        """The list entry of one image; KeyError when there is none."""
        if self._desk.project is None:
            raise KeyError(image_id)
        return self._desk.project.images[image_id]

    def set_view_order(self, image_ids: Sequence[int] | None) -> None:
        """Order in which ``open_next`` walks (a sorted or filtered list); None = file order."""
        if self._desk.project is not None:
            self._desk.project.set_order(image_ids)

    def view_order(self) -> Sequence[int]:
        """Image ids in the order in which one walks through them; do not change it."""
        return () if self._desk.project is None else self._desk.project.order

    def open_image(self, image_id: int) -> None:
        """Show an image; ``image_opened`` or ``image_failed`` follows."""
        self._opener.open(image_id)

    def open_next(self, step: int = 1) -> bool:
        """Show the next (1) or previous (-1) image; False at the end of the list."""
        project = self._desk.project
        following = None if project is None else project.neighbour(self._here(), step)
        if following is not None:
            self._opener.open(following)
        return following is not None

    def open_next_unreviewed(self, step: int = 1) -> bool:
        """Show the next image that is not done, around the end; False when all are."""
        project = self._desk.project
        following = None if project is None else project.next_unreviewed(self._here(), step)
        if following is not None:
            self._opener.open(following)
        return following is not None

    def current(self) -> ImageDocument | None:
        """The open document."""
        return self._desk.current()

    def current_ref(self) -> ImageRef | None:
        """The list entry of the open image."""
        project, image_id = self._desk.project, self._desk.current_id
        return None if project is None or image_id is None else project.images.get(image_id)

    def thumbnails(self) -> ThumbnailLoader:
        """Loader of list pictures: ``request(image_id, size)``, answers by its ``ready`` signal."""
        return self._desk.thumbnails

    # Project file; concepts: see ConceptCommands -------------------------------------------------

    def ask(
        self,
        work: Callable[[Project], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> bool:
        """Do ``work`` on the project file in the storage thread, then ``done`` here.

        Its failure goes to ``failed``, by default to a ``notice``. False: no folder is open.
        """
        project = self._desk.project
        if project is None:
            return False
        project.store.submit(work, done, failed or self._desk.say_error)
        return True

    # Runs -----------------------------------------------------------------------------------------

    def run_image(self, request: RunRequest) -> None:
        """Run the segmenter on the open image; a newer request takes the place of an older one."""
        self._runs.run_image(request)

    def run_folder(self, request: RunRequest, scope: Scope = "all") -> None:
        """Run the segmenter on the images of ``scope``, one job an image."""
        self._runs.folder.start(request, scope)

    def interrupted_run(self) -> InterruptedRun | None:
        """The folder run of an earlier session that can be resumed."""
        return self._runs.folder.interrupted()

    def resume_folder_run(self) -> None:
        """Go on with the interrupted folder run, where it stopped."""
        self._runs.folder.resume()

    def discard_folder_run(self) -> None:
        """Forget the interrupted folder run; what it did stays."""
        self._runs.folder.discard()

    def cancel(self) -> bool:
        """Leave the work in hand: the run of the image, else the folder run. False: nothing."""
        return self._runs.cancel()

    def run_state(self) -> RunState:
        """What ``run_changed`` said last."""
        return self._runs.state()

    def engine_state(self) -> EngineState:
        """What ``engine_changed`` said last."""
        return self._runs.engine()

    def load_engine(self) -> None:
        """Load the chosen model in the inference thread now, before the first run needs it."""
        self._runs.load(self.settings().model)

    def set_model(self, choice: ModelChoice) -> None:
        """Choose the model for the next runs; remembered in the settings."""
        if choice != self.settings().model:
            self.update_settings(model=choice)
            self._runs.choose(choice)

    def models(self) -> Sequence[ModelInfo]:
        """All models and what is known of each."""
        return available_models()

    def preset_names(self, mode: Mode) -> Sequence[str]:
        """Presets that fit ``mode`` and the chosen model, the default one first."""
        return preset_names(mode, self.settings().model, self._desk.settings.presets)

    def presets(self) -> PresetShelf:
        """The shipped presets and the user's own ones."""
        return self._desk.settings.presets

    # Masks by clicks ------------------------------------------------------------------------------

    def refine_clicks(
        self,
        region_id: str | None,
        points: Sequence[Click] = (),
        box_xyxy: Box | None = None,
        *,
        base: Mask | None = None,
    ) -> int:
        """Ask for a mask by all clicks so far and a box; ``refined`` follows.

        region_id : whose mask is refined, None = a new object; base : the mask to start from
        instead of the region's own. Returns the number of the request, 0: no image, no region.
        """
        return self._clicks.refine(region_id, points, box_xyxy, base)

    def set_refinement(self, refinement: Refinement) -> bool:
        """Choose what redraws the masks of the next runs; remembered in the settings.

        False, and a ``notice`` says why, where it needs a model that is not installed.
        """
        if refinement in ("sam_auto", "sam_prompts"):
            name = self.settings().sam_model
            try:
                find_sam("" if name == "off" else name)
            except CarnnError as error:
                self._desk.say("warning", error.reason, error.remedy)
                return False
        self.update_settings(refinement=refinement)
        return True

    def prepare_clicks(self) -> None:
        """Get ready for clicks on the open photo (a click tool was chosen)."""
        self._clicks.prepare()

    def drop_clicks(self) -> None:
        """Leave the clicks that were asked for: the tool was left."""
        self._clicks.drop()

    # Edits of the open document: see EditCommands -------------------------------------------------

    def accept_rest_and_advance(self) -> None:
        """Accept all pending proposals, mark the image done, go to the next unreviewed one."""
        if self._editor.accept_rest_and_finish() and not self.open_next_unreviewed():
            self._desk.say("info", "All images of this folder are reviewed.")

    # Export, settings, end ------------------------------------------------------------------------

    def export_coco(self, path: Path, options: ExportOptions) -> None:
        """Write a COCO file, or a folder; ``export_finished`` or an error ``notice`` follows."""
        self._exporter.start(path, options)

    def cancel_export(self) -> None:
        """Leave a running export; nothing half-written stays."""
        self._exporter.cancel()

    def settings(self) -> Settings:
        """The user's settings."""
        return self._desk.settings.current

    def update_settings(self, **changes: Any) -> None:
        """Change and save fields of the settings; ``settings_changed`` follows."""
        self.settings_changed.emit(self._desk.settings.update(**changes))
        self._tell_settings()

    def save_state(self) -> SaveState:
        """What ``save_state_changed`` said last."""
        project = self._desk.project
        return SaveState() if project is None else project.autosaver.state()

    def flush(self, timeout_s: float = 3.0) -> bool:
        """Write all edits now and wait; False when one is not on disk."""
        project = self._desk.project
        return True if project is None else project.autosaver.flush(timeout_s)

    def shutdown(self) -> None:
        """Cancel all work, flush, end every thread. The session cannot be used after it."""
        if self._shut_down:
            return
        self._shut_down = True
        self._closing()
        self.flush()
        self._facts.close()
        self._inference.close()
        self._exporter.close()
        self.importer.close()
        self._desk.pool.close()
        if self._desk.project is not None:
            self._desk.project.autosaver.close()
        self._desk.storage.close()

    # Parts to each other --------------------------------------------------------------------------

    def _here(self) -> int | None:
        """The image one walks on from: the one on its way, else the open one."""
        desk = self._desk
        return desk.current_id if desk.opening_id is None else desk.opening_id

    def _busy(self) -> bool:
        return self._runs.state().active

    @Slot()
    def _closing(self) -> None:
        self._runs.abandon()
        self._clicks.drop()
        self._opener.give_up()
        self._exporter.cancel()
        self.importer.cancel()

    @Slot(object)
    def _opened(self, project: OpenProject) -> None:
        project.history.changed.connect(self._facts.follow)
        project.history.changed.connect(self._editor.document_changed)
        self._runs.folder.look_for_interrupted(project)
        if self._here() is None:  # a listener of project_opened may have chosen a photo
            self.open_next()

    @Slot()
    def _tell_settings(self) -> None:
        for notice in self._desk.settings.take_notices():
            self.notice.emit(notice)
