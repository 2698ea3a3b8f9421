"""Files that appear whole or not at all.

Everything is written to temporary files beside the targets, forced to the disk, and only then put
in place; what goes wrong before leaves the folder as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Literal, Self

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.leftovers import Claim, clear_leftovers
from carnn_desktop.regular_files import real_path, refuse_irregular

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ACCESS = {errno.EACCES, errno.EPERM, errno.EROFS}


class AtomicFiles:
    """Several files that are put in place together, by ``commit``; without it nothing changes."""

    def __init__(self) -> None:
        self._pending: list[tuple[Path, Path]] = []
        self._claims: list[Claim] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for temporary, _ in self._pending:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
        for claim in self._claims:
            claim.release()

    def write(self, target: Path, chunks: Iterable[bytes]) -> None:
        """Write ``chunks`` to a temporary file beside ``target``. Raises CarnnError."""
        real = real_path(target) if target.is_symlink() else target
        temporary = real.parent / f".carnn-{secrets.token_hex(6)}.part"
        clear_leftovers(real.parent)
        with failures(target):
            refuse_irregular(real)
            self._pending.append((temporary, real))
            temporary.open("xb").close()
            self._claims.append(Claim(temporary))
            write_synced(temporary, chunks, mode="wb")
            if real.exists():
                shutil.copymode(real, temporary)

    def commit(self) -> None:
        """Put all files in place, in the order they were written. Raises CarnnError."""
        while self._pending:
            temporary, target = self._pending[0]
            with failures(target):
                temporary.replace(target)
                self._pending.pop(0)
                _sync_folder(target.parent)


class Spool:
    """Pieces of JSON that grow on the disk, in a nameless file that no crash leaves behind."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._starts = array("q", [0])  # of the pieces, and where the next one will be
        with failures(target):
            self._stream: IO[bytes] = tempfile.TemporaryFile(  # noqa: SIM115 - closed by __exit__
                dir=target.parent
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        with suppress(OSError):
            self._stream.close()

    @property
    def count(self) -> int:
        """How many pieces there are."""
        return len(self._starts) - 1

    def add(self, line: bytes) -> None:
        """Append ASCII without line breaks. Raises CarnnError."""
        try:  # a context manager takes longer than the writing
            self._stream.write(line)
        except OSError:
            with failures(self._target):
                raise
        self._starts.append(self._starts[-1] + len(line))

    def chunks(
        self,
        places: Iterable[int] | None = None,
        *,
        separator: bytes = b",\n",
        start: bytes = b"\n",
    ) -> Iterator[bytes]:
        """Yield elements of a JSON array, without its brackets: those at ``places``, None = all."""
        first = True
        for place in range(self.count) if places is None else places:
            begin, end = self._starts[place : place + 2]
            try:
                self._stream.seek(begin)
                line = self._stream.read(end - begin)
            except OSError:
                with failures(self._target):
                    raise
            yield (start if first else separator) + line
            first = False
        if not first:
            yield b"\n"


@contextmanager
def failures(target: Path) -> Iterator[None]:
    """Turn what the system refuses while writing ``target`` into a CarnnError."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        if error.errno in _NO_SPACE:
            remedy = Told("Free some space, or choose another place. Nothing was changed.")
        elif error.errno in _NO_ACCESS:
            remedy = Told("Choose a folder that you may write to.")
        else:
            remedy = Told("Choose another place. Nothing was changed.")
        raise CarnnError(
            Told("{path} cannot be written ({reason}).", path=target, reason=reason), remedy
        ) from error


def write_synced(path: Path, chunks: Iterable[bytes], mode: Literal["xb", "wb"] = "xb") -> None:
    """Write a new file ("wb": over one that is there) and have it on the disk. Raises OSError."""
    with path.open(mode) as stream:
        stream.writelines(chunks)
        stream.flush()
        os.fsync(stream.fileno())


def refuse_existing(target: Path, *, overwrite: bool) -> None:
    """Raise CarnnError when ``target`` exists and must stay, or when it cannot be a file at all."""
    if target.is_dir():
        raise CarnnError(Told("{path} is a folder.", path=target), Told("Give the name of a file."))
    if not target.parent.is_dir():
        raise CarnnError(
            Told("There is no folder {folder}.", folder=target.parent),
            Told("Create it, or choose another."),
        )
    with failures(target):
        refuse_irregular(target)
    if not overwrite and (target.exists() or target.is_symlink()):
        raise CarnnError(
            Told("{path} exists already.", path=target),
            Told("Choose another name, or allow replacing it."),
        )


def _sync_folder(folder: Path) -> None:
    """Make a rename last; systems that cannot open folders do it by themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
