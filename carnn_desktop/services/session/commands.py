"""What may be asked of the open document: review, edits, selection, undo. A part of the session."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QUndoStack

from carnn_desktop.annotations.model import Mask
from carnn_desktop.services.session.edits import Edit, Editor
from carnn_desktop.services.session.signals import SessionSignals
from carnn_desktop.services.session.state import Desk


class EditCommands(SessionSignals):
    """Every edit is one undo step of the open image and is saved by itself."""

    _desk: Desk
    _editor: Editor

    def apply(self, edit: Edit, reason: str, *, merge_key: tuple[str, int] | None = None) -> bool:
        """Do any pure edit of the documents layer; False when it was refused.

        reason : what the undo menu says; edits of one ``merge_key`` in a row are one step
        """
        return self._editor.apply(edit, reason, merge_key=merge_key)

    # Selection ------------------------------------------------------------------------------------

    def select(self, region_ids: Iterable[str]) -> None:
        """Select regions of the open document; unknown ids are left out."""
        self._editor.select(region_ids)

    def selected(self) -> tuple[str, ...]:
        """Ids of the selected regions."""
        return self._desk.selection

    def select_next_proposal(self, step: int = 1) -> bool:
        """Select the next or previous pending proposal; False when there is none."""
        return self._editor.select_next_proposal(step)

    # Review and edits -----------------------------------------------------------------------------

    def accept(self, ids: Iterable[str] | None = None, *, allow_overlap: bool = False) -> None:
        """Accept regions; None = the selection, after which the next proposal is selected."""
        self._editor.accept(ids, allow_overlap=allow_overlap)

    def reject(self, ids: Iterable[str] | None = None) -> None:
        """Reject regions; None = the selection, after which the next proposal is selected."""
        self._editor.reject(ids)

    def restore(self, ids: Iterable[str] | None = None) -> None:
        """Make rejected or accepted regions proposals again; None = the selection."""
        self._editor.restore(ids)

    def accept_all(self) -> None:
        """Accept all pending proposals."""
        self._editor.accept_all()

    def mark_done(self) -> None:
        """Mark the image done as it is; without accepted regions: reviewed, nothing here."""
        self._editor.mark_done()

    def reopen(self) -> None:
        """Take a done image back into review."""
        self._editor.reopen()

    def relabel(self, ids: Iterable[str] | None, concept_id: int) -> None:
        """Give regions another concept; None = the selection."""
        self._editor.relabel(ids, concept_id)

    def delete(self, ids: Iterable[str] | None = None) -> None:
        """Remove regions; None = the selection."""
        self._editor.delete(ids)

    def set_level(self, region_id: str, level: float | None, *, final: bool) -> None:
        """Set a proposal's mask level, 0..1; a drag up to ``final`` is one undo step.

        None brings the mask back that the proposal came with.
        """
        self._editor.set_level(region_id, level, final=final)

    def replace_mask(self, region_id: str, mask: Mask, *, reason: str = "Edit mask") -> None:
        """Give a region another mask."""
        self._editor.replace_mask(region_id, mask, reason)

    def add_region(self, concept_id: int, mask: Mask) -> None:
        """Add a region that the user drew."""
        self._editor.add_region(concept_id, mask)

    def set_note(self, region_id: str, note: str, *, needs_review: bool) -> None:
        """Set a region's note and its needs-review flag."""
        self._editor.set_note(region_id, note, needs_review=needs_review)

    def undo(self) -> None:
        """Take the last edit of the open image back."""
        self._editor.undo()

    def redo(self) -> None:
        """Do the edit again that was taken back."""
        self._editor.redo()

    def undo_stack(self) -> QUndoStack | None:
        """Undo stack of the open image; another one after every ``image_opened``."""
        live = self._desk.live()
        return None if live is None else live.stack
