"""The facts of all images as stored: written with each document, counted where they are missing.

A trigger of the database throws the facts of a document away that was changed in another way, so
that they are never wrong, only absent.
"""

from __future__ import annotations

from collections.abc import Mapping

from carnn_desktop.annotations.facts import Facts, decode_facts, encode_facts, facts_of_body
from carnn_desktop.project.part import Part

_BATCH = 256
_WRITE = "INSERT OR REPLACE INTO facts (image_id, facts) VALUES (?, ?)"


class FactsPart(Part):
    """One row an image that has a document."""

    def write_facts(self, image_id: int, facts: Facts) -> None:
        """Write the facts of a document that is written in the same transaction."""
        self._file.execute(_WRITE, image_id, encode_facts(facts))

    def facts(self) -> Mapping[int, Facts]:
        """Return the facts that are known, by image."""
        rows = self._file.rows("SELECT image_id, facts FROM facts")
        return {image_id: decode_facts(text) for image_id, text in rows}

    def facts_of_image(self, image_id: int) -> Facts:
        """Return the facts of one image, counted when they are not known."""
        row = self._file.row("SELECT facts FROM facts WHERE image_id = ?", image_id)
        if row is not None:
            return decode_facts(row[0])
        body = self._file.row("SELECT body FROM documents WHERE image_id = ?", image_id)
        return Facts() if body is None else facts_of_body(body[0])

    def count_missing_facts(self, limit: int = _BATCH) -> Mapping[int, Facts]:
        """Count and keep the facts of some documents that have none; empty: all have."""
        rows = self._file.rows(
            "SELECT image_id, body FROM documents WHERE image_id NOT IN "
            "(SELECT image_id FROM facts) LIMIT ?",
            limit,
        )
        counted = {image_id: facts_of_body(body) for image_id, body in rows}
        if counted:
            self._file.execute_many(
                _WRITE, [(image_id, encode_facts(facts)) for image_id, facts in counted.items()]
            )
        return counted
