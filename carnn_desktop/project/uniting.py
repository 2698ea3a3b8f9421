"""Project files of parts of a folder (``segment --shard --project``) as one."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from carnn_desktop.annotations.model import ImageDocument, ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import Trace
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.project import CorruptDocument, Project
from carnn_desktop.regular_files import IrregularFile, refuse_irregular

_UNDONE = ("new", "failed")


@dataclass(frozen=True, slots=True, kw_only=True)
class UniteReport:
    """What uniting projects did; counts of images.

    images : that are done in the result; taken : of these, from other projects than the first
    both : that several projects have worked on: what the first of them has stays
    not_done : paths that no project has worked on; damaged : paths whose annotations are damaged
    """

    path: Path
    files: int
    images: int
    taken: int
    both: int
    not_done: tuple[str, ...]
    damaged: tuple[str, ...]


def unite_projects(files: Sequence[Path], out: Path, *, overwrite: bool = False) -> UniteReport:
    """Write a project with what several projects of one folder have done to ``out``.

    It begins as a copy of the first one, whose ids stay; images are the same if their paths are,
    categories if their names are. Raises CarnnError for projects of different photos, one that is
    open elsewhere, and an ``out`` that is there.
    """
    if len(files) < 2:
        raise CarnnError(Told("There is nothing to merge."), Told("Name at least two projects."))
    if any(out.exists() and file.exists() and out.samefile(file) for file in files):
        raise CarnnError(
            Told("{out} is one of the projects.", out=out), Told("Choose another name.")
        )
    try:
        refuse_irregular(out)
    except IrregularFile as error:
        raise CarnnError(
            Told("{out} cannot be written ({error}).", out=out, error=error.strerror),
            Told("Choose another place."),
        ) from None
    if out.exists() and not overwrite:
        raise CarnnError(
            Told("{out} exists already.", out=out),
            Told("Choose another name, or allow replacing it."),
        )
    fresh = out.with_name(f".{out.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        folder = _copied(files[0], fresh)
        with Project.open(fresh, folder_if_gone=folder) as target:
            target.move_to(folder)
            union = _Union(target)
            for file in files[1:]:
                with Project.open_to_read(file) as source:
                    union.take(source)
            report = union.report(out, len(files))
        fresh.replace(out)
    except OSError as error:
        raise CarnnError(
            Told(
                "{out} cannot be written ({error}).",
                out=out,
                error=(error.strerror or str(error)).lower(),
            ),
            Told("Choose another place."),
        ) from error
    finally:
        fresh.unlink(missing_ok=True)
    return report


def _copied(file: Path, fresh: Path) -> Path:
    """Copy a project while nobody writes to it; return the folder of its photos."""
    with Project.open_to_read(file) as source:
        source.flush()
        shutil.copyfile(source.path, fresh)
        return source.folder


class _Union:
    def __init__(self, target: Project) -> None:
        self._target = target
        self._ids = {ref.path: ref.id for ref in target.images.listed()}
        self._undone = {ref.path for ref in target.images.listed() if ref.state in _UNDONE}
        self._taken = self._both = 0
        self._damaged: list[str] = []

    def take(self, source: Project) -> None:
        """Take what another project has done."""
        refs = source.images.listed()
        if not self._ids.keys() & {ref.path for ref in refs}:
            raise CarnnError(
                Told("{name} is of other photos than the first project.", name=source.path.name),
                Told("Merge projects of one folder."),
            )
        categories = self._categories(source)
        for ref in refs:
            if ref.state in _UNDONE or ref.path not in self._ids:
                continue
            if ref.path not in self._undone:
                self._both += 1
                continue
            try:
                document = source.documents.load(ref.id)
                trace = source.documents.load_trace(ref.id)
            except CorruptDocument:
                self._damaged.append(ref.path)
                continue
            with self._target.together():  # each transaction waits for the disk several times
                self._bring(source, ref, _moved(document, self._ids[ref.path], categories), trace)
                self._note_listed(source, ref, categories)
            self._undone.discard(ref.path)
            self._taken += 1

    def _bring(
        self, source: Project, ref: ImageRef, document: ImageDocument, trace: Trace | None
    ) -> None:
        """Write what another project has of an image, under the number it has here."""
        number = document.image_id
        self._target.documents.save(document)
        self._target.images.update(
            number,
            sha256=ref.sha256,
            width=ref.width,
            height=ref.height,
            uncertainty=ref.uncertainty,
            reason="",
        )
        if trace is not None:
            self._target.documents.save_trace(number, trace)
        for key, summary in source.runs.of(ref.id):
            self._target.runs.record(number, key, summary)

    def _note_listed(self, source: Project, ref: ImageRef, categories: dict[int, int]) -> None:
        """Note what was listed there when it was done: there may be more here, unlooked for."""
        listed = source.images.listed_then(ref.id)
        self._target.images.note_listed(
            self._ids[ref.path], listed and {categories[i] for i in listed if i in categories}
        )

    def _categories(self, source: Project) -> dict[int, int]:
        """Return the ids of the target by those of the source; make those that are not there."""
        known = source.categories.listed()
        ids = self._target.categories.ensure([(c.name, c.synonyms) for c in known])
        return {category.id: ids[category.name] for category in known}

    def report(self, out: Path, files: int) -> UniteReport:
        """Return what was done."""
        return UniteReport(
            path=out,
            files=files,
            images=len(self._ids) - len(self._undone),
            taken=self._taken,
            both=self._both,
            not_done=tuple(path for path in self._ids if path in self._undone),
            damaged=tuple(self._damaged),
        )


def _moved(document: ImageDocument, number: int, categories: dict[int, int]) -> ImageDocument:
    annotations = tuple(
        replace(a, category_id=categories.get(a.category_id, a.category_id))
        for a in document.annotations
    )
    return replace(document, image_id=number, annotations=annotations)
