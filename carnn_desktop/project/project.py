"""The project file: one SQLite file beside or inside the image folder, which is never touched.

Everything that was saved survives a killed process. Paths are relative, so that file and folder can
be moved together. Every failure from outside is a CarnnError; nothing is half-written.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.annotation_ids import AnnotationIds
from carnn_desktop.project.categories import Categories
from carnn_desktop.project.check import check_file, mend, restore_used_categories
from carnn_desktop.project.documents import CorruptDocument, Documents
from carnn_desktop.project.file import DamagedFile, ProjectError, ProjectFile, translated
from carnn_desktop.project.foreign import plain_columns
from carnn_desktop.project.images import Images, UnknownImage
from carnn_desktop.project.imports import Imports
from carnn_desktop.project.lock import RUN, ProjectInUse, ProjectLock
from carnn_desktop.project.places import (
    absolute,
    folder_meta,
    refuse_odd_journal,
    require_sqlite,
    stored_folder,
    unusable,
)
from carnn_desktop.project.rescue import rescue
from carnn_desktop.project.runs import Runs
from carnn_desktop.project.schema import check_and_migrate, create_tables, require_current
from carnn_desktop.project.settings import Settings
from carnn_desktop.project.stored import (
    usable_path,
)
from carnn_desktop.regular_files import open_regular

__all__ = ["CorruptDocument", "Project", "ProjectError", "ProjectInUse", "UnknownImage"]

_UNFORESEEN = (
    sqlite3.InterfaceError,
    ValueError,
    LookupError,
    TypeError,
    ArithmeticError,
    AttributeError,
    RecursionError,
    MemoryError,
)
"""What a crafted file may raise where nobody thought of it."""

_RUN_WAITS_S = 60.0  # a window that looks on must not end a run by reading a long list


class Project:
    """An open project; one at a time for each file, on this and other computers.

    path : of the project file; folder : of the images, absolute (it need not exist: drives are
        unplugged)
    backup : made by a migration
    repairs : what was damaged and how it was mended, for the user; mostly nothing
    images, documents, ... : its parts, all of the one file, so that a transaction covers them all
    To be used by one thread, the one that opened it.
    """

    def __init__(
        self,
        file: ProjectFile,
        folder: Path,
        *,
        backup: Path | None = None,
        repairs: Sequence[str] = (),
    ) -> None:
        self._file = file
        self._scratch: tempfile.TemporaryDirectory[str] | None = None
        self.path = file.path
        self.folder = folder
        self.backup = backup
        self.repairs = tuple(repairs)
        self.settings = Settings(file)
        self.runs = Runs(file)
        self.annotation_ids = AnnotationIds(file)
        self.images = Images(file, folder)
        self.documents = Documents(file, self.images)
        self.categories = Categories(file, self.documents, self.settings)
        self.imports = Imports(
            file,
            self.images,
            self.documents,
            self.categories,
            self.settings,
            self.annotation_ids,
        )

    @classmethod
    def create(cls, path: Path, image_folder: Path, *, role: str = "") -> Self:
        """Make a project file for a folder and open it. Raises CarnnError when there is one."""
        path, folder = absolute(path), absolute(image_folder)
        if _is_there(path):
            raise CarnnError(
                Told("{path} exists already.", path=path), Told("Open it, or choose another name.")
            )
        refuse_odd_journal(path)
        with _locked(path, role) as lock:
            _create(path, folder)
            return cls._opened(path, lock)

    @classmethod
    def open(cls, path: Path, *, folder_if_gone: Path | None = None, role: str = "") -> Self:
        """Open a project file. Raises CarnnError: missing, not a project, newer, in use, ...

        folder_if_gone : where the images are when the folder they were in is gone; taken (for good)
            only if some of the images are there
        role : ``lock.RUN`` lets windows look on meanwhile
        """
        path = absolute(path)
        if not path.is_file():
            raise CarnnError(
                Told("There is no project file {path}.", path=path),
                Told("Open its folder instead."),
            )
        require_sqlite(path)
        try:
            with _locked(path, role) as lock:
                return cls._opened(path, lock, folder_if_gone)
        except (DamagedFile, *_UNFORESEEN):
            with _refusing(path), _locked(path, role) as lock:
                told = rescue(path)
                return cls._opened(path, lock, folder_if_gone, told)

    @classmethod
    def open_to_read(cls, path: Path) -> Self:
        """Open a project that nothing is to be kept in: from where nothing can be written, too.

        Then it is a copy that is open, beside which nobody holds a lock; it goes when it is closed.
        """
        path = absolute(path)
        if _can_write(path):
            try:
                return cls.open(path)
            except ProjectError as error:
                if not _is_read_only(error.__cause__):
                    raise
        require_sqlite(path)
        scratch = tempfile.TemporaryDirectory(prefix="carnn-", ignore_cleanup_errors=True)
        try:
            copy = Path(scratch.name) / path.name
            for end in ("", "-journal"):
                source = Path(f"{path}{end}")
                if not end or source.is_file():
                    shutil.copyfile(source, f"{copy}{end}")
            folder = cls.folder_of(path)
            project = cls.open(copy, folder_if_gone=folder)
        except BaseException as error:
            scratch.cleanup()
            if isinstance(error, OSError):
                raise unusable(path, error) from error
            raise
        project.folder = folder or path.parent
        project._scratch = scratch  # noqa: SLF001 - it is one of our own
        return project

    @classmethod
    def look_on(cls, path: Path) -> Self:
        """Open a project that another process fills: what it holds can be read, nothing changed.

        Nothing is mended or brought up to date: whoever has the lock has done that.
        """
        path = absolute(path)
        require_sqlite(path)
        file = ProjectFile(path, None)
        try:
            require_current(file.connection, path)
            folder = stored_folder(path, dict(file.rows("SELECT key, value FROM meta")))
            return cls(file, folder or path.parent)
        except BaseException:
            file.close()
            raise

    @property
    def only_looking(self) -> bool:
        """Whether another process fills it, see :meth:`look_on`."""
        return self._file.only_looking

    @property
    def version(self) -> int:
        """A number that is another one after every change that another process made."""
        row = self._file.row("PRAGMA data_version")
        return 0 if row is None else int(row[0])

    @classmethod
    def open_or_create(cls, path: Path, image_folder: Path, *, role: str = "") -> Self:
        """Open the project file, made for ``image_folder`` when there is none."""
        if _is_there(absolute(path)):
            return cls.open(path, folder_if_gone=image_folder, role=role)
        return cls.create(path, image_folder, role=role)

    @classmethod
    def folder_of(cls, path: Path) -> Path | None:
        """Return the image folder that a file says, without opening it; None: no project."""
        return _peek(path)[0]

    @classmethod
    def is_of(cls, path: Path, folder: Path) -> bool:
        """Whether a file is the project of a folder, also of one with another name by now.

        False for what is no project, or one whose own folder is there and another one.
        """
        stored, names = _peek(path)
        if stored is None or stored == folder or stored.is_dir():
            return stored == folder
        return any((folder / name).is_file() for name in names)

    def move_to_copy(self, folder: Path) -> bool:
        """Write down a copy of the photos as the project's folder, for when it is opened next.

        False, and nothing changes, for other photos: in a copy one of the project's photos is there
        with the same bytes.
        """
        folder = absolute(folder)
        if not self.images.is_copied_to(folder):
            return False
        _write_folder(self._file, folder)
        return True

    def move_to(self, folder: Path) -> None:
        """Make ``folder`` the folder of the images, for good; whatever is in it."""
        self.folder = absolute(folder)
        _write_folder(self._file, self.folder)

    def together(self) -> contextlib.AbstractContextManager[None]:
        """Do all changes of a block in one transaction: all of them, or nothing."""
        return self._file.transaction()

    def flush(self) -> None:
        """Write what is still in memory: annotation ids that were given a moment ago."""
        self.annotation_ids.flush()

    def close(self) -> None:
        """Write what is left, close and unlock; a second call does nothing."""
        try:
            with contextlib.suppress(CarnnError, sqlite3.ProgrammingError):
                self.flush()
        finally:
            self._file.close()
            if self._scratch is not None:
                self._scratch.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @classmethod
    def _opened(
        cls,
        path: Path,
        lock: ProjectLock,
        folder_if_gone: Path | None = None,
        told: Sequence[str] = (),
    ) -> Self:
        """Open a file that is there."""
        file = ProjectFile(path, lock, patience_s=_RUN_WAITS_S if lock.role == RUN else 5.0)
        try:
            backup = check_and_migrate(file.connection, path)
            check_file(file)
            told = (*told, *mend(file), *restore_used_categories(file))
            meta = dict(file.rows("SELECT key, value FROM meta"))
            folder = stored_folder(path, meta)
            if folder_if_gone is not None and (folder is None or not folder.is_dir()):
                folder = _replacement(file, absolute(folder_if_gone)) or folder
            return cls(file, folder or path.parent, backup=backup, repairs=told)
        except BaseException:
            file.close()
            raise


@contextlib.contextmanager
def _refusing(path: Path) -> Iterator[None]:
    """Turn what nobody thought of in a crafted file into a refusal in words."""
    try:
        yield
    except _UNFORESEEN as error:
        raise DamagedFile(
            Told("{name} is damaged ({error}).", name=path.name, error=type(error).__name__),
            Told("Restore it from a backup; the damaged file was kept."),
        ) from error


def _replacement(file: ProjectFile, folder: Path) -> Path | None:
    """Make ``folder`` the project's folder if some of its images are there."""
    rows = file.rows("SELECT path FROM images")
    paths = [path for (stored,) in rows if (path := usable_path(stored))]
    if not folder.is_dir() or (paths and not any((folder / p).is_file() for p in paths)):
        return None
    _write_folder(file, folder)
    return folder


