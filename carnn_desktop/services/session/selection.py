"""The selected annotations of the open document. A part of the session."""

from __future__ import annotations

from collections.abc import Iterable

from carnn_desktop.services.session.state import SessionContext


class Selection:
    """The session's ``selection_changed`` follows every change."""

    def __init__(self, context: SessionContext) -> None:
        self._context = context

    def ids(self) -> tuple[str, ...]:
        """Ids of the selected annotations, in z-order."""
        return self._context.selection

    def select(self, annotation_ids: Iterable[str]) -> None:
        """Select annotations of the open document; unknown ids are left out."""
        document, wanted = self._context.current(), set(annotation_ids)
        known = document.annotations if document is not None else ()
        selection = tuple(annotation.id for annotation in known if annotation.id in wanted)
        if selection != self._context.selection:
            self._context.selection = selection
            self._context.signals.selection_changed.emit(selection)

    def select_next_proposal(self, step: int = 1) -> bool:
        """Select the next or previous pending proposal, around the end; False: there is none."""
        following = self.proposal_after(self._context.selection[-1:], step)
        if following is not None:
            self.select((following,))
        return following is not None

    def proposal_after(self, ids: tuple[str, ...], step: int = 1) -> str | None:
        """Return the next proposal after ``ids`` in z-order that is not one of them."""
        document = self._context.current()
        if document is None:
            return None
        order = [annotation.id for annotation in document.annotations]
        pending = {
            annotation.id for annotation in document.annotations if annotation.state == "proposed"
        }
        pending -= set(ids)
        start = order.index(ids[-1]) if ids and ids[-1] in order else (-1 if step > 0 else 0)
        for offset in range(1, len(order) + 1):
            candidate = order[(start + offset * step) % len(order)]
            if candidate in pending:
                return candidate
        return None
