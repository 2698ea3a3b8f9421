"""What reading annotations of any format gives, and the builder that readers fill it with."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.geometry import crosses_itself
from carnn_desktop.annotations.shapes import Rings, Shape, SizeWh, Unusable
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.importing.photo_names import decodable
from carnn_desktop.formats.notes import Effect, NoteKind, Notes

Id = int | str

NOTHING: Mapping[str, Any] = {}
"""For objects without attributes or unknown keys: there may be millions. Nobody changes it."""


_OF_OBJECTS: tuple[NoteKind, ...] = ("shape", "outline", "id", "category")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedImage:
    """An image as the file names it.

    name : as written; empty where only ``id`` is known (result files)
    bare : the name has no suffix, whatever follows a dot in it
    other_names : what the photo may be called instead, for example the one of its copy
    where : JSON path or file, for messages
    bytes, sha256 : of the image file, where the format knows them; 0 and "" else
    """

    name: str
    where: str
    id: Id | None = None
    size_wh: SizeWh | None = None
    bytes: int = 0
    sha256: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    bare: bool = False
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedCategory:
    """A class as the file names it; ``color`` #rrggbb or empty."""

    name: str
    where: str = ""
    id: Id | None = None
    supercategory: str = ""
    color: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedObject:
    """An object: ``image`` and ``category`` are places in the lists of its set.

    relative : the shape's coordinates are shares of the image's sides, 0..1
    """

    image: int
    category: int
    shape: Shape
    where: str
    id: Id | None = None
    iscrowd: bool = False
    score: float | None = None
    relative: bool = False
    attributes: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    extra: Mapping[str, Any] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSet:
    """All that a file or folder says; ``extra``: its other top-level keys.

    lossy : places of images of which objects were left out: without others they are not empty
    """

    format: str
    path: Path
    images: tuple[ImportedImage, ...]
    categories: tuple[ImportedCategory, ...]
    objects: tuple[ImportedObject, ...]
    notes: Notes
    extra: Mapping[str, Any] = field(default_factory=dict)
    lossy: frozenset[int] = frozenset()


class SetBuilder:
    """Gathers a set. Categories of the same name are one."""

    def __init__(self, format_id: str, path: Path) -> None:
        self._format = format_id
        self._path = path
        self._images: list[ImportedImage] = []
        self._categories: list[ImportedCategory] = []
        self._by_name: dict[str, int] = {}
        self._objects: list[ImportedObject] = []
        self._groups: dict[Hashable, int] = {}
        self.notes = Notes()
        self.extra: dict[str, Any] = {}
        self.lossy: set[int] = set()

    def add_image(self, image: ImportedImage) -> int:
        """Add an image; return its place."""
        self._images.append(image)
        return len(self._images) - 1

    def image(self, name: str, where: str, size_wh: SizeWh | None = None, **more: Any) -> int:
        """Add an image by its values, see :class:`ImportedImage`; return its place."""
        return self.add_image(ImportedImage(name=name, where=where, size_wh=size_wh, **more))

    @property
    def source_name(self) -> str:
        """Name of what is read."""
        return self._path.name

    @property
    def has_images(self) -> bool:
        """Whether an image was added."""
        return bool(self._images)

    def category(self, category: ImportedCategory) -> int:
        """Add a category unless there is one of that name; return its place."""
        place = self._by_name.get(decodable(category.name))
        if place is None:
            place = self.add_category(category)
        return place

    def add_category(self, category: ImportedCategory) -> int:
        """Add a category even where there is one of that name; return its place.

        Its name becomes text that every format and file can hold.
        """
        if (name := decodable(category.name)) != category.name:
            category = replace(category, name=name)
        self._by_name.setdefault(category.name, len(self._categories))
        self._categories.append(category)
        return len(self._categories) - 1

    def named(self, name: str) -> int:
        """Return the place of the category of that name, added when it is new."""
        return self.category(ImportedCategory(name=name))

    def draw(
        self,
        image: int,
        category: int | str,
        shape: Shape,
        where: str,
        *,
        group: Hashable = None,
        **more: Any,
    ) -> None:
        """Add an object by its values, see :class:`ImportedObject` and :meth:`add`.

        category : its place, or its name
        """
        place = self.named(category) if isinstance(category, str) else category
        if isinstance(shape, Rings) and crosses_itself(shape.rings[0]):
            text = Told(
                "the outline crosses itself: what it goes round twice is outside (even-odd)"
            )
            self.note(where, text, "noted", "outline")
        item = ImportedObject(image=image, category=place, shape=shape, where=where, **more)
        self.add(item, group=group)

    def add(self, item: ImportedObject, *, group: Hashable = None) -> None:
        """Add an object. Outlines of one class and ``group`` of an image are parts of one object.

        group : None or "" for an object of its own
        """
        if group in (None, "") or not isinstance(item.shape, Rings):
            self._objects.append(item)
            return
        key = (item.image, item.category, group)
        place = self._groups.setdefault(key, len(self._objects))
        if place == len(self._objects):
            self._objects.append(item)
            return
        first = self._objects[place]
        if isinstance(first.shape, Rings):
            shape = _together(first.shape, item.shape)
            self._objects[place] = replace(first, shape=shape)
            text = Told(
                "became one object with {where}, which is of the same group", where=first.where
            )
            self.note(item.where, text, "noted", "shape")

    def note(self, where: str, message: str, effect: Effect, kind: NoteKind) -> None:
        """Note something worth knowing about the file.

        An object is left out of the image that was added last.
        """
        if effect == "left out" and kind in _OF_OBJECTS and self._images:
            self.lossy.add(len(self._images) - 1)
        self.notes.add(where, message, effect, kind)

    def first_reason(self) -> str:
        """Return why the first thing was left out, after its place; "" where nothing was."""
        first = next((note for note in self.notes.listed if note.effect == "left out"), None)
        if first is None:
            return ""
        return Told("{path}: {reason}", path=first.path, reason=first.message)

    @contextmanager
    def leaving_out(self, where: str, kind: NoteKind = "shape") -> Iterator[None]:
        """Note what turns out to be Unusable within, as left out; ``where``: its place so far."""
        try:
            yield
        except Unusable as problem:
            self.note(where + problem.path, problem.reason, "left out", kind)

    def result(self) -> ImportedSet:
        """Return what was gathered."""
        return ImportedSet(
            format=self._format,
            path=self._path,
            images=tuple(self._images),
            categories=tuple(self._categories),
            objects=tuple(self._objects),
            notes=self.notes,
            extra=self.extra,
            lossy=frozenset(self.lossy),
        )


def _together(first: Rings, second: Rings) -> Rings:
    """Return the rings of both; the second's holes are holes of the second."""
    later = frozenset(len(first.rings) + place for place in second.erased)
    return Rings((*first.rings, *second.rings), first.erased | later)
