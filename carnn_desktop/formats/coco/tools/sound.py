"""COCO files of sound structure, for tools that must not change what they do not understand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.json_text import JsonProblem, RepeatedKeys, odd_values
from carnn_desktop.formats.coco.rules import is_id, shown
from carnn_desktop.formats.coco.stream import CocoStream, Values


class SoundCoco:
    """An opened file: its images and annotations are streamed, everything else is in memory.

    others : top-level keys but those three. The structure is sound: lists where lists belong, ids
    there and not repeated, references known. What is not is refused with its JSON path:
    ``check-coco`` names all of it, ``--fix`` mends part of it.
    """

    def __init__(self, path: Path) -> None:
        """Read everything but images and annotations. Raises CarnnError."""
        self.path = path
        try:
            self._stream = CocoStream.open(path)
        except JsonProblem as problem:
            raise self._refusal(f"{problem.place}: {problem.reason}") from None
        reason = self._stream.structure_problem() or self._stream.odd_head_problem()
        if reason:
            raise self._refusal(reason)
        self.categories: list[Values] = self._stream.categories
        self.others = self._stream.others
        pairs = ((f"$.categories[{index}]", value) for index, value in enumerate(self.categories))
        self.category_ids = frozenset(value["id"] for _, value in self._with_id(pairs, "name"))
        self._image_ids: frozenset[Any] | None = None

    def images(self) -> Iterator[Values]:
        """Yield the images. Raises CarnnError for one that cannot be referred to."""
        seen: set[Any] = set()
        images = self._stream.elements("images", self._refuse_odd)
        for _, value in self._with_id(images, "file_name"):
            seen.add(value["id"])
            yield value
        self._image_ids = frozenset(seen)

    def annotations(self) -> Iterator[Values]:
        """Yield the annotations. Raises CarnnError for one that refers to nothing."""
        if self._image_ids is None:
            for _ in self.images():
                pass
        known = self._image_ids or frozenset()
        annotations = self._stream.elements("annotations", self._refuse_odd)
        for path, value in self._with_id(annotations):
            for key, ids in (("image_id", known), ("category_id", self.category_ids)):
                number = value.get(key)
                if not is_id(number) or number not in ids:
                    raise self._refusal(f"{path}.{key}: there is no such id: {shown(number)}")
            yield value

    def _with_id(
        self, pairs: Iterable[tuple[str, Any]], name: str = ""
    ) -> Iterator[tuple[str, Values]]:
        """Yield the values with a usable id, and with a text under ``name``."""
        seen: set[Any] = set()
        for path, value in pairs:
            if not isinstance(value, dict):
                raise self._refusal(f"{path}: must be an object, is {shown(value)}")
            if isinstance(value, RepeatedKeys):
                raise self._refusal(f"{path}: the key {value.repeated[0]} occurs more than once")
            number = value.get("id")
            if not is_id(number):
                raise self._refusal(f"{path}.id: there is no usable id")
            if number in seen:
                raise self._refusal(f"{path}.id: the id {shown(number)} is used twice")
            if name and not isinstance(value.get(name), str):
                raise self._refusal(f"{path}.{name}: the name is missing")
            seen.add(number)
            yield path, value

    def _refuse_odd(self, value: Any, path: str) -> None:
        for where, problem in odd_values(value, path):
            raise self._refusal(f"{where}: {problem}")

    def _refusal(self, reason: str) -> CarnnError:
        return CarnnError(
            f"{self.path.name} cannot be used: {reason}.",
            "See 'check-coco' for all that is wrong; 'check-coco --fix' repairs part of it.",
        )
