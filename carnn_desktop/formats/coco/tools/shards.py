"""Parts of one run, told by ``info.shard`` of their files: which there are, which are missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.formats.coco.rules import is_int
from carnn_desktop.formats.parse import listed, mapping

SHARD = "shard"
"""Key of ``info``."""


def shard_values(parts: Iterable[int], count: int, photos: int, run: str) -> dict[str, Any]:
    """Return what a file says of the parts in it: numbers from 1 to ``count``."""
    return {"parts": sorted(parts), "of": count, "photos": photos, "run": run}


@dataclass(slots=True)
class Parts:
    """The parts that a merge has met; no part at all for files that are not parts of a run."""

    numbers: set[int] = field(default_factory=set)
    count: int = 0
    _photos: int = 0
    _run: str = ""
    _others: list[str] = field(default_factory=list)

    def take(self, name: str, info: Any) -> None:
        """Look at the ``info`` of the file ``name``. Raises CarnnError for parts of another run."""
        values = mapping(mapping(info).get(SHARD))
        numbers = {number for number in listed(values.get("parts")) if is_int(number)}
        count, photos = values.get("of"), values.get("photos")
        if not numbers or not is_int(count) or not is_int(photos) or max(numbers) > count:
            self._others.append(name)
        else:
            told = (count, photos, str(values.get("run", "")))
            if self.numbers and told != (self.count, self._photos, self._run):
                raise CarnnError(
                    f"{name} is a part of another run than the files before it.",
                    "Merge the parts of one folder, with the same words, model and settings.",
                )
            twice = sorted(numbers & self.numbers)
            if twice:
                raise CarnnError(
                    f"{name} is part {twice[0]} of {count}, which another file is as well.",
                    "Name each part once.",
                )
            self.count, self._photos, self._run = told
            self.numbers |= numbers
        if self.numbers and self._others:
            raise CarnnError(
                f"{self._others[0]} is no part of a run, but other files are.",
                "Merge the parts first, then the result with other files.",
            )

    @property
    def missing(self) -> Sequence[int]:
        """The parts that no file is."""
        return [number for number in range(1, self.count + 1) if number not in self.numbers]

    def info(self, info: dict[str, Any]) -> dict[str, Any]:
        """Return the ``info`` of the merged file: a whole one says nothing of parts any more."""
        plain = {key: value for key, value in info.items() if key != SHARD}
        if not self.missing:
            return plain
        return {**plain, SHARD: shard_values(self.numbers, self.count, self._photos, self._run)}
