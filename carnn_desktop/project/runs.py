"""What was run on which image."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from carnn_desktop.annotations.provenance import settings_values
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.requests import Mode, SegmentationSettings, TextQuery
from carnn_desktop.contracts.results import ModelIdentity
from carnn_desktop.project.file import ProjectFile
from carnn_desktop.project.stored import from_json
from carnn_desktop.project.values import readable, to_json


class _Record(msgspec.Struct, frozen=True):
    """What is read of a record again: the names of the queries."""

    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()


class Runs:
    """One record an image and key."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file

    @staticmethod
    def key(
        sha256: str,
        queries: Iterable[TextQuery],
        mode: Mode,
        models: Iterable[ModelIdentity],
        settings: SegmentationSettings,
        examples: str = "",
    ) -> str:
        """Return the key of a run, the same for equal photo, texts, models and settings.

        examples : hash of the reviewed photos that it learned from, "" for none
        """
        weights = sorted((model.role, model.id, model.sha256) for model in models)
        texts = [query.texts for query in queries]
        values = settings_values(settings)
        described = (
            msgspec.json.encode(
                [1, sha256, [[readable(text) for text in words] for words in texts], mode, weights]
            )
            + to_json(dict(sorted(values.items())))
            + examples.encode()
        )
        return hashlib.sha256(described).hexdigest()

    def record(self, image_id: int, key: str, summary: dict[str, Any]) -> None:
        """Remember that a run was made on an image; ``summary`` is plain JSON values."""
        self._file.execute(
            "INSERT OR REPLACE INTO runs (image_id, key, finished, summary) VALUES (?, ?, ?, ?)",
            *(image_id, key, utc_now(), to_json(summary).decode()),
        )

    def asked(self, image_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
        """Return, by image, the names of all queries of its runs; images without one are absent.

        A record that cannot be read tells nothing.
        """
        if not image_ids:
            return {}
        places = ", ".join("?" * len(image_ids))
        sql = f"SELECT image_id, summary FROM runs WHERE image_id IN ({places})"
        found: dict[int, set[str]] = {}
        for image_id, text in self._file.rows(sql, *image_ids):
            record = from_json(text, _Record, _Record())
            found.setdefault(image_id, set()).update(record.kept, record.dropped)
        return {image_id: frozenset(names) for image_id, names in found.items() if names}

    def of(self, image_id: int) -> list[tuple[str, dict[str, Any]]]:
        """Return key and summary of each run on an image; a damaged summary is empty."""
        rows = self._file.rows("SELECT key, summary FROM runs WHERE image_id = ?", image_id)
        return [(key, from_json(text, dict[str, Any], {})) for key, text in rows]

    def is_done(self, image_id: int, key: str) -> bool:
        """Return whether that run was made on the image."""
        sql = "SELECT 1 FROM runs WHERE image_id = ? AND key = ?"
        return self._file.row(sql, image_id, key) is not None
