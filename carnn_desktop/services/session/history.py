"""Undo and redo: documents are values, so a command holds the one before and the one after."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from carnn_desktop.annotations.edit_result import around
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.services.events import DocumentChanged
from carnn_desktop.services.session.undo_step import UndoStep

UNDO_LIMIT = 1000
BYTE_BUDGET = 300_000_000
"""Memory that the undo steps of one image may hold beyond what is shown; the oldest fall out."""
_ALL_IMAGES_BUDGET = 3 * BYTE_BUDGET
_KEPT_IMAGES = 32
_TRIM_TO = 0.8  # share of the budget that is left, so that not every edit trims
Rect = tuple[int, int, int, int]


class DocumentCommand(QUndoCommand):
    """Puts one document in the place of another. The document was made before: redo cannot fail."""

    def __init__(
        self,
        live: LiveDocument,
        step: UndoStep,
        *,
        dirty_xywh: Rect | None,
        reason: str,
        merge_key: tuple[str, int] | None,
    ) -> None:
        super().__init__(reason)
        self.live = live
        self.step = step
        self.dirty_xywh = dirty_xywh
        self.merge_key = merge_key

    def redo(self) -> None:
        """Show the document after the edit."""
        self.live.put(self.step.redone(self.live.document), self.dirty_xywh, self.text())

    def undo(self) -> None:
        """Show the document before the edit."""
        before = self.step.undone(self.live.document)
        self.live.put(before, self.dirty_xywh, f"Undo: {self.text()}")

    def pack(self) -> None:
        """Keep only what differs, once no further edit will be taken in."""
        self.step, self.merge_key = self.step.pack(), None


class LiveDocument(QObject):
    """An image's document with its undo stack, while the image is or was recently open."""

    changed = Signal(object)  # DocumentChanged

    def __init__(
        self,
        document: ImageDocument,
        parent: QObject | None = None,
        *,
        byte_budget: int = BYTE_BUDGET,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self._budget = byte_budget
        self._rebuilding = False
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
        last = self._last()
        if last is not None and merge_key is not None and self._takes(last, merge_key):
            # Not by Qt's mergeWith: PySide keeps every command that Qt takes in, and its masks.
            last.step = UndoStep(last.step.before, after)
            last.dirty_xywh = union_xywh(last.dirty_xywh, dirty_xywh)
            self.put(after, dirty_xywh, reason)
            return
        if last is not None:
            last.pack()
        self.stack.push(
            DocumentCommand(
                self,
                UndoStep(self.document, after),
                dirty_xywh=dirty_xywh,
                reason=reason,
                merge_key=merge_key,
            )
        )
        self._keep_to_budget()

    def put(self, document: ImageDocument, dirty_xywh: Rect | None, reason: str) -> None:
        """Set the document; for the commands of the stack."""
        if self._rebuilding:
            return
        self.document = document
        self.changed.emit(DocumentChanged(document, dirty_xywh, reason))

    def mark_saved(self, document: ImageDocument) -> None:
        """Call the stack clean when ``document`` is what is shown now."""
        if document is self.document:
            self.stack.setClean()

    def commands(self) -> list[DocumentCommand]:
        """Return the steps, oldest first."""
        found = [self.stack.command(place) for place in range(self.stack.count())]
        return [command for command in found if isinstance(command, DocumentCommand)]

    def nbytes(self) -> int:
        """Return the memory that the steps hold, without the newest, whose masks are shown."""
        return sum(command.step.nbytes for command in self.commands())

    def _last(self) -> DocumentCommand | None:
        """Return the step that was done last, None when there is none."""
        command = self.stack.command(self.stack.index() - 1) if self.stack.index() else None
        return command if isinstance(command, DocumentCommand) else None

    def _takes(self, last: DocumentCommand, merge_key: tuple[str, int]) -> bool:
        """Tell whether an edit belongs to the last step; one that is on disk is left as it is."""
        newest = self.stack.index() == self.stack.count()
        return newest and not self.stack.isClean() and last.merge_key == merge_key

    def _keep_to_budget(self) -> None:
        """Let the oldest steps go when they hold too much; never the newest."""
        if self.nbytes() <= self._budget:
            return
        kept: list[DocumentCommand] = []
        total = 0
        for command in reversed(self.commands()):
            total += command.step.nbytes
            if kept and total > self._budget * _TRIM_TO:
                break
            kept.insert(0, command)
        again = [
            DocumentCommand(
                self,
                command.step,
                dirty_xywh=command.dirty_xywh,
                reason=command.text(),
                merge_key=command.merge_key,
            )
            for command in kept
        ]
        self._rebuilding = True  # the steps are done already
        try:
            self.stack.clear()
            self.stack.resetClean()  # the empty stack counts as clean, which it no longer means
            for command in again:
                self.stack.push(command)
        finally:
            self._rebuilding = False


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
                live.put(replace(live.document, annotations=annotations), None, "Merge concepts")

    def mark_saved(self, document: ImageDocument) -> None:
        """Note that ``document`` is on disk."""
        live = self._live.get(document.image_id)
        if live is not None:
            live.mark_saved(document)


def union_xywh(first: Rect | None, second: Rect | None) -> Rect | None:
    """Return the rectangle around both; None stands for everything, no width for nothing."""
    if first is None or second is None:
        return None
    return around([first, second])
