"""Undo and redo of one document: a step keeps what differs between the documents before and after.

A brush stroke changes a few thousand pixels of a mask that may be as large as the photo. Of masks
that a step changes it keeps the exclusive or of before and after, packed to bits and compressed:
either mask with it gives the other.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from carnn_desktop.annotations.edit_result import Box, around
from carnn_desktop.annotations.masks import differing_box, empty_mask, window
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.texts import Told
from carnn_desktop.services.events import DocumentChanged

UNDO_LIMIT = 1000
BYTE_BUDGET = 300_000_000
"""Memory that the undo steps of one image may hold beyond what is shown; the oldest fall out."""
_TRIM_TO = 0.8  # share of the budget that is left, so that not every edit trims
_PACK_FROM = 4096  # bytes of a mask below which packing is not worth its time


@dataclass(frozen=True, slots=True)
class MaskDelta:
    """What differs between two masks, either of which may be empty.

    rect_xyxy : where they differ; bits : zlib of the packed bits there, row by row
    """

    first_xywh: Box
    second_xywh: Box
    rect_xyxy: Box
    bits: bytes

    @classmethod
    def between(cls, first: Mask, second: Mask) -> MaskDelta:
        """Return the difference of two masks."""
        rect = differing_box(first, second)
        bits = np.packbits(window(first, rect) ^ window(second, rect))
        packed = zlib.compress(bits.tobytes(), level=1)
        return cls(first.bbox_xywh, second.bbox_xywh, rect, packed)

    def first_of(self, second: Mask) -> Mask:
        """Return the first mask, given the second."""
        return self._other(second, self.first_xywh)

    def second_of(self, first: Mask) -> Mask:
        """Return the second mask, given the first."""
        return self._other(first, self.second_xywh)

    def _other(self, mask: Mask, xywh: Box) -> Mask:
        x, y, w, h = xywh
        if not w or not h:
            return empty_mask()
        pixels = window(mask, (x, y, x + w, y + h))
        x1, y1, x2, y2 = self.rect_xyxy
        left, top, right, bottom = max(x, x1), max(y, y1), min(x + w, x2), min(y + h, y2)
        if left < right and top < bottom:
            changed = self._pixels()[top - y1 : bottom - y1, left - x1 : right - x1]
            pixels[top - y : bottom - y, left - x : right - x] ^= changed
        return Mask(x, y, frozen(pixels))

    def _pixels(self) -> NDArray[np.bool_]:
        x1, y1, x2, y2 = self.rect_xyxy
        size = (y2 - y1) * (x2 - x1)
        bits = np.frombuffer(zlib.decompress(self.bits), dtype=np.uint8)
        return np.unpackbits(bits, count=size).reshape(y2 - y1, x2 - x1).view(np.bool_)


@dataclass(frozen=True, slots=True)
class UndoStep:
    """Two documents; in a packed step the masks in ``deltas`` (by annotation id) are taken out.

    nbytes : memory that this step alone holds
    """

    before: ImageDocument
    after: ImageDocument
    deltas: Mapping[str, MaskDelta] = field(default_factory=dict)
    packed: bool = False
    nbytes: int = 0

    def pack(self) -> UndoStep:
        """Return the step with large masks that it changes packed; packing again does nothing."""
        if self.packed:
            return self
        old = {annotation.id: annotation for annotation in self.before.annotations}
        new = {annotation.id: annotation for annotation in self.after.annotations}
        changed = [key for key in old.keys() | new.keys() if old.get(key) is not new.get(key)]
        deltas = {}
        for key in changed:
            first, second = _mask(old.get(key)), _mask(new.get(key))
            if first is not second and max(first.pixels.nbytes, second.pixels.nbytes) > _PACK_FROM:
                deltas[key] = MaskDelta.between(first, second)
        before, after = _hollow(self.before, deltas), _hollow(self.after, deltas)
        nbytes = sum(len(delta.bits) for delta in deltas.values())
        firsts, seconds = ({r.id: r for r in document.annotations} for document in (before, after))
        for key in changed:
            # what both sides have (the mask as it was proposed, its map) the shown document has too
            here, there = _arrays(old.get(key)), _arrays(new.get(key))
            shared = [array for array in here if _holds(there, array)]
            held: list[NDArray[np.generic]] = []
            for array in (*_arrays(firsts.get(key)), *_arrays(seconds.get(key))):
                if not _holds(held, array) and not _holds(shared, array):
                    held.append(array)
            nbytes += sum(array.nbytes for array in held)
        return UndoStep(before, after, deltas, packed=True, nbytes=nbytes)

    def undone(self, shown: ImageDocument) -> ImageDocument:
        """Return the document before the step; ``shown`` is the one after it."""
        return self._filled(self.before, shown, MaskDelta.first_of)

    def redone(self, shown: ImageDocument) -> ImageDocument:
        """Return the document after the step; ``shown`` is the one before it."""
        return self._filled(self.after, shown, MaskDelta.second_of)

    def _filled(
        self, document: ImageDocument, shown: ImageDocument, side: Callable[[MaskDelta, Mask], Mask]
    ) -> ImageDocument:
        masks = {annotation.id: annotation.mask for annotation in shown.annotations}
        found = {k: side(d, masks.get(k, empty_mask())) for k, d in self.deltas.items()}
        return _filled(document, found)


class DocumentCommand(QUndoCommand):
    """Puts one document in the place of another. The document was made before: redo cannot fail."""

    def __init__(
        self,
        live: LiveDocument,
        step: UndoStep,
        *,
        dirty_xywh: Box | None,
        reason: str,
        merge_key: tuple[str, int] | None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason  # with what its translation needs; Qt keeps the text only
        self.live = live
        self.step = step
        self.dirty_xywh = dirty_xywh
        self.merge_key = merge_key

    def redo(self) -> None:
        """Show the document after the edit."""
        self.live.put(self.step.redone(self.live.document), self.dirty_xywh, self.reason)

    def undo(self) -> None:
        """Show the document before the edit."""
        before = self.step.undone(self.live.document)
        self.live.put(before, self.dirty_xywh, Told("Undo: {text}", text=self.reason))

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
        dirty_xywh: Box | None,
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

    def put(self, document: ImageDocument, dirty_xywh: Box | None, reason: str) -> None:
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
                reason=command.reason,
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


def undo_name(stack: QUndoStack) -> str:
    """Return what the next undo takes back, "" where there is nothing."""
    return _name(stack.command(stack.index() - 1)) if stack.canUndo() else ""


def redo_name(stack: QUndoStack) -> str:
    """Return what the next redo does again, "" where there is nothing."""
    return _name(stack.command(stack.index())) if stack.canRedo() else ""


def _name(command: QUndoCommand) -> str:
    return command.reason if isinstance(command, DocumentCommand) else command.text()


def union_xywh(first: Box | None, second: Box | None) -> Box | None:
    """Return the rectangle around both; None stands for everything, no width for nothing."""
    if first is None or second is None:
        return None
    return around([first, second])


def _mask(annotation: Annotation | None) -> Mask:
    return empty_mask() if annotation is None else annotation.mask


def _hollow(document: ImageDocument, deltas: Mapping[str, MaskDelta]) -> ImageDocument:
    """Return the document without the masks that deltas stand for."""
    return _filled(document, dict.fromkeys(deltas, empty_mask()))


def _filled(document: ImageDocument, masks: Mapping[str, Mask]) -> ImageDocument:
    if not masks:
        return document
    annotations = tuple(
        replace(annotation, mask=masks[annotation.id]) if annotation.id in masks else annotation
        for annotation in document.annotations
    )
    return replace(document, annotations=annotations)


def _arrays(annotation: Annotation | None) -> list[NDArray[np.generic]]:
    """Return the pixels and maps that an annotation holds."""
    if annotation is None:
        return []
    arrays: list[NDArray[np.generic]] = [annotation.mask.pixels]
    if annotation.original is not None:
        arrays.append(annotation.original.pixels)
    if annotation.levels is not None:
        arrays.append(annotation.levels.values)
    return arrays


def _holds(arrays: list[NDArray[np.generic]], array: NDArray[np.generic]) -> bool:
    return any(one is array for one in arrays)
