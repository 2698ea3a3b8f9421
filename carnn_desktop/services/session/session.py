"""The session: the single truth of the open folder, and all that the window may ask for.

It is made of parts, each of which does the work it is named after. A method answers at once; what
takes time comes back as a signal of the session. Everything is called in the GUI thread. A user's
mistake is a ``notice``, never an exception.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from carnn_desktop.runs.teaching import TeacherFactory, engine_teacher
from carnn_desktop.services.events import DocumentChanged, OpenedImage
from carnn_desktop.services.export import Exporter
from carnn_desktop.services.importing import Importer
from carnn_desktop.services.inference.clicks import Clicks
from carnn_desktop.services.inference.suggesting import Suggester
from carnn_desktop.services.inference.thread import InferenceThread, SegmenterFactory, load_default
from carnn_desktop.services.learning.background import BackgroundProposals
from carnn_desktop.services.learning.learning import Learning
from carnn_desktop.services.runs.photo import ResultApplier
from carnn_desktop.services.runs.runs import Runs
from carnn_desktop.services.session.categories import Categories
from carnn_desktop.services.session.edits import Editor
from carnn_desktop.services.session.following import RunFollower
from carnn_desktop.services.session.images import Images
from carnn_desktop.services.session.models import Models
from carnn_desktop.services.session.project import ProjectKeeper
from carnn_desktop.services.session.selection import Selection
from carnn_desktop.services.session.signals import SessionSignals
from carnn_desktop.services.session.state import OpenProject, SessionContext
from carnn_desktop.services.settings import SettingsStore
from carnn_desktop.services.storage.loading import ImageLoader, ThumbnailLoader
from carnn_desktop.services.storage.paths import thumbnail_folder
from carnn_desktop.services.storage.pool import WorkPool
from carnn_desktop.services.storage.thread import StorageThread
from carnn_desktop.services.summary import SummaryKeeper

_PATIENCE_S = 15.0


class Session(SessionSignals):
    """The open folder with its images, documents, runs and settings. Lives in the GUI thread.

    project : the folder and its file; images : the list, and which one is shown
    edits, selection : of the open document; categories : the classes of the folder
    summary : counts and marks of all images; thumbnails : pictures of the list
    runs : of the open image, and ``runs.folder``; models : what runs work with
    learning : what reviewed photos teach; background : fresh proposals for untouched photos
    clicks : masks by clicks; suggestions : classes the open image may contain
    export, importer : files; settings : what is remembered, ``settings.current``
    """

    def __init__(
        self,
        *,
        settings: SettingsStore | None = None,
        segmenter_factory: SegmenterFactory | None = None,
        teacher_factory: TeacherFactory | None = None,
        cache_folder: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings if settings is not None else SettingsStore()
        pool = WorkPool(2, self)
        self.thumbnails = ThumbnailLoader(pool, thumbnail_folder(cache_folder), self)
        context = self._context = SessionContext(
            signals=self,
            settings=self.settings,
            storage=StorageThread(self),
            pool=pool,
            loader=ImageLoader(pool, self),
            thumbnails=self.thumbnails,
        )
        self._inference = InferenceThread(segmenter_factory or load_default, self)
        self.project = ProjectKeeper(context, self)
        self.images = Images(context, self)
        applier = ResultApplier(context, self.images, self)
        self.summary = SummaryKeeper(context, self)
        teacher = teacher_factory or partial(engine_teacher, bound=self._feature_bytes)
        self.learning = Learning(context, self._inference, self.summary, teacher, self)
        self.runs = Runs(context, self._inference, applier, self.learning.before, self)
        self.background = BackgroundProposals(
            context, self._inference, applier, self.learning, self
        )
        self.models = Models(context, self.runs)
        self.clicks = Clicks(context, self._inference, self)
        self.suggestions = Suggester(context, self._inference, self)
        self.categories = Categories(context, self.summary, self.runs)
        self.selection = Selection(context)
        self.edits = Editor(context, self.selection, self.images)
        self.export = Exporter(context, self)
        self.importer = Importer(context, self.images.open, self)
        self._follower = RunFollower(context, self.project.memory, self.images.open, self)
        self._shut_down = False
        self._all_ended = True
        self.summary.changed.connect(self.summaries_changed)
        self.settings.changed.connect(self.settings_changed)
        self.settings.changed.connect(self._tell_settings)
        self.project.closing.connect(self._closing)
        self.project.opened.connect(self._opened)
        self._follower.taken_over.connect(self._is_ours)
        self.image_opened.connect(self._remember)
        context.storage.start()
        self._inference.start()
        QTimer.singleShot(0, self, self._tell_settings)

    def shutdown(self, patience_s: float = _PATIENCE_S) -> bool:
        """Cancel all work, flush, end every thread. The session cannot be used after it.

        Returns False when a thread is still at work after ``patience_s``, as one that waits for a
        drive is: then only the end of the process ends it, and a QThread must not be destroyed.
        """
        if self._shut_down:
            return self._all_ended
        self._shut_down = True
        self._closing()
        self.learning.close()
        self.project.memory.write()
        self.project.flush()
        self.summary.close()
        until = time.monotonic() + patience_s
        ends: tuple[Callable[[float], bool], ...] = (
            self._inference.close,
            self.export.close,
            self.importer.close,
            self._context.pool.close,
        )
        ended = [close(max(0.1, until - time.monotonic())) for close in ends]
        if self._context.project is not None:
            self._context.project.autosaver.close()
        ended.append(self._context.storage.close(patience_s))
        self._all_ended = all(ended)
        return self._all_ended

    def _feature_bytes(self) -> int:
        """How much room on disk learning may take; any thread may ask."""
        return self.settings.current.feature_cache_mb << 20

    # The parts to each other ----------------------------------------------------------------------

    @Slot()
    def _closing(self) -> None:
        self._follower.leave()
        self.runs.abandon()
        self.background.abandon()
        self.learning.abandon()
        self.clicks.drop()
        self.images.give_up()
        self.export.cancel()
        self.importer.cancel()

    @Slot(object)
    def _opened(self, project: OpenProject) -> None:
        project.history.changed.connect(self.summary.follow)
        if project.only_looking:
            self._follower.follow(project)
        else:
            self.learning.follow(project)
        project.history.changed.connect(self._document_changed)
        if not project.only_looking:
            self.runs.folder.look_for_interrupted(project)
        last = self.project.memory.of("image", 0)
        self.images.open_first(last)  # but a listener of project_opened may have chosen a photo

    @Slot(object)
    def _is_ours(self, project: OpenProject) -> None:
        """Begin what a project that was only looked on at did without."""
        self.learning.follow(project)
        self.runs.folder.look_for_interrupted(project)

    @Slot(object)
    def _remember(self, opened: OpenedImage) -> None:
        self.project.memory.keep(image=opened.image_id)

    @Slot(object)
    def _document_changed(self, change: DocumentChanged) -> None:
        """Follow a change of any live document: save it, tell of it, keep the selection right."""
        context, project, document = self._context, self._context.project, change.document
        if project is None:
            return
        project.autosaver.schedule(document)
        context.change_image(project, document.image_id, state=document.state)
        if context.opened is not None and context.opened.image_id == document.image_id:
            # Listeners read the selection: what is gone must not be in it any more.
            before, known = (
                context.selection,
                {annotation.id for annotation in document.annotations},
            )
            context.selection = tuple(key for key in before if key in known)
            self.document_changed.emit(change)
            if len(context.selection) != len(before):
                self.selection_changed.emit(context.selection)

    @Slot()
    @Slot(object)
    def _tell_settings(self, _settings: object = None) -> None:
        for notice in self.settings.take_notices():
            self.notice.emit(notice)
