"""Reading COCO instances of any producer: what they mean, with everything they carry along.

The small parts of a file (categories, images) are read at once, its annotations one by one. What
has no sure meaning is left out and what was wrong in a known way is repaired; both are noted with
the JSON path. A file that is no COCO file at all is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from carnn_desktop.annotations.shapes import Unusable
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.texts import Told
from carnn_desktop.formats.coco.json_text import JsonProblem, RepeatedKeys, child
from carnn_desktop.formats.coco.read_masks import read_shape
from carnn_desktop.formats.coco.rules import flag_of, is_id, is_int, is_number, shown
from carnn_desktop.formats.coco.stream import CocoStream
from carnn_desktop.formats.notes import NoteKind, Notes
from carnn_desktop.formats.values import (
    NOTHING,
    Id,
    ImportedCategory,
    ImportedImage,
    ImportedObject,
)

_IMAGE_KEYS = frozenset({"id", "file_name", "width", "height"})
_CATEGORY_KEYS = frozenset({"id", "name", "supercategory"})
_ANNOTATION_KEYS = frozenset(
    {"id", "image_id", "category_id", "segmentation", "bbox", "area", "iscrowd", "score"}
    | {"attributes"}
)


class CocoFile:
    """An opened COCO file.

    images : in the order of the file, without those whose id stands for several
    categories : in the order of the file; extra : the other top-level keys
    notes, lossy : grow while annotations are read; lossy: places of the images of which some were
        left out
    """

    def __init__(self, path: Path, opened: CocoStream | None = None) -> None:
        """Read everything but the annotations. Raises CarnnError for what is no COCO file.

        opened : the file, where it was looked through before
        """
        self.path = path
        self.notes = Notes()
        self.lossy: set[int] = set()
        try:
            self._stream = opened or CocoStream.open(path)
        except JsonProblem as problem:
            raise self._refusal(
                Told("{place}: {reason}", place=problem.place, reason=problem.reason)
            ) from None
        reason = self._stream.structure_problem()
        if reason:
            raise self._refusal(reason)
        self.extra = self._stream.others
        categories = self._read_categories(self._stream.categories)
        images, doubtful = self._read_images()
        self.categories = tuple(categories.values())
        self.images = tuple(image for key, image in images.items() if key not in doubtful)
        self._category_places = {key: place for place, key in enumerate(categories)}
        self._image_places = dict.fromkeys(images, -1)  # -1: several images have that id
        for place, image in enumerate(self.images):
            if image.id is not None:
                self._image_places[image.id] = place

    def records(self) -> Iterator[ImportedObject]:
        """Yield the annotations that have a meaning, one by one."""
        for path, value in self._stream.elements("annotations"):
            try:
                yield self._record(value, path)
            except Unusable as problem:
                kind: NoteKind = "id" if problem.path.endswith("_id") else "outline"
                self.notes.add(path + problem.path, problem.reason, "left out", kind)
                self._lost(value)

    def _lost(self, value: Any) -> None:
        """Remember whose annotation was left out; of nobody knows whom, then of all."""
        number = value.get("image_id") if isinstance(value, dict) else None
        places = self._image_places
        known = [places[n] for n in (number, _other_writing(number)) if is_id(n) and n in places]
        self.lossy |= {*known[:1]} - {-1} if known else {*range(len(self.images))}

    # ----------------------------------------------------------------------------------------------

    def _record(self, value: Any, path: str) -> ImportedObject:
        if not isinstance(value, dict):
            raise Unusable("", Told("must be an object, is {value}", value=shown(value)))
        if isinstance(value, RepeatedKeys):
            raise Unusable(child("", value.repeated[0]), Told("occurs more than once"))
        image_id = self._known(value, "image_id", self._image_places, path)
        image = self._image_places[image_id]
        if image < 0:
            raise Unusable(
                ".image_id", Told("several images have the id {number}", number=shown(image_id))
            )
        category_id = self._known(value, "category_id", self._category_places, path)
        shape, repairs = read_shape(value, self.images[image].size_wh)
        for where, message in repairs:
            self.notes.add(path + where, message, "repaired", "outline")
        score, attributes, number = value.get("score"), value.get("attributes"), value.get("id")
        extra = {key: part for key, part in value.items() if key not in _ANNOTATION_KEYS}
        if "score" in value and not is_number(score):
            extra["score"] = score
        if attributes is not None and not isinstance(attributes, dict):
            extra["attributes"] = attributes
        return ImportedObject(
            image=image,
            category=self._category_places[category_id],
            shape=shape,
            where=path,
            id=number if is_id(number) else None,
            iscrowd=self._crowd(value, path),
            score=float(score) if is_number(score) else None,
            attributes=attributes if isinstance(attributes, dict) and attributes else NOTHING,
            extra=extra or NOTHING,
        )

    def _crowd(self, value: dict[str, Any], path: str) -> bool:
        crowd = value.get("iscrowd", 0)
        if not is_int(crowd) or crowd not in (0, 1):
            meant = flag_of(crowd) or 0
            text = Told("{crowd} was taken for {meant}", crowd=shown(crowd), meant=meant)
            self.notes.add(f"{path}.iscrowd", text, "repaired")
            return meant == 1
        return crowd == 1

    def _known(self, value: dict[str, Any], key: str, known: Mapping[Id, Any], path: str) -> Id:
        number = value.get(key)
        if key not in value:
            raise Unusable(f".{key}", Told("is missing"))
        if is_id(number) and number in known:
            return number
        other = _other_writing(number)
        if other is not None and other in known:
            text = Told("{number} was taken for {other}", number=shown(number), other=shown(other))
            self.notes.add(f"{path}.{key}", text, "repaired", "id")
            return other
        if key == "image_id":
            said = Told("there is no image with id {number}", number=shown(number))
        else:
            said = Told("there is no category with id {number}", number=shown(number))
        raise Unusable(f".{key}", said)

    def _read_categories(self, values: list[Any]) -> dict[Id, ImportedCategory]:
        found: dict[Id, ImportedCategory] = {}
        for index, value in enumerate(values):
            path = f"$.categories[{index}]"
            number = value.get("id") if isinstance(value, dict) else None
            if not is_id(number):
                self.notes.add(path, Told("has no usable id"), "left out", "category")
                continue
            name = value.get("name")
            if not isinstance(name, str) or not name.strip():
                text = Told("is missing: {number} was taken", number=shown(number))
                self.notes.add(f"{path}.name", text, "repaired", "category")
                name = str(number)
            group = value.get("supercategory")
            category = ImportedCategory(
                name=name,
                where=path,
                id=number,
                supercategory=group if isinstance(group, str) else "",
                extra={key: part for key, part in value.items() if key not in _CATEGORY_KEYS},
            )
            known = found.setdefault(number, category)
            if known is not category:
                if known.name != category.name:
                    text = Told("the id {number} stands for two names", number=shown(number))
                    raise CarnnError(
                        Told(
                            "{name} cannot be read: {path}.id: {text}.",
                            name=self.path.name,
                            path=path,
                            text=text,
                        ),
                        Told("Give every category its own id."),
                    )
                self.notes.add(
                    path,
                    Told("is category {number} again", number=shown(number)),
                    "repaired",
                    "duplicate",
                )
        return found

    def _read_images(self) -> tuple[dict[Id, ImportedImage], set[Id]]:
        """Return the images by id, and the ids that stand for several."""
        found: dict[Id, ImportedImage] = {}
        doubtful: set[Id] = set()
        for path, value in self._stream.elements("images"):
            number = value.get("id") if isinstance(value, dict) else None
            name = value.get("file_name") if isinstance(value, dict) else None
            if not is_id(number) or not isinstance(name, str) or not name:
                said = (
                    Told("has no usable file name") if is_id(number) else Told("has no usable id")
                )
                self.notes.add(path, said, "left out", "image")
                continue
            width, height = value.get("width"), value.get("height")
            image = ImportedImage(
                name=name,
                where=path,
                id=number,
                size_wh=(width, height) if _is_side(width) and _is_side(height) else None,
                extra={key: part for key, part in value.items() if key not in _IMAGE_KEYS},
            )
            known = found.setdefault(number, image)
            if known is not image:
                if known.name == name:
                    self.notes.add(
                        path, Told("is {name} again", name=shown(name)), "repaired", "duplicate"
                    )
                else:
                    text = Told(
                        "the id {number} is that of {name} too",
                        number=shown(number),
                        name=shown(known.name),
                    )
                    self.notes.add(f"{path}.id", text, "left out", "id")
                    doubtful.add(number)
        return found, doubtful

    def _refusal(self, reason: str) -> CarnnError:
        return CarnnError(
            Told(
                "{name} is not a COCO file that can be read: {reason}.",
                name=self.path.name,
                reason=reason,
            ),
            Told("Export it again from the tool that made it, or choose another file."),
        )


def _is_side(value: Any) -> bool:
    return is_int(value) and 0 < value <= 1_000_000


def _other_writing(number: Any) -> Id | None:
    """Return the id that ``number`` probably means when it is written as a text, or the reverse."""
    if isinstance(number, str) and number.strip().isdecimal() and len(number) < 19:
        return int(number)
    if type(number) is float and number.is_integer() and abs(number) < 1 << 53:
        return int(number)
    return str(number) if is_int(number) and abs(number) < 1 << 63 else None