def _write_folder(file: ProjectFile, folder: Path) -> None:
    rows = folder_meta(file.path, folder).items()
    file.execute_many("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", rows)


def _peek(path: Path) -> tuple[Path | None, Sequence[str]]:
    """Return a project's folder and names of some of its images; None for what is no project."""
    try:
        require_sqlite(path)
        with contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
            if not all(plain_columns(file, table) for table in ("meta", "images")):
                return None, ()
            meta = dict(file.execute("SELECT key, value FROM meta"))
            rows = file.execute("SELECT path FROM images LIMIT 1000").fetchall()
    except (CarnnError, sqlite3.Error, OSError, *_UNFORESEEN):
        return None, ()
    names = [name for (stored,) in rows if (name := usable_path(stored))]
    return stored_folder(path, meta), names


def _is_there(path: Path) -> bool:
    """Whether there is a file; an empty one counts as none. What is no file is refused."""
    try:
        with open_regular(path) as stream:
            return bool(stream.read(1))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise unusable(path, error) from error


def _can_write(path: Path) -> bool:
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _is_read_only(cause: BaseException | None) -> bool:
    return isinstance(cause, OSError) and cause.errno in (errno.EACCES, errno.EPERM, errno.EROFS)


@contextlib.contextmanager
def _locked(path: Path, role: str = "") -> Iterator[ProjectLock]:
    """Lock a project; the lock is given back when the block fails."""
    try:
        lock = ProjectLock(path, role)
    except OSError as error:
        raise unusable(path, error) from error
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


def _create(path: Path, folder: Path) -> None:
    """Make the whole file under another name first: a project is never half-made."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        for leftover in (fresh, Path(f"{fresh}-journal"), Path(f"{path}-journal")):
            leftover.unlink(missing_ok=True)
        with (
            translated(path),
            contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as connection,
        ):
            create_tables(connection, folder_meta(path, folder))
        fresh.replace(path)
    except OSError as error:
        raise unusable(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
