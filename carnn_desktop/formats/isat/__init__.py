"""ISAT: a JSON file for each photo."""

from carnn_desktop.formats.declaration import Format

FORMATS = (Format(name="isat", title="ISAT", takes=("json", "folder"), reader=f"{__name__}.read"),)
