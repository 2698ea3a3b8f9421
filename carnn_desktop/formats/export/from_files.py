"""Annotations of any file that can be read, as images of an export: no project is needed."""

from __future__ import annotations

from collections.abc import Iterator
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
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.run import Run
from carnn_desktop.formats.coco.rules import is_int
from carnn_desktop.formats.export.options import ExportImage
from carnn_desktop.formats.export.report import Drops
from carnn_desktop.formats.importing.fitting import Fit, fit_image, fitted_shape, kept_rings
from carnn_desktop.formats.importing.photos import Header
from carnn_desktop.formats.values import ImportedImage, ImportedObject, ImportedSet
from carnn_desktop.photos.images import image_size

NO_SIZE = "image whose size the file does not say: give --images"
UNUSABLE = "object that has no usable outline"

_RUN = Run(source="import")


class FileImages:
    """The images of a read file, made one by one. ``drops``: what could not be taken.

    folder : of the photos, for sizes that the file does not say and for EXIF rotation
    """

    def __init__(self, annotations: ImportedSet, folder: Path | None) -> None:
        self._set = annotations
        self._folder = folder
        self.drops = Drops()
        self.categories = _categories(annotations)
        self._objects: list[list[int]] = [[] for _ in annotations.images]
        for place, item in enumerate(annotations.objects):
            self._objects[item.image].append(place)
        self._numbers = _numbers([item.id for item in annotations.objects])
        self._image_ids = _numbers([image.id for image in annotations.images])

    def __len__(self) -> int:
        return len(self._set.images)

    def __iter__(self) -> Iterator[ExportImage]:
        for place, image in enumerate(self._set.images):
            made = self._image(place, image)
            if made is not None:
                yield made

    def annotation_id(self, annotation: str, _part: int) -> int:
        """Return the id that an object has in the file, or its new one."""
        return self._numbers[int(annotation)]

    def _image(self, place: int, image: ImportedImage) -> ExportImage | None:
        objects = [self._set.objects[number] for number in self._objects[place]]
        fit = self._fit(image, objects)
        if fit is None or fit.problem:
            self.drops.add(fit.problem if fit else NO_SIZE, image.name)
            return None
        annotations = []
        for number, item in zip(self._objects[place], objects, strict=True):
            try:
                annotations.append(self._annotation(number, item, fit))
            except Unusable:
                self.drops.add(UNUSABLE, image.name)
        width, height = fit.header.upright_wh
        document = ImageDocument(
            image_id=place + 1,
            width=width,
            height=height,
            annotations=tuple(annotations),
            state="done" if annotations else "done_empty",
        )
        ref = ImageRef(
            id=place + 1,
            path=_relative(image.name),
            state=document.state,
            width=width,
            height=height,
            coco_id=self._image_ids[place],
            extra=dict(image.extra),
        )
        return ExportImage(ref, document)

    def _fit(self, image: ImportedImage, objects: list[ImportedObject]) -> Fit | None:
        if self._folder is not None:
            try:
                raw, orientation = image_size(self._folder / _relative(image.name))
            except CarnnError:
                pass
            else:
                return fit_image(image, objects, Header(raw, orientation))
        size = image.size_wh or next(filter(None, (own_size(i.shape) for i in objects)), None)
        return None if size is None else Fit(Header(size, 1))

    def _annotation(self, number: int, item: ImportedObject, fit: Fit) -> Annotation:
        shape = fitted_shape(item, fit, raw=fit.exif == "raw", scale=False)
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
            extra=dict(item.extra),
        )


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
