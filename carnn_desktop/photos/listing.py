"""The photos of a folder, judged by their names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from natsort import natsorted

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.photos import tiff as image_tiff
from carnn_desktop.photos.images import HEIC_BRANDS, SUFFIXES
from carnn_desktop.regular_files import open_regular

_NUMBERS = re.compile("([0-9]+)")
_SHOWN = 3
Skipped = Callable[[str, str], None]
"""Is told a subfolder that cannot be listed (relative, forward slashes) and the reason."""


def list_images(
    folder: Path, *, recursive: bool, skipped: Skipped = lambda _name, _reason: None
) -> list[str]:
    """Return the image files of a folder: relative, forward slashes, in natural order.

    Judged by suffix; files without one by their first bytes. Hidden files and folders are left out;
    links to folders are not followed. A subfolder that cannot be listed is passed over, and
    ``skipped`` is told of it. Raises CarnnError when the folder itself is missing or cannot be
    listed.
    """
    if not folder.is_dir():
        raise CarnnError(
            Told("There is no folder {folder}.", folder=folder),
            Told("Choose a folder that holds images."),
        )
    try:
        found = list(_walk(folder, skipped, recursive=recursive))
    except OSError as error:
        raise CarnnError(
            Told("{folder} cannot be listed ({error}).", folder=folder, error=error.strerror),
            Told("Check its permissions."),
        ) from error
    return _in_order(found)


class SkippedFolders:
    """Gathers the subfolders that could not be listed, for one sentence about them."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._reason = ""

    def add(self, name: str, reason: str) -> None:
        """Remember a subfolder; see ``Skipped``."""
        self._names.append(name)
        self._reason = self._reason or reason

    def notes(self) -> tuple[str, ...]:
        """Return what to tell the user: nothing, or one sentence."""
        if not self._names:
            return ()
        names = ", ".join(name[:200] for name in self._names[:_SHOWN])
        more = len(self._names) - _SHOWN
        shown = Told("{names} and {count} more", names=names, count=more) if more > 0 else names
        return (
            Told(
                "Folders that cannot be listed were left out ({reason}): {names}.",
                reason=self._reason,
                names=shown,
            ),
        )


def _in_order(paths: list[str]) -> list[str]:
    """Sort naturally; plain names by a key of our own, which is three times as fast."""
    if all(map(str.isascii, paths)):
        return sorted(paths, key=_natural_key)
    return list(natsorted(paths))


def _natural_key(path: str) -> list[str | int]:
    """Return what stands between numbers, and the numbers as such, in turns."""
    parts: list[str | int] = list(_NUMBERS.split(path))
    parts[1::2] = map(int, parts[1::2])
    return parts


def _walk(folder: Path, skipped: Skipped, *, recursive: bool) -> Iterator[str]:
    """Yield the images; with a list of what is still to do, as folders may be nested very deep."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            with os.scandir(f"{folder}/{prefix}" if prefix else folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    name = f"{prefix}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        if recursive:
                            waiting.append(f"{name}/")
                        continue
                    suffix = os.path.splitext(entry.name)[1].lower()  # noqa: PTH122 - 100,000 names
                    if suffix in SUFFIXES or (not suffix and _looks_like_image(folder / name)):
                        yield name
        except OSError as error:
            if not prefix:
                raise
            skipped(prefix.rstrip("/"), (error.strerror or type(error).__name__).lower())


def _looks_like_image(path: Path) -> bool:
    """Whether a regular file without a suffix starts like an image of a common format."""
    try:
        with open_regular(path) as stream:
            start = stream.read(32)
    except OSError:
        return False
    known = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"\x00\x00\x00\x0cjP  ")
    return (
        start.startswith(known)
        or image_tiff.is_tiff(start)
        or (start[:4] == b"RIFF" and start[8:12] == b"WEBP")
        or (start[:2] == b"BM" and start[6:10] == bytes(4))
        or (start[4:8] == b"ftyp" and start[8:12] in {b"avif", b"avis", *HEIC_BRANDS})
    )
