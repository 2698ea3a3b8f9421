"""What can still be read of a damaged document: every annotation that is whole by itself."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from carnn_desktop.annotations.model import Annotation, ImageDocument
from carnn_desktop.contracts.run import Run
from carnn_desktop.project.codec import StoredAnnotation, annotation_of_stored, run_of_stored
from carnn_desktop.project.values import (
    BAD_JSON,
    MAX_AREA,
    MAX_SIDE,
    DamagedData,
    StoredArray,
    unpack_levels,
)

_ANNOTATIONS = b'"regions":['
_FAILURES = (*BAD_JSON, DamagedData)


class _Loose(Struct, rename={"annotations": "regions"}):
    """A document whose parts are looked at one by one."""

    width: Any = 0
    height: Any = 0
    origins: tuple[msgspec.Raw, ...] = ()
    levels: tuple[msgspec.Raw, ...] = ()
    annotations: tuple[msgspec.Raw, ...] = ()


def readable_part(image_id: int, body: bytes) -> tuple[ImageDocument, int]:
    """Return a document of the annotations that are whole, and how many are not.

    It is in review again, whatever it was before; empty where nothing can be read. Annotations
    whose origin is damaged count as imported.
    """
    try:
        loose, cut = msgspec.json.decode(body, type=_Loose), 0
    except _FAILURES:
        loose, cut = _start(body)
    annotations: dict[str, Annotation] = {}
    room = MAX_AREA
    for raw in loose.annotations:
        annotation = _annotation(raw, loose, room)
        if annotation is not None and annotation.id not in annotations:
            annotations[annotation.id] = annotation
            room -= annotation.mask.pixels.size
    width, height = _side(loose.width), _side(loose.height)
    if width * height > MAX_AREA:
        width = height = 0
    document = ImageDocument(
        image_id=image_id,
        width=width,
        height=height,
        annotations=tuple(annotations.values()),
        state="in_review" if annotations else "new",
    )
    return document, len(loose.annotations) - len(annotations) + cut


def _start(body: object) -> tuple[_Loose, int]:
    """Return what comes before the place where the JSON breaks, and 1 for the annotation it is
    in.
    """
    if not isinstance(body, bytes) or _ANNOTATIONS not in body:
        return _Loose(), 0
    head, mark, rest = body.partition(_ANNOTATIONS)
    try:
        loose = msgspec.json.decode(head + mark + b"]}", type=_Loose)
    except _FAILURES:
        loose = _Loose()
    text, place = rest.decode("utf-8", "replace"), 0
    with contextlib.suppress(ValueError, RecursionError):
        while True:
            end = json.JSONDecoder().raw_decode(text, place)[1]
            loose.annotations += (msgspec.Raw(text[place:end].encode()),)
            place = end + 1  # the comma
    return loose, 1


def _side(value: Any) -> int:
    return value if isinstance(value, int) and 0 < value <= MAX_SIDE else 0


def _annotation(raw: msgspec.Raw, loose: _Loose, room: int) -> Annotation | None:
    """Return an annotation read as the only one of a document; None when it is damaged.

    room : pixels that its mask may have
    """
    try:
        stored = msgspec.json.decode(raw, type=StoredAnnotation)
        if stored.mask.width * stored.mask.height > room:
            return None
        levels = [] if stored.levels is None else _levels(loose.levels, stored.levels)
        alone = msgspec.structs.replace(stored, origin=0, levels=0 if levels else None)
        return annotation_of_stored(alone, 0, [_run(loose.origins, stored.origin)], levels)
    except _FAILURES:
        return None


def _levels(levels: tuple[msgspec.Raw, ...], place: int) -> list[NDArray[np.uint8]]:
    """Return the soft map of an annotation, none where it is damaged."""
    try:
        return [unpack_levels(msgspec.json.decode(levels[place], type=StoredArray))]
    except (IndexError, *_FAILURES):
        return []


def _run(origins: tuple[msgspec.Raw, ...], place: int) -> Run:
    try:
        return run_of_stored(msgspec.json.decode(origins[place], type=dict[str, Any]))
    except (IndexError, *_FAILURES):
        return Run(source="import")
