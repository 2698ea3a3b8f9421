"""What a list of images needs of each document, without reading it: counts by concept and marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from carnn_desktop.annotations.model import ImageDocument, ImageState, Region


class ConceptFacts(Struct, array_like=True, frozen=True):
    """How many regions of one concept an image has, by state."""

    concept: int
    proposed: int = 0
    accepted: int = 0
    rejected: int = 0


class Facts(Struct, array_like=True, frozen=True):
    """One image. ``forced``: regions that no text deserved and nobody has decided on yet."""

    concepts: tuple[ConceptFacts, ...] = ()
    flagged: int = 0
    noted: int = 0
    forced: int = 0

    def of(self, concept_id: int) -> ConceptFacts | None:
        """Return the counts of one concept, None when the image has no region of it."""
        return next((item for item in self.concepts if item.concept == concept_id), None)


class _LightRegion(Struct):
    """The keys of a stored region that are counted; all others are skipped."""

    concept: int
    state: str
    forced: bool = False
    reviewed: str = ""
    needs_review: bool = False
    note: str = ""


class _LightDocument(Struct):
    regions: tuple[_LightRegion, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """How a project uses one concept: regions by state, and images with any of them."""

    proposed: int = 0
    accepted: int = 0
    rejected: int = 0
    images: int = 0

    @property
    def regions(self) -> int:
        """All regions, rejected ones too."""
        return self.proposed + self.accepted + self.rejected


_PLACES = {"proposed": 0, "accepted": 1, "rejected": 2}
_NOTHING = Facts()
_FACTS = msgspec.json.Decoder(Facts)
_BODY = msgspec.json.Decoder(_LightDocument)
_STATE: msgspec.json.Decoder[ImageState] = msgspec.json.Decoder(ImageState)


def facts_of(document: ImageDocument) -> Facts:
    """Return the facts of a document."""
    return _counted(_light(region) for region in document.regions)


def facts_of_body(body: bytes) -> Facts:
    """Return the facts of a stored document; none of a damaged one."""
    try:
        return _counted(_BODY.decode(body).regions)
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        return _NOTHING


def state_of_body(body: bytes) -> ImageState:
    """Return the state of a stored document; ``new`` where it cannot be read."""
    try:
        parts = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        return _STATE.decode(parts.get("state", b'"new"'))
    except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
        return "new"


def encode_facts(facts: Facts) -> str:
    """Return facts as they are stored."""
    return msgspec.json.encode(facts).decode()


def decode_facts(text: str) -> Facts:
    """Return stored facts; none where they are damaged (they are counted anew with a save)."""
    try:
        return _FACTS.decode(text)
    except (msgspec.DecodeError, TypeError):
        return _NOTHING


def concepts_of(text: str) -> frozenset[int] | None:
    """Return the concepts that stored facts count; None where they are damaged."""
    try:
        return frozenset(item.concept for item in _FACTS.decode(text).concepts)
    except (msgspec.DecodeError, TypeError):
        return None


def uses_of(facts: Iterable[Facts]) -> dict[int, Use]:
    """Return by concept how all these images use it."""
    sums: Counter[tuple[int, str]] = Counter()
    for one in facts:
        for item in one.concepts:
            sums[item.concept, "proposed"] += item.proposed
            sums[item.concept, "accepted"] += item.accepted
            sums[item.concept, "rejected"] += item.rejected
            sums[item.concept, "images"] += 1
    names = ("proposed", "accepted", "rejected", "images")
    return {key: Use(*(sums[key, name] for name in names)) for key in {key for key, _ in sums}}


def _light(region: Region) -> _LightRegion:
    return _LightRegion(
        region.concept_id,
        region.state,
        region.provenance.forced,
        region.provenance.reviewed,
        region.needs_review,
        region.note,
    )


def _counted(regions: Iterable[_LightRegion]) -> Facts:
    counts: dict[int, list[int]] = {}
    flagged = noted = forced = 0
    for region in regions:
        counts.setdefault(region.concept, [0, 0, 0])[_PLACES.get(region.state, 2)] += 1
        flagged += region.needs_review
        noted += bool(region.note)
        forced += region.forced and not region.reviewed
    if not counts:
        return _NOTHING
    concepts = tuple(ConceptFacts(key, *counts[key]) for key in sorted(counts))
    return Facts(concepts, flagged, noted, forced)
