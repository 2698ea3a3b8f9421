"""CVAT for images and video."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format
from carnn_desktop.formats.export.settings import OVERLAP

FORMATS = (
    Format(
        name="cvat",
        title="CVAT",
        takes=("xml",),
        reader=f"{__name__}.read",
        writer=f"{__name__}.write",
        written=QT_TRANSLATE_NOOP("ExportDialog", "CVAT for images"),
        hint=QT_TRANSLATE_NOOP(
            "ExportDialog", "An XML file with masks as run lengths, to go on in CVAT."
        ),
        settings=(OVERLAP,),
        cannot_hold=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "scores and provenance, which lie beside it; attributes become texts",
        ),
        rank=7,
    ),
)
