"""Documents of a project for another thread, read in small pieces so that saving goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from carnn_desktop.annotations.model import ImageRef
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.project.project import Project

Ask = Callable[[Callable[[Project], Any]], Any]
"""Does work on the project, in the thread that owns it, and returns its value."""
T = TypeVar("T")
_AT_ONCE = 16


class StoredDocuments(Generic[T]):
    """What ``read`` makes of each image, in the thread of the project.

    An image whose document is damaged is left out and noted in ``damaged``: its path and why.
    """

    def __init__(
        self, ask: Ask, refs: Sequence[ImageRef], read: Callable[[Project, int], T]
    ) -> None:
        self._ask, self._refs, self._read_one = ask, refs, read
        self.damaged: list[tuple[str, str]] = []

    def __len__(self) -> int:
        return len(self._refs)

    def __iter__(self) -> Iterator[T]:
        for start in range(0, len(self._refs), _AT_ONCE):
            refs = self._refs[start : start + _AT_ONCE]
            yield from self._ask(partial(self._read, refs))

    def _read(self, refs: Sequence[ImageRef], project: Project) -> list[T]:
        found = []
        for ref in refs:
            try:
                found.append(self._read_one(project, ref.id))
            except CarnnError as error:
                self.damaged.append((ref.path, error.reason))
        return found
