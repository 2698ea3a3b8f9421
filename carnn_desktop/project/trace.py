"""Traces as stored: the steps with scores and thumbnails, without full-size maps."""

from __future__ import annotations

import zlib
from dataclasses import asdict
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.contracts.results import Trace, TraceStep
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.values import BAD_JSON, Count, DamagedData, Side, to_json

TRACE_VERSION = 1
_MAX_THUMBNAILS = 1 << 27  # bytes of a step; those of 100 texts take a hundredth


def encode_trace(trace: Trace) -> bytes:
    """Return the trace as it is stored."""
    return to_json(
        {
            "steps": [_stored_step(step) for step in trace.steps],
            "kept": trace.kept,
            "background_words": trace.background_words,
            "removed_background": trace.removed_background,
            "notes": trace.notes,
            "evidence": [asdict(one) for one in trace.evidence],
            "tiles": trace.tiles,
        }
    )


def decode_trace(version: int, body: bytes) -> Trace:
    """Return a stored trace; raise DamagedData when it is none."""
    if version != TRACE_VERSION:
        raise DamagedData(
            Told(
                "it is of format {version}, known is {known}",
                version=str(version)[:20],
                known=TRACE_VERSION,
            )
        )
    try:
        trace = msgspec.json.decode(body, type=Trace, dec_hook=_thumbnails)
    except BAD_JSON as error:
        raise DamagedData(str(error)) from error
    for step in trace.steps:
        texts = len(step.texts)
        if step.maps is not None or not len(step.thumbnails) == len(step.scores) == texts:
            raise DamagedData(Told("a step has other counts of texts, scores and thumbnails"))
        indices = (*step.kept, *(() if step.forced is None else (step.forced,)))
        if not all(0 <= index < texts for index in indices):
            raise DamagedData(Told("a step keeps a text that it does not have"))
    return trace


def _stored_step(step: TraceStep) -> dict[str, Any]:
    """Return a step; its thumbnails are [count, height, width, pixels under zlib]."""
    pixels = zlib.compress(np.ascontiguousarray(step.thumbnails).tobytes(), 6)
    return {
        "texts": step.texts,
        "scores": [float(score) for score in step.scores],
        "kept": step.kept,
        "forced": step.forced,
        "thumbnails": [*step.thumbnails.shape, pixels],
    }


def _thumbnails(_kind: type, stored: Any) -> NDArray[np.uint8]:
    count, height, width, packed = msgspec.convert(stored, tuple[Count, Side, Side, bytes])
    size = count * height * width
    if size > _MAX_THUMBNAILS:
        raise DamagedData(Told("thumbnails are larger than small pictures"))
    try:
        data = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error as error:
        raise DamagedData(Told("thumbnails: {error}", error=error)) from error
    if len(data) != size:
        raise DamagedData(Told("thumbnails have another size than they say"))
    return frozen(np.frombuffer(data, dtype=np.uint8).reshape(count, height, width))
