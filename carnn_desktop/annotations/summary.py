"""What a list of images needs of each document, without reading it: counts by category and
marks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from msgspec import Struct

from carnn_desktop.annotations.model import Annotation, ImageDocument, ImageState


class CategoryCounts(Struct, array_like=True, frozen=True):
    """How many annotations of one category an image has, by state."""

    category: int
    proposed: int = 0
    accepted: int = 0
    rejected: int = 0


class ImageSummary(Struct, array_like=True, frozen=True):
    """One image. ``forced``: annotations that no text deserved and nobody has decided on yet."""

    categories: tuple[CategoryCounts, ...] = ()
    flagged: int = 0
    noted: int = 0
    forced: int = 0

    def of(self, category_id: int) -> CategoryCounts | None:
        """Return the counts of one category, None when the image has no annotation of it."""
        return next((item for item in self.categories if item.category == category_id), None)


class _LightAnnotation(Struct, rename={"category": "concept"}):
    """The keys of a stored annotation that are counted; all others are skipped."""

    category: int
    state: str
    forced: bool = False
    reviewed: str = ""
    needs_review: bool = False
    note: str = ""


class _LightDocument(Struct, rename={"annotations": "regions"}):
    annotations: tuple[_LightAnnotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """How a project uses one category: annotations by state, and images with any of them."""

    proposed: int = 0
    accepted: int = 0
    rejected: int = 0
    images: int = 0

    @property
    def annotations(self) -> int:
        """All annotations, rejected ones too."""
        return self.proposed + self.accepted + self.rejected


_PLACES = {"proposed": 0, "accepted": 1, "rejected": 2}
_NOTHING = ImageSummary()
_BAD_JSON = (msgspec.DecodeError, UnicodeDecodeError, TypeError, RecursionError)
_SUMMARY = msgspec.json.Decoder(ImageSummary)
_BODY = msgspec.json.Decoder(_LightDocument)
_STATE: msgspec.json.Decoder[ImageState] = msgspec.json.Decoder(ImageState)


def summary_of(document: ImageDocument) -> ImageSummary:
    """Return the summary of a document."""
    return _counted(_light(annotation) for annotation in document.annotations)


def summary_of_body(body: bytes) -> ImageSummary:
    """Return the summary of a stored document; none of a damaged one."""
    try:
        return _counted(_BODY.decode(body).annotations)
    except _BAD_JSON:
        return _NOTHING


def state_of_body(body: bytes) -> ImageState:
    """Return the state of a stored document; ``new`` where it cannot be read."""
    try:
        parts = msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        return _STATE.decode(parts.get("state", b'"new"'))
    except _BAD_JSON:
        return "new"


def encode_summary(summary: ImageSummary) -> str:
    """Return a summary as it is stored."""
    return msgspec.json.encode(summary).decode()


def decode_summary(text: str) -> ImageSummary:
    """Return a stored summary; an empty one where it is damaged (a save counts anew)."""
    try:
        return _SUMMARY.decode(text)
    except _BAD_JSON:
        return _NOTHING


def categories_of(text: str) -> frozenset[int] | None:
    """Return the categories that a stored summary counts; None where it is damaged."""
    try:
        return frozenset(item.category for item in _SUMMARY.decode(text).categories)
    except _BAD_JSON:
        return None


def uses_of(summary: Iterable[ImageSummary]) -> dict[int, Use]:
    """Return by category how all these images use it."""
    sums: Counter[tuple[int, str]] = Counter()
    for one in summary:
        for item in one.categories:
            sums[item.category, "proposed"] += item.proposed
            sums[item.category, "accepted"] += item.accepted
            sums[item.category, "rejected"] += item.rejected
            sums[item.category, "images"] += 1
    names = ("proposed", "accepted", "rejected", "images")
    return {key: Use(*(sums[key, name] for name in names)) for key in {key for key, _ in sums}}


def _light(annotation: Annotation) -> _LightAnnotation:
    return _LightAnnotation(
        annotation.category_id,
        annotation.state,
        annotation.provenance.forced,
        annotation.provenance.reviewed,
        annotation.needs_review,
        annotation.note,
    )


def _counted(annotations: Iterable[_LightAnnotation]) -> ImageSummary:
    counts: dict[int, list[int]] = {}
    flagged = noted = forced = 0
    for annotation in annotations:
        counts.setdefault(annotation.category, [0, 0, 0])[_PLACES.get(annotation.state, 2)] += 1
        flagged += annotation.needs_review
        noted += bool(annotation.note)
        forced += annotation.forced and not annotation.reviewed
    if not counts:
        return _NOTHING
    categories = tuple(CategoryCounts(key, *counts[key]) for key in sorted(counts))
    return ImageSummary(categories, flagged, noted, forced)
