"""Checks of a COCO file against the photos: are they there, and of the size that is shown?"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco import rules
from carnn_desktop.formats.coco.rules import Collector, shown
from carnn_desktop.formats.importing.matching import Matcher
from carnn_desktop.formats.importing.photos import Photos
from carnn_desktop.formats.values import ImportedImage
from carnn_desktop.photos.images import UnreadableImage, image_size
from carnn_desktop.photos.listing import list_images

_SIDEWAYS = {5, 6, 7, 8}


def check_images(
    folder: Path, files: Iterable[tuple[str, str, tuple[int, int] | None]], found: Collector
) -> None:
    """Check (file name, JSON path, (width, height) or None) of each image below ``folder``.

    A photo under another name is found as an import finds it, and its size is checked too.
    """
    matcher: Matcher | None = None
    refs: dict[int, str] = {}
    for name, path, size in files:
        file = folder / name
        if not _is_file(file):
            if matcher is None:
                refs = dict(enumerate(_photos(folder), 1))
                known = [ImageRef(id=number, path=photo) for number, photo in refs.items()]
                matcher = Matcher(Photos(folder, known))
            match = matcher.match(ImportedImage(name=name, where=path, size_wh=size))
            other = refs.get(match.image_id or 0, "")
            hint = f"; there is {shown(other)}" if other else ""
            text = f"there is no file {shown(name)} in the image folder{hint}"
            found.warning(rules.FILE_NAME, f"{path}.file_name", text)
            if not other:
                continue
            file = folder / other
        if size is not None:
            _check_size(file, path, size, found)


def _photos(folder: Path) -> list[str]:
    try:
        return list_images(folder, recursive=True)
    except CarnnError:
        return []


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
        found.error(rules.DISPLAYED_SIZE, f"{path}.width", text)
        return
    found.warning(rules.DISPLAYED_SIZE, f"{path}.width", text)


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):  # names that no file can have: too long, or with a zero byte
        return False
