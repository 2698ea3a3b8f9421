"""What of a document is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from carnn_desktop.annotations.model import ImageDocument, Region


@dataclass(frozen=True, slots=True)
class Visibility:
    """hidden : regions the user hid; everything else concerns all regions."""

    hidden: frozenset[str] = frozenset()
    all_hidden: bool = False
    rejected_shown: bool = False
    filled: bool = True

    def regions(self, document: ImageDocument | None) -> tuple[Region, ...]:
        """Return the visible regions in z-order."""
        if document is None or self.all_hidden:
            return ()
        return tuple(
            region
            for region in document.regions
            if region.id not in self.hidden and (self.rejected_shown or region.state != "rejected")
        )

    def toggled(self, ids: Iterable[str]) -> Visibility:
        """Hide regions, or show them again when all of them are hidden."""
        chosen = frozenset(ids)
        hidden = self.hidden - chosen if chosen <= self.hidden else self.hidden | chosen
        return replace(self, hidden=hidden)
