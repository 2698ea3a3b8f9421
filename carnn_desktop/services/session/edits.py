"""Edits of the document on the canvas: pure functions of the annotations, made undoable."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtGui import QUndoStack

from carnn_desktop.annotations import edits
from carnn_desktop.annotations.edit_result import EditResult
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.services.session.images import Images
from carnn_desktop.services.session.selection import Selection
from carnn_desktop.services.session.state import SessionContext
from carnn_desktop.services.session.undo import union_xywh

Edit = Callable[[ImageDocument], EditResult]


class Editor:
    """Every edit is one undo step of the open image and is saved by itself. A part of the session.

    Validates first, then pushes a command that only assigns: redo cannot fail. Where ids of
    annotations may be None, the selected ones are meant.
    """

    def __init__(self, context: SessionContext, selection: Selection, images: Images) -> None:
        self._context, self._selection, self._images = context, selection, images
        self._drag = 0

    def apply(
        self,
        edit: Edit,
        reason: str,
        *,
        merge_key: tuple[str, int] | None = None,
        select_new: bool = False,
    ) -> bool:
        """Do any pure edit of the open document; False when it was refused or there is none.

        reason : what the undo menu says; edits of one ``merge_key`` in a row are one step
        select_new : select the annotation that is new by it; of several, beside what was selected
        """
        live = self._context.live()
        if live is None:
            return False
        if self._context.is_only_looking():
            return False
        known = {annotation.id for annotation in live.document.annotations}
        try:
            done = edit(live.document)
        except CarnnError as error:
            self._context.say_error(error)
            return False
        except KeyError:
            return False  # the annotation went away between the user's look and the key
        live.push(done.document, dirty_xywh=done.dirty_xywh, reason=reason, merge_key=merge_key)
        new = [
            annotation.id for annotation in done.document.annotations if annotation.id not in known
        ]
        if select_new and new:
            self._selection.select((*self._context.selection, *new) if len(new) > 1 else new)
        return True

    # Review ---------------------------------------------------------------------------------------

    def accept(self, ids: Iterable[str] | None = None, *, allow_overlap: bool = False) -> None:
        """Accept annotations; with None the selection, and go on to the next proposal."""
        self._decide(_accepting, ids, partial(edits.accept, allow_overlap=allow_overlap))

    def reject(self, ids: Iterable[str] | None = None) -> None:
        """Reject annotations; with None the selection, and go on to the next proposal."""
        self._decide(_rejecting, ids, edits.reject)

    def restore(self, ids: Iterable[str] | None = None) -> None:
        """Make annotations proposals again."""
        chosen = self._chosen(ids)
        if chosen:
            reason = Told.of(len(chosen), "Restore object", "Restore {count} objects")
            self.apply(lambda doc: edits.restore(doc, chosen), reason)

    def accept_all(self) -> None:
        """Accept all pending proposals."""
        self.apply(lambda doc: edits.accept_all(doc, now=utc_now()), Told("Accept all"))

    def accept_rest_and_advance(self) -> None:
        """Accept all pending proposals, mark the image done, go to the next unreviewed one."""
        done = self.apply(
            lambda doc: _chained(edits.accept_all(doc, now=utc_now()), edits.mark_done),
            Told("Accept the rest, mark done"),
        )
        if done and not self._images.open_next_unreviewed():
            self._context.say("info", Told("All images of this folder are reviewed."))

    def mark_done(self) -> None:
        """Mark the image done as it is; without accepted annotations: reviewed, nothing here."""
        self.apply(edits.mark_done, Told("Mark done"))

    def reopen(self) -> None:
        """Take a done image back into review."""
        self.apply(edits.reopen, Told("Take back into review"))

    # Annotations --------------------------------------------------------------------------------

    def relabel(self, ids: Iterable[str] | None, category_id: int) -> None:
        """Give annotations another category."""
        chosen, project = self._chosen(ids), self._context.project
        if not chosen or project is None or category_id not in project.categories:
            return
        name = project.categories[category_id].name
        self.apply(
            lambda doc: edits.relabel(doc, chosen, category_id), Told("Label as {name}", name=name)
        )

    def delete(self, ids: Iterable[str] | None = None) -> None:
        """Remove annotations."""
        chosen = self._chosen(ids)
        if chosen:
            reason = Told.of(len(chosen), "Delete object", "Delete {count} objects")
            self.apply(lambda doc: edits.delete(doc, chosen), reason)

    def set_level(self, annotation_id: str, level: float | None, *, final: bool) -> None:
        """Set a proposal's mask level, 0..1; all calls up to the final one are one step.

        None brings the mask back that the proposal came with.
        """
        self.apply(
            lambda doc: edits.set_level(doc, annotation_id, level),
            Told("Mask level"),
            merge_key=(f"level:{annotation_id}", self._drag),
        )
        if final:
            self._drag += 1

    def set_note(self, annotation_id: str, note: str, *, needs_review: bool) -> None:
        """Set an annotation's note and flag."""
        self.apply(
            lambda doc: edits.mark(doc, [annotation_id], note=note, needs_review=needs_review),
            Told("Note"),
        )

    def undo(self) -> None:
        """Take the last edit back."""
        self._walk(QUndoStack.undo)

    def redo(self) -> None:
        """Do it again."""
        self._walk(QUndoStack.redo)

    def undo_stack(self) -> QUndoStack | None:
        """Undo stack of the open image; another one after every ``image_opened``."""
        live = self._context.live()
        return None if live is None else live.stack

    # ----------------------------------------------------------------------------------------------

    def _walk(self, step: Callable[[QUndoStack], None]) -> None:
        stack = self.undo_stack()
        if stack is not None:
            self._drag += 1
            step(stack)

    def _decide(
        self,
        reason: Callable[[int], str],
        ids: Iterable[str] | None,
        decide: Callable[..., EditResult],
    ) -> None:
        """Decide on annotations, in the midst of a walk through the proposals: go on to the
        next.
        """
        chosen = self._chosen(ids)
        if not chosen:
            return
        following = self._selection.proposal_after(chosen) if ids is None else None
        done = self.apply(lambda doc: decide(doc, chosen, now=utc_now()), reason(len(chosen)))
        if done and following is not None:
            self._selection.select((following,))

    def _chosen(self, ids: Iterable[str] | None) -> tuple[str, ...]:
        return self._context.selection if ids is None else tuple(ids)


def _accepting(count: int) -> str:
    return Told.of(count, "Accept object", "Accept {count} objects")


def _rejecting(count: int) -> str:
    return Told.of(count, "Reject object", "Reject {count} objects")


def _chained(first: EditResult, then: Edit) -> EditResult:
    """Do a second edit on the first one's document."""
    second = then(first.document)
    return EditResult(second.document, union_xywh(first.dirty_xywh, second.dirty_xywh))
