"""Photos and their small pictures, read beside the GUI thread."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from carnn_desktop.contracts.arrays import RgbImage
from carnn_desktop.photos.images import DecodedImage, pyramid, read_image
from carnn_desktop.services.events import Thumbnail
from carnn_desktop.services.inference.mailbox import Failed
from carnn_desktop.services.storage.pool import WorkPool
from carnn_desktop.services.storage.thumbnail_cache import ThumbnailCache

_IMAGE_BUDGET = 600_000_000  # bytes of decoded photos kept beside the open one
_THUMBNAIL_BUDGET = 64_000_000
_MAX_WAITING = 300  # a fast scroll asks for more than anyone will see
_OPEN_PRIORITY, _RUN_PRIORITY, _PREFETCH_PRIORITY, _THUMBNAIL_PRIORITY = 30, 20, 10, 0


@dataclass(frozen=True, slots=True)
class LoadedImage:
    """A decoded photo with its pyramid, whose first level it is."""

    path: Path
    decoded: DecodedImage
    pyramid: tuple[RgbImage, ...]

    @property
    def nbytes(self) -> int:
        """Memory of all levels."""
        return sum(level.nbytes for level in self.pyramid)


class ImageLoader(QObject):
    """Decodes photos in the pool and keeps the last few."""

    def __init__(self, pool: WorkPool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._kept: OrderedDict[Path, LoadedImage] = OrderedDict()
        self._prefetching: set[Path] = set()

    def load(self, path: Path, then: Callable[[LoadedImage], None], failed: Failed) -> None:
        """Read a photo for the canvas; a callback follows, at once when it is kept."""
        kept = self._kept.get(path)
        if kept is not None:
            self._kept.move_to_end(path)
            then(kept)
            return

        def keep(loaded: LoadedImage) -> None:
            self._keep(loaded)
            then(loaded)

        self._pool.submit(partial(_load, path), keep, failed, priority=_OPEN_PRIORITY)

    def decode(self, path: Path, then: Callable[[DecodedImage], None], failed: Failed) -> None:
        """Read a photo for a run; nothing is kept."""
        kept = self._kept.get(path)
        if kept is not None:
            then(kept.decoded)
            return
        self._pool.submit(partial(read_image, path), then, failed, priority=_RUN_PRIORITY)

    def prefetch(self, path: Path) -> None:
        """Read the photo that is likely to be opened next."""
        if path in self._kept or path in self._prefetching:
            return
        self._prefetching.add(path)

        def keep(loaded: LoadedImage) -> None:
            self._prefetching.discard(path)
            self._keep(loaded, last=False)

        def skip(_error: Exception) -> None:
            self._prefetching.discard(path)  # the reason is told when it is opened

        self._pool.submit(partial(_load, path), keep, skip, priority=_PREFETCH_PRIORITY)

    def forget(self, path: Path | None = None) -> None:
        """Read one photo, or all, anew next time."""
        if path is None:
            self._kept.clear()
        else:
            self._kept.pop(path, None)

    def _keep(self, loaded: LoadedImage, *, last: bool = True) -> None:
        if not last and loaded.nbytes > _IMAGE_BUDGET // 2:
            return
        self._kept[loaded.path] = loaded
        if last:
            self._kept.move_to_end(loaded.path)
        while len(self._kept) > 1 and sum(i.nbytes for i in self._kept.values()) > _IMAGE_BUDGET:
            self._kept.popitem(last=False)


def _load(path: Path) -> LoadedImage:
    decoded = read_image(path)
    return LoadedImage(path, decoded, tuple(pyramid(decoded.pixels)))


class ThumbnailLoader(QObject):
    """Small pictures on request, newest request first; ``ready`` carries a ``Thumbnail``."""

    ready = Signal(object)

    def __init__(self, pool: WorkPool, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool
        self._cache = ThumbnailCache(folder)
        self._paths: Callable[[int], Path | None] = lambda _image_id: None
        self._memory: OrderedDict[tuple[int, int], NDArray[np.uint8] | None] = OrderedDict()
        self._bytes = 0
        self._waiting: OrderedDict[tuple[int, int], None] = OrderedDict()
        self._ticket: int | None = None
        self._hits: list[Thumbnail] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._say_hits)

    def set_source(self, paths: Callable[[int], Path | None]) -> None:
        """Serve another folder: ``paths`` gives the file of an image id."""
        if self._ticket is not None:
            self._pool.forget(self._ticket)
        self._ticket = None
        self._paths = paths
        self._memory.clear()
        self._bytes = 0
        self._waiting.clear()
        self._hits.clear()

    def cached(self, image_id: int, size: int) -> NDArray[np.uint8] | None:
        """Return (h, w, 3) uint8 when it is in memory, else None."""
        return self._memory.get((image_id, size))

    def request(self, image_id: int, size: int) -> None:
        """Have ``ready`` emitted for this picture, always later than this call."""
        key = (image_id, size)
        if key in self._memory:
            self._memory.move_to_end(key)
            self._hits.append(Thumbnail(image_id, size, self._memory[key]))
            self._later.start()
            return
        self._waiting[key] = None
        self._waiting.move_to_end(key)
        while len(self._waiting) > _MAX_WAITING:
            self._waiting.popitem(last=False)
        self._start()

    def prune(self) -> None:
        """Trim the cache on disk, in the pool."""
        self._pool.submit(self._cache.prune, priority=_THUMBNAIL_PRIORITY - 1)

    def _start(self) -> None:
        # One at a time: the second thread of the pool stays free for the photo the user opens.
        while self._ticket is None and self._waiting:
            key, _ = self._waiting.popitem(last=True)
            path = self._paths(key[0])
            if path is not None:
                self._ticket = self._pool.submit(
                    partial(self._cache.read, path, key[1]),
                    partial(self._done, key),
                    partial(self._unreadable, key),
                    priority=_THUMBNAIL_PRIORITY,
                )

    def _done(self, key: tuple[int, int], pixels: NDArray[np.uint8] | None) -> None:
        self._ticket = None
        self._memory[key] = pixels
        self._bytes += 0 if pixels is None else pixels.nbytes
        while self._bytes > _THUMBNAIL_BUDGET:
            _, dropped = self._memory.popitem(last=False)
            self._bytes -= 0 if dropped is None else dropped.nbytes
        self.ready.emit(Thumbnail(key[0], key[1], pixels))
        self._start()

    def _unreadable(self, key: tuple[int, int], _error: Exception) -> None:
        self._done(key, None)

    @Slot()
    def _say_hits(self) -> None:
        hits, self._hits = self._hits, []
        for hit in hits:
            self.ready.emit(hit)
