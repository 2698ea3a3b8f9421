"""The XML of MIT's LabelMe."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(
        name="labelme-xml",
        title="LabelMe (XML)",
        takes=("xml", "folder"),
        reader=f"{__name__}.read",
    ),
)
