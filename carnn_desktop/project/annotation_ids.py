"""The annotation ids that exports use: from 1, the same in all exports, never given twice."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator

from carnn_desktop.project.file import ProjectFile

_INTERVAL_S = 0.25


class AnnotationIds:
    """Ids by annotation and part. New ones of a quarter of a second are written together.

    :meth:`flush`, the end of :meth:`batch` and any other change of the project write the rest.
    """

    def __init__(self, file: ProjectFile) -> None:
        self._file = file
        self._known: dict[tuple[str, int], int] | None = None
        self._new: dict[tuple[str, int], int] = {}
        self._taken: set[int] = set()
        self._last = 0
        self._written = 0.0
        file.on_commit(self._write, self._new.clear)

    def number(self, annotation_id: str, part: int) -> int:
        """Return the id of a part of an annotation, a new one where it has none yet."""
        known = self._loaded()
        found = known.get((annotation_id, part))
        if found is not None:
            return found
        number = self._last + 1
        self._give((annotation_id, part), number)
        if time.monotonic() - self._written > _INTERVAL_S:
            self.flush()
        return number

    def claim(self, number: int, annotation_id: str) -> bool:
        """Have an annotation keep the id of an imported annotation; False when another has it.

        Holds from the end of the open transaction on. An annotation that has an id keeps it.
        """
        known, key = self._loaded(), (annotation_id, 0)
        if number in self._taken or key in known:
            return known.get(key) == number
        self._give(key, number)
        return True

    def release(self, annotation_ids: Iterable[str]) -> None:
        """Let the ids of imported annotations go that are no more: the same file may come again."""
        known = self._loaded()
        self._write()
        self._new.clear()
        gone = [key for key in annotation_ids if (key, 0) in known]
        self._taken -= {known.pop((key, 0)) for key in gone}
        self._file.execute_many(
            "DELETE FROM annotations WHERE region_id = ?", ((key,) for key in gone)
        )

    @contextlib.contextmanager
    def batch(self) -> Iterator[Callable[[str, int], int]]:
        """Give :meth:`number` for an export; at its end all ids are on disk."""
        yield self.number
        self.flush()

    def flush(self) -> None:
        """Write the ids that were given a moment ago."""
        if self._new:
            with self._file.transaction():
                pass  # the end of every transaction writes them

    def _give(self, key: tuple[str, int], number: int) -> None:
        self._loaded()[key] = self._new[key] = number
        self._taken.add(number)
        self._last = max(self._last, number)

    def _loaded(self) -> dict[tuple[str, int], int]:
        if self._known is None:
            rows = self._file.rows("SELECT id, region_id, part FROM annotations")
            self._known = {(annotation, part): number for number, annotation, part in rows}
            self._taken = set(self._known.values())
            self._last = max(self._taken, default=0)
        return self._known

    def _write(self) -> None:
        if self._new:
            rows = [(number, annotation, part) for (annotation, part), number in self._new.items()]
            self._file.execute_many(
                "INSERT INTO annotations (id, region_id, part) VALUES (?, ?, ?)", rows
            )
            self._written = time.monotonic()
