"""A COCO file as plain JSON values, for tools that must not change what they do not understand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.json_text import JsonProblem, RepeatedKeys, odd_values, open_json
from carnn_desktop.formats.coco.rules import is_id, shown

Values = dict[str, Any]


class RawCoco:
    """An opened file: its images and annotations are streamed, everything else is in memory.

    others : top-level keys but those three. The structure is sound: lists where lists belong, ids
    there and not repeated, references known. What is not is refused with its JSON path:
    ``check-coco`` names all of it, ``--fix`` mends part of it.
    """

    def __init__(self, path: Path) -> None:
        """Read everything but images and annotations. Raises CarnnError."""
        self.path = path
        try:
            self._reader = open_json(path)
            self._top = self._reader.top_level(("images", "annotations"))
        except JsonProblem as problem:
            place = f"line {problem.line}, column {problem.column}" if problem.line else "$"
            raise self._refusal(place, problem.reason) from None
        self._require_sections()
        self.categories: list[Values] = self._top.values["categories"]
        self.others = {k: v for k, v in self._top.values.items() if k != "categories"}
        self.category_ids = self._ids("categories", self.categories)
        self._image_ids: frozenset[Any] | None = None

    def images(self) -> Iterator[Values]:
        """Yield the images. Raises CarnnError for one that cannot be referred to."""
        seen: set[Any] = set()
        for index, value in enumerate(self._elements("images")):
            number = self._id(value, f"$.images[{index}]", seen)
            if not isinstance(value.get("file_name"), str):
                raise self._refusal(f"$.images[{index}].file_name", "the name is missing")
            seen.add(number)
            yield value
        self._image_ids = frozenset(seen)

    def annotations(self) -> Iterator[Values]:
        """Yield the annotations. Raises CarnnError for one that refers to nothing."""
        if self._image_ids is None:
            for _ in self.images():
                pass
        known = self._image_ids or frozenset()
        seen: set[Any] = set()
        for index, value in enumerate(self._elements("annotations")):
            path = f"$.annotations[{index}]"
            seen.add(self._id(value, path, seen))
            for key, ids in (("image_id", known), ("category_id", self.category_ids)):
                number = value.get(key)
                if not is_id(number) or number not in ids:
                    raise self._refusal(f"{path}.{key}", f"there is no such id: {shown(number)}")
            yield value

    def _elements(self, key: str) -> Iterator[Any]:
        for index, value in enumerate(self._reader.elements(self._top.arrays[key])):
            if self._reader.suspicious:
                for where, problem in odd_values(value, f"$.{key}[{index}]"):
                    raise self._refusal(where, problem)
                self._reader.suspicious = False
            yield value

    def _ids(self, key: str, values: list[Any]) -> frozenset[Any]:
        seen: set[Any] = set()
        for index, value in enumerate(values):
            seen.add(self._id(value, f"$.{key}[{index}]", seen))
            if not isinstance(value.get("name"), str):
                raise self._refusal(f"$.{key}[{index}].name", "the name is missing")
        return frozenset(seen)

    def _id(self, value: Any, path: str, seen: set[Any]) -> Any:
        if not isinstance(value, dict):
            raise self._refusal(path, f"must be an object, is {shown(value)}")
        if isinstance(value, RepeatedKeys):
            raise self._refusal(path, f"the key {value.repeated[0]} occurs more than once")
        number = value.get("id")
        if not is_id(number):
            raise self._refusal(f"{path}.id", "there is no usable id")
        if number in seen:
            raise self._refusal(f"{path}.id", f"the id {shown(number)} is used twice")
        return number

    def _require_sections(self) -> None:
        top = self._top
        if not top.is_object:
            raise self._refusal("$", "the top level is no object")
        if top.repeated:
            raise self._refusal(f"$.{top.repeated[0]}", "the section occurs more than once")
        for key in ("images", "annotations"):
            if key not in top.arrays:
                raise self._refusal(f"$.{key}", "the section is missing, or no list")
        if not isinstance(top.values.get("categories"), list):
            raise self._refusal("$.categories", "the section is missing, or no list")
        for key, value in top.values.items():
            for where, problem in odd_values(value, f"$.{key}"):
                raise self._refusal(where, problem)

    def _refusal(self, where: str, reason: str) -> CarnnError:
        return CarnnError(
            f"{self.path.name} cannot be used: {where}: {reason}.",
            "See 'check-coco' for all that is wrong; 'check-coco --fix' repairs part of it.",
        )
