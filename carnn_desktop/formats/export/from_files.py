"""Annotations of any file that can be read, as images of an export: no project is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from carnn_desktop.annotations.model import (
    Annotation,
    Category,
    ImageDocument,
    ImageRef,
    Provenance,
)
from carnn_desktop.annotations.palette import category_color
from carnn_desktop.annotations.shapes import Box, Unusable, mask_of, own_size
from carnn_desktop.contracts.run import Run
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.rules import is_int
from carnn_desktop.formats.export.options import ExportImage
from carnn_desktop.formats.export.report import Drops
from carnn_desktop.formats.importing.fitting import Fit, fitted_extra, fitted_shape, kept_rings
from carnn_desktop.formats.importing.matching import Match
from carnn_desktop.formats.importing.photos import Header
from carnn_desktop.formats.importing.plan import ImportPlan, PlannedImage, make_plan
from carnn_desktop.formats.values import ImportedObject, ImportedSet
from carnn_desktop.photos.listing import list_images

MISSING = Told("image whose photo is not in the folder")
AMBIGUOUS = Told("image that may be one of several photos")
NO_SIZE = Told("image whose size the file does not say: give --images")
UNUSABLE = Told("object that has no usable outline")

_RUN = Run(source="import")


class FileImages:
    """The images of a read file, made one by one. ``drops``: what could not be taken.

    folder : of the photos, for their names, for sizes that the file does not say and for EXIF
        rotation. Photos are found as for an import
    """

    def __init__(self, annotations: ImportedSet, folder: Path | None) -> None:
        self._set = annotations
        self.drops = Drops()
        self.categories = _categories(annotations)
        self._numbers = _numbers([item.id for item in annotations.objects])
        self._image_ids = _numbers([image.id for image in annotations.images])
        self._plan = (
            _without_photos(annotations) if folder is None else _planned(annotations, folder)
        )
        self._groups = _same_photo(self._plan.images)

    def __len__(self) -> int:
        return len(self._groups)

    def __iter__(self) -> Iterator[ExportImage]:
        for entries in self._groups:
            made = self._image(entries)
            if made is not None:
                yield made

    def annotation_id(self, annotation: str, _part: int) -> int:
        """Return the id that an object has in the file, or its new one."""
        return self._numbers[int(annotation)]

    def _image(self, entries: list[PlannedImage]) -> ExportImage | None:
        """Return a photo with the objects of all entries that mean it."""
        first = entries[0]
        name = first.path or first.image.name
        fit = _fit(first, [self._set.objects[n] for n in self._plan.by_image.get(first.place, ())])
        if fit is None or fit.problem:
            self.drops.add(fit.problem if fit else _why_not(first), name)
            return None
        annotations = []
        for entry in entries:
            for number in self._plan.by_image.get(entry.place, ()):
                try:
                    annotations.append(self._annotation(number, entry.fit or fit))
                except Unusable as problem:
                    self.drops.add(UNUSABLE, name)
                    where = self._set.objects[number].where + problem.path
                    self._set.notes.add(where, problem.reason, "left out", "outline")
        width, height = fit.header.upright_wh
        document = ImageDocument(
            image_id=first.place + 1,
            width=width,
            height=height,
            annotations=tuple(annotations),
            state="done" if annotations else "done_empty",
        )
        ref = ImageRef(
            id=first.place + 1,
            path=first.path or _relative(first.image.name),
            state=document.state,
            width=width,
            height=height,
            coco_id=self._image_ids[first.place],
            extra=dict(first.image.extra),
        )
        return ExportImage(ref, document)

    def _annotation(self, number: int, fit: Fit) -> Annotation:
        item = self._set.objects[number]
        raw = fit.exif == "raw"
        shape = fitted_shape(item, fit, raw=raw, scale=False)
        return Annotation(
            id=str(number),
            category_id=item.category + 1,
            mask=mask_of(shape, fit.header.upright_wh),
            state="accepted",
            provenance=Provenance(run=_RUN, score=item.score),
            iscrowd=item.iscrowd,
            attributes=dict(item.attributes),
            rings=kept_rings(shape),
            is_box=isinstance(item.shape, Box),
            extra=fitted_extra(item, fit, raw=raw, scale=False),
        )


def _planned(annotations: ImportedSet, folder: Path) -> ImportPlan:
    """Find the photos of a folder as an import does."""
    names = list_images(folder, recursive=True)
    refs = [ImageRef(id=number, path=name) for number, name in enumerate(names, 1)]
    return make_plan(annotations, folder, refs, ())


def _without_photos(annotations: ImportedSet) -> ImportPlan:
    """Return a plan in which no photo was looked for."""
    by_image: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(annotations.objects):
        by_image[item.image].append(place)
    images = tuple(
        PlannedImage(place=place, image=image, match=Match(None, "none"), status="missing")
        for place, image in enumerate(annotations.images)
    )
    return ImportPlan(
        annotations=annotations,
        images=images,
        categories=(),
        by_image=by_image,
        notes=annotations.notes,
    )


def _same_photo(images: Sequence[PlannedImage]) -> list[list[PlannedImage]]:
    """Gather the entries that mean one photo: some files name it for each of its objects."""
    groups: dict[object, list[PlannedImage]] = {}
    for entry in images:
        known = entry.match.image_id
        groups.setdefault(("new", entry.place) if known is None else known, []).append(entry)
    return list(groups.values())


def _why_not(entry: PlannedImage) -> str:
    """Return why an image is no part of the export, in words that many images share."""
    if entry.status == "ambiguous":
        return AMBIGUOUS
    return MISSING if entry.reason else NO_SIZE


def _fit(entry: PlannedImage, objects: Sequence[ImportedObject]) -> Fit | None:
    """Return how objects come into their photo; of one that is not there the file's own size."""
    if entry.fit is not None:
        return entry.fit
    if entry.status != "unreadable" and entry.reason:
        return None  # it was looked for, and is not there or is one of several
    sizes = (size for item in objects if (size := own_size(item.shape)) is not None)
    size = entry.image.size_wh or next(sizes, None)
    return None if size is None else Fit(Header(size, 1))


def _categories(annotations: ImportedSet) -> tuple[Category, ...]:
    known = any(is_int(category.id) for category in annotations.categories)
    ids = _numbers([category.id for category in annotations.categories])
    return tuple(
        Category(
            id=place,
            name=category.name,
            supercategory=category.supercategory,
            color=category.color or category_color(place),
            coco_id=number if known else 0,
            extra=dict(category.extra),
        )
        for place, (category, number) in enumerate(zip(annotations.categories, ids, strict=True), 1)
    )


def _numbers(wanted: list[Any]) -> list[int]:
    """Return ids from 1: those wanted where they are such, and not repeated, else new ones."""
    taken: set[int] = set()
    for number in wanted:
        if is_int(number) and number > 0:
            taken.add(number)
    last, met, found = max(taken, default=0), set[int](), []
    for number in wanted:
        if is_int(number) and number > 0 and number not in met:
            met.add(number)
            found.append(number)
        else:
            last += 1
            found.append(last)
    return found


def _relative(name: str) -> str:
    """Return a name as written, as a path below the image folder."""
    plain = name.replace("\\", "/")
    path = PurePosixPath(plain)
    outside = path.is_absolute() or ".." in path.parts or (len(plain) > 1 and plain[1] == ":")
    return path.name if outside else path.as_posix()
