"""The candidates of phrases in a document: which wait for a choice.

A phrase comes with several proposals, best first, of which mostly one is meant; the choice itself
is in :mod:`carnn_desktop.annotations.phrase_edits`.
"""

from __future__ import annotations

from dataclasses import dataclass

from carnn_desktop.annotations.decisions import decision_of
from carnn_desktop.annotations.model import Annotation, ImageDocument


@dataclass(frozen=True, slots=True)
class Choice:
    """A phrase whose candidates wait, best first; a forced one is offered though it is too weak."""

    phrase: str
    annotations: tuple[Annotation, ...]


def is_candidate(annotation: Annotation) -> bool:
    """Whether an annotation came as a candidate of a phrase and nobody has decided on it."""
    waits = decision_of(annotation) in ("proposed", "forced")
    return annotation.provenance.contrast is not None and waits


def choices(document: ImageDocument) -> tuple[Choice, ...]:
    """Return the phrases that wait for a choice, in the order their candidates came."""
    groups: dict[str, list[Annotation]] = {}
    for annotation in document.annotations:
        if is_candidate(annotation):
            groups.setdefault(annotation.provenance.text, []).append(annotation)
    return tuple(Choice(phrase, tuple(annotations)) for phrase, annotations in groups.items())


def lesser_candidates(document: ImageDocument) -> frozenset[str]:
    """Return the ids of all pending candidates but the best of each phrase."""
    return frozenset(
        annotation.id
        for choice in choices(document)
        for annotation in [one for one in choice.annotations if one.state == "proposed"][1:]
    )
