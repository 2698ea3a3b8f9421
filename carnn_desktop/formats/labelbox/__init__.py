"""Labelbox."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(
        name="labelbox",
        title="Labelbox",
        takes=("json",),
        reader="carnn_desktop.formats.labelbox.read",
    ),
)
