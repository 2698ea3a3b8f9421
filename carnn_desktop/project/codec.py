"""Documents as stored: versioned JSON that is validated when it is read.

Masks are COCO run lengths of their crop plus origin. Soft maps are second differences under zlib,
each stored once a document however many regions share it; so is what all regions of a run have in
common. Nothing here believes what it reads: damaged rows raise :class:`DamagedData`.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Annotated, Any

import msgspec
import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from carnn_desktop.annotations.model import (
    ImageDocument,
    ImageState,
    LevelMap,
    Provenance,
    Region,
    RegionState,
    Source,
)
from carnn_desktop.contracts.requests import Mode
from carnn_desktop.project.values import (
    Count,
    DamagedData,
    Side,
    StoredArray,
    StoredMask,
    pack_levels,
    pack_mask,
    readable,
    to_json,
    unpack_levels,
    unpack_mask,
)

__all__ = [
    "DOCUMENT_VERSION",
    "Codec",
    "Count",
    "DamagedData",
    "Side",
    "StoredArray",
    "StoredDocument",
    "StoredMask",
    "StoredOrigin",
    "StoredRegion",
    "readable",
    "to_json",
]

DOCUMENT_VERSION = 1
_CACHED = 256


class StoredOrigin(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The part of a provenance that all regions of a run share."""

    source: Source
    created: str = ""
    model: str = ""
    model_sha256: str = ""
    classifier: str = ""
    classifier_sha256: str = ""
    refiner: str = ""
    refiner_sha256: str = ""
    mode: Mode = "concepts"
    texts: tuple[str, ...] = ()
    background_words: tuple[str, ...] = ()
    settings: dict[str, Any] = {}
    device: str = ""
    dtype: str = ""
    steps: Count = 0


class StoredRegion(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A region; ``origin`` and ``levels`` are indices into the document's lists."""

    id: Annotated[str, Meta(min_length=1)]
    concept: Annotated[int, Meta(ge=1)]
    mask: StoredMask
    state: RegionState
    origin: Count
    text: str = ""
    score: float | None = None
    forced: bool = False
    contrast: tuple[float | None, float] | None = None
    edit_iou: float | None = None
    split: bool = False
    relabelled: bool = False
    reviewed: str = ""
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


class StoredDocument(Struct, frozen=True, forbid_unknown_fields=True):
    """A document. ``origins`` and ``levels`` are what its regions point to."""

    width: Side
    height: Side
    state: ImageState
    origins: tuple[StoredOrigin, ...]
    levels: tuple[StoredArray, ...]
    regions: tuple[StoredRegion, ...]


class Codec:
    """Encodes documents; remembers the last packed maps, since most saves repeat them."""

    def __init__(self) -> None:
        self._packed: OrderedDict[int, tuple[NDArray[np.uint8], StoredArray]] = OrderedDict()
        self._decoder = msgspec.json.Decoder(StoredDocument)

    def encode(self, document: ImageDocument) -> bytes:
        """Return the document as it is stored, except for its image id."""
        origins: dict[tuple[Any, ...], int] = {}
        stored_origins: list[StoredOrigin] = []
        arrays: dict[int, int] = {}
        levels: list[StoredArray] = []
        regions = []
        for region in document.regions:
            key = _origin_key(region.provenance)
            if key not in origins:
                origins[key] = len(stored_origins)
                stored_origins.append(_origin(region.provenance))
            index = None
            if region.levels is not None:
                values = region.levels.values
                if id(values) not in arrays:
                    arrays[id(values)] = len(levels)
                    levels.append(self._pack(values))
                index = arrays[id(values)]
            regions.append(_stored_region(region, origins[key], index))
        return to_json(
            StoredDocument(
                width=document.width,
                height=document.height,
                state=document.state,
                origins=tuple(stored_origins),
                levels=tuple(levels),
                regions=tuple(regions),
            )
        )

    def decode(self, image_id: int, version: int, body: bytes) -> ImageDocument:
        """Return the stored document of an image; raise DamagedData when it is none."""
        if version != DOCUMENT_VERSION:
            raise DamagedData(f"it is of format {version}, known is {DOCUMENT_VERSION}")
        try:
            stored = self._decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError, TypeError) as error:
            raise DamagedData(str(error)) from error
        levels = [unpack_levels(array) for array in stored.levels]
        for array, values in zip(stored.levels, levels, strict=True):
            self._remember(values, array)
        regions = tuple(
            _region(region, number, stored, levels) for number, region in enumerate(stored.regions)
        )
        if len({region.id for region in regions}) != len(regions):
            raise DamagedData("two regions have the same id")
        return ImageDocument(
            image_id=image_id,
            width=stored.width,
            height=stored.height,
            regions=regions,
            state=stored.state,
        )

    def _pack(self, values: NDArray[np.uint8]) -> StoredArray:
        known = self._packed.get(id(values))
        if known is not None and known[0] is values:
            self._packed.move_to_end(id(values))
            return known[1]
        packed = pack_levels(values)
        if not values.flags.writeable:
            self._remember(values, packed)
        return packed

    def _remember(self, values: NDArray[np.uint8], packed: StoredArray) -> None:
        self._packed[id(values)] = (values, packed)
        while len(self._packed) > _CACHED:
            self._packed.popitem(last=False)


