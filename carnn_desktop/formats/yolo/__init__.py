"""YOLO: a text file for each photo."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format
from carnn_desktop.formats.export.settings import OVERLAP, TOLERANCE

FORMATS = (
    Format(
        name="yolo",
        title="YOLO",
        takes=("yaml", "folder"),
        reader=f"{__name__}.read",
        writer=f"{__name__}.write",
        written=QT_TRANSLATE_NOOP("ExportDialog", "YOLO segmentation"),
        hint=QT_TRANSLATE_NOOP(
            "ExportDialog", "A text file for each image and data.yaml, for Ultralytics."
        ),
        settings=(OVERLAP, TOLERANCE),
        cannot_hold=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "crowds, and which parts are one object but for thin lines between them; "
            "scores, attributes and provenance lie beside it",
        ),
        no_crowds=QT_TRANSLATE_NOOP("LeftOut", "crowd: YOLO has no place for it"),
        rank=2,
    ),
)
