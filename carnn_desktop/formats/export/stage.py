"""A folder that appears whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Self

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.atomic import failures, write_synced
from carnn_desktop.formats.leftovers import Claim, clear_leftovers
from carnn_desktop.regular_files import open_regular

MARK_FILE = "export.json"
_MARK = b"written by CaRNN Desktop"


class Stage:
    """Everything is written to a hidden folder beside ``target``, which then takes its place.

    Only a folder of an earlier export is replaced, or an empty one: never what somebody else put
    there. Without :meth:`commit` nothing changes.
    """

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        """Make the hidden folder. Raises CarnnError when ``target`` must stay."""
        self.target = target
        self._overwrite = overwrite
        self._check()
        self.root = target.parent / f".carnn-{secrets.token_hex(6)}.part"
        self.count = 0
        clear_leftovers(target.parent)
        with failures(target):
            self.root.mkdir(parents=True)
        self._claim = Claim(self.root)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        shutil.rmtree(self.root, ignore_errors=True)
        self._claim.release()

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write a file of the folder, name with forward slashes. Raises CarnnError."""
        path = self.root / name
        with failures(self.target / name):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_synced(path, chunks)

    def move(self, name: str, to: str) -> None:
        """Give a file of the folder another name. Raises CarnnError."""
        with failures(self.target / to):
            (self.root / to).parent.mkdir(parents=True, exist_ok=True)
            (self.root / name).replace(self.root / to)

    def commit(self) -> None:
        """Put the folder in place. Raises CarnnError; what was there before is then there still."""
        self._check()
        before = self.target.with_name(f".carnn-{secrets.token_hex(6)}.old")
        with failures(self.target):
            replaces = self.target.is_dir()
            if replaces:
                self.target.replace(before)
            try:
                self.root.replace(self.target)
            except OSError:
                if replaces:
                    before.replace(self.target)
                raise
        with suppress(OSError):
            if replaces:
                shutil.rmtree(before)

    def _check(self) -> None:
        target = self.target
        if not target.parent.is_dir():
            raise CarnnError(
                Told("There is no folder {folder}.", folder=target.parent),
                Told("Create it, or choose another."),
            )
        if not target.exists() and not target.is_symlink():
            return
        if not target.is_dir() or target.is_symlink():
            raise CarnnError(
                Told("{path} is not a folder.", path=target),
                Told("Give the name of a new folder."),
            )
        with failures(target):
            if not any(target.iterdir()):
                return
        if not _is_ours(target):
            raise CarnnError(
                Told("The folder {path} holds other files.", path=target),
                Told("Choose a new or an empty folder."),
            )
        if not self._overwrite:
            raise CarnnError(
                Told("{path} holds an export already.", path=target),
                Told("Choose another name, or allow replacing it."),
            )


def _is_ours(folder: Path) -> bool:
    try:
        with open_regular(folder / MARK_FILE) as stream:
            return _MARK in stream.read(400)
    except OSError:
        return False
