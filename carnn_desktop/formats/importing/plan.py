"""What an import would do, before it does anything: images, sizes, EXIF, categories, findings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from carnn_desktop.annotations.model import Category, ImageRef
from carnn_desktop.annotations.shapes import Box
from carnn_desktop.contracts.progress import Progress, ProgressCallback, ignore_progress
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.importing.fitting import Fit, fit_image
from carnn_desktop.formats.importing.matching import Match, Matcher
from carnn_desktop.formats.importing.photos import Photos
from carnn_desktop.formats.notes import NoteKind, Notes
from carnn_desktop.formats.values import (
    ImportedCategory,
    ImportedImage,
    ImportedObject,
    ImportedSet,
)

Status = Literal["matched", "missing", "ambiguous", "unreadable", "size"]
Mode = Literal["merge", "replace"]
Exif = Literal["auto", "raw", "upright"]
ImportState = Literal["accepted", "proposed"]

_PROGRESS_EVERY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the user decides in the preview.

    mode : keep what an image has and add to it, or let the file's objects take its place
    state : accepted counts as reviewed; proposed waits for a person
    exif : in which coordinates turned photos were annotated; ``auto`` = as was found
    scale : fit objects to photos of another size than the file says
    empty_done : photos the file lists without objects count as reviewed (accepted only)
    targets : category place -> name of the category; None leaves its objects out
    """

    mode: Mode = "merge"
    state: ImportState = "accepted"
    exif: Exif = "auto"
    scale: bool = False
    empty_done: bool = True
    targets: Mapping[int, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedImage:
    """An image of the file; ``place`` in the set. ``fit`` None where no photo was found.

    lossy : objects of it were left out while the file was read
    """

    place: int
    image: ImportedImage
    match: Match
    status: Status
    path: str = ""
    fit: Fit | None = None
    objects: int = 0
    reason: str = ""
    lossy: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether the file says of it that there is nothing."""
        return not self.objects and not self.lossy


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCategory:
    """A category of the file and the category it will be; ``category_id`` None = a new one.

    objects : of it in the whole file; here : in the photos that were found
    """

    place: int
    category: ImportedCategory
    objects: int
    target: str
    category_id: int | None
    here: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """A preview. ``by_image``: places of the objects of each image place, in file order."""

    annotations: ImportedSet
    images: tuple[PlannedImage, ...]
    categories: tuple[PlannedCategory, ...]
    by_image: Mapping[int, Sequence[int]]
    notes: Notes

    def count(self, status: Status) -> int:
        """Return how many images of the file have that status."""
        return sum(image.status == status for image in self.images)

    @property
    def objects(self) -> int:
        """Number of objects of photos that were found."""
        return sum(image.objects for image in self.images if image.status == "matched")

    @property
    def turned(self) -> int:
        """Number of photos whose objects lie in coordinates before the EXIF rotation."""
        return sum(image.fit is not None and image.fit.exif == "raw" for image in self.images)


def make_plan(
    annotations: ImportedSet,
    folder: Path,
    refs: Sequence[ImageRef],
    categories: Sequence[Category],
    *,
    on_progress: ProgressCallback = ignore_progress,
) -> ImportPlan:
    """Match a set to the photos and categories of a project; nothing is changed.

    on_progress : called every few images, stage ``match``; may raise Cancelled
    """
    photos = Photos(folder, refs)
    source = annotations.path
    beside = source if source.is_dir() else source.parent
    matcher = Matcher(photos, beside)
    by_image: dict[int, list[int]] = defaultdict(list)
    for place, item in enumerate(annotations.objects):
        by_image[item.image].append(place)
    planned: list[PlannedImage] = []
    total = len(annotations.images)
    for place, image in enumerate(annotations.images):
        if place % _PROGRESS_EVERY == 0:
            on_progress(Progress("match", place, total, text=image.name))
        objects = [annotations.objects[number] for number in by_image.get(place, ())]
        entry = _planned(place, image, matcher.match(image), objects, photos)
        planned.append(replace(entry, lossy=place in annotations.lossy))
    on_progress(Progress("match", total, total))
    notes = annotations.notes
    planned = _with_one_photo_each(planned)
    planned = _with_common_exif(planned)
    _note(planned, annotations, notes)
    _note_boxes(annotations, notes)
    return ImportPlan(
        annotations=annotations,
        images=tuple(planned),
        categories=_categories(annotations, categories, planned),
        by_image=by_image,
        notes=notes,
    )


def _planned(
    place: int,
    image: ImportedImage,
    match: Match,
    objects: Sequence[ImportedObject],
    photos: Photos,
) -> PlannedImage:
    base = PlannedImage(
        place=place, image=image, match=match, status="missing", objects=len(objects)
    )
    if match.image_id is None:
        if match.how == "several":
            reason = Told(
                "several photos fit: {candidates}", candidates=", ".join(match.candidates)
            )
            return replace(base, status="ambiguous", reason=reason)
        if image.name:
            return replace(base, reason=Told("no photo of the folder has this name"))
        said = Told("no photo of the folder has this number, and the file says no more of it")
        return replace(base, reason=said)
    path = photos.refs[match.image_id].path
    header = photos.header(match.image_id)
    if header.reason:
        return replace(base, status="unreadable", path=path, reason=header.reason)
    fit = fit_image(image, objects, header)
    if fit.problem:
        return replace(base, status="size", path=path, fit=fit, reason=fit.problem)
    return replace(base, status="matched", path=path, fit=fit)


def _with_one_photo_each(planned: list[PlannedImage]) -> list[PlannedImage]:
    """Let only entries that surely mean it share a photo: those of the same path, or one by path.

    Two names of the file that end at one photo are ambiguous, not both right; where one of them
    has more of the photo's folders than all others, it is the one.
    """
    users: dict[int, list[PlannedImage]] = defaultdict(list)
    for entry in planned:
        if entry.match.image_id is not None:
            users[entry.match.image_id].append(entry)
    changed = {}
    for entries in users.values():
        if len({entry.image.name for entry in entries}) == 1:
            continue
        sure = _surest(entries)
        for entry in entries:
            if sure is not None and entry.image.name == sure.image.name:
                continue
            others = ", ".join(sorted({o.image.name for o in entries if o is not entry})[:3])
            reason = Told("{path} would also be {others}", path=entry.path, others=others)
            match = Match(None, "several", (entry.path,))
            changed[entry.place] = replace(
                entry, match=match, status="ambiguous", reason=reason, fit=None
            )
    return [changed.get(entry.place, entry) for entry in planned]


def _surest(entries: Sequence[PlannedImage]) -> PlannedImage | None:
    """Return the one that surely means the photo, None where several may."""
    exact = {entry.image.name: entry for entry in entries if entry.match.how == "path"}
    if exact:
        return next(iter(exact.values())) if len(exact) == 1 else None
    most = max(entry.match.shared for entry in entries)
    best = {entry.image.name: entry for entry in entries if entry.match.shared == most}
    return next(iter(best.values())) if len(best) == 1 and most > 1 else None


def _with_common_exif(planned: list[PlannedImage]) -> list[PlannedImage]:
    """Decide photos that do not tell by those of the same file that do."""
    known = {e.fit.exif for e in planned if e.fit is not None and e.fit.exif in ("raw", "upright")}
    if len(known) != 1:
        return planned
    exif = known.pop()
    return [
        replace(entry, fit=replace(entry.fit, exif=exif))
        if entry.fit is not None and entry.fit.exif == "unsure"
        else entry
        for entry in planned
    ]


def _note(planned: Sequence[PlannedImage], annotations: ImportedSet, notes: Notes) -> None:
    """Add what matching found to the notes of reading."""
    for entry in planned:
        where = entry.image.where
        if "\\" in entry.image.name:
            notes.add(
                where,
                Told("{name} has backslashes", name=entry.image.name),
                "repaired",
                "file name",
            )
        if entry.status != "matched":
            name = entry.image.name or f"image {entry.image.id}"
            subject: NoteKind = "size" if entry.status == "size" else "image"
            notes.add(
                where, Told("{name}: {reason}", name=name, reason=entry.reason), "left out", subject
            )
            continue
        if entry.fit is not None:
            for kind, text in entry.fit.remarks:
                notes.add(
                    where, Told("{path}: {reason}", path=entry.path, reason=text), "noted", kind
                )
            if entry.fit.exif == "raw":
                text = Told("its objects lie in the photo as stored, before its EXIF rotation")
                notes.add(
                    where,
                    Told("{path}: {reason}", path=entry.path, reason=text),
                    "repaired",
                    "exif",
                )
            elif entry.fit.exif == "unsure":
                text = Told("it is turned by EXIF, and nothing tells whether its objects are too")
                notes.add(
                    where, Told("{path}: {reason}", path=entry.path, reason=text), "noted", "exif"
                )
    groups = Counter(category.name.casefold() for category in annotations.categories)
    for category in annotations.categories:
        if groups[category.name.casefold()] > 1:
            text = Told(
                "{name} is the name of several categories, which become one concept",
                name=category.name,
            )
            notes.add(category.where, text, "noted", "category")


def _note_boxes(annotations: ImportedSet, notes: Notes) -> None:
    boxes = sum(isinstance(item.shape, Box) for item in annotations.objects)
    if boxes:
        text = Told(
            "{boxes:,} of {count:,} objects are boxes without an outline",
            boxes=boxes,
            count=len(annotations.objects),
        )
        notes.add("$" if annotations.format.startswith("coco") else "", text, "noted", "box")


def _categories(
    annotations: ImportedSet, categories: Sequence[Category], planned: Sequence[PlannedImage]
) -> tuple[PlannedCategory, ...]:
    counts = Counter(item.category for item in annotations.objects)
    there = {entry.place for entry in planned if entry.status == "matched"}
    here = Counter(item.category for item in annotations.objects if item.image in there)
    by_name: dict[str, Category] = {}
    for category in categories:
        for text in category.synonyms:
            by_name.setdefault(text.casefold(), category)
    by_name.update({category.name.casefold(): category for category in categories})
    by_id = {category.file_id: category for category in categories}
    found = []
    for place, named in enumerate(annotations.categories):
        known = by_name.get(named.name.casefold())
        if known is None and annotations.format == "coco-results":
            known = by_id.get(named.id) if isinstance(named.id, int) else None
        found.append(
            PlannedCategory(
                place=place,
                category=named,
                objects=counts[place],
                target=known.name if known is not None else named.name.strip(),
                category_id=None if known is None else known.id,
                here=here[place],
            )
        )
    return tuple(found)
