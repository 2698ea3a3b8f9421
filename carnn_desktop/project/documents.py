"""Documents and traces of a project: read with care, written in one transaction.

With each document its summary is kept, for lists that must not read it. A trigger of the database
throws the summary of a document away that was changed in another way, so that it is never wrong,
only absent; then it is counted anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.annotations.summary import (
    ImageSummary,
    decode_summary,
    encode_summary,
    summary_of,
    summary_of_body,
)
from carnn_desktop.contracts.clock import utc_now
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import Trace
from carnn_desktop.contracts.texts import Told
from carnn_desktop.project.codec import DOCUMENT_VERSION, Codec
from carnn_desktop.project.file import ProjectFile
from carnn_desktop.project.images import Images, UnknownImage
from carnn_desktop.project.salvage import readable_part
from carnn_desktop.project.stored import digest
from carnn_desktop.project.trace import TRACE_VERSION, decode_trace, encode_trace
from carnn_desktop.project.values import BAD_JSON, DamagedData, to_json

_BATCH = 256


class CorruptDocument(CarnnError):
    """What is stored for an image cannot be read. It is kept as it is; other images are fine."""

    def __init__(self, reason: str, remedy: str, image_id: int) -> None:
        super().__init__(reason, remedy)
        self.image_id = image_id


class Documents:
    """One document, its summary and one trace an image. Documents are read one at a time."""

    def __init__(self, file: ProjectFile, images: Images) -> None:
        self._file = file
        self._images = images
        self._codec = Codec()
        self._damaged: set[int] = set()

    def load(self, image_id: int) -> ImageDocument:
        """Return the document of an image, an empty one when there is none yet.

        Raises CorruptDocument, naming the image, when the stored one cannot be read; UnknownImage.
        """
        ref = self._images.get(image_id)
        row = self._file.row("SELECT version, body FROM documents WHERE image_id = ?", image_id)
        if row is None:
            return ImageDocument(image_id=image_id, width=ref.width, height=ref.height)
        try:
            return self._codec.decode(image_id, *row)
        except DamagedData as error:
            self._damaged.add(image_id)
            raise CorruptDocument(
                Told("The annotations of {path} are damaged: {error}.", path=ref.path, error=error),
                Told(
                    "What was stored is kept, also when the image is annotated anew. Other "
                    "images are not affected."
                ),
                image_id,
            ) from error

    def load_readable(self, image_id: int) -> tuple[ImageDocument, int]:
        """Return what can be read of a damaged document, and how many annotations are lost for it.

        The stored one stays; it is set aside when the image is saved.
        """
        ref = self._images.get(image_id)
        document, lost = readable_part(image_id, self._body(image_id) or b"")
        if ref.width and ref.height:
            document = replace(document, width=ref.width, height=ref.height)
        return document, lost

    def save(self, document: ImageDocument) -> None:
        """Write a document and its image's state and size in one transaction.

        A damaged document in its place is set aside, not overwritten. Raises UnknownImage and
        ProjectError; the file is then as it was.
        """
        body = self._codec.encode(document)
        image_id = document.image_id
        with self._file.transaction():
            if image_id in self._damaged:
                self._file.execute(
                    "INSERT INTO damaged (image_id, version, body, moved) "
                    "SELECT image_id, version, body, ? FROM documents WHERE image_id = ?",
                    *(utc_now(), image_id),
                )
            changed = self._file.execute(
                "UPDATE images SET state = ?, width = max(width * (? = 0), ?), "
                "height = max(height * (? = 0), ?) WHERE id = ?",
                document.state,
                *(document.width, document.width),
                *(document.height, document.height),
                image_id,
            )
            if not changed:
                raise UnknownImage(Told("The project has no image {image_id}.", image_id=image_id))
            self._file.execute(
                "INSERT INTO documents (image_id, version, body) VALUES (?, ?, ?) "
                "ON CONFLICT (image_id) DO UPDATE SET version = excluded.version, "
                "body = excluded.body",
                *(image_id, DOCUMENT_VERSION, body),
            )
            self._write_summary({image_id: summary_of(document)})
        self._damaged.discard(image_id)

    def save_trace(self, image_id: int, trace: Trace) -> None:
        """Keep the trace of the image's last run, without full-size maps."""
        self._file.execute(
            "INSERT OR REPLACE INTO traces (image_id, version, body) VALUES (?, ?, ?)",
            *(image_id, TRACE_VERSION, encode_trace(trace)),
        )

    def load_trace(self, image_id: int) -> Trace | None:
        """Return the trace of the image's last run; raise CorruptDocument when it is damaged."""
        row = self._file.row("SELECT version, body FROM traces WHERE image_id = ?", image_id)
        if row is None:
            return None
        try:
            return decode_trace(*row)
        except DamagedData as error:
            raise CorruptDocument(
                Told(
                    "The trace of {path} is damaged: {error}.",
                    path=self._images.get(image_id).path,
                    error=error,
                ),
                Told("Run the model on the image again."),
                image_id,
            ) from error

    # Summaries ------------------------------------------------------------------------------------

    def summary(self) -> Mapping[int, ImageSummary]:
        """Return the summaries that are known, by image."""
        rows = self._file.rows("SELECT image_id, facts FROM facts")
        return {image_id: decode_summary(text) for image_id, text in rows}

    def all_summaries(self) -> Mapping[int, ImageSummary]:
        """Return the summaries of all documents, by image; counts those that are not known."""
        while self.count_missing_summaries():
            pass
        return self.summary()

    def summary_of(self, image_id: int) -> ImageSummary:
        """Return the summary of one image, counted when it is not known."""
        row = self._file.row("SELECT facts FROM facts WHERE image_id = ?", image_id)
        if row is not None:
            return decode_summary(row[0])
        body = self._body(image_id)
        return ImageSummary() if body is None else summary_of_body(body)

    def count_missing_summaries(self, limit: int = _BATCH) -> Mapping[int, ImageSummary]:
        """Count and keep the summaries of some documents that have none; empty: all have."""
        rows = self._file.rows(
            "SELECT image_id, body FROM documents WHERE image_id NOT IN "
            "(SELECT image_id FROM facts) LIMIT ?",
            limit,
        )
        counted = {image_id: summary_of_body(body) for image_id, body in rows}
        if counted:
            self._write_summary(counted)
        return counted

    # Merging of categories ------------------------------------------------------------------------

    def relabel(self, image_ids: Iterable[int], gone: frozenset[int], kept: int) -> int:
        """Give the annotations of categories that go the one that is kept; return how many they
        were.

        Within the transaction that is open. What taking the last import back would bring back is
        relabelled too, so that it can be taken back all the same.
        """
        self._relabel_import_undo(gone, kept)
        self._relabel_reviewed(gone, kept)
        total = 0
        for image_id in image_ids:
            body, moved = _relabelled(self._body(image_id), gone, kept)
            if body is not None and moved:
                sql = "UPDATE documents SET body = ? WHERE image_id = ?"
                self._file.execute(sql, body, image_id)
                self._write_summary({image_id: summary_of_body(body)})
            total += moved
        return total

    def _relabel_import_undo(self, gone: frozenset[int], kept: int) -> None:
        rows = self._file.rows(
            "SELECT u.image_id, u.body, u.after, d.body FROM import_undo u "
            "LEFT JOIN documents d ON d.image_id = u.image_id"
        )
        for image_id, before, after, now in rows:
            untouched = now is not None and digest(now) == after
            seal = digest(_relabelled(now, gone, kept)[0]) if untouched else after
            self._file.execute(
                "UPDATE import_undo SET body = ?, after = ? WHERE image_id = ?",
                *(_relabelled(before, gone, kept)[0], seal, image_id),
            )

    def _relabel_reviewed(self, gone: frozenset[int], kept: int) -> None:
        """Where a category that goes was listed when an image was done, the other one was."""
        for image_id, listed in self._images.listed_when_done().items():
            if listed & gone:
                self._images.note_listed(image_id, listed - gone | {kept})

    def _body(self, image_id: int) -> bytes | None:
        row = self._file.row("SELECT body FROM documents WHERE image_id = ?", image_id)
        return None if row is None else row[0]

    def _write_summary(self, summary: Mapping[int, ImageSummary]) -> None:
        self._file.execute_many(
            "INSERT OR REPLACE INTO facts (image_id, facts) VALUES (?, ?)",
            [(image_id, encode_summary(one)) for image_id, one in summary.items()],
        )


def _relabelled(body: bytes | None, gone: frozenset[int], kept: int) -> tuple[bytes | None, int]:
    """Return a stored document with the annotations moved, and how many; a damaged one as it is."""
    if body is None:
        return None, 0
    try:
        stored: dict[str, Any] = msgspec.json.decode(body)
        annotations = [
            annotation for annotation in stored["regions"] if annotation["concept"] in gone
        ]
    except (*BAD_JSON, KeyError):
        return body, 0
    for annotation in annotations:
        annotation["concept"] = kept
    return (to_json(stored), len(annotations)) if annotations else (body, 0)
