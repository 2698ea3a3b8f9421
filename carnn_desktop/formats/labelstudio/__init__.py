"""Label Studio."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(name="label-studio", title="Label Studio", takes=("json",), reader=f"{__name__}.read"),
)
