"""An undo step that keeps what differs between two documents, not both documents.

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

from carnn_desktop.annotations.masks import differing_box, empty_mask, window
from carnn_desktop.annotations.model import Annotation, ImageDocument, Mask
from carnn_desktop.contracts.arrays import frozen

Box = tuple[int, int, int, int]
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
