"""Labelbox."""

from carnn_desktop.formats.declaration import Format

FORMATS = (Format(name="labelbox", title="Labelbox", takes=("json",), reader=f"{__name__}.read"),)
