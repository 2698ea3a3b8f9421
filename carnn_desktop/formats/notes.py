"""What is worth knowing about a file that was read, and what was made of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

Effect = Literal["noted", "repaired", "left out"]
NoteKind = Literal[
    "structure",
    "image",
    "file name",
    "size",
    "exif",
    "category",
    "id",
    "outline",
    "box",
    "outside",
    "shape",
    "duplicate",
    "value",
]

_MAX_NOTES = 1000
_OF_EACH = 50


@dataclass(frozen=True, slots=True)
class Note:
    """Something in a file worth knowing, and what was made of it.

    path : JSON path, or file and line where it is no JSON
    effect : ``noted`` changed nothing
    """

    path: str
    message: str
    effect: Effect
    kind: NoteKind = "value"


@dataclass(slots=True)
class Notes:
    """Notes in the order they were made: the first thousand, and the first fifty of each
    kind, and how many there are of each.
    """

    listed: list[Note] = field(default_factory=list)
    counts: Counter[Effect] = field(default_factory=Counter)
    kinds: Counter[tuple[NoteKind, Effect]] = field(default_factory=Counter)

    def add(self, path: str, message: str, effect: Effect, kind: NoteKind = "value") -> None:
        """Make a note."""
        self.kinds[kind, effect] += 1
        self.counts[effect] += 1
        if len(self.listed) < _MAX_NOTES or self.kinds[kind, effect] <= _OF_EACH:
            self.listed.append(Note(path, message, effect, kind))
