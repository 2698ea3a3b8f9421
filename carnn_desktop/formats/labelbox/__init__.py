"""Labelbox."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(name="labelbox", title="Labelbox", takes=("json", "ndjson"), reader=f"{__name__}.read"),
)
