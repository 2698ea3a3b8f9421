"""Carrying out an import: masks are made here, the project takes them, a few photos at a time."""

from __future__ import annotations

import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from carnn_desktop.annotations.model import Annotation, Category, Provenance
from carnn_desktop.annotations.shapes import Box, Unusable, mask_of
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.errors import Cancelled, CarnnError
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_int
from carnn_desktop.formats.importing.fitting import fitted_extra, fitted_shape, kept_rings
from carnn_desktop.formats.importing.plan import (
    ImportChoices,
    ImportPlan,
    PlannedCategory,
    PlannedImage,
)
from carnn_desktop.formats.notes import Note, Notes
from carnn_desktop.formats.values import ImportedObject
from carnn_desktop.project.imports import ImageImport, ImageImported
from carnn_desktop.project.project import Project
from carnn_desktop.project.reading import Ask
from carnn_desktop.project.stored import COLOR, MAX_ID
from carnn_desktop.project.values import MASKS_AREA

_TOGETHER = 50
_TOGETHER_S = 0.25


@dataclass(frozen=True, slots=True)
class Renumbered:
    """An id of the file that could not be kept: ``kind`` annotation, image or category."""

    kind: str
    old: int | str
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did.

    known : objects that were there already; removed : annotations that made way
    failed : (path, reason) of photos that could not take their objects
    image_ids : the images that were changed
    """

    images: int
    objects: int
    known: int
    removed: int
    categories_made: int
    left_out: int
    failed: tuple[tuple[str, str], ...]
    renumbered: tuple[Renumbered, ...]
    notes: tuple[Note, ...]
    image_ids: tuple[int, ...]


def run_import(
    plan: ImportPlan,
    choices: ImportChoices,
    ask: Ask,
    *,
    on_progress: ProgressCallback = ignore_progress,
) -> ImportReport:
    """Carry a plan out. A photo takes all of its objects or none; what was done stays done.

    on_progress : called before every image, stage ``import``; may raise Cancelled
    """
    return _Import(plan, choices, ask, on_progress).run()


class _Import:
    def __init__(
        self, plan: ImportPlan, choices: ImportChoices, ask: Ask, on_progress: ProgressCallback
    ) -> None:
        self._plan, self._choices, self._ask = plan, choices, ask
        self._on_progress = on_progress
        self._run = Run(source="import", created=utc_now())
        self._notes = Notes()
        self._seen: set[int] = set()
        self._without_id: list[tuple[int | str, str]] = []
        self._done: dict[int, ImageImported] = {}  # by image
        self._failed: list[tuple[str, str]] = []
        self._ready: list[tuple[str, ImageImport]] = []
        self._written = time.monotonic()
        self._room = MASKS_AREA  # pixels that masks of the photo at hand may still take

    def run(self) -> ImportReport:
        """Do all of it."""
        before = len(self._ask(lambda project: project.categories.listed()))
        photos = self._photos()
        targets = self._targets()
        wanted = [_wanted(category, name) for category, name in targets]
        image_ids = {key: _usable(entries[0].image.id) for key, entries in photos.items()}
        kept_ids = {key: number for key, number in image_ids.items() if number}
        annotations = self._plan.annotations
        summary = {"file": annotations.path.name, "format": annotations.format}
        made, refused = self._ask(
            lambda project: project.imports.begin(summary, wanted, kept_ids, annotations.extra)
        )
        category_ids = {
            category.place: number for (category, _), number in zip(targets, made, strict=True)
        }
        for done, (image_id, entries) in enumerate(photos.items()):
            try:
                self._on_progress(Progress("import", done, len(photos), text=entries[0].path))
            except Cancelled:
                self._write()
                raise
            self._image(image_id, entries, category_ids)
        self._write()
        self._on_progress(Progress("import", len(photos), len(photos)))
        return self._report(before, photos, refused, category_ids)

    def _photos(self) -> dict[int, list[PlannedImage]]:
        """Return the entries that are imported by photo."""
        photos: dict[int, list[PlannedImage]] = defaultdict(list)
        for entry in self._plan.images:
            scale = entry.status == "size" and self._choices.scale
            fits = scale and entry.fit is not None and entry.fit.scalable
            if entry.match.image_id is not None and (entry.status == "matched" or fits):
                photos[entry.match.image_id].append(entry)
        return photos

    def _targets(self) -> list[tuple[PlannedCategory, str]]:
        chosen = self._choices.targets
        named = [(c, chosen.get(c.place, c.target)) for c in self._plan.categories]
        return [(category, name.strip()) for category, name in named if name and name.strip()]

    def _image(
        self, image_id: int, entries: list[PlannedImage], category_ids: Mapping[int, int]
    ) -> None:
        fit = entries[0].fit
        if fit is None:
            return
        width, height = fit.header.upright_wh
        self._room = MASKS_AREA
        annotations = tuple(
            made for entry in entries for made in self._annotations(entry, category_ids)
        )
        kept = bool(annotations) or all(entry.is_empty for entry in entries)
        extra = {key: part for entry in entries for key, part in entry.image.extra.items()}
        choices = self._choices
        wanted = ImageImport(
            image_id=image_id,
            width=width,
            height=height,
            annotations=annotations,
            replace=choices.mode == "replace",
            empty_done=choices.empty_done and choices.state == "accepted" and kept,
            extra=extra,
        )
        self._ready.append((entries[0].path, wanted))
        if len(self._ready) >= _TOGETHER or time.monotonic() - self._written > _TOGETHER_S:
            self._write()

    def _write(self) -> None:
        """Hand the images that are ready to the project: one transaction for a few of them."""
        ready, self._ready = self._ready, []
        if ready:
            wanted = [one for _, one in ready]
            outcomes = self._ask(lambda project: project.imports.add_images(wanted))
            for (path, one), outcome in zip(ready, outcomes, strict=True):
                if isinstance(outcome, CarnnError):
                    self._failed.append((path, outcome.reason))
                else:
                    self._done[one.image_id] = outcome
                    self._without_id.extend(outcome.refused_ids)
        self._written = time.monotonic()

    def _annotations(
        self, entry: PlannedImage, category_ids: Mapping[int, int]
    ) -> Iterator[tuple[Annotation, int]]:
        for place in self._plan.by_image.get(entry.place, ()):
            item = self._plan.annotations.objects[place]
            category_id = category_ids.get(item.category)
            if category_id is None:
                continue
            try:
                if self._room < 0:
                    raise Unusable("", Told("the masks of its photo are too large together"))
                annotation = self._annotation(item, entry, category_id)
                self._room -= annotation.mask.pixels.size
            except Unusable as problem:
                self._notes.add(item.where + problem.path, problem.reason, "left out", "outline")
                continue
            yield annotation, self._number(item, annotation.id)

    def _annotation(
        self, item: ImportedObject, entry: PlannedImage, category_id: int
    ) -> Annotation:
        fit, choices = entry.fit, self._choices
        if fit is None:
            raise Unusable("", Told("its photo is not known"))
        raw = fit.exif == "raw" if choices.exif == "auto" else choices.exif == "raw"
        raw = raw and fit.header.orientation != 1
        shape = fitted_shape(item, fit, raw=raw, scale=choices.scale)
        accepted = choices.state == "accepted"
        return Annotation(
            id=uuid.uuid4().hex,
            category_id=category_id,
            mask=mask_of(shape, fit.header.upright_wh),
            state=choices.state,
            provenance=Provenance(
                run=self._run,
                text=self._plan.annotations.categories[item.category].name,
                score=item.score,
                reviewed=self._run.created if accepted else "",
            ),
            iscrowd=item.iscrowd,
            attributes=dict(item.attributes),
            rings=kept_rings(shape),
            is_box=isinstance(item.shape, Box),
            extra=fitted_extra(item, fit, raw=raw, scale=choices.scale),
        )

    def _number(self, item: ImportedObject, annotation_id: str) -> int:
        """Return the annotation id to keep, 0 for one that cannot be; those get a new one."""
        if item.id is None:
            return 0
        number = _usable(item.id)
        if not number or number in self._seen:
            self._without_id.append((item.id, annotation_id))
            return 0
        self._seen.add(number)
        return number

    def _report(
        self,
        categories_before: int,
        photos: Mapping[int, list[PlannedImage]],
        refused: Mapping[int, int],
        category_ids: Mapping[int, int],
    ) -> ImportReport:
        without = self._without_id
        numbers, refs, categories = self._ask(lambda project: _numbers(project, without))
        renumbered = [
            Renumbered("annotation", old, new)
            for (old, _), new in zip(without, numbers, strict=True)
        ]
        for image_id, entries in photos.items():
            old = entries[0].image.id
            if old is not None and (image_id in refused or not _usable(old)):
                renumbered.append(Renumbered("image", old, refs[image_id]))
        for category in self._plan.categories:
            old, made = category.category.id, category_ids.get(category.place)
            if old is not None and made is not None and categories[made] != old:
                renumbered.append(Renumbered("category", old, categories[made]))
        return ImportReport(
            images=len(self._done),
            objects=sum(one.added for one in self._done.values()),
            known=sum(one.known for one in self._done.values()),
            removed=sum(one.removed for one in self._done.values()),
            categories_made=len(categories) - categories_before,
            left_out=self._notes.counts["left out"],
            failed=tuple(self._failed),
            renumbered=tuple(renumbered),
            notes=tuple(self._notes.listed),
            image_ids=tuple(self._done),
        )


def _numbers(
    project: Project, without: list[tuple[Any, str]]
) -> tuple[list[int], dict[int, int], dict[int, int]]:
    """Give annotations new ids; return those, and the ids of images and categories in files."""
    numbers = [project.annotation_ids.number(annotation_id, 0) for _, annotation_id in without]
    project.flush()
    refs = {ref.id: ref.file_id for ref in project.images.listed()}
    return (
        numbers,
        refs,
        {category.id: category.file_id for category in project.categories.listed()},
    )


def _usable(number: int | str | None) -> int:
    """Return an id that COCO readers take, 0 for any other."""
    return number if is_int(number) and 0 < number < MAX_ID else 0


def _wanted(category: PlannedCategory, name: str) -> Category:
    """Return the category to be made of a category where there is none of that name yet."""
    given = category.category
    return Category(
        id=0,
        name=name,
        supercategory=given.supercategory,
        color=given.color if COLOR.fullmatch(given.color) else "",
        coco_id=_usable(given.id),
        extra=dict(given.extra),
    )
