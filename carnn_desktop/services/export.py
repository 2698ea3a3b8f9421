"""Export beside the GUI thread: documents stream from the storage thread, image by image."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations.model import Category, ImageRef
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.export.preview import Preview
from carnn_desktop.formats.export.write import ExportImage, ExportOptions, ExportReport, export
from carnn_desktop.project.project import Project
from carnn_desktop.project.reading import StoredDocuments
from carnn_desktop.services.session.state import SessionContext
from carnn_desktop.services.storage.thread import ProjectStore
from carnn_desktop.services.storage.worker import Worker


class Exporter(QObject):
    """Writes one export at a time: it may take minutes. A part of the session."""

    def __init__(self, context: SessionContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._worker = Worker(self)
        self._worker.progressed.connect(self._show)

    def start(self, path: Path, options: ExportOptions) -> None:
        """Export the open project to the file or folder ``path``.

        ``export_finished`` or an error ``notice`` of the session follows.
        """
        context, project = self._context, self._context.project
        if project is None:
            context.say(
                "warning", Told("There is nothing to export."), Told("Open a folder first.")
            )
            return
        if context.is_only_looking():  # the numbers that an export gives are kept in the project
            return
        if self._worker.busy:
            context.say(
                "warning", Told("An export is under way."), Told("Wait for it or cancel it.")
            )
            return
        project.autosaver.post_now()  # what is exported is what is seen
        images, categories = (
            tuple(project.images.values()),
            tuple(
                category
                for category in project.categories.values()
                if category.id not in project.hidden
            ),
        )
        self._show(Progress("export", 0, len(images)))
        self._worker.start(
            partial(_export, path, options, project.store, images, categories),
            self._finished,
            self._failed,
        )

    def cancel(self) -> None:
        """Leave the export; nothing half-written stays."""
        self._worker.cancel()

    def close(self, timeout_s: float = 30.0) -> bool:
        """Leave the export and wait for the pool."""
        return self._worker.close(timeout_s)

    def _finished(self, outcome: tuple[ExportReport, list[tuple[str, str]]]) -> None:
        report, left_out = outcome
        self._show(None)
        for path, reason in left_out[:3]:
            self._context.say(
                "warning", Told("Not exported: {path}: {reason}", path=path, reason=reason)
            )
        if len(left_out) > 3:
            self._context.say(
                "warning",
                Told("Not exported: {count} more damaged documents.", count=len(left_out) - 3),
            )
        self._context.signals.export_finished.emit(report)

    def _failed(self, error: Exception) -> None:
        self._show(None)
        if isinstance(error, Cancelled):
            self._context.say("info", Told("The export was cancelled; no file was written."))
        else:
            self._context.say_error(error)

    @Slot(object)
    def _show(self, progress: Progress | None) -> None:
        self._context.signals.export_progress.emit(progress)


def _export(
    path: Path,
    options: ExportOptions,
    store: ProjectStore,
    images: Sequence[ImageRef],
    categories: Sequence[Category],
    on_progress: ProgressCallback,
) -> tuple[ExportReport, list[tuple[str, str]]]:
    """Write, in the pool; return the report and the images whose documents are damaged."""
    documents = StoredDocuments(store.call, images, _read)
    report = export(
        path,
        documents,
        categories,
        options=options,
        image_folder=store.call(lambda project: project.folder),
        annotation_id=lambda annotation_id, part: store.call(
            lambda project: project.annotation_ids.number(annotation_id, part)
        ),
        file_extra=store.call(_file_extra),
        on_progress=on_progress,
    )
    store.call(Project.flush)  # the numbers that were given are written with this
    return report, documents.damaged


def _read(project: Project, image_id: int) -> ExportImage:
    return ExportImage(ref=project.images.get(image_id), document=project.documents.load(image_id))


def _file_extra(project: Project) -> dict[str, Any]:
    """Return what an import kept of the file: its other top-level keys."""
    extra = project.settings.get("imported.file", {})
    return extra if isinstance(extra, dict) else {}


def count_images(refs: Sequence[ImageRef], preview: Preview, project: Project) -> None:
    """Count images for a preview, in the storage thread; damaged documents are left out of it."""
    for ref in refs:
        try:
            preview.add(_read(project, ref.id))
        except CarnnError:
            continue  # the export tells of it
