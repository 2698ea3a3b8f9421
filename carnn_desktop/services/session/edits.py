"""Edits of the document on the canvas: pure functions of the documents layer, made undoable."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Slot

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.edits import EditResult
from carnn_desktop.annotations.model import ImageDocument, Mask
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.services.events import DocumentChanged, SelectionChanged
from carnn_desktop.services.session.history import union_xywh
from carnn_desktop.services.session.state import Desk, OpenProject

Edit = Callable[[ImageDocument], EditResult]


class Editor(QObject):
    """Validates first, then pushes a command that only assigns: redo cannot fail."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._drag = 0

    def apply(self, edit: Edit, reason: str, *, merge_key: tuple[str, int] | None = None) -> bool:
        """Do an edit of the open document; False when it was refused or there is none."""
        live = self._desk.live()
        if live is None:
            return False
        try:
            done = edit(live.document)
        except CarnnError as error:
            self._desk.say_error(error)
            return False
        except KeyError:
            return False  # the region went away between the user's look and the key
        live.push(done.document, dirty_xywh=done.dirty_xywh, reason=reason, merge_key=merge_key)
        return True

    # Review ---------------------------------------------------------------------------------------

    def accept(self, ids: Iterable[str] | None, *, allow_overlap: bool) -> None:
        """Accept regions; with None the selection, and go on to the next proposal."""
        chosen = self._chosen(ids)
        if not chosen:
            return
        following = self._following(chosen) if ids is None else None
        done = self.apply(
            lambda doc: edits.accept(doc, chosen, now=utc_now(), allow_overlap=allow_overlap),
            _counted("Accept", chosen),
        )
        if done and following is not None:
            self.select((following,))

    def reject(self, ids: Iterable[str] | None) -> None:
        """Reject regions; with None the selection, and go on to the next proposal."""
        chosen = self._chosen(ids)
        if not chosen:
            return
        following = self._following(chosen) if ids is None else None
        done = self.apply(
            lambda doc: edits.reject(doc, chosen, now=utc_now()), _counted("Reject", chosen)
        )
        if done and following is not None:
            self.select((following,))

    def restore(self, ids: Iterable[str] | None) -> None:
        """Make regions proposals again."""
        chosen = self._chosen(ids)
        if chosen:
            self.apply(lambda doc: edits.restore(doc, chosen), _counted("Restore", chosen))

    def accept_all(self) -> None:
        """Accept all pending proposals."""
        self.apply(lambda doc: edits.accept_all(doc, now=utc_now()), "Accept all")

    def accept_rest_and_finish(self) -> bool:
        """Accept all pending proposals and mark the image done, in one step."""
        return self.apply(
            lambda doc: _chained(edits.accept_all(doc, now=utc_now()), edits.mark_done),
            "Accept the rest, mark done",
        )

    def mark_done(self) -> None:
        """Mark the image done as it is."""
        self.apply(edits.mark_done, "Mark done")

    def reopen(self) -> None:
        """Take a done image back into review."""
        self.apply(edits.reopen, "Take back into review")

    # Regions --------------------------------------------------------------------------------------

    def relabel(self, ids: Iterable[str] | None, concept_id: int) -> None:
        """Give regions another concept."""
        chosen, project = self._chosen(ids), self._desk.project
        if not chosen or project is None or concept_id not in project.concepts:
            return
        name = project.concepts[concept_id].name
        self.apply(lambda doc: edits.relabel(doc, chosen, concept_id), f"Label as {name}")

    def delete(self, ids: Iterable[str] | None) -> None:
        """Remove regions."""
        chosen = self._chosen(ids)
        if chosen:
            self.apply(lambda doc: edits.delete(doc, chosen), _counted("Delete", chosen))

    def set_level(self, region_id: str, level: float | None, *, final: bool) -> None:
        """Set the mask level; all calls up to the final one are one step."""
        self.apply(
            lambda doc: edits.set_level(doc, region_id, level),
            "Mask level",
            merge_key=(f"level:{region_id}", self._drag),
        )
        if final:
            self._drag += 1

    def replace_mask(self, region_id: str, mask: Mask, reason: str) -> None:
        """Give a region another mask."""
        self.apply(lambda doc: edits.replace_mask(doc, region_id, mask), reason)

    def add_region(self, concept_id: int, mask: Mask) -> None:
        """Add a drawn region and select it."""
        before = self._desk.current()
        known = {region.id for region in before.regions} if before is not None else set()
        if self.apply(lambda doc: edits.add_region(doc, concept_id, mask, now=utc_now()), "Draw"):
            after = self._desk.current()
            if after is not None:
                self.select(region.id for region in after.regions if region.id not in known)

    def set_note(self, region_id: str, note: str, *, needs_review: bool) -> None:
        """Set a region's note and flag."""
        self.apply(
            lambda doc: _chained(
                edits.set_note(doc, region_id, note),
                lambda noted: edits.needs_review(noted, region_id, needs_review),
            ),
            "Note",
        )

    def undo(self) -> None:
        """Take the last edit back."""
        live = self._desk.live()
        if live is not None:
            self._drag += 1
            live.stack.undo()

    def redo(self) -> None:
        """Do it again."""
        live = self._desk.live()
        if live is not None:
            self._drag += 1
            live.stack.redo()

    # Selection ------------------------------------------------------------------------------------

    def select(self, ids: Iterable[str]) -> None:
        """Select regions of the open document, in z-order."""
        document, wanted = self._desk.current(), set(ids)
        known = document.regions if document is not None else ()
        selection = tuple(region.id for region in known if region.id in wanted)
        if selection != self._desk.selection:
            self._desk.selection = selection
            self._desk.signals.selection_changed.emit(SelectionChanged(selection))

    def select_next_proposal(self, step: int) -> bool:
        """Select the next pending proposal around the end; False when there is none."""
        following = self._following(self._desk.selection[-1:], step)
        if following is not None:
            self.select((following,))
        return following is not None

    @Slot(object)
    def document_changed(self, change: DocumentChanged) -> None:
        """Follow a change of any live document: save it, tell of it, keep the selection right."""
        project = self._desk.project
        if project is None:
            return
        document = change.document
        project.autosaver.schedule(document)
        self._desk.change_image(project, document.image_id, state=document.state)
        if self._is_open(project, document):
            # Listeners read the selection: what is gone must not be in it any more.
            before, known = self._desk.selection, {region.id for region in document.regions}
            self._desk.selection = tuple(key for key in before if key in known)
            self._desk.signals.document_changed.emit(change)
            if len(self._desk.selection) != len(before):
                self._desk.signals.selection_changed.emit(SelectionChanged(self._desk.selection))

    def _is_open(self, project: OpenProject, document: ImageDocument) -> bool:
        opened = self._desk.opened
        return (
            project is self._desk.project
            and opened is not None
            and opened.image_id == document.image_id
        )

    def _chosen(self, ids: Iterable[str] | None) -> tuple[str, ...]:
        return self._desk.selection if ids is None else tuple(ids)

    def _following(self, ids: tuple[str, ...], step: int = 1) -> str | None:
        """Return the next proposal after ``ids`` in z-order that is not one of them."""
        document = self._desk.current()
        if document is None:
            return None
        order = [region.id for region in document.regions]
        pending = {region.id for region in document.regions if region.state == "proposed"}
        pending -= set(ids)
        start = order.index(ids[-1]) if ids and ids[-1] in order else (-1 if step > 0 else 0)
        for offset in range(1, len(order) + 1):
            candidate = order[(start + offset * step) % len(order)]
            if candidate in pending:
                return candidate
        return None


def _chained(first: EditResult, then: Edit) -> EditResult:
    """Do a second edit on the first one's document."""
    second = then(first.document)
    return EditResult(second.document, union_xywh(first.dirty_xywh, second.dirty_xywh))


def _counted(verb: str, ids: tuple[str, ...]) -> str:
    return f"{verb} region" if len(ids) == 1 else f"{verb} {len(ids)} regions"
