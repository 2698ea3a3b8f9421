"""Undo and redo: documents are values, so a command holds the one before and the one after."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from carnn_desktop.documents.model import ImageDocument
from carnn_desktop.services.events import DocumentChanged

UNDO_LIMIT = 200
_KEPT_IMAGES = 32
_MERGEABLE = 1
Rect = tuple[int, int, int, int]


class DocumentCommand(QUndoCommand):
    """Puts one document in the place of another. The document was made before: redo cannot fail."""

    def __init__(
        self,
        live: LiveDocument,
        before: ImageDocument,
        after: ImageDocument,
        *,
        dirty_xywh: Rect | None,
        reason: str,
        merge_key: tuple[str, int] | None,
    ) -> None:
        super().__init__(reason)
        self.live = live
        self.before = before
        self.after = after
        self.dirty_xywh = dirty_xywh
        self.merge_key = merge_key

    def id(self) -> int:
        """Qt tries to merge commands of equal id; -1 never merges."""
        return -1 if self.merge_key is None else _MERGEABLE

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next command of the same drag in."""
        if not isinstance(other, DocumentCommand) or other.merge_key != self.merge_key:
            return False
        self.after = other.after
        self.dirty_xywh = union_xywh(self.dirty_xywh, other.dirty_xywh)
        return True

    def redo(self) -> None:
        """Show the document after the edit."""
        self.live.put(self.after, self.dirty_xywh, self.text())

    def undo(self) -> None:
        """Show the document before the edit."""
        self.live.put(self.before, self.dirty_xywh, f"Undo: {self.text()}")


class LiveDocument(QObject):
    """An image's document with its undo stack, while the image is or was recently open."""

    changed = Signal(object)  # DocumentChanged

    def __init__(self, document: ImageDocument, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(UNDO_LIMIT)  # before the first push: Qt ignores it afterwards

    def push(
        self,
        after: ImageDocument,
        *,
        dirty_xywh: Rect | None,
        reason: str,
        merge_key: tuple[str, int] | None = None,
    ) -> None:
        """Put ``after`` in place, undoable. Edits of one ``merge_key`` become one step."""
        if after is self.document:
            return
        self.stack.push(
            DocumentCommand(
                self,
                self.document,
                after,
                dirty_xywh=dirty_xywh,
                reason=reason,
                merge_key=merge_key,
            )
        )

    def put(self, document: ImageDocument, dirty_xywh: Rect | None, reason: str) -> None:
        """Set the document; for the commands of the stack."""
        self.document = document
        self.changed.emit(DocumentChanged(document, dirty_xywh, reason))

    def mark_saved(self, document: ImageDocument) -> None:
        """Call the stack clean when ``document`` is what is shown now."""
        if document is self.document:
            self.stack.setClean()


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
        while len(self._live) > _KEPT_IMAGES:
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

    def concept_ids(self) -> set[int]:
        """Concepts of all regions that are shown or that undo and redo can bring back."""
        found: set[int] = set()
        for live in self._live.values():
            commands = [live.stack.command(place) for place in range(live.stack.count())]
            kept = [c for c in commands if isinstance(c, DocumentCommand)]
            for document in (live.document, *(d for c in kept for d in (c.before, c.after))):
                found.update(region.concept_id for region in document.regions)
        return found

    def relabel(self, kept: int, gone: frozenset[int]) -> None:
        """Give regions of concepts that are gone the one that is kept; undo steps end with it."""
        for live in self._live.values():
            live.stack.clear()
            if any(region.concept_id in gone for region in live.document.regions):
                regions = tuple(
                    replace(region, concept_id=kept) if region.concept_id in gone else region
                    for region in live.document.regions
                )
                live.put(replace(live.document, regions=regions), None, "Merge concepts")

    def mark_saved(self, document: ImageDocument) -> None:
        """Note that ``document`` is on disk."""
        live = self._live.get(document.image_id)
        if live is not None:
            live.mark_saved(document)


def union_xywh(first: Rect | None, second: Rect | None) -> Rect | None:
    """Return the rectangle around both; None stands for everything, no width for nothing."""
    if first is None or second is None:
        return None
    if not first[2] or not second[2]:
        return first if first[2] else second
    left, top = min(first[0], second[0]), min(first[1], second[1])
    right = max(first[0] + first[2], second[0] + second[2])
    bottom = max(first[1] + first[3], second[1] + second[3])
    return (left, top, right - left, bottom - top)
