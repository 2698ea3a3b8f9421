"""Documents and traces as JSON: small, validated on the way in, versioned.

Masks are COCO run lengths of their crop; soft maps and thumbnails are deflated bytes in base64.
What the regions of one run have in common is written once.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from pycocotools import mask as coco_mask

from carnn_desktop.contracts import CarnnError, Trace, TraceStep, frozen
from carnn_desktop.documents.masks import empty_mask
from carnn_desktop.documents.model import (
    Concept,
    ImageDocument,
    ImageState,
    LevelMap,
    Mask,
    Provenance,
    Region,
    RegionState,
)

VERSION = 1


class CorruptDocument(CarnnError):
    """A stored row that cannot be read; it stays in the file as it is."""


class _MaskRow(Struct, array_like=True):
    x: int
    y: int
    size: tuple[int, int]
    counts: str


class _BytesRow(Struct, array_like=True):
    """(…) uint8 array: shape and deflated bytes."""

    shape: tuple[int, ...]
    data: str


class _RegionRow(Struct, omit_defaults=True):
    id: str
    concept_id: int
    state: RegionState
    mask: _MaskRow
    run: int
    text: str = ""
    score: float | None = None
    forced: bool = False
    edit_iou: float | None = None
    split: bool = False
    reviewed: str = ""
    levels: int | None = None
    level: float = 0.0
    original: _MaskRow | None = None
    iscrowd: bool = False
    needs_review: bool = False
    note: str = ""
    attributes: dict[str, Any] = {}


class _DocumentRow(Struct):
    version: int
    image_id: int
    width: int
    height: int
    state: ImageState
    runs: list[Provenance]
    level_maps: list[_BytesRow]
    regions: list[_RegionRow]


class _StepRow(Struct):
    texts: tuple[str, ...]
    scores: tuple[float, ...]
    kept: tuple[int, ...]
    forced: int | None
    thumbnails: _BytesRow


class _TraceRow(Struct):
    steps: list[_StepRow]
    kept: tuple[str, ...]
    background_words: tuple[str, ...]
    removed_background: tuple[str, ...]
    notes: tuple[str, ...]


def encode_document(document: ImageDocument) -> bytes:
    """Return a document as JSON."""
    runs: dict[bytes, int] = {}
    shared: list[Provenance] = []
    maps: dict[bytes, int] = {}
    level_maps: list[_BytesRow] = []
    rows = []
    for region in document.regions:
        common = _common(region.provenance)
        key = msgspec.json.encode(common)
        if key not in runs:
            runs[key] = len(shared)
            shared.append(common)
        row = _region_row(region, runs[key])
        if region.levels is not None:
            data = region.levels.values.tobytes()
            if data not in maps:
                maps[data] = len(level_maps)
                level_maps.append(_pack(region.levels.values))
            row.levels, row.level = maps[data], region.levels.level
        rows.append(row)
    return msgspec.json.encode(
        _DocumentRow(
            version=VERSION,
            image_id=document.image_id,
            width=document.width,
            height=document.height,
            state=document.state,
            runs=shared,
            level_maps=level_maps,
            regions=rows,
        )
    )


def decode_document(data: bytes) -> ImageDocument:
    """Return the document of its JSON; raise CorruptDocument saying where it is wrong."""
    try:
        row = msgspec.json.decode(data, type=_DocumentRow)
        if row.version > VERSION:
            raise CorruptDocument(
                f"It was written by a newer version ({row.version}).", "Update CaRNN Desktop."
            )
        maps = [_unpack(packed) for packed in row.level_maps]
        return ImageDocument(
            image_id=row.image_id,
            width=row.width,
            height=row.height,
            state=row.state,
            regions=tuple(_region(region, row.runs, maps) for region in row.regions),
        )
    except (ValueError, IndexError, TypeError, zlib.error, binascii.Error) as error:
        raise CorruptDocument(
            f"Its stored annotations are damaged: {error}.",
            "The damaged row is kept; restore the project from a backup.",
        ) from error


def encode_trace(trace: Trace) -> bytes:
    """Return a trace as JSON, without the full-size maps."""
    steps = [
        _StepRow(step.texts, step.scores, step.kept, step.forced, _pack(step.thumbnails))
        for step in trace.steps
    ]
    return msgspec.json.encode(
        _TraceRow(
            steps=steps,
            kept=trace.kept,
            background_words=trace.background_words,
            removed_background=trace.removed_background,
            notes=trace.notes,
        )
    )


def decode_trace(data: bytes) -> Trace:
    """Return the trace of its JSON; raise CorruptDocument when it cannot be read."""
    try:
        row = msgspec.json.decode(data, type=_TraceRow)
        steps = tuple(
            TraceStep(
                texts=step.texts,
                scores=step.scores,
                kept=step.kept,
                forced=step.forced,
                thumbnails=_unpack(step.thumbnails),
            )
            for step in row.steps
        )
    except (ValueError, zlib.error, binascii.Error) as error:
        raise CorruptDocument(f"Its stored trace is damaged: {error}.") from error
    return Trace(
        steps=steps,
        kept=row.kept,
        background_words=row.background_words,
        removed_background=row.removed_background,
        notes=row.notes,
    )


def encode_concept(concept: Concept) -> bytes:
    """Return a concept as JSON."""
    return msgspec.json.encode(concept)


def decode_concept(data: bytes) -> Concept:
    """Return the concept of its JSON; raise CorruptDocument when it cannot be read."""
    try:
        return msgspec.json.decode(data, type=Concept)
    except ValueError as error:
        raise CorruptDocument(f"A stored concept is damaged: {error}.") from error


def _common(provenance: Provenance) -> Provenance:
    """Return what all regions of a run share."""
    return replace(
        provenance, text="", score=None, forced=False, edit_iou=None, split=False, reviewed=""
    )


def _region_row(region: Region, run: int) -> _RegionRow:
    provenance = region.provenance
    return _RegionRow(
        id=region.id,
        concept_id=region.concept_id,
        state=region.state,
        mask=_mask_row(region.mask),
        run=run,
        text=provenance.text,
        score=provenance.score,
        forced=provenance.forced,
        edit_iou=provenance.edit_iou,
        split=provenance.split,
        reviewed=provenance.reviewed,
        original=None if region.original is None else _mask_row(region.original),
        iscrowd=region.iscrowd,
        needs_review=region.needs_review,
        note=region.note,
        attributes=region.attributes,
    )


def _region(row: _RegionRow, runs: list[Provenance], maps: list[NDArray[np.uint8]]) -> Region:
    own = {
        name: getattr(row, name)
        for name in ("text", "score", "forced", "edit_iou", "split", "reviewed")
    }
    levels = None if row.levels is None else LevelMap(maps[row.levels], row.level)
    return Region(
        id=row.id,
        concept_id=row.concept_id,
        mask=_mask(row.mask),
        state=row.state,
        provenance=replace(runs[row.run], **own),
        levels=levels,
        original=None if row.original is None else _mask(row.original),
        iscrowd=row.iscrowd,
        needs_review=row.needs_review,
        note=row.note,
        attributes=row.attributes,
    )


def _mask_row(mask: Mask) -> _MaskRow:
    height, width = mask.pixels.shape
    if not mask.pixels.size:
        return _MaskRow(0, 0, (0, 0), "")
    encoded = coco_mask.encode(np.asfortranarray(mask.pixels, dtype=np.uint8))
    return _MaskRow(mask.x, mask.y, (height, width), encoded["counts"].decode("ascii"))


def _mask(row: _MaskRow) -> Mask:
    height, width = row.size
    if height <= 0 or width <= 0:
        return empty_mask()
    decoded = coco_mask.decode({"size": [height, width], "counts": row.counts.encode("ascii")})
    return Mask(row.x, row.y, frozen(np.ascontiguousarray(decoded).astype(bool)))


def _pack(values: NDArray[np.uint8]) -> _BytesRow:
    return _BytesRow(values.shape, _deflated(values.tobytes()))


@lru_cache(maxsize=128)
def _deflated(data: bytes) -> str:
    """Deflate; remembered, because an autosave writes the same maps again and again."""
    return base64.b64encode(zlib.compress(data, 3)).decode("ascii")


def _unpack(row: _BytesRow) -> NDArray[np.uint8]:
    data = zlib.decompress(base64.b64decode(row.data, validate=True))
    return frozen(np.frombuffer(data, dtype=np.uint8).reshape(row.shape).copy())
