"""What a killed export left behind, told from what another one is just writing, and cleared.

Who writes a temporary file or folder holds a lock on it, which the system gives back when the
process ends, however it ends.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

PATTERN = ".carnn-*.part"
_YOUNG_S = 10.0  # between being made and being locked
_OLD_S = 7 * 86400.0  # where there are no such locks


class Claim:
    """Holds a temporary file or folder, so that nobody takes it for a leftover."""

    def __init__(self, path: Path) -> None:
        self._handle = _locked(path)

    def release(self) -> None:
        """Give it up; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def clear_leftovers(folder: Path) -> int:
    """Remove temporary files and folders of killed exports from a folder; return how many.

    What cannot be removed, or may be somebody's work in hand, stays.
    """
    removed = 0
    with suppress(OSError):
        for path in folder.glob(PATTERN):
            with suppress(OSError):
                if path.is_symlink() or not _is_left(path):
                    continue
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
                removed += 1
    return removed


def _is_left(path: Path) -> bool:
    age = time.time() - path.stat().st_mtime
    if sys.platform == "win32":
        return age > _OLD_S
    if age < _YOUNG_S:
        return False
    handle = _locked(path)
    if handle is None:
        return False
    os.close(handle)
    return True


def _locked(path: Path) -> int | None:
    """Open and lock a file or folder; None where that cannot be, or somebody else has it."""
    if sys.platform == "win32":
        return None
    import fcntl

    handle = None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        if handle is not None:
            os.close(handle)
        return None
    return handle
