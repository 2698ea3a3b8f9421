"""Datumaro's own JSON."""

from carnn_desktop.formats.declaration import Format

FORMATS = (Format(name="datumaro", title="Datumaro", takes=("json",), reader=f"{__name__}.read"),)
