"""What the window of learned classes shows of each class: a pure reading of the session's state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from carnn_desktop.annotations.model import Category
from carnn_desktop.services.events import LearningState
from carnn_desktop.ui.look.told import shown_number

translate = QCoreApplication.translate

LITTLE = 0.02
"""Twice as many photos that add less than this to the IoU bring little; less than MUCH: some."""
MUCH = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """One class with examples, or with some that were put aside.

    photos, objects : how many teach it; iou_words, iou : by words alone and as runs find it, 0..1,
    on photos held out, None where nothing could be held out; share_of_words : 0..1
    gain : what twice as many photos would likely add, None = too few photos to tell
    estimating : that is still being computed; resting : its examples take no part
    forgotten : how many photos no longer teach it
    """

    category: Category
    photos: int = 0
    objects: int = 0
    iou_words: float | None = None
    iou: float | None = None
    share_of_words: float = 0.0
    gain: float | None = None
    estimating: bool = False
    resting: bool = False
    forgotten: int = 0


def class_rows(state: LearningState, categories: Iterable[Category]) -> list[ClassRow]:
    """Return the classes that are learned or put aside, those of the most photos first."""
    rows = []
    for category in categories:
        known = state.learned.of(category.name)
        resting, gone = category.id in state.resting, state.forgotten.get(category.id, 0)
        if known is None and not resting and not gone:
            continue
        rows.append(
            ClassRow(
                category=category,
                photos=0 if known is None else known.photos,
                objects=0 if known is None else state.objects.get(category.name, 0),
                iou_words=None if known is None else known.iou_words,
                iou=None if known is None else known.iou,
                share_of_words=0.0 if known is None else known.share_of_words,
                gain=_gain(state.gains, category.name),
                estimating=state.busy or (known is not None and state.gains is None),
                resting=resting,
                forgotten=gone,
            )
        )
    return sorted(rows, key=lambda row: (row.resting, -row.photos))


def _gain(gains: Mapping[str, float | None] | None, name: str) -> float | None:
    return None if gains is None else gains.get(name)


def counts(row: ClassRow) -> str:
    """Return how much teaches a class: ``12 photos, 87 objects``."""
    if row.resting:
        return translate("Learned", "Examples are off: looked for by words alone")
    if not row.photos:
        return translate("Learned", "Nothing teaches it now: looked for by words alone")
    return ", ".join((photos(row.photos), _objects(row.objects)))


def photos(count: int) -> str:
    """Return ``1 photo``, ``12 photos``."""
    if count == 1:
        return translate("Learned", "1 photo")
    return translate("Learned", "{count} photos").format(count=shown_number(count))


def _objects(count: int) -> str:
    if count == 1:
        return translate("Learned", "1 object")
    return translate("Learned", "{count} objects").format(count=shown_number(count))


def outlook(row: ClassRow) -> str:
    """Return in words what more photos would likely bring."""
    if row.resting or not row.photos:
        return ""
    if row.estimating:
        return translate("Learned", "What more photos would bring: estimating…")
    if row.gain is None:
        return translate("Learned", "More photos: too few yet to tell what they would bring")
    if row.gain < LITTLE:
        words = translate("Learned", "Twice as many photos would bring little ({gain})")
    elif row.gain < MUCH:
        words = translate("Learned", "Twice as many photos would bring some ({gain})")
    else:
        words = translate("Learned", "Twice as many photos would bring much ({gain})")
    return words.format(gain=f"+{shown_number(row.gain, '.2f')} IoU")


def told(row: ClassRow) -> str:
    """Return all that is shown of a class, for a tooltip and for assistive tools."""
    lines = [row.category.name, counts(row)]
    if row.iou_words is not None:
        text = translate("Learned", "Words alone: IoU {iou}")
        lines.append(text.format(iou=shown_number(row.iou_words, ".2f")))
    if row.iou is not None:
        text = translate("Learned", "With examples: IoU {iou}, {share} of it from words")
        lines.append(
            text.format(iou=shown_number(row.iou, ".2f"), share=f"{row.share_of_words:.0%}")
        )
    if row.forgotten:
        text = translate("Learned", "Forgotten: {photos}")
        lines.append(text.format(photos=photos(row.forgotten)))
    return "\n".join((*lines, outlook(row))).strip()
