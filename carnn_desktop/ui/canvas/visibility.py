"""What of a document is shown. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from carnn_desktop.annotations.model import Annotation, ImageDocument
from carnn_desktop.annotations.none_found import is_guess


@dataclass(frozen=True, slots=True)
class Visibility:
    """hidden : annotations the user hid; everything else concerns all annotations.

    guesses_shown : what came nearest where nothing was found; only when asked for
    """

    hidden: frozenset[str] = frozenset()
    all_hidden: bool = False
    rejected_shown: bool = False
    guesses_shown: bool = False
    filled: bool = True

    def annotations(self, document: ImageDocument | None) -> tuple[Annotation, ...]:
        """Return the visible annotations in z-order."""
        if document is None or self.all_hidden:
            return ()
        return tuple(
            annotation
            for annotation in document.annotations
            if annotation.id not in self.hidden and self._shows(annotation)
        )

    def _shows(self, annotation: Annotation) -> bool:
        if annotation.state != "rejected":
            return True
        return self.guesses_shown if is_guess(annotation) else self.rejected_shown

    def toggled(self, ids: Iterable[str]) -> Visibility:
        """Hide annotations, or show them again when all of them are hidden."""
        chosen = frozenset(ids)
        hidden = self.hidden - chosen if chosen <= self.hidden else self.hidden | chosen
        return replace(self, hidden=hidden)
