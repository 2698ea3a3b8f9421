"""How states are named and marked: a letter and a tone, so that colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from carnn_desktop.annotations.decisions import decision_of
from carnn_desktop.annotations.model import Annotation, ImageState
from carnn_desktop.annotations.summary import ImageSummary
from carnn_desktop.ui.look.theme import tones
from carnn_desktop.ui.look.told import shown_number

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign on a coloured disc, and the words for it; with ``badge`` a short word instead."""

    letter: str
    words: str
    color: QColor
    badge: str = ""


def image_mark(state: ImageState, palette: QPalette) -> Mark:
    """Return the mark of an image's state."""
    tone = tones(palette)
    accent = palette.color(QPalette.ColorRole.Accent)
    letter, words, color, badge = {
        "new": ("", translate("States", "Not yet looked at"), tone.line, ""),
        "proposed": (
            "?",
            translate("States", "Proposals wait"),
            accent,
            translate("States", "to review"),
        ),
        "in_review": (
            "…",
            translate("States", "In review"),
            tone.attention,
            translate("States", "begun"),
        ),
        "done": ("✓", translate("States", "Done"), tone.good, translate("States", "done")),
        "done_empty": (
            "∅",
            translate("States", "Done, nothing here"),
            tone.good,
            translate("States", "empty"),
        ),
        "failed": (
            "!",
            translate("States", "Cannot be read"),
            tone.bad,
            translate("States", "failed"),
        ),
    }[state]
    return Mark(letter, words, color, badge)


def annotation_mark(annotation: Annotation, palette: QPalette) -> Mark:
    """Return the mark of an annotation's state."""
    tone = tones(palette)
    if annotation.state == "accepted":
        return Mark("✓", translate("States", "accepted"), tone.good)
    if annotation.state == "rejected":
        forced = decision_of(annotation) == "forced"
        return Mark(
            "✕",
            translate("States", "nearest guess") if forced else translate("States", "rejected"),
            tone.bad,
        )
    return Mark("?", translate("States", "proposal"), tone.attention)


def annotation_detail(annotation: Annotation) -> str:
    """Return what is worth knowing of an annotation in a few words."""
    provenance = annotation.provenance
    parts = []
    if provenance.run.source == "manual":
        parts.append(translate("States", "drawn"))
    elif provenance.run.source == "import":
        parts.append(translate("States", "imported"))
    elif provenance.score is not None:
        parts.append(
            translate("States", "score {score}").format(score=shown_number(provenance.score, ".2f"))
        )
    if provenance.edit_iou is not None:
        parts.append(translate("States", "edited"))
    if annotation.needs_review:
        parts.append(translate("States", "look again"))
    return ", ".join(parts)


def summary_words(summary: ImageSummary) -> str:
    """Return what an image has in a few words; empty where it has nothing."""
    waiting = sum(item.proposed for item in summary.categories)
    accepted = sum(item.accepted for item in summary.categories)
    parts = []
    if waiting:
        parts.append(translate("States", "{count} to decide").format(count=waiting))
    if accepted:
        parts.append(translate("States", "{count} accepted").format(count=accepted))
    if summary.forced and not waiting:
        parts.append(translate("States", "none found"))
    if summary.flagged:
        parts.append("⚑ " + translate("States", "look again"))
    elif summary.noted:
        parts.append(translate("States", "note"))
    return ", ".join(parts)
