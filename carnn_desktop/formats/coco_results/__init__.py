"""COCO results: lists of detections without images and categories."""

from carnn_desktop.formats.declaration import Format

FORMATS = (
    Format(name="coco-results", title="COCO results", takes=("json",), reader=f"{__name__}.read"),
)
