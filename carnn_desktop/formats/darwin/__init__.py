"""V7 Darwin: a JSON file for each photo."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(name="darwin", title="V7 Darwin", takes=("json", "folder"), reader=f"{__name__}.read"),
)
