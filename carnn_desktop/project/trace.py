"""Traces as stored: the steps with scores and thumbnails, without full-size maps."""

from __future__ import annotations

import zlib
from dataclasses import replace

import msgspec
import numpy as np
from msgspec import Struct

from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.results import Trace, TraceStep
from carnn_desktop.project.codec import Count, DamagedData, Side, to_json

TRACE_VERSION = 1


class StoredThumbnails(Struct, array_like=True, frozen=True):
    """(count, height, width) uint8 under zlib."""

    count: Count
    height: Side
    width: Side
    data: bytes


class StoredStep(Struct, frozen=True, forbid_unknown_fields=True):
    """A step of the recurrence."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    kept: tuple[Count, ...]
    forced: Count | None
    thumbnails: StoredThumbnails


class StoredTrace(Struct, frozen=True, forbid_unknown_fields=True):
    """A trace."""

    steps: tuple[StoredStep, ...]
    kept: tuple[str, ...]
    background_words: tuple[str, ...]
    removed_background: tuple[str, ...]
    notes: tuple[str, ...]


def encode_trace(trace: Trace) -> bytes:
    """Return the trace as it is stored."""
    return to_json(
        StoredTrace(
            steps=tuple(_stored(step) for step in trace.steps),
            kept=trace.kept,
            background_words=trace.background_words,
            removed_background=trace.removed_background,
            notes=trace.notes,
        )
    )


def decode_trace(version: int, body: bytes) -> Trace:
    """Return a stored trace; raise DamagedData when it is none."""
    if version != TRACE_VERSION:
        raise DamagedData(f"it is of format {version}, known is {TRACE_VERSION}")
    try:
        stored = msgspec.json.decode(body, type=StoredTrace)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError) as error:
        raise DamagedData(str(error)) from error
    return Trace(
        steps=tuple(_step(step) for step in stored.steps),
        kept=stored.kept,
        background_words=stored.background_words,
        removed_background=stored.removed_background,
        notes=stored.notes,
    )


def without_maps(trace: Trace) -> Trace:
    """Return the trace as it comes back from a project."""
    steps = tuple(replace(step, maps=None) for step in trace.steps)
    return replace(trace, steps=steps, before_crf=None, final_masks=None)


def _stored(step: TraceStep) -> StoredStep:
    count, height, width = step.thumbnails.shape
    data = zlib.compress(np.ascontiguousarray(step.thumbnails).tobytes(), 6)
    return StoredStep(
        texts=step.texts,
        scores=tuple(float(score) for score in step.scores),
        kept=step.kept,
        forced=step.forced,
        thumbnails=StoredThumbnails(count, height, width, data),
    )


def _step(stored: StoredStep) -> TraceStep:
    packed = stored.thumbnails
    size = packed.count * packed.height * packed.width
    try:
        data = zlib.decompressobj().decompress(packed.data, size + 1)
    except zlib.error as error:
        raise DamagedData(f"thumbnails: {error}") from error
    texts = len(stored.texts)
    indices = (*stored.kept, *(() if stored.forced is None else (stored.forced,)))
    if len(data) != size or packed.count != texts or len(stored.scores) != texts:
        raise DamagedData("a step has other counts of texts, scores and thumbnails")
    if any(index >= texts for index in indices):
        raise DamagedData("a step keeps a text that it does not have")
    pixels = np.frombuffer(data, dtype=np.uint8).reshape(packed.count, packed.height, packed.width)
    return TraceStep(
        texts=stored.texts,
        scores=stored.scores,
        kept=stored.kept,
        forced=stored.forced,
        thumbnails=frozen(pixels),
    )
