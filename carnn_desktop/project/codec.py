"""Documents as stored: versioned JSON that is validated when it is read.

Masks are COCO run lengths of their crop plus origin. Soft maps are second differences under zlib,
each stored once a document however many annotations share it; so is what all annotations of a run
have in common. Nothing here believes what it reads: damaged rows raise :class:`DamagedData`.
"""

from __future__ import annotations

from collections import deque
from dataclasses import fields
from typing import Annotated, Any

import msgspec
import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from carnn_desktop.annotations.model import (
    ActivationMap,
    Annotation,
    AnnotationState,
    ImageDocument,
    ImageState,
    Provenance,
)
from carnn_desktop.annotations.provenance import run_from, run_values
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.values import (
    BAD_JSON,
    MASKS_AREA,
    MAX_AREA,
    Count,
    DamagedData,
    Side,
    StoredArray,
    StoredMask,
    pack_levels,
    pack_mask,
    to_json,
    unpack_levels,
    unpack_mask,
)

DOCUMENT_VERSION = 1
_SMALL_AREA = 100_000_000
_PIXELS_A_BYTE = 3_000  # a mask of a person's hand has fewer than 1,500 for each byte
_CACHED = 256
_EMPTY_RUN = run_values(Run(source="model"))
_OF_ANNOTATION = (
    *("id", "state", "iscrowd", "needs_review", "note"),
    *("attributes", "rings", "is_box", "extra"),
)
_OF_PROVENANCE = tuple(field.name for field in fields(Provenance) if field.name != "run")


class StoredAnnotation(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename={"category": "concept"},
):
    """An annotation; ``origin`` and ``levels`` are indices into the document's lists."""

    id: Annotated[str, Meta(min_length=1)]
    category: Annotated[int, Meta(ge=1, le=1 << 53)]
    mask: StoredMask
    state: AnnotationState
    origin: Count
    text: str = ""
    score: float | None = None
    forced: bool = False
    contrast: tuple[float | None, float] | None = None
    edit_iou: float | None = None
    split: bool = False
    relabelled: bool = False
    reviewed: str = ""
    acceptance: float | None = None
    levels: Count | None = None
    level: float = 0.0
    proposed_level: float | None = None
    original: StoredMask | None = None
    iscrowd: bool = False
    needs_review: bool = False
    note: str = ""
    attributes: dict[str, Any] = {}
    rings: tuple[tuple[float, ...], ...] = ()
    is_box: bool = False
    extra: dict[str, Any] = {}


class StoredDocument(
    Struct, frozen=True, forbid_unknown_fields=True, rename={"annotations": "regions"}
):
    """A document. ``origins`` and ``levels`` are what its annotations point to."""

    width: Side
    height: Side
    state: ImageState
    origins: tuple[dict[str, Any], ...]
    levels: tuple[StoredArray, ...]
    annotations: tuple[StoredAnnotation, ...]


class Codec:
    """Encodes documents; remembers the last packed maps, since most saves repeat them."""

    def __init__(self) -> None:
        self._packed: deque[tuple[NDArray[np.uint8], StoredArray]] = deque(maxlen=_CACHED)
        self._decoder = msgspec.json.Decoder(StoredDocument)

    def encode(self, document: ImageDocument) -> bytes:
        """Return the document as it is stored, except for its image id."""
        origins: dict[Run, int] = {}
        arrays: list[NDArray[np.uint8]] = []
        annotations = []
        last: Run | None = None
        origin = 0
        for annotation in document.annotations:
            if (run := annotation.provenance.run) is not last:  # hashing a run takes its time
                last, origin = run, origins.setdefault(run, len(origins))
            levels = None if annotation.levels is None else _place(arrays, annotation.levels.values)
            annotations.append(_stored_annotation(annotation, origin, levels))
        return to_json(
            StoredDocument(
                width=document.width,
                height=document.height,
                state=document.state,
                origins=tuple(map(stored_run, origins)),
                levels=tuple(map(self._pack, arrays)),
                annotations=tuple(annotations),
            )
        )

    def decode(self, image_id: int, version: int, body: bytes) -> ImageDocument:
        """Return the stored document of an image; raise DamagedData when it is none."""
        if version != DOCUMENT_VERSION:
            raise DamagedData(
                Told(
                    "it is of format {version}, known is {known}",
                    version=str(version)[:20],
                    known=DOCUMENT_VERSION,
                )
            )
        try:
            stored = self._decoder.decode(body)
        except BAD_JSON as error:
            raise DamagedData(str(error)) from error
        _check_sizes(stored)
        levels = [unpack_levels(array) for array in stored.levels]
        self._packed.extend(zip(levels, stored.levels, strict=True))
        runs = [run_of_stored(values) for values in stored.origins]
        annotations = tuple(
            annotation_of_stored(annotation, number, runs, levels)
            for number, annotation in enumerate(stored.annotations)
        )
        if len({annotation.id for annotation in annotations}) != len(annotations):
            raise DamagedData(Told("two regions have the same id"))
        return ImageDocument(
            image_id=image_id,
            width=stored.width,
            height=stored.height,
            annotations=annotations,
            state=stored.state,
        )

    def _pack(self, values: NDArray[np.uint8]) -> StoredArray:
        for known, packed in reversed(self._packed):
            if known is values:
                return packed
        packed = pack_levels(values)
        if not values.flags.writeable:
            self._packed.append((values, packed))
        return packed


