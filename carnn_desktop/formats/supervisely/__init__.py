"""Supervisely: a JSON file for each photo, with bitmaps."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(
        name="supervisely",
        title="Supervisely",
        takes=("json", "folder"),
        reader=f"{__name__}.read",
    ),
)
