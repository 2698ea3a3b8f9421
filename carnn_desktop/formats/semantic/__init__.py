"""Semantic masks: a picture of class numbers for each image."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(
        name="semantic",
        title=QT_TRANSLATE_NOOP("ExportDialog", "Semantic masks (PNG)"),
        writer=f"{__name__}.write",
        hint=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "A picture of class numbers for each image, for semantic segmentation.",
        ),
        cannot_hold=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "which object a pixel belongs to, overlaps and crowds (they become void)",
        ),
        rank=4,
    ),
)
