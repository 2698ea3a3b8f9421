"""Where a project file and its photos are: checked before SQLite touches anything."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from pathlib import Path

from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.file import ProjectError
from carnn_desktop.project.stored import encoded_path, usable_folder
from carnn_desktop.regular_files import open_regular, refuse_irregular


def absolute(path: Path) -> Path:
    """Return a path from the root, links left as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def unusable(path: Path, error: OSError) -> ProjectError:
    """Return why a project file could not be reached, in words."""
    return ProjectError(
        Told("{path} cannot be used ({error}).", path=path, error=error.strerror or error),
        Told("Check that its folder exists and can be written to, or keep the project elsewhere."),
    )


def require_sqlite(path: Path) -> None:
    """Refuse what is no database before SQLite touches it."""
    try:
        with open_regular(path) as stream:
            start = stream.read(16)
    except OSError as error:
        raise unusable(path, error) from error
    refuse_odd_journal(path)
    if start != b"SQLite format 3\x00":
        raise ProjectError(
            Told("{name} is not a CaRNN project.", name=path.name),
            Told("It was left as it is. Move it elsewhere to begin a project of that name."),
        )


def refuse_odd_journal(path: Path) -> None:
    """Raise ProjectError where what SQLite reads beside a file, by its name, is no file."""
    for end in ("-journal", "-wal", "-shm"):
        try:
            refuse_irregular(path.with_name(f"{path.name}{end}"))
        except OSError as error:
            raise unusable(path.with_name(f"{path.name}{end}"), error) from error


def folder_meta(path: Path, folder: Path) -> dict[str, str | bytes]:
    """Return how the folder is written down: relative to the file, and absolute as a fallback."""
    meta = {"folder_absolute": encoded_path(str(folder))}
    with contextlib.suppress(ValueError):  # another drive
        meta["folder"] = encoded_path(Path(os.path.relpath(folder, path.parent)).as_posix())
    return meta


def stored_folder(path: Path, meta: Mapping[str, str | bytes]) -> Path | None:
    """Return the image folder: of a project in or beside it, where it is now; else where it was.

    None where the project does not say.
    """
    as_written = usable_folder(meta.get("folder_absolute"))
    places = [Path(as_written)] if as_written else []
    relative = usable_folder(meta.get("folder"))
    if relative:
        moves_along = not relative.startswith("..")
        places.insert(0 if moves_along else 1, absolute(path.parent / relative))
    return next((place for place in places if place.is_dir()), places[0] if places else None)
