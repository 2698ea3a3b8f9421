"""The candidates of phrases in a document: which wait for a choice.

A phrase comes with several proposals, best first, of which mostly one is meant; the choice itself
is in :mod:`carnn_desktop.annotations.phrase_edits`.
"""

from __future__ import annotations

from dataclasses import dataclass

from carnn_desktop.annotations.decisions import decision_of
from carnn_desktop.annotations.model import ImageDocument, Region


@dataclass(frozen=True, slots=True)
class Choice:
    """A phrase whose candidates wait, best first; a forced one is offered though it is too weak."""

    phrase: str
    regions: tuple[Region, ...]


def is_candidate(region: Region) -> bool:
    """Whether a region came as a candidate of a phrase and nobody has decided on it."""
    waits = decision_of(region) in ("proposed", "forced")
    return region.provenance.contrast is not None and waits


def choices(document: ImageDocument) -> tuple[Choice, ...]:
    """Return the phrases that wait for a choice, in the order their candidates came."""
    groups: dict[str, list[Region]] = {}
    for region in document.regions:
        if is_candidate(region):
            groups.setdefault(region.provenance.text, []).append(region)
    return tuple(Choice(phrase, tuple(regions)) for phrase, regions in groups.items())


def lesser_candidates(document: ImageDocument) -> frozenset[str]:
    """Return the ids of all pending candidates but the best of each phrase."""
    return frozenset(
        region.id
        for choice in choices(document)
        for region in [one for one in choice.regions if one.state == "proposed"][1:]
    )
