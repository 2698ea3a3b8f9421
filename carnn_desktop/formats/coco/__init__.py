"""COCO: reading, writing, checking, mending."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format
from carnn_desktop.formats.export.settings import MASKS, OVERLAP, SIDECARS, TOLERANCE

FORMATS = (
    Format(
        name="coco",
        title=QT_TRANSLATE_NOOP("ExportDialog", "COCO instances"),
        takes=("json",),
        reader=f"{__name__}.importer",
        writer=f"{__name__}.write",
        hint=QT_TRANSLATE_NOOP(
            "ExportDialog", "One JSON file. Read by nearly every trainer; holds everything."
        ),
        settings=(OVERLAP, MASKS, TOLERANCE, SIDECARS),
        file_suffix=".json",
        rank=1,
    ),
)
