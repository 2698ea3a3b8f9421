"""Brings results into documents: undoably into a live one, else straight into the project file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.merging import add_proposals
from carnn_desktop.annotations.model import ImageDocument, ImageState
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import ModelIdentity, SegmentationResult
from carnn_desktop.project.project import Project
from carnn_desktop.runs.planning import RunPlan
from carnn_desktop.runs.requests import RunSummary
from carnn_desktop.runs.summary import doubt_of, record_of, summary_of
from carnn_desktop.services.events import TraceChanged
from carnn_desktop.services.session.history import LiveDocument
from carnn_desktop.services.session.images import ImageOpener
from carnn_desktop.services.session.state import Desk, OpenProject

_TRIES = 4


class Unfit(CarnnError):
    """The result and the document are of photos of different size: a matter of this image alone."""


@dataclass(frozen=True, slots=True, eq=False)
class Finding:
    """A result on its way into a document.

    sha256 : of the photo that was segmented; mark : key of the folder run, "" for a single image
    then, failed : called once in the GUI thread, when it is in the document or cannot be
    """

    project: OpenProject
    image_id: int
    plan: RunPlan
    result: SegmentationResult
    sha256: str
    mark: str
    then: Callable[[RunSummary], None]
    failed: Callable[[Exception], None]

    def merged_into(self, document: ImageDocument) -> EditResult:
        """Return the document with the proposals; pure, for any thread. May raise Unfit."""
        try:
            return add_proposals(
                document,
                self.result,
                self.plan.concept_ids,
                self.plan.thresholds,
                now=utc_now(),
                split_parts=self.plan.split_parts,
                min_area=self.plan.min_part_area,
            )
        except CarnnError as error:
            raise Unfit(error.reason, error.remedy) from error


@dataclass(frozen=True, slots=True)
class _Stored:
    state: ImageState
    summary: RunSummary


class ResultApplier(QObject):
    """Decides where a result goes. Nothing of it is lost while an image is on its way in."""

    def __init__(self, desk: Desk, opener: ImageOpener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held: list[Finding] = []
        opener.settled.connect(self._release)

    def apply(self, finding: Finding, tries: int = 0) -> None:
        """Bring a result into its document; drop it when the project is gone, or say it failed
        when the image is.
        """
        project = finding.project
        if project is not self._desk.project:
            return
        if finding.image_id not in project.images:
            finding.failed(CarnnError("The image is no longer in the folder."))
            return
        live = project.history.get(finding.image_id)
        if live is not None:
            self._merge_live(finding, live, tries)
        elif finding.image_id == self._desk.opening_id:
            # Its document may have been read already: wait, or the canvas would miss the result.
            self._held.append(finding)
        else:
            project.autosaver.post_now()  # an edit that is not on disk yet must come first
            project.store.submit(
                partial(_merge_stored, finding), partial(self._stored, finding), finding.failed
            )

    def clear(self) -> None:
        """Drop what waits."""
        self._held.clear()

    @Slot(object)
    def _release(self, image_id: int) -> None:
        waiting = [finding for finding in self._held if finding.image_id == image_id]
        self._held = [finding for finding in self._held if finding.image_id != image_id]
        for finding in waiting:
            self.apply(finding)

    def _merge_live(self, finding: Finding, live: LiveDocument, tries: int) -> None:
        """Merge in the pool (a big photo takes long), and again if the user edited meanwhile."""
        base = live.document
        if tries >= _TRIES:
            self._push(finding, live, finding.merged_into(base))
            return

        def merged(edit: EditResult) -> None:
            if finding.project.history.get(finding.image_id) is live and live.document is base:
                self._push(finding, live, edit)
            else:
                self.apply(finding, tries + 1)

        self._desk.pool.submit(
            partial(finding.merged_into, base), merged, finding.failed, priority=40
        )

    def _push(self, finding: Finding, live: LiveDocument, edit: EditResult) -> None:
        project, image_id = finding.project, finding.image_id
        added = _added(live.document, edit.document)
        summary = summary_of(finding.result, added=added, notes=finding.plan.notes)
        reason = f"Propose {added} mask{'' if added == 1 else 's'}"
        live.push(edit.document, dirty_xywh=edit.dirty_xywh, reason=reason)
        self._desk.change_image(project, image_id, doubt=doubt_of(finding.result), reason="")
        if self._desk.opened is not None and self._desk.opened.image_id == image_id:
            trace = finding.result.trace
            self._desk.signals.trace_changed.emit(TraceChanged(image_id, trace, summary))
        # One piece of work, so that the record never says "done" of proposals that are not on disk.
        project.store.submit(
            partial(_save_live, finding, edit.document, summary),
            lambda _nothing: finding.then(summary),
            finding.failed,
        )

    def _stored(self, finding: Finding, stored: _Stored) -> None:
        self._desk.change_image(
            finding.project,
            finding.image_id,
            state=stored.state,
            reason="",
            doubt=doubt_of(finding.result),
        )
        finding.then(stored.summary)


def _merge_stored(finding: Finding, project: Project) -> _Stored:
    """In the storage thread: read, merge, write; then the record that says that it was done."""
    before = project.documents.load(finding.image_id)
    edit = finding.merged_into(before)
    project.documents.save(edit.document)
    added = _added(before, edit.document)
    summary = summary_of(finding.result, added=added, notes=finding.plan.notes)
    _remember(finding, summary, project)
    return _Stored(edit.document.state, summary)


def _save_live(
    finding: Finding, document: ImageDocument, summary: RunSummary, project: Project
) -> None:
    project.documents.save(document)
    _remember(finding, summary, project)


def _remember(finding: Finding, summary: RunSummary, project: Project) -> None:
    image_id, record = finding.image_id, record_of(summary)
    project.images.update(image_id, doubt=doubt_of(finding.result), reason="")
    project.documents.save_trace(image_id, finding.result.trace)
    project.runs.record(image_id, run_key(project, finding), record)
    if finding.mark:
        project.runs.record(image_id, finding.mark, record)


def run_key(project: Project, finding: Finding) -> str:
    """Return the key under which this very run is known, here and to the command line."""
    models: tuple[ModelIdentity, ...] = finding.result.models
    plan = finding.plan
    return project.runs.key(finding.sha256, plan.queries, plan.mode, models, plan.settings)


def _added(before: ImageDocument, after: ImageDocument) -> int:
    known: set[Any] = {region.id for region in before.regions}
    return sum(region.id not in known for region in after.regions)
