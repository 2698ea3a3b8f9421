"""CVAT for images and video."""

from carnn_desktop.formats.declaration import Format

FORMATS = (Format(name="cvat", title="CVAT", takes=("xml",), reader=f"{__name__}.read"),)
