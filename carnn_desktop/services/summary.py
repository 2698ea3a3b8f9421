"""What the lists need of all images: kept in memory, in step with the documents.

Summaries that are missing in the project file (an older one, an import) are counted in the
storage thread in small portions, so that opening and saving never wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carnn_desktop.annotations.summary import ImageSummary, Use, summary_of, uses_of
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import DocumentChanged, ImagesChanged
from carnn_desktop.services.session.state import OpenProject, SessionContext

_NOTHING = ImageSummary()
_PORTION = 200
_TOGETHER_MS = 100


class SummaryKeeper(QObject):
    """``changed`` carries an ImagesChanged. Lives in the GUI thread."""

    changed = Signal(object)

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._summary: dict[int, ImageSummary] = {}
        self._uses: dict[int, Use] | None = None
        self._asked: set[int] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TOGETHER_MS)
        self._later.timeout.connect(self._ask)
        signals = context.signals
        signals.images_changed.connect(self._images_changed)
        signals.project_closed.connect(self.close)

    def of(self, image_id: int) -> ImageSummary:
        """Return the summary of one image."""
        return self._summary.get(image_id, _NOTHING)

    def uses(self) -> Mapping[int, Use]:
        """Return by category how the whole project uses it."""
        if self._uses is None:
            self._uses = uses_of(self._summary.values())
        return self._uses

    @Slot(object)
    def follow(self, change: DocumentChanged) -> None:
        """Count a live document anew."""
        document = change.document
        self._take({document.image_id: summary_of(document)})

    def read_again(self) -> None:
        """Take everything from the project file: annotations were changed there."""
        project = self._context.project
        if project is not None:
            project.store.submit(
                lambda stored: stored.documents.summary(),
                partial(self._loaded, project),
                self._context.say_error,
            )

    @Slot(object)
    def _images_changed(self, change: ImagesChanged) -> None:
        project = self._context.project
        if project is None:
            return
        if change.ids is None:
            self.read_again()
            return
        # of live documents ``follow`` hears first
        self._asked.update(key for key in change.ids if project.history.get(key) is None)
        if self._asked and not self._later.isActive():
            self._later.start()

    @Slot()
    @Slot(object)
    def close(self, _event: object = None) -> None:
        """Ask for nothing any more: the project or the session ends."""
        self._later.stop()
        self._asked.clear()
        self._summary, self._uses = {}, None

    @Slot()
    def _ask(self) -> None:
        project, asked = self._context.project, tuple(self._asked)
        self._asked.clear()
        if project is not None and asked:
            project.store.submit(partial(_read, asked), partial(self._read, project))

    def _read(self, project: OpenProject, summary: Mapping[int, ImageSummary]) -> None:
        if project is self._context.project:
            self._take({k: v for k, v in summary.items() if project.history.get(k) is None})

    def _loaded(self, project: OpenProject, summary: Mapping[int, ImageSummary]) -> None:
        if project is not self._context.project:
            return
        self._summary = dict(summary)
        for image_id in project.images:
            live = project.history.get(image_id)
            if live is not None:
                self._summary[image_id] = summary_of(live.document)
        self._uses = None
        self.changed.emit(ImagesChanged())
        self._count_missing(project)

    def _count_missing(self, project: OpenProject) -> None:
        project.store.submit(
            lambda stored: stored.documents.count_missing_summaries(_PORTION),
            partial(self._counted, project),
        )

    def _counted(self, project: OpenProject, summary: Mapping[int, ImageSummary]) -> None:
        if project is self._context.project and summary:
            self._read(project, summary)
            self._count_missing(project)

    def _take(self, summary: Mapping[int, ImageSummary]) -> None:
        fresh = {key: value for key, value in summary.items() if self.of(key) != value}
        if fresh:
            self._summary.update(fresh)
            self._uses = None
            self.changed.emit(ImagesChanged(tuple(fresh)))


def _read(image_ids: Iterable[int], project: Project) -> Mapping[int, ImageSummary]:
    return {image_id: project.documents.summary_of(image_id) for image_id in image_ids}
