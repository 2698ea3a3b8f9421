"""VGG Image Annotator."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(name="via", title="VGG Image Annotator", takes=("json",), reader=f"{__name__}.read"),
)
