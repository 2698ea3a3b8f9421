"""Reviewed photos as examples: from a project, or from a COCO file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np

from carnn_desktop.annotations.decisions import decision_of
from carnn_desktop.annotations.examples import box_of, example_of
from carnn_desktop.annotations.masks import full_mask
from carnn_desktop.annotations.model import REVIEWED, Annotation, Category, ImageDocument, ImageRef
from carnn_desktop.annotations.shapes import Box, Unusable, mask_of
from carnn_desktop.contracts.arrays import BoolMask, RgbImage
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.examples import BoxXyxy, ObjectShape, PhotoExample
from carnn_desktop.contracts.queries import text_key
from carnn_desktop.contracts.texts import Together, Told
from carnn_desktop.formats.coco.read import CocoFile
from carnn_desktop.formats.values import ImportedImage, ImportedObject
from carnn_desktop.objects.sizes import measured
from carnn_desktop.photos.images import UnreadableImage, read_image
from carnn_desktop.project.project import Project
from carnn_desktop.runs.learning_choices import LearningChoices, load_choices


@dataclass(slots=True)
class ExamplePhotos:
    """Examples and where their photos are; ``notes`` tell what was left out, and why.

    names : the classes that are taught, in the order of their source
    """

    names: tuple[str, ...]
    paths: dict[str, Path] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    makers: list[Callable[[], PhotoExample | None]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many photos there are."""
        return len(self.makers)

    def examples(self) -> Iterator[PhotoExample]:
        """Yield the examples one by one; their masks are only made then."""
        return filter(None, (make() for make in self.makers))

    def read(self, photo: str) -> RgbImage:
        """Return the pixels of a photo by its content hash.

        Raises UnreadableImage when it cannot be read, or is another one by now.
        """
        image = read_image(self.paths[photo])
        if image.sha256 != photo:
            raise UnreadableImage(Told("it was changed since it was reviewed."))
        return image.pixels

    def note(self, left_out: Mapping[str, str]) -> None:
        """Note which photos (content hash: reason) were not learned from."""
        for photo, reason in left_out.items():
            self.notes.append(
                Told(
                    "Not learned from: {name}: {reason}", name=self.paths[photo].name, reason=reason
                )
            )


def examples_of_coco(file: Path, images: Path | None) -> ExamplePhotos:
    """Return every photo of a COCO file as done for all categories of the file.

    images : where the photos are, the file's own folder without it. Photos that are missing or of
    another size are left out and told. Raises CarnnError when the file is none or nothing is left.
    """
    coco = CocoFile(file)
    folder = file.parent if images is None else images
    names = tuple(dict.fromkeys(category.name for category in coco.categories))
    found = ExamplePhotos(names)
    by_image: dict[int, list[ImportedObject]] = {}
    for thing in coco.records():
        by_image.setdefault(thing.image, []).append(thing)
    for place, image in enumerate(coco.images):
        _add_coco_photo(found, folder, image, coco, by_image.pop(place, []))
    if not found.count:
        why = Together(("", found.notes[0])) if found.notes else ""
        raise CarnnError(
            Told(
                "None of the {count} photos of {file} can be learned from.{why}",
                count=len(coco.images),
                file=file,
                why=why,
            ),
            Told("Name the folder of its photos with --learn-images."),
        )
    return found


def _add_coco_photo(
    found: ExamplePhotos,
    folder: Path,
    image: ImportedImage,
    coco: CocoFile,
    things: list[ImportedObject],
) -> None:
    path = folder / image.name
    try:
        photo = read_image(path)
    except UnreadableImage as error:
        found.notes.append(
            Told("Not learned from: {name}: {reason}", name=image.name, reason=error.reason)
        )
        return
    size = (photo.width, photo.height)
    if image.size_wh is not None and image.size_wh != size:
        said = " x ".join(map(str, image.size_wh))
        found.notes.append(
            Told(
                "Not learned from: {name} is {width} x {height} pixels, not {said}.",
                name=image.name,
                width=size[0],
                height=size[1],
                said=said,
            )
        )
        return
    found.paths[photo.sha256] = path
    shapes = [(coco.categories[one.category].name, one) for one in things]
    make = partial(_coco_example, photo.sha256, size, shapes, frozenset(found.names))
    found.makers.append(make)


