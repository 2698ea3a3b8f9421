"""VoTT."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(
        name="vott",
        title="VoTT",
        takes=("json",),
        reader="carnn_desktop.formats.vott.read",
    ),
)
