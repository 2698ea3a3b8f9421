"""What the tables of an import show: images of the file, findings."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from PySide6.QtCore import QCoreApplication

from carnn_desktop.formats.importing.plan import PlannedImage
from carnn_desktop.formats.notes import Note, Notes
from carnn_desktop.ui.look.tables import Column, number
from carnn_desktop.ui.look.told import shown_number, told_text

translate = QCoreApplication.translate

ImageRow = tuple[str, str, int, str, bool, str]
"""Name in the file, photo, objects, how they match, whether it needs a look, what hovering says."""
Finding = tuple[str, str, str, bool]
"""What was done, where, what was found, whether something is lost."""


def image_columns(titles: Sequence[str]) -> list[Column[ImageRow]]:
    """Return the columns of images: in the file, photo, objects, match."""
    return [
        Column(
            title,
            "",
            itemgetter(place),
            number if place == 2 else str,
            alert=needs_look if place == 3 else None,
            about=itemgetter(5),
        )
        for place, title in enumerate(titles)
    ]


def finding_columns(titles: Sequence[str]) -> list[Column[Finding]]:
    """Return the columns of findings: what was done, where, what."""
    return [
        Column(title, "", itemgetter(place), alert=itemgetter(3) if place == 0 else None)
        for place, title in enumerate(titles)
    ]


def needs_look(row: ImageRow) -> bool:
    """Whether an image is not matched, or not for certain."""
    return row[4]


def image_row(entry: PlannedImage) -> ImageRow:
    """Return an image of the file as a row."""
    status = {
        "matched": _how(entry),
        "missing": translate("ImportTexts", "not in the folder"),
        "ambiguous": translate("ImportTexts", "several photos fit"),
        "unreadable": translate("ImportTexts", "photo cannot be read"),
        "size": translate("ImportTexts", "photo has another size"),
    }[entry.status]
    if entry.status == "matched" and entry.fit is not None:
        if entry.fit.exif == "raw":
            status = translate("ImportTexts", "annotated before its EXIF rotation")
        elif entry.fit.exif == "unsure":
            status = translate("ImportTexts", "turned by EXIF; its objects may be too")
    uncertain = entry.fit is not None and entry.fit.exif in ("raw", "unsure")
    alert = entry.status != "matched" or uncertain
    name = entry.image.name or str(entry.image.id)
    return name, entry.path, entry.objects, status, alert, told_text(entry.reason)


def finding(note: Note) -> Finding:
    """Return a finding as a row."""
    effect = {
        "noted": translate("ImportTexts", "Noted"),
        "repaired": translate("ImportTexts", "Repaired"),
        "left out": translate("ImportTexts", "Left out"),
    }[note.effect]
    return effect, told_text(note.path), told_text(note.message), note.effect == "left out"


def more_findings(notes: Notes) -> list[Finding]:
    """Return a last row where there are more findings than are listed."""
    more = sum(notes.counts.values()) - len(notes.listed)
    text = translate("ImportTexts", "and {count} more").format(count=shown_number(more))
    return [("", "", text, False)] if more > 0 else []


def _how(entry: PlannedImage) -> str:
    return {
        "path": translate("ImportTexts", "same path"),
        "name": translate("ImportTexts", "same name"),
        "case": translate("ImportTexts", "same name, other capitals"),
        "renamed": translate("ImportTexts", "name as it was before the other tool"),
        "suffix": translate("ImportTexts", "same name, other file type"),
        "size": translate("ImportTexts", "same name and size"),
        "hash": translate("ImportTexts", "same file under another name"),
        "id": translate("ImportTexts", "same number"),
    }.get(entry.match.how, "")