def _coco_example(
    photo: str,
    size_wh: tuple[int, int],
    things: Sequence[tuple[str, ImportedObject]],
    listed: frozenset[str],
) -> PhotoExample:
    positive: dict[str, BoolMask] = {}
    objects: dict[str, list[ObjectShape]] = {}
    boxes: dict[str, list[BoxXyxy]] = {}
    left_out: BoolMask | None = None
    for name, thing in things:
        try:
            own = mask_of(thing.shape, size_wh)
        except Unusable:
            continue  # nothing of it can be painted
        mask = full_mask(own, *size_wh)
        if not thing.iscrowd:
            boxes.setdefault(name, []).append(box_of(own))
        if thing.iscrowd or isinstance(thing.shape, Box):
            left_out = mask if left_out is None else left_out | mask
            continue
        positive[name] = np.logical_or(positive[name], mask) if name in positive else mask
        shape = measured(own.pixels, size_wh[0] * size_wh[1])
        objects.setdefault(name, []).extend([shape] if shape else [])
    return PhotoExample(
        photo=photo,
        positive=positive,
        listed=listed,
        left_out=left_out,
        objects={name: tuple(shapes) for name, shapes in objects.items()},
        boxes={name: tuple(some) for name, some in boxes.items()},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One photo of a project that teaches something; what exactly is made by :meth:`example`.

    photo : content hash; path : where the photo is; names : of the categories that it may teach
    listed : ids of the categories that it was looked through for
    """

    document: ImageDocument
    photo: str
    path: Path
    names: Mapping[int, str]
    listed: frozenset[int]

    def example(self) -> PhotoExample | None:
        """Return what the photo teaches; its masks are made only now."""
        return example_of(self.document, self.photo, self.names, self.listed)

    def objects(self) -> dict[str, int]:
        """Return by class how many accepted objects the photo shows."""
        counts: dict[str, int] = {}
        for annotation in self.document.annotations:
            name = self.names.get(annotation.category_id)
            if name is not None and decision_of(annotation) == "accepted":
                counts[name] = counts.get(name, 0) + 1
        return counts


def lesson_of(
    project: Project, ref: ImageRef, categories: Sequence[Category], choices: LearningChoices
) -> Lesson | None:
    """Return what a photo of a project may teach, None for nothing; CarnnError: it is damaged."""
    if not ref.sha256 or ref.state == "new":
        return None
    document = project.documents.load(ref.id)
    if not _teaches(document):
        return None
    listed = project.images.listed_then(ref.id)
    if listed is None:
        listed = _guessed(document, ref, categories, project)
    taught = [category for category in categories if choices.teaches(category.id, ref.id)]
    return Lesson(
        document=document,
        photo=ref.sha256,
        path=project.folder / ref.path,
        names={category.id: category.name for category in taught},
        listed=listed,
    )


def examples_of_project(project: Project) -> ExamplePhotos:
    """Return what a project's photos teach; damaged documents and missing photos are left out."""
    categories = tuple(project.categories.listed())
    choices = load_choices(project)
    found = ExamplePhotos(tuple(category.name for category in categories))
    for ref in project.images.listed():
        try:
            lesson = lesson_of(project, ref, categories, choices)
        except CarnnError as error:
            found.notes.append(
                Told("Not learned from: {path}: {reason}", path=ref.path, reason=error.reason)
            )
            continue
        if lesson is None:
            continue
        if not lesson.path.is_file():
            found.notes.append(Told("Not learned from: {path} is missing.", path=ref.path))
            continue
        found.paths[ref.sha256] = lesson.path
        found.makers.append(partial(_project_example, project, ref, categories, choices))
    return found


def _teaches(document: ImageDocument) -> bool:
    """Whether a document is done or has accepted annotations."""
    accepted = any(decision_of(annotation) == "accepted" for annotation in document.annotations)
    return accepted or document.state in REVIEWED


def _project_example(
    project: Project, ref: ImageRef, categories: Sequence[Category], choices: LearningChoices
) -> PhotoExample | None:
    lesson = lesson_of(project, ref, categories, choices)
    return None if lesson is None else lesson.example()


def _guessed(
    document: ImageDocument, ref: ImageRef, categories: Sequence[Category], project: Project
) -> frozenset[int]:
    """Return the categories that a photo was looked through for, where that was not noted.

    They are those that its runs asked for and those of its annotations.
    """
    if document.state not in REVIEWED:
        return frozenset()
    listed = {annotation.category_id for annotation in document.annotations}
    asked = {text_key(text) for annotation in document.annotations for text in _asked(annotation)}
    trace = project.documents.load_trace(ref.id)
    if trace is not None and trace.steps:
        asked |= {text_key(text) for text in trace.steps[0].texts}
    named = {category.id for category in categories if text_key(category.name) in asked}
    return frozenset(listed | named)


def _asked(annotation: Annotation) -> Iterator[str]:
    return (query.name for query in annotation.provenance.run.queries)