def _check_sizes(stored: StoredDocument) -> None:
    """Raise DamagedData for masks and maps that say they are larger than what can be, all in all.

    A few letters can say that a mask is huge; so what they may say follows how much is written.
    """
    if stored.width * stored.height > MAX_AREA:
        raise DamagedData(Told("it is larger than any photo"))
    masks = [mask for one in stored.annotations for mask in (one.mask, one.original) if mask]
    total = sum(mask.width * mask.height for mask in masks)
    total += sum(array.width * array.height for array in stored.levels)
    written = sum(len(mask.counts) for mask in masks) + sum(len(a.data) for a in stored.levels)
    most = 2 * max(stored.width * stored.height, _SMALL_AREA) + _PIXELS_A_BYTE * written
    if total > max(most, MASKS_AREA + MAX_AREA):  # the last one that was imported counts, too
        raise DamagedData(Told("its masks say that they are larger than what is written of them"))


def stored_run(run: Run) -> dict[str, Any]:
    """Return a run as it is stored: what is as in an empty run is left out."""
    values = run_values(run).items()
    return {name: v for name, v in values if name == "source" or v != _EMPTY_RUN[name]}


def run_of_stored(values: dict[str, Any]) -> Run:
    """Return the run of :func:`stored_run`; raise DamagedData."""
    try:
        return run_from(values)
    except (KeyError, ValueError) as error:
        raise DamagedData(Told("a provenance: {error}", error=error)) from error


def _place(arrays: list[NDArray[np.uint8]], wanted: NDArray[np.uint8]) -> int:
    """Return where that very array is among ``arrays``, to which it is added."""
    for place, array in enumerate(arrays):
        if array is wanted:
            return place
    arrays.append(wanted)
    return len(arrays) - 1


def _stored_annotation(annotation: Annotation, origin: int, levels: int | None) -> StoredAnnotation:
    return StoredAnnotation(
        **{name: getattr(annotation, name) for name in _OF_ANNOTATION},
        **{name: getattr(annotation.provenance, name) for name in _OF_PROVENANCE},
        category=annotation.category_id,
        mask=pack_mask(annotation.mask),
        origin=origin,
        levels=levels,
        level=0.0 if annotation.levels is None else annotation.levels.level,
        proposed_level=None if annotation.levels is None else annotation.levels.proposed,
        original=None if annotation.original is None else pack_mask(annotation.original),
    )


def annotation_of_stored(
    stored: StoredAnnotation, number: int, runs: list[Run], levels: list[NDArray[np.uint8]]
) -> Annotation:
    """Return a stored annotation, the ``number``-th of its document; raise DamagedData."""
    if stored.origin >= len(runs):
        raise DamagedData(Told("region {number} has no provenance", number=number + 1))
    if stored.levels is not None and stored.levels >= len(levels):
        raise DamagedData(Told("region {number} has no mask levels", number=number + 1))
    level_map = None
    if stored.levels is not None:
        level_map = ActivationMap(levels[stored.levels], stored.level, stored.proposed_level)
    own = {name: getattr(stored, name) for name in _OF_PROVENANCE}
    return Annotation(
        **{name: getattr(stored, name) for name in _OF_ANNOTATION},
        category_id=stored.category,
        mask=unpack_mask(stored.mask),
        provenance=Provenance(run=runs[stored.origin], **own),
        levels=level_map,
        original=None if stored.original is None else unpack_mask(stored.original),
    )
