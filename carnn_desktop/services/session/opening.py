"""Reads a folder and its project file whole, in the storage thread, before it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.model import Category, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.looking_on import FILLED
from carnn_desktop.contracts.texts import Told, some_of
from carnn_desktop.photos.listing import SkippedFolders, list_images
from carnn_desktop.project.lock import ProjectInUse
from carnn_desktop.project.project import Project
from carnn_desktop.services.events import ProjectInfo
from carnn_desktop.services.session.folder_memory import SETTING
from carnn_desktop.services.storage.paths import PROJECT_SUFFIX, project_path_of


@dataclass(frozen=True, slots=True)
class Opened:
    """What the storage thread found."""

    info: ProjectInfo
    images: Sequence[ImageRef]
    categories: Sequence[Category]
    memory: Mapping[str, Any]
    damaged: bool


def open_folder(path: Path, recursive: bool, wanted: Path | None) -> tuple[Project, Opened]:
    """Return the open project and what is in it, looked on at where a run fills it.

    path : a folder or a project file; wanted : the project file of a folder, None = as usual

    In the storage thread. Raises CarnnError.
    """
    if path.suffix == PROJECT_SUFFIX and path.is_file():
        project = _open_file(path)
        names: list[str] | None = None
        notes: tuple[str, ...] = ()
        path = Path(project.folder)
    else:
        names, notes = _list(path, recursive)
        project, note = _open_of_folder(path, wanted)
        notes = (*note, *notes)
    try:
        return _read(project, path, recursive, names, notes)
    except BaseException:
        project.close()
        raise


def _open_file(path: Path) -> Project:
    """Return the project of a file whose photos are where they were."""
    project = _open_or_look_on(path)
    folder = Path(project.folder)
    if not folder.is_dir():
        project.close()
        raise CarnnError(
            Told(
                "The photos of {name} were in {folder}, which is not there.",
                name=path.name,
                folder=folder,
            ),
            Told("Connect its drive, or open the folder where they are now."),
        )
    return project


def _list(folder: Path, recursive: bool) -> tuple[list[str], tuple[str, ...]]:
    """Return the photos of a folder, at least one, and what was left out."""
    if not folder.exists():
        raise CarnnError(
            Told("{folder} is not there.", folder=folder),
            Told("Connect its drive, or open it where it is now."),
        )
    if not folder.is_dir():
        raise CarnnError(
            Told("{folder} is not a folder.", folder=folder),
            Told("Choose a folder with photos."),
        )
    skipped = SkippedFolders()
    names = list_images(folder, recursive=recursive, skipped=skipped.add)
    if not names:
        raise CarnnError(
            Told("There is no photo in {folder}.", folder=folder),
            Told("Choose a folder with photos."),
        )
    return names, tuple(skipped.notes())


def _open_of_folder(folder: Path, wanted: Path | None) -> tuple[Project, tuple[str, ...]]:
    """Return the project of a folder, made where there is none, and what is to be told of it."""
    place, note = (wanted, "") if wanted is not None else project_path_of(folder)
    project = _open_or_look_on(place, folder)
    if not _is_same(project.folder, folder):
        original = project.folder
        copied = not project.only_looking and project.move_to_copy(folder)
        project.close()
        if not copied:
            raise CarnnError(
                Told(
                    "{place} is the project of other photos: {original}.",
                    place=place,
                    original=original,
                ),
                Told(
                    "Open that folder. To begin a project for {folder}, move {name} elsewhere.",
                    folder=folder,
                    name=place.name,
                ),
            )
        project = Project.open(place)
        note = Told(
            "This is a copy of {original}; it has a project of its own from now on.",
            original=original,
        )
    return project, ((note,) if note else ())


def _read(
    project: Project,
    folder: Path,
    recursive: bool,
    names: Sequence[str] | None = None,
    notes: tuple[str, ...] = (),
) -> tuple[Project, Opened]:
    """Return a project with all that is in it; names : of the photos, None = look for them."""
    if project.only_looking:
        images = tuple(project.images.listed())
        notes = (*notes, FILLED)
    else:
        skipped = SkippedFolders()
        if names is None:
            names = list_images(folder, recursive=recursive, skipped=skipped.add)
        images = tuple(project.images.sync(names))
        notes = (*notes, *skipped.notes(), *_notes(project))
    categories = tuple(project.categories.listed())
    memory = project.settings.get(SETTING, {})
    info = ProjectInfo(
        folder=folder,
        project_path=Path(project.path),
        image_count=len(images),
        notes=notes,
        only_looking=project.only_looking,
    )
    memory = memory if isinstance(memory, dict) else {}
    return project, Opened(info, images, categories, memory, damaged=bool(project.repairs))


def _open_or_look_on(place: Path, folder: Path | None = None) -> Project:
    """Open a project, made for ``folder`` where there is none; look on where a run has it."""
    try:
        return Project.open(place) if folder is None else Project.open_or_create(place, folder)
    except ProjectInUse as error:
        if not error.by_run or not place.is_file():
            raise
        return Project.look_on(place)


def take_over(path: Path) -> tuple[Project, Opened]:
    """Open a project file whose run has ended; raise ProjectInUse at once while it has not."""
    project = Project.open(path)
    try:
        return _read(project, project.folder, recursive=True)
    except BaseException:
        project.close()
        raise


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False


def _notes(project: Project) -> tuple[str, ...]:
    """Return what the user should know of a project that was just opened."""
    notes = list(project.repairs)
    if project.backup is not None:
        notes.append(
            Told(
                "The project is of an older version; a copy of it is kept: {backup}.",
                backup=project.backup,
            )
        )
    missing = project.images.missing()
    if missing:
        names = some_of([ref.path for ref in missing])
        notes.append(Told("Gone from the folder, annotations are kept: {names}.", names=names))
    return tuple(notes)


def sync_folder(
    folder: Path, recursive: bool, project: Project
) -> tuple[Sequence[ImageRef], Sequence[str]]:
    """Look again what is in a folder; return its images, and what could not be looked into."""
    skipped = SkippedFolders()
    names = list_images(folder, recursive=recursive, skipped=skipped.add)
    return tuple(project.images.sync(names)), skipped.notes()
