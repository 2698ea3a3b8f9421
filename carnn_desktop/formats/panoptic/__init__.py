"""COCO panoptic: a picture of segments for each image."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(name="coco-panoptic", title="COCO panoptic", takes=("json",), reader=f"{__name__}.read"),
    Format(
        name="panoptic",
        title=QT_TRANSLATE_NOOP("ExportDialog", "COCO panoptic"),
        writer=f"{__name__}.write",
        hint=QT_TRANSLATE_NOOP(
            "ExportDialog", "A picture of segments for each image, and a JSON file."
        ),
        cannot_hold=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "overlaps, and that an object is a box without an outline",
        ),
        rank=5,
    ),
)
