"""The selected regions of the open document. A part of the session."""

from __future__ import annotations

from collections.abc import Iterable

from carnn_desktop.services.session.state import Desk


class Selection:
    """The session's ``selection_changed`` follows every change."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def ids(self) -> tuple[str, ...]:
        """Ids of the selected regions, in z-order."""
        return self._desk.selection

    def select(self, region_ids: Iterable[str]) -> None:
        """Select regions of the open document; unknown ids are left out."""
        document, wanted = self._desk.current(), set(region_ids)
        known = document.regions if document is not None else ()
        selection = tuple(region.id for region in known if region.id in wanted)
        if selection != self._desk.selection:
            self._desk.selection = selection
            self._desk.signals.selection_changed.emit(selection)

    def select_next_proposal(self, step: int = 1) -> bool:
        """Select the next or previous pending proposal, around the end; False: there is none."""
        following = self.proposal_after(self._desk.selection[-1:], step)
        if following is not None:
            self.select((following,))
        return following is not None

    def proposal_after(self, ids: tuple[str, ...], step: int = 1) -> str | None:
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
