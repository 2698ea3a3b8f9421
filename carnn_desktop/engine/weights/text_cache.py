"""Text features kept on disk between runs; a cache that cannot be used is done without."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import platformdirs
from numpy.typing import NDArray

Feature = NDArray[np.float32]

_VERSION = "2"  # of what a feature means; part of every key
_BUSY_SECONDS = 1.0
_TABLE = "CREATE TABLE IF NOT EXISTS features (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID"


def default_cache_path() -> Path:
    """Return the file in the user's cache folder."""
    return platformdirs.user_cache_path("carnn-desktop") / "text-features.sqlite"


class TextCache:
    """Features (D,) float32 by text, of one model.

    path : the SQLite file, None for no cache on disk; model : hash of the weights
    """

    def __init__(self, path: Path | None, *, model: str, width: int) -> None:
        self._path, self._model, self._width = path, model, width

    def read(self, texts: Sequence[str]) -> dict[str, Feature]:
        """Return the features of those ``texts`` that are there."""
        if self._path is None or not self._path.is_file():
            return {}
        found = {}
        try:
            with closing(self._connect(self._path)) as connection:
                for text in texts:
                    query = "SELECT value FROM features WHERE key = ?"
                    row = connection.execute(query, (self._key(text),)).fetchone()
                    if row is not None and len(row[0]) == 4 * self._width:
                        found[text] = np.frombuffer(row[0], np.float32).copy()
        except (sqlite3.DatabaseError, TypeError):
            self._discard()
            return {}
        return found

    def write(self, features: Mapping[str, Feature]) -> None:
        """Add ``features`` (text: (D,) float32)."""
        if self._path is None or not features:
            return
        rows = [
            (self._key(text), np.ascontiguousarray(value, np.float32).tobytes())
            for text, value in features.items()
        ]
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._insert(self._path, rows)
        except (sqlite3.DatabaseError, OSError):
            self._discard()

    def _insert(self, path: Path, rows: Iterable[tuple[bytes, bytes]]) -> None:
        with closing(self._connect(path)) as connection, connection:
            connection.execute(_TABLE)
            connection.executemany("INSERT OR REPLACE INTO features VALUES (?, ?)", rows)

    @staticmethod
    def _connect(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=_BUSY_SECONDS)

    def _key(self, text: str) -> bytes:
        return hashlib.sha256("\0".join((_VERSION, self._model, text)).encode()).digest()

    def _discard(self) -> None:
        """Put a broken file out of the way; where even that fails, do without."""
        if self._path is not None:
            try:
                self._path.unlink(missing_ok=True)
            except OSError:
                self._path = None
