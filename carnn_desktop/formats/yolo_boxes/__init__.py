"""YOLO for detection: boxes, a text file for each photo."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format
from carnn_desktop.formats.export.settings import OVERLAP

FORMATS = (
    Format(
        name="yolo-boxes",
        title=QT_TRANSLATE_NOOP("ExportDialog", "YOLO detection (boxes)"),
        writer=f"{__name__}.write",
        hint=QT_TRANSLATE_NOOP(
            "ExportDialog", "A text file of boxes for each image and data.yaml, for Ultralytics."
        ),
        settings=(OVERLAP,),
        cannot_hold=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "outlines, holes and parts: only boxes, and no crowds; scores, attributes "
            "and provenance lie beside it",
        ),
        no_crowds=QT_TRANSLATE_NOOP("LeftOut", "crowd: YOLO has no place for it"),
        rank=2,
    ),
)
