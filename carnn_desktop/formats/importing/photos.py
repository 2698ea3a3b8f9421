"""What is known of the photos of a folder without decoding them: size, orientation, bytes, hash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.annotations.shapes import SizeWh, upright_size
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.photos.images import UnreadableImage, image_size, photo_sha256


@dataclass(frozen=True, slots=True)
class Header:
    """Of a photo: (width, height) as stored, EXIF orientation 1..8; ``reason`` why not."""

    raw_wh: SizeWh
    orientation: int
    reason: str = ""

    @property
    def upright_wh(self) -> SizeWh:
        """Size as displayed."""
        return upright_size(self.orientation, self.raw_wh)


class Photos:
    """The photos of a project's folder. Everything is looked up once, when it is asked for."""

    def __init__(self, folder: Path, refs: Iterable[ImageRef]) -> None:
        self.folder = folder
        self.refs = {ref.id: ref for ref in refs}
        self._headers: dict[int, Header] = {}
        self._hashes: dict[Path, str] = {}

    def header(self, image_id: int) -> Header:
        """Return size and orientation; of what cannot be read, sizes 0 and the reason."""
        found = self._headers.get(image_id)
        if found is None:
            try:
                found = Header(*image_size(self.folder / self.refs[image_id].path))
            except CarnnError as error:
                found = Header((0, 0), 1, error.reason)
            self._headers[image_id] = found
        return found

    def bytes(self, image_id: int) -> int:
        """Return the size of the file, 0 when it is not there."""
        return file_bytes(self.folder / self.refs[image_id].path)

    def sha256(self, image_id: int) -> str:
        """Return the hash of the file, "" when it cannot be read."""
        return self.hash_of(self.folder / self.refs[image_id].path)

    def hash_of(self, path: Path) -> str:
        """Return the hash of any file, "" when it cannot be read."""
        found = self._hashes.get(path)
        if found is None:
            try:
                found = photo_sha256(path)
            except UnreadableImage:
                found = ""
            self._hashes[path] = found
        return found


def file_bytes(path: Path) -> int:
    """Return the size of a regular file, 0 where there is none."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return 0
