"""Reading COCO instances of any producer: what they mean, with everything they carry along.

The small parts of a file (categories, images) are read at once, its annotations one by one. What
has no sure meaning is left out and what was wrong in a known way is repaired; both are noted with
the JSON path. A file that is no COCO file at all is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.shapes import mask_of
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.json_text import (
    JsonProblem,
    JsonReader,
    RepeatedKeys,
    TopLevel,
    child,
    open_json,
)
from carnn_desktop.formats.coco.read_masks import Unusable, read_shape
from carnn_desktop.formats.coco.read_values import (
    CocoAnnotation,
    CocoCategory,
    CocoImage,
    CocoRecord,
    Id,
    NoteKind,
    Notes,
)
from carnn_desktop.formats.coco.rules import flag_of, is_id, is_int, is_number, shown

__all__ = ["CocoAnnotation", "CocoCategory", "CocoFile", "CocoImage", "CocoRecord"]

STREAMED = ("images", "annotations")
SizeOf = Callable[[CocoImage], tuple[int, int] | None]

_IMAGE_KEYS = frozenset({"id", "file_name", "width", "height"})
_CATEGORY_KEYS = frozenset({"id", "name", "supercategory"})
_ANNOTATION_KEYS = frozenset(
    {"id", "image_id", "category_id", "segmentation", "bbox", "area", "iscrowd", "score"}
    | {"attributes"}
)


class CocoFile:
    """An opened COCO file. ``notes`` and ``lossy`` grow while annotations are read."""

    def __init__(self, path: Path, opened: tuple[JsonReader, TopLevel] | None = None) -> None:
        """Read everything but the annotations. Raises CarnnError for what is no COCO file.

        opened : the file's JSON, where it was looked through before; ``STREAMED`` keys as arrays
        """
        self.path = path
        self.notes = Notes()
        self.lossy: set[Id] = set()  # images of which annotations were left out
        try:
            if opened is None:
                reader = open_json(path)
                opened = reader, reader.top_level(STREAMED)
        except JsonProblem as problem:
            raise _refusal(path, "$", problem) from None
        self._reader, self._top = opened
        _refuse_other_files(path, self._top)
        self.extra = {key: value for key, value in self._top.values.items() if key != "categories"}
        self._categories: dict[Id, CocoCategory] = {}
        self._images: dict[Id, CocoImage] = {}
        self._doubtful: set[Id] = set()
        self._read_categories(self._top.values["categories"])
        self._read_images()

    @property
    def categories(self) -> tuple[CocoCategory, ...]:
        """The categories in the order of the file."""
        return tuple(self._categories.values())

    @property
    def images(self) -> tuple[CocoImage, ...]:
        """The images in the order of the file, without those whose id stands for several."""
        return tuple(i for i in self._images.values() if i.id not in self._doubtful)

    def annotations(self, *, size_of: SizeOf | None = None) -> Iterator[CocoAnnotation]:
        """Yield the annotations that have a meaning, one by one, decoded.

        size_of : (width, height) of an image of which the file does not say it
        """
        for record in self.records():
            image = record.image
            size = image.size_wh or (size_of(image) if size_of is not None else None)
            try:
                if size is None:
                    name = shown(image.file_name)
                    raise Unusable(".image_id", f"the size of {name} is not known")
                mask = mask_of(record.shape, size)
            except Unusable as problem:
                self.notes.add(record.path + problem.path, problem.reason, "left out", "outline")
                continue
            yield CocoAnnotation(
                id=record.id,
                image=image,
                category=record.category,
                mask=mask,
                kind=record.kind,
                iscrowd=record.iscrowd,
                score=record.score,
                attributes=record.attributes,
                extra=record.extra,
            )

    def records(self) -> Iterator[CocoRecord]:
        """Yield the annotations that have a meaning, one by one, as shapes."""
        elements = self._reader.elements(self._top.arrays["annotations"])
        for index, value in enumerate(elements):
            path = f"$.annotations[{index}]"
            try:
                yield self._record(value, path)
            except Unusable as problem:
                kind: NoteKind = "id" if problem.path.endswith("_id") else "outline"
                self.notes.add(path + problem.path, problem.reason, "left out", kind)
                self._lost(value)

    def _lost(self, value: Any) -> None:
        """Remember whose annotation was left out; of nobody knows whom, then of all."""
        number = value.get("image_id") if isinstance(value, dict) else None
        known = [n for n in (number, _other_writing(number)) if is_id(n) and n in self._images]
        self.lossy |= {known[0]} if known else self._images.keys()

    # ----------------------------------------------------------------------------------------------

    def _record(self, value: Any, path: str) -> CocoRecord:
        if not isinstance(value, dict):
            raise Unusable("", f"must be an object, is {shown(value)}")
        if isinstance(value, RepeatedKeys):
            raise Unusable(child("", value.repeated[0]), "occurs more than once")
        image = self._image_of(value, path)
        category = self._category_of(value, path)
        read = read_shape(value, image.size_wh)
        for where, message in read.repairs:
            self.notes.add(path + where, message, "repaired", "outline")
        score, attributes = value.get("score"), value.get("attributes")
        number = value.get("id")
        extra = {key: part for key, part in value.items() if key not in _ANNOTATION_KEYS}
        if "score" in value and not is_number(score):
            extra["score"] = score
        if attributes is not None and not isinstance(attributes, dict):
            extra["attributes"] = attributes
        return CocoRecord(
            path=path,
            id=number if is_id(number) else None,
            image=image,
            category=category,
            shape=read.shape,
            kind=read.kind,
            iscrowd=self._crowd(value, path),
            score=float(score) if is_number(score) else None,
            attributes=attributes if isinstance(attributes, dict) else {},
            extra=extra,
        )

    def _crowd(self, value: dict[str, Any], path: str) -> bool:
        crowd = value.get("iscrowd", 0)
        if not is_int(crowd) or crowd not in (0, 1):
            meant = flag_of(crowd) or 0
            text = f"{shown(crowd)} was taken for {meant}"
            self.notes.add(f"{path}.iscrowd", text, "repaired")
            return meant == 1
        return crowd == 1

    def _image_of(self, value: dict[str, Any], path: str) -> CocoImage:
        number = self._known(value, "image_id", self._images, path)
        if number in self._doubtful:
            raise Unusable(".image_id", f"several images have the id {shown(number)}")
        return self._images[number]

    def _category_of(self, value: dict[str, Any], path: str) -> CocoCategory:
        return self._categories[self._known(value, "category_id", self._categories, path)]

    def _known(self, value: dict[str, Any], key: str, known: dict[Id, Any], path: str) -> Id:
        number = value.get(key)
        if key not in value:
            raise Unusable(f".{key}", "is missing")
        if is_id(number) and number in known:
            return number
        other = _other_writing(number)
        if other is not None and other in known:
            text = f"{shown(number)} was taken for {shown(other)}"
            self.notes.add(f"{path}.{key}", text, "repaired", "id")
            return other
        what = "image" if key == "image_id" else "category"
        raise Unusable(f".{key}", f"there is no {what} with id {shown(number)}")

    def _read_categories(self, values: Any) -> None:
        for index, value in enumerate(values):
            path = f"$.categories[{index}]"
            number = value.get("id") if isinstance(value, dict) else None
            if not is_id(number):
                self.notes.add(path, "has no usable id", "left out", "category")
                continue
            name = value.get("name")
            if not isinstance(name, str) or not name.strip():
                text = f"is missing: {shown(number)} was taken"
                self.notes.add(f"{path}.name", text, "repaired", "category")
                name = str(number)
            group = value.get("supercategory")
            category = CocoCategory(
                id=number,
                name=name,
                supercategory=group if isinstance(group, str) else "",
                extra={key: part for key, part in value.items() if key not in _CATEGORY_KEYS},
                path=path,
            )
            known = self._categories.setdefault(number, category)
            if known is not category:
                if known.name != category.name:
                    text = f"the id {shown(number)} stands for two names"
                    raise CarnnError(
                        f"{self.path.name} cannot be read: {path}.id: {text}.",
                        "Give every category its own id.",
                    )
                self.notes.add(path, f"is category {shown(number)} again", "repaired", "duplicate")

    def _read_images(self) -> None:
        for index, value in enumerate(self._reader.elements(self._top.arrays["images"])):
            path = f"$.images[{index}]"
            number = value.get("id") if isinstance(value, dict) else None
            name = value.get("file_name") if isinstance(value, dict) else None
            if not is_id(number) or not isinstance(name, str) or not name:
                missing = "id" if not is_id(number) else "file name"
                self.notes.add(path, f"has no usable {missing}", "left out", "image")
                continue
            width, height = value.get("width"), value.get("height")
            size = (width, height) if _is_side(width) and _is_side(height) else None
            image = CocoImage(
                id=number,
                file_name=name,
                size_wh=size,
                extra={key: part for key, part in value.items() if key not in _IMAGE_KEYS},
                path=path,
            )
            known = self._images.setdefault(number, image)
            if known is not image:
                if known.file_name == name:
                    self.notes.add(path, f"is {shown(name)} again", "repaired", "duplicate")
                else:
                    text = f"the id {shown(number)} is that of {shown(known.file_name)} too"
                    self.notes.add(f"{path}.id", text, "left out", "id")
                    self._doubtful.add(number)


def _is_side(value: Any) -> bool:
    return is_int(value) and 0 < value <= 1_000_000


def _other_writing(number: Any) -> Id | None:
    """Return the id that ``number`` probably means when it is written as a text, or the reverse."""
    if isinstance(number, str) and number.strip().isdecimal() and len(number) < 19:
        return int(number)
    if type(number) is float and number.is_integer() and abs(number) < 1 << 53:
        return int(number)
    return str(number) if is_int(number) and abs(number) < 1 << 63 else None


def _refuse_other_files(path: Path, top: TopLevel) -> None:
    if not top.is_object:
        raise _refusal(path, "$", JsonProblem(f"the top level is {shown(top.value)}"))
    if top.repeated:
        problem = JsonProblem("the section occurs more than once")
        raise _refusal(path, child("$", top.repeated[0]), problem)
    for key in ("images", "annotations", "categories"):
        if key in top.arrays or isinstance(top.values.get(key), list):
            continue
        what = f"must be a list, is {shown(top.values[key])}" if key in top.values else "is missing"
        raise _refusal(path, child("$", key), JsonProblem(what))


def _refusal(path: Path, where: str, problem: JsonProblem) -> CarnnError:
    place = f"line {problem.line}, column {problem.column}" if problem.line else where
    return CarnnError(
        f"{path.name} is not a COCO file that can be read: {place}: {problem.reason}.",
        "Export it again from the tool that made it, or choose another file.",
    )
