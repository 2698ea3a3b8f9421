"""Documents and traces of a project: read with care, written in one transaction."""

from __future__ import annotations

from dataclasses import replace

from carnn_desktop.annotations.facts import facts_of
from carnn_desktop.annotations.model import ImageDocument
from carnn_desktop.contracts.errors import CarnnError
from carnn_desktop.contracts.results import Trace
from carnn_desktop.project.codec import DOCUMENT_VERSION, Codec, DamagedData
from carnn_desktop.project.facts import FactsPart
from carnn_desktop.project.images import ImagesPart, UnknownImage
from carnn_desktop.project.part import utc_now
from carnn_desktop.project.salvage import readable_part
from carnn_desktop.project.trace import TRACE_VERSION, decode_trace, encode_trace


class CorruptDocument(CarnnError):
    """What is stored for an image cannot be read. It is kept as it is; other images are fine."""

    def __init__(self, reason: str, remedy: str, image_id: int) -> None:
        super().__init__(reason, remedy)
        self.image_id = image_id


class DocumentsPart(ImagesPart, FactsPart):
    """One document and one trace an image."""

    _codec: Codec
    _damaged: set[int]

    def document(self, image_id: int) -> ImageDocument:
        """Return the document of an image, an empty one when there is none yet.

        Raises CorruptDocument, naming the image, when the stored one cannot be read; UnknownImage.
        """
        ref = self.image(image_id)
        row = self._file.row("SELECT version, body FROM documents WHERE image_id = ?", image_id)
        if row is None:
            return ImageDocument(image_id=image_id, width=ref.width, height=ref.height)
        try:
            return self._codec.decode(image_id, *row)
        except DamagedData as error:
            self._damaged.add(image_id)
            raise CorruptDocument(
                f"The annotations of {ref.path} are damaged: {error}.",
                "What was stored is kept, also when the image is annotated anew. Other images are "
                "not affected.",
                image_id,
            ) from error

    def readable_document(self, image_id: int) -> tuple[ImageDocument, int]:
        """Return what can be read of a damaged document, and how many regions are lost for it.

        The stored one stays; it is set aside when the image is saved.
        """
        ref = self.image(image_id)
        row = self._file.row("SELECT body FROM documents WHERE image_id = ?", image_id)
        document, lost = readable_part(image_id, b"" if row is None else row[0])
        if ref.width and ref.height:
            document = replace(document, width=ref.width, height=ref.height)
        return document, lost

    def save_document(self, document: ImageDocument) -> None:
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
                    utc_now(),
                    image_id,
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
                raise UnknownImage(f"The project has no image {image_id}.")
            self._file.execute(
                "INSERT INTO documents (image_id, version, body) VALUES (?, ?, ?) "
                "ON CONFLICT (image_id) DO UPDATE SET version = excluded.version, "
                "body = excluded.body",
                image_id,
                DOCUMENT_VERSION,
                body,
            )
            self.write_facts(image_id, facts_of(document))
        self._damaged.discard(image_id)

    def save_trace(self, image_id: int, trace: Trace) -> None:
        """Keep the trace of the image's last run, without full-size maps."""
        self._file.execute(
            "INSERT OR REPLACE INTO traces (image_id, version, body) VALUES (?, ?, ?)",
            image_id,
            TRACE_VERSION,
            encode_trace(trace),
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
                f"The trace of {self.image(image_id).path} is damaged: {error}.",
                "Run the model on the image again.",
                image_id,
            ) from error
