"""Fresh proposals for photos that nobody has touched, each time something new was learned.

One photo at a time, after all that anybody waits for: the shown one first, then those in view in
the list, then the others in its order. Where a person has done anything, nothing is changed.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from carnn_desktop.annotations.decisions import is_untouched
from carnn_desktop.annotations.model import Category
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.results import ModelIdentity
from carnn_desktop.project.project import Project
from carnn_desktop.runs.planning import RunPlan
from carnn_desktop.runs.process import ProcessedPhoto, Unfit
from carnn_desktop.runs.requests import RunSummary
from carnn_desktop.runs.store import ProjectRunStore, with_categories
from carnn_desktop.services.events import JobCancelled, JobDone, JobFailed
from carnn_desktop.services.inference.thread import InferenceThread
from carnn_desktop.services.learning.learning import Learning
from carnn_desktop.services.runs.photo import LeftAlone, PhotoRun, ResultApplier
from carnn_desktop.services.session.state import OpenProject, SessionContext

_log = logging.getLogger(__name__)
_OPEN = ("new", "proposed")


class BackgroundProposals(QObject):
    """Goes through the untouched photos of the open project. Lives in the GUI thread."""

    def __init__(
        self,
        context: SessionContext,
        thread: InferenceThread,
        applier: ResultApplier,
        learning: Learning,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._thread = context, thread
        self._applier, self._learning = applier, learning
        self._plan: RunPlan | None = None
        self._round: object | None = None  # stands for one going through the photos
        self._left: deque[int] = deque()
        self._through: set[int] = set()
        self._total = 0
        self._visible: tuple[int, ...] = ()
        self._run: PhotoRun | None = None
        self._models: tuple[ModelIdentity, ...] = ()
        self._on = context.settings.current.background_proposals
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._next)
        learning.learned_anew.connect(self.begin)
        thread.reported.connect(self._reported)
        context.signals.settings_changed.connect(self._settings_changed)
        context.signals.categories_changed.connect(self._categories_changed)
        context.signals.project_closed.connect(self.abandon)

    @property
    def busy(self) -> bool:
        """Whether photos still wait for fresh proposals."""
        return self._round is not None

    def is_through(self, image_id: int) -> bool:
        """Whether a photo was looked at in the round under way, or in the last one."""
        return image_id in self._through and (self._run is None or self._run.image_id != image_id)

    def set_visible(self, image_ids: Iterable[int]) -> None:
        """Say which images are in view in the list: they come first."""
        self._visible = tuple(image_ids)

    @Slot()
    def begin(self) -> None:
        """Go through the untouched photos with what is known now, from the start."""
        self._give_up()
        project, settings = self._context.project, self._context.settings.current
        learned = self._learning.state().learned
        if project is None or not settings.background_proposals or settings.words_only:
            return
        plan = self._learning.plan() if learned.examples else None
        # a class that was looked for and then taken off the list shall not come back by itself
        known = {text_key(category.name) for category in project.categories.values()}
        queries = () if plan is None else plan.queries
        queries = tuple(query for query in queries if text_key(query.name) in known)
        if plan is None or not queries:
            return
        plan = replace(plan, queries=queries)
        token = self._round = object()
        project.store.submit(
            partial(with_categories, replace(plan, examples=learned.examples)),
            partial(self._named, token, project),
            self._failed_round,
        )

    @Slot()
    @Slot(object)
    def abandon(self, _event: object = None) -> None:
        """Leave it without a word: the project or the session ends."""
        self._give_up()
        self._models = ()

    def _give_up(self) -> None:
        self._later.stop()  # a run that ends late finds no round and starts it no more
        self._round = self._plan = None
        self._left.clear()
        self._through.clear()
        self._total = 0
        run, self._run = self._run, None
        if run is not None and run.request_id:
            self._thread.cancel(job_id=run.request_id)
        self._tell()

    def _named(
        self, token: object, project: OpenProject, known: tuple[RunPlan, tuple[Category, ...]]
    ) -> None:
        if token is not self._round or project is not self._context.project:
            return
        self._plan, categories = known
        shown = dict.fromkeys((*project.order, *project.images))  # the list may be filtered
        self._left.extend(key for key in shown if self._is_open(key))
        self._total = len(self._left)
        self._context.set_categories(project, categories)
        if token is self._round:
            self._later.start()

    def _failed_round(self, error: Exception) -> None:
        _log.warning("no fresh proposals: %s", error)
        self._give_up()

    # One photo ------------------------------------------------------------------------------------

    @Slot()
    def _next(self) -> None:
        project, plan = self._context.project, self._plan
        if project is None or plan is None or self._run is not None:
            return
        image_id = self._first()
        if image_id is None:
            self._round = self._plan = None
            self._learning.tell_refreshed(self._total, self._total)
            return
        self._tell()
        self._through.add(image_id)
        run = self._run = PhotoRun(
            project=project,
            image_id=image_id,
            plan=plan,
            then=self._applied,
            failed=self._not_applied,
            untouched_only=True,
        )
        project.autosaver.post_now()  # the document is read from the project file
        project.store.submit(
            partial(_wants, image_id, plan, self._models),
            partial(self._asked, run),
            partial(self._not_applied, run),
        )

    def _first(self) -> int | None:
        """Return the next photo: the shown one, those in view, the others in their order."""
        context = self._context
        shown = context.current_id if context.opening_id is None else context.opening_id
        first: tuple[int, ...] = () if shown is None else (shown,)
        for image_id in (*first, *self._visible):
            if image_id not in self._through and self._is_open(image_id):
                return image_id
        while self._left:
            following = self._left.popleft()
            if following not in self._through and self._is_open(following):
                return following
        return None

    def _is_open(self, image_id: int) -> bool:
        project = self._context.project
        ref = None if project is None else project.images.get(image_id)
        return ref is not None and ref.state in _OPEN

    def _asked(self, run: PhotoRun, wanted: bool) -> None:
        path = run.project.path_of(run.image_id)
        if run is not self._run:
            return
        if not wanted or path is None:
            self._on_to_next()
            return
        request = run.plan.request(run.image_id)
        run.request_id = request.id
        self._thread.submit(request, path, "background", self._learning.before(run.plan, at_once=0))

    @Slot(object)
    def _reported(self, report: object) -> None:
        run = self._run
        if run is None or not run.request_id:
            return
        match report:
            case JobDone(job_id, processed) if job_id == run.request_id:
                self._models = processed.result.models
                self._applier.apply(run, self._noted(run, processed))
            case JobFailed(job_id, reason) if job_id == run.request_id:
                _log.info("no fresh proposals for image %d: %s", run.image_id, reason)
                if report.whole_run:
                    self._give_up()
                else:
                    self._on_to_next()
            case JobCancelled(job_id) if job_id == run.request_id:
                self._on_to_next()

    def _noted(self, run: PhotoRun, processed: ProcessedPhoto) -> ProcessedPhoto:
        """Note what was learnt of the file, as opening it does."""
        result = processed.result
        self._context.change_image(
            run.project,
            run.image_id,
            sha256=processed.sha256,
            width=result.width,
            height=result.height,
        )
        return processed

    def _applied(self, run: PhotoRun, _summary: RunSummary) -> None:
        if run is self._run:
            self._on_to_next()

    def _not_applied(self, run: PhotoRun, error: Exception) -> None:
        if run is not self._run:
            return
        if isinstance(error, LeftAlone | Unfit):
            self._on_to_next()
        elif isinstance(error, CarnnError) and self._left:
            _log.warning("no fresh proposals for image %d: %s", run.image_id, error)
            self._on_to_next()
        else:  # a full disk and the like would be the same with the next photo
            self._failed_round(error)

    def _on_to_next(self) -> None:
        self._run = None
        if self._round is not None:
            self._later.start()

    # ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _settings_changed(self, _settings: object) -> None:
        on = self._context.settings.current.background_proposals
        if on != self._on:
            self._on = on
            self.begin()

    @Slot(object)
    def _categories_changed(self, _categories: object) -> None:
        """Begin anew: a class may be called something else, or be gone."""
        plan, project = self._plan, self._context.project
        if plan is None or project is None:
            return
        named = {name: project.categories.get(key) for name, key in plan.category_ids.items()}
        if any(category is None for category in named.values()):
            self.begin()

    def _tell(self) -> None:
        self._learning.tell_refreshed(min(len(self._through), self._total), self._total)


def _wants(image_id: int, plan: RunPlan, models: Sequence[ModelIdentity], project: Project) -> bool:
    """In the storage thread: whether an image is untouched, and was not run in just this way."""
    if not is_untouched(project.documents.load(image_id)):
        return False
    sha256 = project.images.get(image_id).sha256
    return not models or not ProjectRunStore(project, plan).is_done(image_id, sha256, models)
