"""Why something is not exported, in the language of the window.

The reasons come in English from the layer that writes files; the texts here are the same ones.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

REASONS = (
    QT_TRANSLATE_NOOP("LeftOut", "best of texts of which none passed"),
    QT_TRANSLATE_NOOP("LeftOut", "covered by regions above"),
    QT_TRANSLATE_NOOP("LeftOut", "part below the smallest area"),
    QT_TRANSLATE_NOOP("LeftOut", "no pixel inside the image"),
    QT_TRANSLATE_NOOP("LeftOut", "object whose area was not asked for"),
    QT_TRANSLATE_NOOP("LeftOut", "object of a concept that was not chosen"),
    QT_TRANSLATE_NOOP("LeftOut", "concept that the project does not have"),
    QT_TRANSLATE_NOOP("LeftOut", "image not marked as done"),
    QT_TRANSLATE_NOOP("LeftOut", "image that could not be read"),
    QT_TRANSLATE_NOOP("LeftOut", "image whose size is not known: open it once"),
    QT_TRANSLATE_NOOP("LeftOut", "image that nothing was looked for in"),
    QT_TRANSLATE_NOOP("LeftOut", "attributes that JSON cannot hold"),
    QT_TRANSLATE_NOOP("LeftOut", "key “ignore”, for which Detectron2 refuses the file"),
    QT_TRANSLATE_NOOP("LeftOut", "photo that could not be copied"),
    QT_TRANSLATE_NOOP("LeftOut", "crowd: YOLO has no place for it"),
    QT_TRANSLATE_NOOP("LeftOut", "object beyond the 254 that an image of Pascal VOC can number"),
    QT_TRANSLATE_NOOP("LeftOut", "proposal that nobody has decided on"),
    QT_TRANSLATE_NOOP("LeftOut", "rejected region"),
)


def reason_text(reason: str) -> str:
    """Return a reason as the user reads it; one that is not known here as it is."""
    return QCoreApplication.translate("LeftOut", reason)
