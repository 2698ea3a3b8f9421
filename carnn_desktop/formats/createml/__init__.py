"""CreateML (Roboflow, Apple)."""

from carnn_desktop.formats.declaration import Format

FORMATS = (Format(name="createml", title="CreateML", takes=("json",), reader=f"{__name__}.read"),)
