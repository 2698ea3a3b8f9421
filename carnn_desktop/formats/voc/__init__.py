"""Pascal VOC: boxes as XML, and label pictures."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(
        name="voc-xml", title="Pascal VOC boxes", takes=("xml", "folder"), reader=f"{__name__}.read"
    ),
    Format(
        name="voc-masks",
        title="Pascal VOC label pictures",
        takes=("folder",),
        reader=f"{__name__}.read_pictures",
    ),
    Format(
        name="voc",
        title=QT_TRANSLATE_NOOP("ExportDialog", "Pascal VOC"),
        writer=f"{__name__}.write",
        hint=QT_TRANSLATE_NOOP(
            "ExportDialog", "Boxes as XML and two label pictures for each image."
        ),
        cannot_hold=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "crowds (they become void), overlaps, and more than 254 classes or objects "
            "of an image; scores and attributes lie beside it",
        ),
        rank=3,
    ),
)
