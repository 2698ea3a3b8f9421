"""Files that a command is given, and writing such that a reader never sees half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from carnn_desktop.commands.console.output import RunFailed
from carnn_desktop.contracts.errors import CarnnError


def require_file(file: Path, remedy: str) -> None:
    """Raise CarnnError with ``remedy`` when there is no such file."""
    if not file.is_file():
        raise CarnnError(f"There is no file {file}.", remedy)


def require_folder(folder: Path | None, remedy: str) -> None:
    """Raise CarnnError with ``remedy`` when it is no folder; None, an option not used, is fine."""
    if folder is not None and not folder.is_dir():
        raise CarnnError(f"{folder} is not a folder.", remedy)


def write_whole(path: Path, write: Callable[[BinaryIO], None]) -> None:
    """Make ``path`` by ``write(stream)`` in a temporary file beside it, then put it in place.

    Makes the folder. Raises RunFailed with the system's reason (full disk, permissions).
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name[:40]}.", delete=False
        ) as stream:
            temporary = stream.name
            write(cast("BinaryIO", stream))
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
        temporary = ""
    except OSError as error:
        raise RunFailed(
            f"{path} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Free some space or choose another place; finished images of a project are kept.",
        ) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    # temporary files are made private (0600); the finished one gets the user's usual mode
    mask = os.umask(0)
    os.umask(mask)
    return mask
