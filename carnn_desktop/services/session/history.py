"""The documents of a project that can be undone: those that are or were recently open."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.texts import Told
from carnn_desktop.services.session.undo import BYTE_BUDGET, LiveDocument

_ALL_IMAGES_BUDGET = 3 * BYTE_BUDGET
_KEPT_IMAGES = 32


class History(QObject):
    """The live documents of a project; the least recently opened ones are let go."""

    changed = Signal(object)  # DocumentChanged

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live: OrderedDict[int, LiveDocument] = OrderedDict()

    def get(self, image_id: int) -> LiveDocument | None:
        """The live document of an image, None when it is only on disk."""
        return self._live.get(image_id)

    def open(self, document: ImageDocument) -> LiveDocument:
        """Return the live document of the image, made of ``document`` when there is none yet."""
        live = self._live.get(document.image_id)
        if live is None:
            live = LiveDocument(document, self)
            live.changed.connect(self.changed)
            self._live[document.image_id] = live
        self._live.move_to_end(document.image_id)
        while len(self._live) > 1 and (
            len(self._live) > _KEPT_IMAGES
            or sum(live.nbytes() for live in self._live.values()) > _ALL_IMAGES_BUDGET
        ):
            self.drop(next(iter(self._live)))
        return live

    def drop(self, image_id: int) -> None:
        """Let an image's live document and undo steps go."""
        live = self._live.pop(image_id, None)
        if live is not None:
            live.changed.disconnect(self.changed)
            live.stack.clear()
            live.deleteLater()

    def clear(self) -> None:
        """Let all go."""
        for image_id in list(self._live):
            self.drop(image_id)

    def category_ids(self) -> set[int]:
        """Categories of all annotations that are shown or that undo and redo can bring back."""
        found: set[int] = set()
        for live in self._live.values():
            steps = [command.step for command in live.commands()]
            for document in (live.document, *(d for s in steps for d in (s.before, s.after))):
                found.update(annotation.category_id for annotation in document.annotations)
        return found

    def relabel(self, kept: int, gone: frozenset[int]) -> None:
        """Give annotations of categories that are gone the one that is kept; undo steps end with
        it.
        """
        for live in self._live.values():
            live.stack.clear()
            if any(annotation.category_id in gone for annotation in live.document.annotations):
                annotations = tuple(
                    replace(annotation, category_id=kept)
                    if annotation.category_id in gone
                    else annotation
                    for annotation in live.document.annotations
                )
                live.put(
                    replace(live.document, annotations=annotations), None, Told("Merge concepts")
                )

    def mark_saved(self, document: ImageDocument) -> None:
        """Note that ``document`` is on disk."""
        live = self._live.get(document.image_id)
        if live is not None:
            live.mark_saved(document)
