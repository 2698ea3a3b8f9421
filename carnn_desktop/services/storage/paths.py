"""Where the services put files: the project of a folder, the caches."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from pathlib import Path

import platformdirs

from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.project import Project
from carnn_desktop.services.settings import APP_NAME

PROJECT_SUFFIX = ".carnn"
_LOOKED_INTO = 200  # projects of a place that are looked into for a folder that was renamed


def thumbnail_folder(cache_folder: Path | None = None) -> Path:
    """Return the folder of small pictures."""
    root = cache_folder or platformdirs.user_cache_path(APP_NAME, appauthor=False)
    return root / "thumbnails"


def project_path_of(folder: Path) -> tuple[Path, str]:
    """Return the project file of an image folder and a note when it is in an unusual place.

    It is ``<folder>.carnn`` beside the folder, else inside it; for a folder that cannot be written
    to, it is among the user's own data. One that exists already is used wherever it is, also under
    the name that the folder had before it was renamed or moved.
    """
    folder = folder.absolute()
    name = f"{folder.name or 'photos'}{PROJECT_SUFFIX}"
    beside, inside = folder.parent / name, folder / name
    digest = hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    own = _own_projects() / f"{digest}-{name}"
    for candidate in (beside, inside):
        if candidate.is_file():
            writable = os.access(candidate.parent, os.W_OK) and os.access(candidate, os.W_OK)
            if own.is_file() and not (writable and _is_newer(candidate, own)):
                return own, _note(own)  # what was done in the copy is not left behind
            return (candidate, "") if writable else _copied(candidate, own)
    if own.is_file():
        return own, _note(own)
    earlier = _earlier_project(folder)
    if earlier is not None:
        note = Told(
            "The folder was renamed or moved; its annotations are in {earlier}.", earlier=earlier
        )
        return earlier, "" if Project.folder_of(earlier) == folder else note
    for candidate in (beside, inside):
        if os.access(candidate.parent, os.W_OK) and not candidate.exists():
            return candidate, ""
    own.parent.mkdir(parents=True, exist_ok=True)
    return own, _note(own)


def _is_newer(one: Path, other: Path) -> bool:
    return one.stat().st_mtime >= other.stat().st_mtime


def _copied(project: Path, own: Path) -> tuple[Path, str]:
    """Copy a project that cannot be written to among the user's own data, to go on there."""
    own.parent.mkdir(parents=True, exist_ok=True)
    fresh = own.with_name(f".{own.name}.new")
    try:
        shutil.copyfile(project, fresh)
        fresh.replace(own)
    finally:
        fresh.unlink(missing_ok=True)
    return own, Told(
        "{project} cannot be written to; you go on in a copy of it: {own}.",
        project=project,
        own=own,
    )


def _earlier_project(folder: Path) -> Path | None:
    """Return the project that was made for this folder when it was called otherwise."""
    for place in (folder, folder.parent, _own_projects()):
        with contextlib.suppress(OSError):
            for path in sorted(place.glob(f"*{PROJECT_SUFFIX}"))[:_LOOKED_INTO]:
                if Project.is_of(path, folder):
                    return path
    return None


def _note(own: Path) -> str:
    return Told("The folder cannot be written to, so its annotations are kept in {own}.", own=own)


def _own_projects() -> Path:
    return platformdirs.user_data_path(APP_NAME, appauthor=False) / "projects"
