"""Dense features on disk by photo and model, the least recently used ones leave first."""

from __future__ import annotations

import contextlib
import hashlib
import os
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import platformdirs
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from carnn_desktop.engine.learning.features import DenseFeatures

DEFAULT_BOUND = 4 << 30
"""Bytes the features may take on disk."""
_SUFFIX = ".safetensors"
_NEW = ".new"
_OLD_SECONDS = 3600.0
_KEPT_SHARE = 0.9
Arrays = Mapping[str, NDArray[np.generic]]


def default_store_folder() -> Path:
    """Return the folder in the user's cache folder."""
    return platformdirs.user_cache_path("carnn-desktop") / "features"


class ArrayStore:
    """Named arrays a photo, of one model; a store that cannot be used is done without.

    folder : where the files are, None for nothing on disk; model : names the model and how the
    arrays are made; bound : bytes that all files of the folder may take together
    """

    def __init__(self, folder: Path | None, *, model: str, bound: int = DEFAULT_BOUND) -> None:
        self._root = folder
        self._bound = bound
        self._model = hashlib.sha256(model.encode()).hexdigest()[:16]
        self._held: int | None = None
        self._lock = threading.Lock()

    def read(self, photo: str) -> dict[str, NDArray[np.generic]] | None:
        """Return the arrays of ``photo``, a content hash; None where they are not kept."""
        path = self._path(photo)
        if path is None or not path.is_file():
            return None
        try:
            arrays: dict[str, NDArray[np.generic]] = load_file(path)
            os.utime(path)
        except (OSError, SafetensorError, ValueError, KeyError):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
            return None
        return arrays

    def write(self, photo: str, arrays: Arrays) -> None:
        """Keep ``arrays`` of ``photo``; the file appears whole or not at all."""
        path = self._path(photo)
        if path is None:
            return
        new = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}{_NEW}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # not save_file: it has a way of its own to tell of a full disk, and names its halves
            size = new.write_bytes(
                save({name: np.ascontiguousarray(array) for name, array in arrays.items()})
            )
            new.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                new.unlink(missing_ok=True)
            return
        self._keep_bound(size)

    def _path(self, photo: str) -> Path | None:
        if self._root is None:
            return None
        name = hashlib.sha256(photo.encode()).hexdigest()[:40]
        return self._root / self._model / f"{name}{_SUFFIX}"

    def _keep_bound(self, added: int) -> None:
        """Remove what was not used for the longest time when all files together are too large."""
        with self._lock:
            if self._held is not None:
                self._held += added
                if self._held <= self._bound:
                    return
            self._remove_halves()
            files = self._files()
            self._held = sum(size for _, size, _ in files)
            if self._held <= self._bound:
                return
            for _, size, path in sorted(files):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
                    self._held -= size
                if self._held <= self._bound * _KEPT_SHARE:
                    return

    def _remove_halves(self) -> None:
        """Remove what programs that were killed left half written."""
        if self._root is None:
            return
        for path in self._root.glob(f"*/*{_SUFFIX}.*{_NEW}"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _OLD_SECONDS:
                    path.unlink(missing_ok=True)

    def _files(self) -> list[tuple[int, int, Path]]:
        """Return (time of last use, bytes, path) of all files of all models."""
        found = []
        if self._root is not None:
            for path in self._root.glob(f"*/*{_SUFFIX}"):
                with contextlib.suppress(OSError):
                    told = path.stat()
                    found.append((told.st_mtime_ns, told.st_size, path))
        return found


class FeatureStore:
    """Dense features on disk, with or without the finer grid."""

    def __init__(self, arrays: ArrayStore, *, finer: bool) -> None:
        self._arrays, self.finer = arrays, finer

    def read(self, photo: str, *, smaller: bool = False) -> DenseFeatures | None:
        """Return the features of ``photo``, a content hash; None where they are not kept.

        smaller : those of the photo made smaller
        """
        kept = self._arrays.read(_key(photo, smaller=smaller))
        if kept is None or "coarse" not in kept:
            return None
        fine = kept.get("fine")
        return DenseFeatures(
            kept["coarse"].astype(np.float16, copy=False),
            None if fine is None else fine.astype(np.float16, copy=False),
        )

    def write(self, photo: str, features: DenseFeatures, *, smaller: bool = False) -> None:
        """Keep ``features`` of ``photo``, or of the photo made smaller."""
        arrays = {"coarse": features.coarse}
        if features.fine is not None:
            arrays["fine"] = features.fine
        self._arrays.write(_key(photo, smaller=smaller), arrays)


def _key(photo: str, *, smaller: bool) -> str:
    return f"{photo}-smaller" if smaller else photo


def arrays_of(several: Sequence[DenseFeatures]) -> Arrays:
    """Return the arrays of several features by name, for an :class:`ArrayStore`."""
    arrays: dict[str, NDArray[np.generic]] = {}
    for number, features in enumerate(several):
        arrays[f"coarse-{number:02d}"] = features.coarse
        if features.fine is not None:
            arrays[f"fine-{number:02d}"] = features.fine
    return arrays


def features_from(kept: Arrays) -> tuple[DenseFeatures, ...]:
    """Return what :func:`arrays_of` was given."""
    numbers = sorted(name.removeprefix("coarse-") for name in kept if name.startswith("coarse-"))
    return tuple(
        DenseFeatures(
            kept[f"coarse-{number}"].astype(np.float16, copy=False),
            kept[f"fine-{number}"].astype(np.float16, copy=False)
            if f"fine-{number}" in kept
            else None,
        )
        for number in numbers
    )
