"""How states are named and marked: a letter and a tone, so that colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QPalette

from carnn_desktop.documents.facts import Facts
from carnn_desktop.documents.model import ImageState, Region
from carnn_desktop.ui.theme import tones


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter on a coloured disc, and the words for it."""

    letter: str
    words: str
    color: QColor


def image_mark(state: ImageState, palette: QPalette) -> Mark:
    """Return the mark of an image's state."""
    tone = tones(palette)
    letter, words, color = {
        "new": ("", _tr("Not yet looked at"), tone.line),
        "proposed": ("P", _tr("Proposals wait"), palette.color(QPalette.ColorRole.Accent)),
        "in_review": ("R", _tr("In review"), tone.attention),
        "done": ("✓", _tr("Done"), tone.good),
        "done_empty": ("∅", _tr("Done, nothing here"), tone.good),
        "failed": ("!", _tr("Cannot be read"), tone.bad),
    }[state]
    return Mark(letter, words, color)


def region_mark(region: Region, palette: QPalette) -> Mark:
    """Return the mark of a region's state."""
    tone = tones(palette)
    if region.state == "accepted":
        return Mark("✓", _tr("accepted"), tone.good)
    if region.state == "rejected":
        forced = region.provenance.forced and not region.provenance.reviewed
        return Mark("✕", _tr("forced, rejected") if forced else _tr("rejected"), tone.bad)
    return Mark("?", _tr("proposal"), tone.attention)


def region_detail(region: Region) -> str:
    """Return what is worth knowing of a region in a few words."""
    provenance = region.provenance
    parts = []
    if provenance.source == "manual":
        parts.append(_tr("drawn"))
    elif provenance.source == "import":
        parts.append(_tr("imported"))
    elif provenance.score is not None:
        parts.append(_tr("score {score}").format(score=f"{provenance.score:.2f}"))
    if provenance.edit_iou is not None:
        parts.append(_tr("edited"))
    if region.needs_review:
        parts.append(_tr("look again"))
    return ", ".join(parts)


def facts_words(facts: Facts) -> str:
    """Return what an image has in a few words; empty where it has nothing."""
    waiting = sum(item.proposed for item in facts.concepts)
    accepted = sum(item.accepted for item in facts.concepts)
    parts = []
    if waiting:
        parts.append(_tr("{count} to decide").format(count=waiting))
    if accepted:
        parts.append(_tr("{count} accepted").format(count=accepted))
    if facts.forced and not waiting:
        parts.append(_tr("{count} forced").format(count=facts.forced))
    if facts.flagged:
        parts.append("⚑ " + _tr("look again"))
    elif facts.noted:
        parts.append(_tr("note"))
    return ", ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("States", text)
