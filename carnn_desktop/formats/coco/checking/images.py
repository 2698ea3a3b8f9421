"""Checks of a COCO file against the photos: are they there, and of the size that is shown?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.rules import Collector, shown
from carnn_desktop.photos.images import UnreadableImage, image_size

_SIDEWAYS = {5, 6, 7, 8}


def check_images(
    folder: Path, files: Iterable[tuple[str, str, tuple[int, int] | None]], found: Collector
) -> None:
    """Check (file name, JSON path, (width, height) or None) of each image below ``folder``."""
    basenames: dict[str, str] | None = None
    for name, path, size in files:
        file = folder / name
        if not _is_file(file):
            if basenames is None:
                below = sorted(path for path in folder.rglob("*") if path.is_file())
                basenames = {p.name: p.relative_to(folder).as_posix() for p in below}
            other = basenames.get(name.replace("\\", "/").rpartition("/")[2])
            hint = f"; there is {shown(other)}" if other else ""
            text = f"there is no file {shown(name)} in the image folder{hint}"
            found.warning(rules.FILE_NAME, f"{path}.file_name", text)
        elif size is not None:
            _check_size(file, path, size, found)


def _check_size(file: Path, path: str, size: tuple[int, int], found: Collector) -> None:
    try:
        raw, orientation = image_size(file)
    except UnreadableImage as error:
        found.warning(rules.DISPLAYED_SIZE, f"{path}.file_name", error.reason)
        return
    turned = orientation in _SIDEWAYS
    shown_size = (raw[1], raw[0]) if turned else raw
    if size == shown_size:
        return
    text = f"the file says {size[0]} x {size[1]}, the photo shows {shown_size[0]} x {shown_size[1]}"
    if turned and size == raw:
        text += f": these are the raw sides, before the EXIF rotation (orientation {orientation})"
    elif size == (shown_size[1], shown_size[0]):
        text += ": width and height are exchanged"
    else:
        text += ": another or a resized photo"
    found.warning(rules.DISPLAYED_SIZE, f"{path}.width", text)


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # names that no file can have: too long, or with a zero byte
        return False
