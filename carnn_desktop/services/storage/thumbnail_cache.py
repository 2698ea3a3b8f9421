"""Small pictures of the image list on disk, so that a folder opens at once the second time."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from carnn_desktop.contracts.arrays import frozen
from carnn_desktop.photos.images import read_thumbnail
from carnn_desktop.regular_files import open_regular

_MAX_FILES = 60_000


class ThumbnailCache:
    """JPEG files named by path, change time and size of the photo. Used by pool threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, path: Path, size: int) -> NDArray[np.uint8]:
        """Return (h, w, 3) uint8 RGB, longest side ``size``; raise as ``read_thumbnail`` does."""
        entry = self._entry(path, size)
        if entry is not None:
            with (
                contextlib.suppress(OSError, ValueError),
                open_regular(entry) as stream,
                Image.open(stream) as stored,
            ):
                return frozen(np.array(stored.convert("RGB"), dtype=np.uint8))
        pixels = read_thumbnail(path, size)
        if entry is not None:
            with contextlib.suppress(OSError, ValueError):
                self._store(entry, pixels)
        return pixels

    def prune(self, keep: int | None = None) -> int:
        """Remove the oldest files above ``keep`` (None: 60,000); return how many."""
        keep = _MAX_FILES if keep is None else keep
        removed = 0
        with contextlib.suppress(OSError):
            files = [(item.stat().st_mtime, item) for item in self._folder.glob("*/*.jpg")]
            files.sort(key=lambda pair: pair[0])
            for _, item in files[: max(0, len(files) - keep)]:
                item.unlink(missing_ok=True)
                removed += 1
        return removed

    def _entry(self, path: Path, size: int) -> Path | None:
        try:
            status = path.stat()
        except OSError:
            return None  # read_thumbnail tells the reason
        text = f"{path.absolute()}\0{status.st_mtime_ns}\0{status.st_size}\0{size}"
        name = hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:40]
        return self._folder / name[:2] / f"{name}.jpg"

    @staticmethod
    def _store(entry: Path, pixels: NDArray[np.uint8]) -> None:
        entry.parent.mkdir(parents=True, exist_ok=True)
        temporary = entry.with_suffix(f".{os.getpid()}-{threading.get_ident()}.tmp")
        try:
            Image.fromarray(pixels).save(temporary, "JPEG", quality=88)
            temporary.replace(entry)
        finally:
            temporary.unlink(missing_ok=True)