def _stored_region(region: Region, origin: int, levels: int | None) -> StoredRegion:
    provenance = region.provenance
    return StoredRegion(
        id=region.id,
        concept=region.concept_id,
        mask=pack_mask(region.mask),
        state=region.state,
        origin=origin,
        text=provenance.text,
        score=provenance.score,
        forced=provenance.forced,
        contrast=provenance.contrast,
        edit_iou=provenance.edit_iou,
        split=provenance.split,
        relabelled=provenance.relabelled,
        reviewed=provenance.reviewed,
        levels=levels,
        level=0.0 if region.levels is None else region.levels.level,
        proposed_level=None if region.levels is None else region.levels.proposed,
        original=None if region.original is None else pack_mask(region.original),
        iscrowd=region.iscrowd,
        needs_review=region.needs_review,
        note=region.note,
        attributes=region.attributes,
        rings=region.rings,
        is_box=region.is_box,
        extra=region.extra,
    )


def _region(
    stored: StoredRegion, number: int, document: StoredDocument, levels: list[NDArray[np.uint8]]
) -> Region:
    if stored.origin >= len(document.origins):
        raise DamagedData(f"region {number + 1} has no provenance")
    if stored.levels is not None and stored.levels >= len(levels):
        raise DamagedData(f"region {number + 1} has no mask levels")
    origin = document.origins[stored.origin]
    level_map = None
    if stored.levels is not None:
        level_map = LevelMap(levels[stored.levels], stored.level, stored.proposed_level)
    provenance = Provenance(
        source=origin.source,
        created=origin.created,
        model=origin.model,
        model_sha256=origin.model_sha256,
        classifier=origin.classifier,
        classifier_sha256=origin.classifier_sha256,
        refiner=origin.refiner,
        refiner_sha256=origin.refiner_sha256,
        mode=origin.mode,
        text=stored.text,
        texts=origin.texts,
        background_words=origin.background_words,
        settings=origin.settings,
        device=origin.device,
        dtype=origin.dtype,
        steps=origin.steps,
        score=stored.score,
        forced=stored.forced,
        contrast=stored.contrast,
        edit_iou=stored.edit_iou,
        split=stored.split,
        relabelled=stored.relabelled,
        reviewed=stored.reviewed,
    )
    return Region(
        id=stored.id,
        concept_id=stored.concept,
        mask=unpack_mask(stored.mask),
        state=stored.state,
        provenance=provenance,
        levels=level_map,
        original=None if stored.original is None else unpack_mask(stored.original),
        iscrowd=stored.iscrowd,
        needs_review=stored.needs_review,
        note=stored.note,
        attributes=stored.attributes,
        rings=stored.rings,
        is_box=stored.is_box,
        extra=stored.extra,
    )


def _origin_key(provenance: Provenance) -> tuple[Any, ...]:
    """Return what tells shared parts apart; settings by identity."""
    return (
        provenance.source,
        provenance.created,
        provenance.model,
        provenance.model_sha256,
        provenance.classifier,
        provenance.classifier_sha256,
        provenance.refiner,
        provenance.refiner_sha256,
        provenance.mode,
        provenance.texts,
        provenance.background_words,
        id(provenance.settings) if provenance.settings else 0,
        provenance.device,
        provenance.dtype,
        provenance.steps,
    )


def _origin(provenance: Provenance) -> StoredOrigin:
    return StoredOrigin(
        source=provenance.source,
        created=provenance.created,
        model=provenance.model,
        model_sha256=provenance.model_sha256,
        classifier=provenance.classifier,
        classifier_sha256=provenance.classifier_sha256,
        refiner=provenance.refiner,
        refiner_sha256=provenance.refiner_sha256,
        mode=provenance.mode,
        texts=provenance.texts,
        background_words=provenance.background_words,
        settings=provenance.settings,
        device=provenance.device,
        dtype=provenance.dtype,
        steps=provenance.steps,
    )
