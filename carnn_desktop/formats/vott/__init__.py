"""VoTT."""

from carnn_desktop.formats.declaration import Format

FORMATS = (Format(name="vott", title="VoTT", takes=("json",), reader=f"{__name__}.read"),)
