"""What a second run of the same texts changed: before and after, text by text. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from carnn_desktop.annotations import masks
from carnn_desktop.annotations.decisions import decided_by_person
from carnn_desktop.annotations.model import ImageDocument, Mask


@dataclass(frozen=True, slots=True)
class Side:
    """One text in one run: its score and all its pixels."""

    score: float | None
    mask: Mask
    forced: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One text: ``before`` or ``after`` None = the run did not propose it; iou of both masks."""

    text: str
    before: Side | None
    after: Side | None
    iou: float

    @property
    def same(self) -> bool:
        """Whether both runs say the same."""
        return self.before is not None and self.after is not None and self.iou > 0.999


def compare_runs(before: ImageDocument, after: ImageDocument) -> tuple[Change, ...]:
    """Return the changes of a model's proposals, in the order of their texts.

    What a person decided is no proposal any more and stands in neither.
    """
    old, new = _sides(before), _sides(after)
    return tuple(
        Change(text, old.get(text), new.get(text), _iou(old.get(text), new.get(text)))
        for text in sorted({*old, *new}, key=str.casefold)
    )


def _sides(document: ImageDocument) -> dict[str, Side]:
    sides: dict[str, Side] = {}
    for annotation in document.annotations:
        if annotation.provenance.run.source == "model" and not decided_by_person(annotation):
            provenance, text = annotation.provenance, annotation.provenance.text
            known = sides.get(text)
            mask = annotation.mask if known is None else masks.union(known.mask, annotation.mask)
            sides[text] = Side(provenance.score, mask, provenance.forced)
    return sides


def _iou(before: Side | None, after: Side | None) -> float:
    if before is None or after is None:
        return 0.0
    return masks.mask_iou(before.mask, after.mask)
