"""LabelMe and its relatives (X-AnyLabeling, AnyLabeling): a JSON file for each photo."""

from carnn_desktop.contracts.texts import QT_TRANSLATE_NOOP
from carnn_desktop.formats.declaration import Format
from carnn_desktop.formats.export.settings import OVERLAP, TOLERANCE

FORMATS = (
    Format(
        name="labelme",
        title=QT_TRANSLATE_NOOP("ExportDialog", "LabelMe"),
        takes=("json", "folder"),
        reader=f"{__name__}.read",
        writer=f"{__name__}.write",
        hint=QT_TRANSLATE_NOOP("ExportDialog", "A JSON file for each image, to go on in LabelMe."),
        settings=(OVERLAP, TOLERANCE),
        cannot_hold=QT_TRANSLATE_NOOP(
            "ExportDialog",
            "provenance, except in a key that only this program reads",
        ),
        rank=6,
    ),
)
