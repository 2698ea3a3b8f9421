"""Files that a command is given, and writing such that a reader never sees half of one."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from carnn_desktop.commands.console.output import RunFailed
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.regular_files import IrregularFile, refuse_irregular

_LONGEST_NAME = 255  # bytes
_OF_THE_NAME = (errno.ENAMETOOLONG, errno.EILSEQ)


def require_file(file: Path, remedy: str) -> None:
    """Raise CarnnError with ``remedy`` when there is no such file."""
    if not file.is_file():
        raise CarnnError(f"There is no file {file}.", remedy)


def require_folder(folder: Path | None, remedy: str) -> None:
    """Raise CarnnError with ``remedy`` when it is no folder; None, an option not used, is fine."""
    if folder is not None and not folder.is_dir():
        raise CarnnError(f"{folder} is not a folder.", remedy)


def require_replaceable(file: Path) -> None:
    """Raise CarnnError when what is there is no file: a device is not to be replaced by one."""
    try:
        refuse_irregular(file)
    except IrregularFile as error:
        raise CarnnError(
            f"{file} cannot be written: {error.strerror}.", "Give the name of a file."
        ) from None


def output_path(folder: Path, name: str, suffix: str) -> Path:
    """Return the path of what is made of a photo: its name with ``suffix``, below ``folder``.

    name : relative path of the photo. A file name that would be too long for the system is cut and
    gets a hash of the whole one, so that it is the same every time and no other's.
    """
    path = folder / name
    whole = path.name + suffix
    if len(os.fsencode(whole)) <= _LONGEST_NAME:
        return path.with_name(whole)
    digest = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]
    room = _LONGEST_NAME - len(os.fsencode(suffix)) - len(digest) - 1
    short = os.fsencode(path.name)[:room].decode("utf-8", "ignore")
    return path.with_name(f"{short}~{digest}{suffix}")


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Make ``path`` by ``write(stream)`` in a temporary file beside it, then put it in place.

    Makes the folder. Raises RunFailed with the system's reason (full disk, permissions).
    """
    temporary = path.with_name(f".{path.name[:40]}.{secrets.token_hex(6)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("xb") as stream:
            write(stream)
        temporary.replace(path)
    except OSError as error:
        if error.errno in _OF_THE_NAME:  # of this file alone: others can be written
            raise CarnnError(
                f"{path} cannot be written: {(error.strerror or str(error)).lower()}.",
                "Give the photo or the folder a shorter name.",
            ) from error
        raise RunFailed(
            f"{path} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Free some space or choose another place; finished images of a project are kept.",
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
