"""Export beside the GUI thread: documents stream from the storage thread, image by image."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from carnn_desktop.annotations.model import Concept, ImageRef
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress
from carnn_desktop.formats.export.preview import Preview
from carnn_desktop.formats.export.write import ExportImage, ExportOptions, ExportReport, export
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import ExportProgress
from carnn_desktop.services.inference.queue import CancelToken
from carnn_desktop.services.session.state import Desk
from carnn_desktop.services.storage.pool import WorkPool
from carnn_desktop.services.storage.thread import ProjectStore

_CHUNK = 16
_PROGRESS_INTERVAL_S = 0.1


class Exporter(QObject):
    """Writes one export at a time, in a pool of its own: it may take minutes."""

    _progressed = Signal(object)  # ExportProgress, from the pool

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pool = WorkPool(1, self)
        self._token: CancelToken | None = None
        self._progressed.connect(self._show)

    def start(self, path: Path, options: ExportOptions) -> None:
        """Export the open project to the file or folder ``path``."""
        desk, project = self._desk, self._desk.project
        if project is None:
            desk.say("warning", "There is nothing to export.", "Open a folder first.")
            return
        if self._token is not None:
            desk.say("warning", "An export is under way.", "Wait for it or cancel it.")
            return
        token = self._token = CancelToken()
        project.autosaver.post_now()  # what is exported is what is seen
        work = _Export(
            path,
            options,
            project.store,
            images=tuple(project.images.values()),
            concepts=tuple(project.concepts.values()),
            token=token,
            progressed=self._progressed.emit,
        )
        desk.signals.export_progress.emit(ExportProgress(True, 0, len(project.images)))
        self._pool.submit(work.run, self._finished, self._failed)

    def cancel(self) -> None:
        """Leave the export; nothing half-written stays."""
        if self._token is not None:
            self._token.cancel("user")

    def close(self) -> bool:
        """Leave the export and wait for the pool."""
        self.cancel()
        return self._pool.close()

    def _finished(self, outcome: tuple[ExportReport, list[str]]) -> None:
        report, left_out = outcome
        self._end()
        for line in left_out[:3]:
            self._desk.say("warning", f"Not exported: {line}")
        if len(left_out) > 3:
            self._desk.say("warning", f"Not exported: {len(left_out) - 3} more damaged documents.")
        self._desk.signals.export_finished.emit(report)

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self._desk.say("info", "The export was cancelled; no file was written.")
        else:
            self._desk.say_error(error)

    def _end(self) -> None:
        self._token = None
        self._desk.signals.export_progress.emit(ExportProgress(False))

    @Slot(object)
    def _show(self, progress: ExportProgress) -> None:
        if self._token is not None:
            self._desk.signals.export_progress.emit(progress)


class _Export:
    """One export, in the pool. Asks the storage thread in small pieces, so that saving goes on."""

    def __init__(
        self,
        path: Path,
        options: ExportOptions,
        store: ProjectStore,
        *,
        images: Sequence[ImageRef],
        concepts: Sequence[Concept],
        token: CancelToken,
        progressed: Callable[[ExportProgress], object],
    ) -> None:
        self._path, self._options, self._store = path, options, store
        self._images, self._concepts, self._token = images, concepts, token
        self._progressed = progressed
        self._left_out: list[str] = []
        self._told = 0.0

    def run(self) -> tuple[ExportReport, list[str]]:
        """Write; return the report and the images whose documents are damaged."""
        report = export(
            self._path,
            self,
            self._concepts,
            options=self._options,
            image_folder=self._store.call(_folder),
            annotation_id=self._annotation_id,
            file_extra=self._store.call(_file_extra),
            checkpoint=self._checkpoint,
        )
        self._store.call(Project.flush)  # the numbers that were given are written with this
        return report, self._left_out

    def __len__(self) -> int:
        return len(self._images)

    def __iter__(self) -> Iterator[ExportImage]:
        return self._documents()

    def _documents(self) -> Iterator[ExportImage]:
        for start in range(0, len(self._images), _CHUNK):
            self._token.check()
            refs = self._images[start : start + _CHUNK]
            yield from self._store.call(partial(_read, refs, self._left_out))

    def _annotation_id(self, region_id: str, part: int) -> int:
        self._token.check()
        return self._store.call(lambda project: project.annotation_ids.number(region_id, part))

    def _checkpoint(self, progress: Progress) -> None:
        self._token.check()
        now = time.monotonic()
        if now - self._told >= _PROGRESS_INTERVAL_S:
            self._told = now
            self._progressed(ExportProgress(True, progress.done, len(self._images)))


def _read(refs: Sequence[ImageRef], left_out: list[str], project: Project) -> list[ExportImage]:
    """Read documents in the storage thread; a damaged one is noted, the others are exported."""
    read = []
    for ref in refs:
        try:
            read.append(
                ExportImage(ref=project.images.get(ref.id), document=project.documents.load(ref.id))
            )
        except CarnnError as error:
            left_out.append(f"{ref.path}: {error.reason}")
    return read


def _file_extra(project: Project) -> dict[str, Any]:
    """Return what an import kept of the file: its other top-level keys."""
    extra = project.settings.get("imported.file", {})
    return extra if isinstance(extra, dict) else {}


def _folder(project: Project) -> Path:
    return project.folder


def count_images(refs: Sequence[ImageRef], preview: Preview, project: Project) -> None:
    """Count images for a preview, in the storage thread; damaged documents are left out of it."""
    for image in _read(refs, [], project):
        preview.add(image)
