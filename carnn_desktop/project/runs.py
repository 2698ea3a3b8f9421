"""What was run on which image, settings, and the annotation ids that exports use."""

from __future__ import annotations

import contextlib
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from carnn_desktop.contracts.requests import Mode, SegmentationSettings, TextQuery
from carnn_desktop.contracts.results import ModelIdentity
from carnn_desktop.project.codec import readable, to_json
from carnn_desktop.project.part import Part, utc_now

_ID_INTERVAL_S = 0.25


class RunsPart(Part):
    """Records are small JSON values; a damaged one counts as none."""

    _ids: dict[tuple[str, int], int] | None
    _new_ids: dict[tuple[str, int], int]
    _numbers: set[int]
    _last_id: int
    _ids_written: float

    @staticmethod
    def run_key(
        sha256: str,
        queries: Iterable[TextQuery],
        mode: Mode,
        models: Iterable[ModelIdentity],
        settings: SegmentationSettings,
    ) -> str:
        """Return the key of a run, the same for equal photo, texts, models and settings."""
        weights = sorted((model.role, model.id, model.sha256) for model in models)
        texts = [query.texts for query in queries]
        values = msgspec.to_builtins(settings)
        described = msgspec.json.encode(
            [1, sha256, [[readable(text) for text in words] for words in texts], mode, weights]
        ) + to_json(dict(sorted(values.items())))
        return hashlib.sha256(described).hexdigest()

    def record_run(self, image_id: int, key: str, summary: dict[str, Any]) -> None:
        """Remember that a run was made on an image; ``summary`` is plain JSON values."""
        self._file.execute(
            "INSERT OR REPLACE INTO runs (image_id, key, finished, summary) VALUES (?, ?, ?, ?)",
            image_id,
            key,
            utc_now(),
            to_json(summary).decode(),
        )

    def done_run(self, image_id: int, key: str) -> bool:
        """Return whether that run was made on the image."""
        return (
            self._file.row("SELECT 1 FROM runs WHERE image_id = ? AND key = ?", image_id, key)
            is not None
        )

    def set_setting(self, key: str, value: Any) -> None:
        """Keep a plain JSON value in the project; None takes it out."""
        if value is None:
            self._file.execute("DELETE FROM settings WHERE key = ?", key)
        else:
            self._file.execute(
                "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)",
                key,
                to_json(value).decode(),
            )

    def get_setting(self, key: str, default: Any = None) -> Any:
        """Return a value that was kept, ``default`` when there is none or it is damaged."""
        row = self._file.row("SELECT value FROM settings WHERE key = ?", key)
        try:
            return default if row is None else msgspec.json.decode(row[0])
        except (msgspec.DecodeError, TypeError):
            return default

    def annotation_id(self, region_id: str, part: int) -> int:
        """Return the COCO annotation id of a part of a region: from 1, the same in all exports.

        New ones of a quarter of a second are written together; :meth:`flush`, any other change and
        :meth:`annotation_ids` write the rest.
        """
        self._load_ids()
        ids = self._ids if self._ids is not None else {}
        known = ids.get((region_id, part))
        if known is not None:
            return known
        self._last_id += 1
        self._numbers.add(self._last_id)
        ids[region_id, part] = self._new_ids[region_id, part] = self._last_id
        if time.monotonic() - self._ids_written > _ID_INTERVAL_S:
            self.flush()
        return self._last_id

    def claim_annotation_id(self, number: int, region_id: str) -> bool:
        """Have a region keep the id of an imported annotation; False when another has it.

        Holds from the end of the open transaction on. A region that has an id keeps it.
        """
        self._load_ids()
        key = (region_id, 0)
        if self._ids is None or number in self._numbers or key in self._ids:
            return self._ids is not None and self._ids.get(key) == number
        self._last_id = max(self._last_id, number)
        self._numbers.add(number)
        self._ids[key] = self._new_ids[key] = number
        return True

    def release_annotation_ids(self, region_ids: Iterable[str]) -> None:
        """Let the ids of imported regions go that are no more: the same file may come again."""
        self._load_ids()
        self.flush_ids()
        ids = self._ids if self._ids is not None else {}
        gone = [key for key in region_ids if (key, 0) in ids]
        self._numbers -= {ids.pop((key, 0)) for key in gone}
        self._file.execute_many(
            "DELETE FROM annotations WHERE region_id = ?", ((key,) for key in gone)
        )

    def flush_ids(self) -> None:
        """Write new ids within the transaction that is open."""
        self._write_ids()
        self._new_ids.clear()

    def _load_ids(self) -> None:
        if self._ids is None:
            rows = self._file.rows("SELECT id, region_id, part FROM annotations")
            self._ids = {(region, number): key for key, region, number in rows}
            self._ids |= self._new_ids
            self._numbers = set(self._ids.values())
            self._last_id = max(self._numbers, default=0)

    @contextlib.contextmanager
    def annotation_ids(self) -> Iterator[Callable[[str, int], int]]:
        """Give :meth:`annotation_id` for an export; at its end all ids are on disk."""
        yield self.annotation_id
        self.flush()

    def flush(self) -> None:
        """Write what is still in memory: annotation ids that were given a moment ago."""
        if self._new_ids:
            with self._file.transaction():
                pass  # the end of every transaction writes them

    def _write_ids(self) -> None:
        if self._new_ids:
            rows = [(key, region, part) for (region, part), key in self._new_ids.items()]
            self._file.execute_many(
                "INSERT INTO annotations (id, region_id, part) VALUES (?, ?, ?)", rows
            )
            self._ids_written = time.monotonic()
