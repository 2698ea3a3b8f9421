"""Opens regular files only: a pipe, a socket or a device is refused, not waited for. A leaf module.

Links to regular files are fine: caches of models and shared folders are made of them.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from carnn_desktop.contracts.texts import Told

_KINDS = (
    (stat.S_ISDIR, Told("a folder")),
    (stat.S_ISFIFO, Told("a pipe")),
    (stat.S_ISSOCK, Told("a socket")),
    (stat.S_ISCHR, Told("a device")),
    (stat.S_ISBLK, Told("a device")),
)
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FLAGS |= getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0)


class IrregularFile(OSError):
    """What stands under the name is no regular file; ``strerror`` says what it is."""


class TooLong(OSError):
    """The file is longer than what it can be; ``strerror`` says by how much."""


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading in binary; raise IrregularFile, or OSError as ``open`` does.

    What it is, is looked at before it is opened, as opening a device may do something, and again
    afterwards, as another thing may stand there by then. Nothing of this waits for a pipe's writer.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - once for each of 100,000 photos
    except ValueError as error:  # a zero, or half a character
        raise IrregularFile(errno.EINVAL, Told("no file can have that name"), str(path)) from error
    _require_regular(mode, path)
    handle = os.open(path, _FLAGS)
    try:
        _require_regular(os.fstat(handle).st_mode, path)
        if hasattr(os, "set_blocking"):
            os.set_blocking(handle, True)
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def require_regular(path: Path) -> None:
    """Raise what :func:`open_regular` raises: for libraries that open a file by its name."""
    open_regular(path).close()


def read_regular(path: Path, limit: int) -> bytes:
    """Return the bytes of a file of at most ``limit`` bytes; raise TooLong and as open_regular.

    The limit holds for what is read, whatever size the file says it has.
    """
    with open_regular(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        data = stream.read(limit + 1) if size <= limit else b""
    if size > limit or len(data) > limit:
        text = Told(
            "it has {size}, more than {most}",
            size=_megabytes(max(size, len(data))),
            most=_megabytes(limit),
        )
        raise TooLong(errno.EFBIG, text, str(path))
    return data


def home_path(path: Path | str) -> Path:
    """Return a path with ``~`` and ``~NAME`` replaced; it stays where nobody is called so."""
    try:
        return Path(path).expanduser()
    except RuntimeError:
        return Path(path)


def real_path(path: Path) -> Path:
    """Return the absolute path without links; where they lead in a circle, as far as it goes."""
    return Path(os.path.realpath(path))


def refuse_irregular(path: Path) -> None:
    """Raise IrregularFile where a file cannot be put without taking away what is no file.

    Where there is nothing, or what cannot be looked at, nothing is raised.
    """
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as open_regular
    except (OSError, ValueError):
        return
    _require_regular(mode, path)


def _require_regular(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        kind = next((text for is_kind, text in _KINDS if is_kind(mode)), Told("of another kind"))
        raise IrregularFile(
            errno.EINVAL, Told("it is {kind}, no regular file", kind=kind), str(path)
        )


def _megabytes(size: int) -> str:
    return f"{-(-size >> 20)} MiB" if size >= 1 << 20 else Told("{size} bytes", size=size)
